import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { MAX_FORM_BYTES } from '../../app/server/guards.ts'
import { BASE_URL, type Serving, serve } from './serving.ts'

let portal: Serving
beforeAll(async () => {
  portal = await serve()
  // The memory of a process that has poured once is what it needs for pouring.
  await pour([LENGTH], plainly, '')
})
afterAll(() => portal.stop())
beforeEach(() => {
  portal.seen.length = 0
})

const MEGABYTE = 1024 * 1024
const HUGE = 300 * MEGABYTE

type Outcome = { status: number; sent: number; peak: number }

/** Sends the whole body whatever is answered meanwhile, and watches the memory of this process, which is the server's. */
function pour(head: string[], wrap: (chunk: Buffer) => Buffer, last: string, origin = BASE_URL): Promise<Outcome> {
  const plain = Buffer.alloc(64 * 1024, 'a')
  const chunk = wrap(plain)
  return new Promise((resolve, reject) => {
    const outcome = { status: 0, sent: 0, peak: 0 }
    const before = process.memoryUsage().rss
    const socket = connect(portal.port, '127.0.0.1')
    socket.write([`POST /contact HTTP/1.1`, 'Host: portal.test', `Origin: ${origin}`, ...head, '', ''].join('\r\n'))
    const write = () => {
      while (outcome.sent < HUGE) {
        outcome.sent += plain.length
        outcome.peak = Math.max(outcome.peak, process.memoryUsage().rss - before)
        if (!socket.write(chunk)) return
      }
      socket.off('drain', write)
      socket.end(last)
    }
    socket.on('drain', write)
    socket.on('data', data => {
      outcome.status ||= Number(/^HTTP\/1.1 (\d+)/.exec(String(data))?.[1])
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(outcome))
    write()
  })
}

const inChunks = (chunk: Buffer) =>
  Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')])
const plainly = (chunk: Buffer) => chunk
const LENGTH = `Content-Length: ${HUGE}`

test.each([
  ['announced', [LENGTH], plainly, ''],
  ['unannounced', ['Transfer-Encoding: chunked'], inChunks, '0\r\n\r\n'],
  ['on a connection that closes', [LENGTH, 'Connection: close'], plainly, ''],
  ['as a file', [LENGTH, 'Content-Type: multipart/form-data; boundary=x'], plainly, ''],
])('a body of 300 MB, %s, is refused and not kept', async (_name, head, wrap, last) => {
  const { status, sent, peak } = await pour(head, wrap, last)
  expect(status).toBe(413)
  expect(sent).toBe(HUGE)
  expect(peak).toBeLessThan(64 * MEGABYTE)
  expect(portal.seen).toEqual([])
  expect((await portal.ask('/')).status).toBe(200)
})

test.each(['keep-alive', 'close'])(
  'an outsider reads a refusal at the end of a large body (connection: %s)',
  async kind => {
    const { status, sent, peak } = await pour([LENGTH, `Connection: ${kind}`], plainly, '', 'https://evil.example')
    expect(status).toBe(403)
    expect(sent).toBe(HUGE)
    expect(peak).toBeLessThan(64 * MEGABYTE)
    expect(portal.seen).toEqual([])
  },
)

test('a sender who asks first is told no before sending', async () => {
  const answer = await new Promise<{ status: number; continued: boolean }>((resolve, reject) => {
    let continued = false
    const headers = { Origin: BASE_URL, 'Content-Length': HUGE, Expect: '100-continue' }
    const req = request({ port: portal.port, path: '/contact', method: 'POST', headers }, res => {
      resolve({ status: res.statusCode ?? 0, continued })
      req.destroy()
    })
    req.on('continue', () => {
      continued = true
    })
    req.on('error', reject)
    req.flushHeaders()
  })
  expect(answer).toEqual({ status: 413, continued: false })
})

test('a form of the largest size gets through whole; one byte more does not', async () => {
  const sizes: number[] = []
  const reading = await serve({
    handle: async (req, { refusal }) => {
      if (!refusal) sizes.push((await req.arrayBuffer()).byteLength)
      return new Response('ok')
    },
  })
  const post = (length: number) =>
    reading.ask('/contact', { method: 'POST', headers: { Origin: BASE_URL }, body: Buffer.alloc(length, 'a') })
  expect((await post(MAX_FORM_BYTES)).status).toBe(200)
  expect((await post(MAX_FORM_BYTES + 1)).status).toBe(413)
  expect(sizes).toEqual([MAX_FORM_BYTES])
  await reading.stop()
})
