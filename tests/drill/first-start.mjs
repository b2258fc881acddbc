import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { contents, dice, freshClone, serving, startPortal, stopInOrder } from './portal.mjs'

const ROUNDS = 10
/** Rounds that begin from the bare sources; the others from built pages, so that the kills fall on the database. */
const BARE_ROUNDS = 4

async function timedStart(clone) {
  const began = Date.now()
  const portal = await startPortal(clone)
  await serving(portal)
  return { portal, ms: Date.now() - began }
}

/** A second process on the folder of a running one goes away with one line and leaves the data as it is. */
async function secondProcess(clone, first) {
  const before = await contents(first)
  const began = Date.now()
  const second = await startPortal(clone)
  const { code } = await second.ended
  const ms = Date.now() - began
  assert.equal(code, 1)
  assert.equal(second.output().trim().split('\n').length, 1, second.output())
  assert.match(second.output(), /別のプロセスが使用中.*in use by another process/)
  assert.equal(await contents(first), before)
  console.log(`  second process: gone after ${ms} ms`)
}

/** Killed with -9 at random moments of its first start, the portal's next start serves the whole sample. */
export async function firstStart(seed) {
  const clone = freshClone()
  const random = dice(seed)
  try {
    const bare = await timedStart(clone)
    const expected = await contents(bare.portal)
    await secondProcess(clone, bare.portal)
    await stopInOrder(bare.portal)
    const again = await timedStart(clone)
    assert.equal(await contents(again.portal), expected)
    assert.doesNotMatch(again.portal.output(), /Building the pages|Filling in/)
    await stopInOrder(again.portal)
    rmSync(join(clone, 'data'), { recursive: true })
    const built = await timedStart(clone)
    await stopInOrder(built.portal)
    console.log(`  first start ${bare.ms} ms, second ${again.ms} ms, first with built pages ${built.ms} ms`)

    for (let round = 0; round < ROUNDS; round++) {
      const isBare = round < BARE_ROUNDS
      for (const left of isBare ? ['data', 'build', '.cache'] : ['data']) {
        rmSync(join(clone, left), { recursive: true, force: true })
      }
      const afterMs = Math.round(random() * (isBare ? bare.ms : built.ms))
      const victim = await startPortal(clone)
      await setTimeout(afterMs)
      // Every other time only npm is killed: what it started has to go with it.
      await victim.signal('SIGKILL', { group: round % 2 === 0 })
      const next = await timedStart(clone)
      assert.equal(await contents(next.portal), expected)
      await stopInOrder(next.portal)
      const last = victim.output().trim().split('\n').at(-1)?.trim() ?? ''
      console.log(`  killed after ${afterMs} ms at "${last}": next start served all in ${next.ms} ms`)
    }
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
}
