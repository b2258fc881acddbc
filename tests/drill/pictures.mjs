import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const MEGABYTE = 1024 * 1024
/** What two pictures under way may add to a process at most, whatever is sent. */
const MOST_GROWTH = 700 * MEGABYTE
/** What may be left of it after all of them, beside what the allocator keeps. */
const MOST_LEFT = 150 * MEGABYTE
/** A loop that stands still longer than this answers nobody. */
const MOST_STALL_MS = 500
const ROUNDS = 4

const memoryOf = pid => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024
const inMb = bytes => Math.round(bytes / MEGABYTE)

/** Bad and large pictures by the dozen, on a process of its own: its memory is bounded and its loop goes on. */
export async function pictures() {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('pictures-child.ts', import.meta.url))],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  const next = () =>
    new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', code => reject(new Error(`The process ended with ${code}`)))
    })
  try {
    await next()
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) {
      const before = memoryOf(child.pid)
      let peak = before
      const timer = setInterval(() => {
        peak = Math.max(peak, memoryOf(child.pid))
      }, 20)
      const answer = next()
      child.send('again')
      const { outcomes, stallMs } = await answer
      clearInterval(timer)
      rounds.push({ before, peak, after: memoryOf(child.pid), stallMs })
      console.log(
        `  round ${round + 1}: ${JSON.stringify(outcomes)}; memory ${inMb(before)} → ${inMb(peak)} at most → ${inMb(rounds.at(-1).after)} MB; longest stop of the loop ${Math.round(stallMs)} ms`,
      )
    }
    const [first] = rounds
    for (const { peak, stallMs } of rounds) {
      assert.ok(peak - first.before < MOST_GROWTH, 'the memory is bounded')
      assert.ok(stallMs < MOST_STALL_MS, 'the loop goes on')
    }
    assert.ok(rounds.at(-1).after - rounds[1].after < MOST_LEFT, 'the memory does not grow from round to round')
  } finally {
    child.kill('SIGKILL')
  }
}
