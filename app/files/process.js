// The process in which pictures are made: whatever a decoder does to it, the portal goes on. It lasts for several files,
// one after the other; each is read on a thread that ends with it. Plain JavaScript, because it starts without the
// TypeScript loader. Its messages: lane.server.ts.
import { getPriority, setPriority } from 'node:os'
import { Worker } from 'node:worker_threads'

/** For scripts; pictures lie outside of it. */
const SCRIPT_MB = 128
/** Pages come first: as the operating system counts, more is less. */
const PRIORITY = 10

setPriority(Math.max(getPriority(), PRIORITY))
// Whoever started it has gone. A decoder in the middle of a file would not hear of a gentler end.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

let assignment = null
let original = new Uint8Array(0)
let received = 0

process.on('message', message => {
  assignment = message
  original = new Uint8Array(message.bytes)
  received = 0
  process.stdin.resume()
})
process.stdin.on('data', part => {
  original.set(part, received)
  received += part.length
  if (received < original.length) return
  process.stdin.pause()
  onThread()
})
process.stdin.pause()

function onThread() {
  const { script, limits } = assignment
  const worker = new Worker(new URL(script, import.meta.url), {
    workerData: { original, ...limits },
    transferList: [original.buffer],
    resourceLimits: { maxOldGenerationSizeMb: SCRIPT_MB },
  })
  let isOver = false
  const tell = message => {
    if (isOver) return
    isOver = !message.made
    process.send(message)
    if (isOver) worker.terminate()
  }
  worker.on('message', tell)
  worker.on('error', error =>
    tell(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { fault: 'broken' } : { error: String(error) }),
  )
  worker.on('exit', () => tell({ error: 'The thread ended without an answer' }))
}
