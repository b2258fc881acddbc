import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { ask, askAll } from './asking.mjs'

const MEGABYTE = 1024 * 1024
const HUGE = 300 * MEGABYTE
const MOST_GROWTH = 64 * MEGABYTE
const PATHS = ['/', '/contact', '/en/listings', '/api/listings', '/tiles/base', '/nowhere']
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET']

/** The portal itself, below npm and the shell that started it: whoever holds the data folder. */
const serverOf = portal => JSON.parse(readFileSync(join(portal.DATA_DIR, 'portal.lock'), 'utf8')).pid

const memoryOf = pid => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024

const block = Buffer.alloc(64 * 1024, 'a')
const FRAMES = {
  announced: { head: `Content-Length: ${HUGE}`, chunk: block, last: '' },
  unannounced: {
    head: 'Transfer-Encoding: chunked',
    chunk: Buffer.concat([Buffer.from(`${block.length.toString(16)}\r\n`), block, Buffer.from('\r\n')]),
    last: '0\r\n\r\n',
  },
}

/** Sends the whole body whatever is answered meanwhile. A portal that has answered may cut a slow sender off. */
function pour(portal, { method, path, frame, origin, connection }) {
  const { head, chunk, last } = FRAMES[frame]
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: portal.test',
    `Origin: ${origin}`,
    `Connection: ${connection}`,
    head,
  ]
  return new Promise((resolve, reject) => {
    const outcome = { status: 0, sent: 0 }
    const socket = connect(portal.port, '127.0.0.1')
    socket.write([...lines, '', ''].join('\r\n'))
    // A sender who closes before the answer is not waiting for it.
    const endWhenAnswered = () => {
      if (outcome.status > 0 && outcome.sent >= HUGE) socket.end()
    }
    const write = () => {
      while (outcome.sent < HUGE) {
        outcome.sent += block.length
        if (!socket.write(chunk)) return
      }
      socket.off('drain', write)
      if (last) socket.write(last)
      endWhenAnswered()
    }
    socket.on('drain', write)
    socket.on('data', data => {
      outcome.status ||= Number(/^HTTP\/1.1 (\d+)/.exec(String(data))?.[1])
      endWhenAnswered()
    })
    socket.on('error', error => (outcome.status ? resolve(outcome) : reject(error)))
    socket.on('close', () => resolve(outcome))
    write()
  })
}

/** The most memory that a process holds while something goes on. */
async function peakDuring(pid, work) {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, memoryOf(pid))
  }
  const timer = setInterval(look, 50)
  await work().finally(() => clearInterval(timer))
  look()
  return peak
}

/** Pages and the very refusals that follow, of bodies that are just too large: what a portal at work holds anyway. */
async function plainWork(portal, baseUrl) {
  const body = 'a'.repeat(200 * 1024)
  const paths = Array.from({ length: 150 }, () => PATHS).flat()
  await askAll(paths, async path => {
    await ask(portal, path)
    await ask(portal, path, { method: 'POST', headers: { Origin: baseUrl }, body })
  })
}

async function pourAll(portal, baseUrl) {
  const statuses = {}
  let [poured, sent] = [0, 0]
  const one = async (request, expected) => {
    const connection = poured++ % 2 === 0 ? 'close' : 'keep-alive'
    const outcome = await pour(portal, { ...request, connection }).catch(error => {
      throw new Error(`${JSON.stringify(request)}, ${connection}: ${error.message} without an answer`)
    })
    assert.equal(outcome.status, expected, `${JSON.stringify(request)}, ${connection}`)
    statuses[outcome.status] = (statuses[outcome.status] ?? 0) + 1
    sent += outcome.sent
  }
  for (const frame of Object.keys(FRAMES)) {
    for (const path of PATHS)
      for (const method of METHODS) await one({ method, path, frame, origin: baseUrl }, method === 'GET' ? 400 : 413)
    for (const path of PATHS) await one({ method: 'POST', path, frame, origin: 'https://evil.example' }, 403)
    await Promise.all(PATHS.map(path => one({ method: 'PUT', path, frame, origin: baseUrl }, 413)))
  }
  console.log(`  ${poured} bodies of 300 MB (${inMb(sent)} MB sent), by status ${JSON.stringify(statuses)}`)
}

const inMb = bytes => Math.round(bytes / MEGABYTE)

/** Bodies of 300 MB on several routes with every method: each is refused, and the portal's memory stays as it was. */
export async function hugeBodies(portal, baseUrl) {
  const pid = serverOf(portal)
  const before = await peakDuring(pid, () => plainWork(portal, baseUrl))
  const peak = await peakDuring(pid, () => pourAll(portal, baseUrl))
  console.log(`  memory ${inMb(before)} MB at plain work, ${inMb(peak)} MB at most: grew by ${inMb(peak - before)} MB`)
  assert.ok(peak - before < MOST_GROWTH, 'the memory stays flat')
  assert.equal((await ask(portal, '/listings')).status, 200)
}
