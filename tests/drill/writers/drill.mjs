import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { places } from '../databases.mjs'
import { dice, freshClone, serving, startPortal } from '../portal.mjs'
import { write } from './writing.mjs'

const ROUNDS = Number(process.env.ROUNDS ?? 20)
const WRITERS = 50
/** The kill falls so long after the first acknowledgement at most. */
const LONGEST_MS = 2_000
/** Receipts that are shown to the portal again after each start. */
const SHOWN = 20

function questionsOf(clone, env) {
  const args = ['--import', 'tsx', 'tests/drill/writers/questions.ts']
  const options = { cwd: clone, env: { ...process.env, ...env }, timeout: 120_000, maxBuffer: 2 ** 28 }
  return JSON.parse(execFileSync(process.execPath, args, options))
}

/** Every acknowledged write is there under its number, whole, and nothing is there twice. */
function check(questions, acknowledged) {
  const byWords = new Map()
  for (const question of questions) {
    const key = `${question.words} on ${question.day}`
    assert.ok(!byWords.has(key), `once: ${key}`)
    byWords.set(key, question)
    assert.equal(question.answers, 1, `with its answer: ${key}`)
  }
  const found = new Map(questions.map(({ id, words }) => [id, words]))
  for (const [words, { received }] of acknowledged) assert.equal(found.get(Number(received.slice(2))), words, received)
}

/** Whoever was told a number is known again by it. */
async function showReceipts(portal, acknowledged, random) {
  const all = [...acknowledged.values()]
  for (let i = 0; i < SHOWN && all.length > 0; i++) {
    const { received, receipt } = all[Math.floor(random() * all.length)]
    const page = await (await fetch(`${portal.url}/en/zoning/ask?received=${received}&receipt=${receipt}`)).text()
    assert.ok(page.includes(received), `the portal knows ${received}`)
  }
}

async function killedWhileWriting(start, { round, again, acknowledged, random }) {
  const portal = await start()
  await serving(portal)
  await showReceipts(portal, acknowledged, random)
  const afterMs = Math.round(random() * LONGEST_MS)
  let isKilled = false
  const kill = async () => {
    if (isKilled) return
    isKilled = true
    await setTimeout(afterMs)
    await portal.signal('SIGKILL')
  }
  let killing = Promise.resolve()
  const onFirst = () => {
    if (!isKilled) killing = kill()
  }
  const underWay = await write(portal, { writers: WRITERS, round, again, acknowledged, onFirst })
  await killing
  return { underWay, afterMs }
}

async function on(place, clone, { random, start }) {
  await place.make()
  const acknowledged = new Map()
  let again = []
  for (let round = 1; round <= ROUNDS; round++) {
    const before = acknowledged.size
    const { underWay, afterMs } = await killedWhileWriting(start, { round, again, acknowledged, random })
    again = underWay
    const questions = questionsOf(clone, place.env)
    check(questions, acknowledged)
    const known = new Set(questions.map(({ words }) => words))
    const written = underWay.filter(words => known.has(words)).length
    console.log(
      `  ${place.name} ${round}: killed ${afterMs} ms after the first of ${acknowledged.size - before} acknowledged; ${underWay.length} under way, ${written} of them written`,
    )
  }
  assert.ok(acknowledged.size >= ROUNDS, 'the writers wrote')
  console.log(`  ${place.name}: ${ROUNDS} kills, ${acknowledged.size} acknowledged writes, each there once, none twice`)
}

/**
 * Fifty writers over HTTP, and kill -9 in the midst of them, again and again. What was under way at a kill is sent once
 * more after the next start, as a person would.
 */
export async function writers(seed) {
  const clone = freshClone()
  const started = []
  try {
    for (const place of places(clone)) {
      const start = async () => {
        const portal = await startPortal(clone, { ...place.env, LOG_LEVEL: 'warn' })
        started.push(portal)
        return portal
      }
      try {
        await on(place, clone, { random: dice(seed), start })
      } finally {
        for (const portal of started) await portal.signal('SIGKILL')
        await place.drop()
      }
    }
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
}
