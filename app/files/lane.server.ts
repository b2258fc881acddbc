import { type ChildProcess, fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { oneAtATime } from './turns.ts'

/** A picture of one width, as WebP, without anything that the camera wrote beside it. */
export type Variant = { width: number; height: number; bytes: Uint8Array }
/** `number`: the page of a document. */
export type Made = Variant & { number?: number }

/** What a process is to do with a file: a thread's script, and what that is told. */
export type Assignment = { script: './developing.js' | './rendering.js' | './looking.js'; limits: object }

/** Messages of process.js: pictures as they are made, at the end one of the others. */
type Message = { made: Made } | { done: true } | { fault: string } | { error: string }
/** How it ended: well, with what is wrong with the file, too late, or with the death of the process. */
type End = { fault: string | null } | 'late' | 'died'

/** Given the bytes of a file when its turn comes, so that those that wait are in nobody's memory; null: it is gone. */
export type Read = () => Promise<Uint8Array | null>

export type Lane = {
  /** What is wrong with the file, or null. `take` is given each picture as it comes; what it throws is thrown. */
  make(assignment: Assignment, read: Read, take: (made: Made) => Promise<void>): Promise<string | null>
}

const SCRIPT = fileURLToPath(new URL('./process.js', import.meta.url))

/** The portal's secrets stand in its environment: none of it is passed on. */
const start = () =>
  fork(SCRIPT, [], {
    execArgv: [],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  })

/** An idle process keeps nobody alive, as a working one does. */
function hold(child: ChildProcess, isHeld: boolean) {
  const handles = [child, child.channel, child.stdin as Socket]
  for (const handle of handles) isHeld ? handle?.ref() : handle?.unref()
}

/** Gives a process one file and hears it out. Whatever does not end in time is killed. */
function hear(
  child: ChildProcess,
  assignment: Assignment,
  original: Uint8Array,
  wholeMs: number,
  take: (made: Made) => void,
) {
  return new Promise<End>((resolve, reject) => {
    const limit = setTimeout(() => end('late'), wholeMs)
    const end = (outcome: End | Error) => {
      clearTimeout(limit)
      child.off('message', listen).off('exit', die).off('error', end)
      if (outcome === 'late' || outcome instanceof Error) child.kill('SIGKILL')
      outcome instanceof Error ? reject(outcome) : resolve(outcome)
    }
    const die = () => end('died')
    const listen = (message: Message) => {
      if ('made' in message) take(message.made)
      else if ('error' in message) end(new Error(message.error))
      else end({ fault: 'fault' in message ? message.fault : null })
    }
    child.on('message', listen).on('exit', die).on('error', end)
    child.send({ ...assignment, bytes: original.byteLength })
    child.stdin?.write(original)
  })
}

/**
 * A process of its own for pictures, one file at a time. It is started when there is work and ends when there has been
 * none for `idleMs`; a file may take `wholeMs`.
 */
export function openLane({ wholeMs, idleMs }: { wholeMs: number; idleMs: number }): Lane {
  const inTurn = oneAtATime()
  let child: ChildProcess | null = null
  let rest: NodeJS.Timeout | undefined

  const close = () => {
    child?.kill('SIGKILL')
    child = null
  }
  const hands = (): ChildProcess => {
    clearTimeout(rest)
    if (child?.connected) return child
    child = start()
    // A process that has died takes no more: its end tells.
    child.stdin?.on('error', () => {})
    return child
  }
  const attempt = async (...[assignment, original, take]: [Assignment, Uint8Array, (made: Made) => void]) => {
    const working = hands()
    hold(working, true)
    const end = await hear(working, assignment, original, wholeMs, take).catch(error => {
      child = null
      throw error
    })
    hold(working, false)
    if (typeof end === 'string') child = null
    else rest = setTimeout(close, idleMs).unref()
    return end
  }
  const make: Lane['make'] = async (assignment, read, take) => {
    const original = await read()
    if (!original) return 'lost'
    let taken: Promise<void> = Promise.resolve()
    const known = new Set<string>()
    const keep = (made: Made) => {
      const name = `${made.number} ${made.width}`
      // A second process begins at the beginning.
      if (known.has(name)) return
      known.add(name)
      taken = taken.then(() => take(made))
      // Told at the end, and until then nobody's surprise.
      taken.catch(() => {})
    }
    let end = await attempt(assignment, original, keep)
    // It may have been killed for something else. What kills two has done it.
    if (end === 'died') end = await attempt(assignment, original, keep)
    await taken
    if (typeof end !== 'string') return end.fault
    return end === 'late' ? 'tookTooLong' : 'broken'
  }
  return { make: (...given) => inTurn(() => make(...given)) }
}
