import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { dice, freePort, freshClone, serving, startPortal, stopInOrder } from '../portal.mjs'
import { mailServer } from './mail-server.mjs'

const KILLS = 10
const LETTERS = { hour: 200, kills: 400 }

const scriptOf = (clone, env) => [
  process.execPath,
  ['--import', 'tsx', 'tests/drill/mail/letters.ts'],
  { cwd: clone, env: { ...process.env, DATABASE_URL: '', DATA_DIR: join(clone, 'data'), ...env } },
]

/** One run of the script beside a stopped portal; its answer. */
function ask(clone, env, ...task) {
  const [program, args, options] = scriptOf(clone, env)
  return JSON.parse(execFileSync(program, [...args, ...task], { ...options, timeout: 120_000 }))
}

async function until(isSo, words, seconds = 120) {
  for (const limit = Date.now() + seconds * 1000; !(await isSo()); await setTimeout(5))
    assert.ok(Date.now() < limit, `within ${seconds} s: ${words}`)
}

/** The mail server is away for an hour of the sender's clock: nothing is lost, tried out or sent twice. */
async function downForAnHour(clone, env, port) {
  const [program, args, options] = scriptOf(clone, env)
  const child = spawn(program, [...args, 'hour', String(LETTERS.hour)], {
    ...options,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const limit = AbortSignal.timeout(300_000)
  limit.addEventListener('abort', () => child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async () => JSON.parse((await lines.next()).value)
  const written = await answer()
  const after = await answer()
  assert.deepEqual(
    { waiting: after.waiting, failed: after.failed, tries: after.tries },
    { waiting: LETTERS.hour, failed: 0, tries: 0 },
    'after the hour every letter waits, with no try lost',
  )
  const server = await mailServer(port, { pauseMs: 0 })
  child.stdin.write('\n')
  const end = await answer()
  await server.stop()
  assert.deepEqual([end.waiting, end.failed], [0, 0])
  assert.deepEqual([...server.taken].sort(), [...written].sort(), 'each letter came once')
  assert.ok(end.seconds <= 120, `all out ${end.seconds} s after the return`)
  console.log(
    `  an hour without a mail server: ${after.refusals} tries, ${LETTERS.hour} letters waited, none lost or failed`,
  )
  console.log(`  all out ${end.seconds} s (of the sender's clock) after its return, each once`)
}

/** Killed while it sends, ten times: whatever came twice was under way at a kill. */
async function killedWhileSending(clone, env, port, { random, start }) {
  const written = ask(clone, env, 'write', String(LETTERS.kills))
  const server = await mailServer(port, { pauseMs: 10 })
  const underWay = new Set()
  for (let kill = 0; kill < KILLS; kill++) {
    const before = server.taken.length
    const wanted = before + 3 + Math.floor(random() * 25)
    const victim = await start()
    await until(() => server.taken.length >= wanted, 'letters are sent')
    await setTimeout(random() * 25)
    await victim.signal('SIGKILL')
    underWay.add(server.taken.at(-1))
    console.log(`  killed after ${server.taken.length - before} letters`)
  }
  const last = await start()
  await until(() => new Set(server.taken).size >= written.length, 'every letter is sent', 300)
  // The last one has to be noted as sent, too.
  await setTimeout(1_000)
  await stopInOrder(last)
  await server.stop()
  const times = new Map()
  for (const id of server.taken) times.set(id, (times.get(id) ?? 0) + 1)
  const twice = [...times].filter(([, count]) => count > 1).map(([id]) => id)
  assert.deepEqual([...times.keys()].sort(), [...written].sort(), 'every letter came, and no other')
  assert.deepEqual(
    twice.filter(id => !underWay.has(id)),
    [],
    'each repeat was under way at a kill',
  )
  assert.ok(server.taken.length - written.length <= KILLS, 'at most one repeat for a kill')
  assert.equal(ask(clone, env, 'counts').waiting, 0)
  console.log(
    `  ${KILLS} kills: ${written.length} letters came, ${twice.length} of them twice, each under way at a kill`,
  )
}

/** No letter is lost while the mail server is away or the portal is killed, and none is sent twice without a kill. */
export async function mail(seed) {
  const clone = freshClone()
  const port = await freePort()
  const env = { SMTP_URL: `smtp://127.0.0.1:${port}`, BASE_URL: 'http://localhost:3000', LOG_LEVEL: 'warn' }
  const portals = []
  const start = async () => {
    const portal = await startPortal(clone, env)
    portals.push(portal)
    return portal
  }
  try {
    const portal = await start()
    await serving(portal)
    // Its sample writes letters of its own until it says that it is all there.
    await until(() => portal.output().includes('(Ctrl+C stops)'), 'the start comes to its end')
    await stopInOrder(portal)
    await downForAnHour(clone, env, port)
    await killedWhileSending(clone, env, port, { random: dice(seed), start })
  } finally {
    for (const portal of portals) await portal.signal('SIGKILL')
    rmSync(clone, { recursive: true, force: true })
  }
}
