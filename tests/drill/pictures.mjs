import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const MEGABYTE = 1024 * 1024
/** What the portal's own process may grow by, whatever is sent: files pass through it one at a time. */
const MOST_GROWTH = 150 * MEGABYTE
/** What may be left of that from round to round. */
const MOST_LEFT = 60 * MEGABYTE
/** What the processes may take together in which pictures are made. */
const MOST_MAKING = 1200 * MEGABYTE
/** A loop that stands still longer than this answers nobody. */
const MOST_STALL_MS = 500
const ROUNDS = 4

const read = path => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Ended a moment ago.
    return ''
  }
}
const memoryOf = pid => Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024
const childrenOf = pid => read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
const inMb = bytes => Math.round(bytes / MEGABYTE)

/** Looks at a process and those that it has started, until it is told to stop; gives the most of each. */
function watch(pid) {
  const most = { own: memoryOf(pid), making: 0 }
  const timer = setInterval(() => {
    most.own = Math.max(most.own, memoryOf(pid))
    const making = childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), 0)
    most.making = Math.max(most.making, making)
  }, 20)
  return () => {
    clearInterval(timer)
    return most
  }
}

/** Bad and large pictures by the dozen, on a process of its own: its memory is flat and its loop goes on. */
export async function pictures() {
  const script = fileURLToPath(new URL('pictures-child.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const next = () =>
    new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', code => reject(new Error(`The process ended with ${code}`)))
    })
  try {
    await next()
    const rounds = []
    for (let round = 1; round <= ROUNDS; round++) {
      const before = memoryOf(child.pid)
      const stop = watch(child.pid)
      const answer = next()
      const start = performance.now()
      child.send('again')
      const { outcomes, stallMs } = await answer
      const seconds = (performance.now() - start) / 1000
      const most = stop()
      const after = memoryOf(child.pid)
      rounds.push({ before, most, after, stallMs })
      if (round === 1) console.log(`  ${JSON.stringify(outcomes)}`)
      console.log(
        `  round ${round}: memory ${inMb(before)} → ${inMb(most.own)} at most → ${inMb(after)} MB; pictures made beside it in ${inMb(most.making)} MB at most, ${seconds.toFixed(1)} s; longest stop of the loop ${Math.round(stallMs)} ms`,
      )
    }
    const [first] = rounds
    for (const { most, stallMs } of rounds) {
      assert.ok(most.own - first.before < MOST_GROWTH, 'the memory is flat')
      assert.ok(most.making < MOST_MAKING, 'the memory in which pictures are made is bounded')
      assert.ok(stallMs < MOST_STALL_MS, 'the loop goes on')
    }
    assert.ok(rounds.at(-1).after - rounds[1].after < MOST_LEFT, 'the memory does not grow from round to round')
    await new Promise(resolve => setTimeout(resolve, 12_000))
    assert.deepEqual(childrenOf(child.pid), [], 'without work there is no process for pictures')
    await killInTheMiddle(child)
  } finally {
    child.kill('SIGKILL')
  }
}

/** The portal is killed while pictures are made: those who make them for it end as well, in the middle of a file. */
async function killInTheMiddle(child) {
  child.send('again')
  await new Promise(resolve => setTimeout(resolve, 3_000))
  const makers = childrenOf(child.pid)
  assert.equal(makers.length, 2, 'both kinds are made')
  child.kill('SIGKILL')
  await new Promise(resolve => setTimeout(resolve, 2_000))
  assert.deepEqual(makers.filter(memoryOf), [], 'nobody is left over')
  console.log('  killed in the middle of a file: nobody is left over')
}
