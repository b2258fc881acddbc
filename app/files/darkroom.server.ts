import { Worker } from 'node:worker_threads'
import { done, type Result, refused } from '../lib/result.ts'
import { MAX_PIXELS, type PictureFault, WIDTHS } from './model.ts'
import { Turns } from './turns.ts'

/** What the thread of developing.js is given. `seconds` is for each of its steps, `decoderBytes` for HEIC alone. */
export type Assignment = {
  original: Uint8Array
  maxPixels: number
  widths: readonly number[]
  seconds: number
  decoderBytes: number
}
type Answer = { variants: Variant[] } | { fault: PictureFault; cause: string }

/** A picture of one width, as WebP, without anything that the camera wrote beside it. */
export type Variant = { width: number; height: number; bytes: Uint8Array }

export type Darkroom = {
  /** Makes the variants of a file as it was sent, narrowest first. Throws only where the thread itself fails. */
  develop(original: Uint8Array): Promise<Result<Variant[], PictureFault>>
}

const AT_ONCE = 2
const STEP_SECONDS = 30
const WHOLE_MS = 60_000
const DECODER_BYTES = 640 * 1024 * 1024
/** For scripts; pictures lie outside of it. */
const SCRIPT_MB = 128

/** A picture in a container of the video family, such as HEIC: its decoder holds the whole of it several times. */
const isHeavy = (original: Uint8Array) => Buffer.from(original.subarray(4, 8)).toString('latin1') === 'ftyp'

/** Where photos are made: two at once at most in the whole process, a HEIC alone, each on a thread of its own. */
export function openDarkroom({ wholeMs = WHOLE_MS, decoderBytes = DECODER_BYTES } = {}): Darkroom {
  const turns = new Turns(AT_ONCE)
  const limits = { maxPixels: MAX_PIXELS, widths: WIDTHS, seconds: STEP_SECONDS, decoderBytes }
  return {
    develop: original =>
      turns.inTurn(isHeavy(original) ? AT_ONCE : 1, () => onThread({ ...limits, original }, wholeMs)),
  }
}

function onThread(assignment: Assignment, wholeMs: number): Promise<Result<Variant[], PictureFault>> {
  const original = new Uint8Array(assignment.original)
  const worker = new Worker(new URL('./developing.js', import.meta.url), {
    workerData: { ...assignment, original },
    transferList: [original.buffer],
    resourceLimits: { maxOldGenerationSizeMb: SCRIPT_MB },
    execArgv: [],
    // The decoder writes about broken files there.
    stdout: true,
    stderr: true,
  })
  const answer = new Promise<Result<Variant[], PictureFault>>((resolve, reject) => {
    const limit = setTimeout(() => resolve(refused('tookTooLong')), wholeMs)
    worker.once('message', (answer: Answer) =>
      resolve('fault' in answer ? refused(answer.fault) : done(answer.variants)),
    )
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refused('broken')) : reject(error),
    )
    worker.once('exit', () => {
      clearTimeout(limit)
      reject(new Error('The thread ended without an answer'))
    })
  })
  return answer.finally(() => worker.terminate())
}
