import { mkdtempSync, readdirSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { MAX_PHOTO_BYTES, MOST_PHOTOS } from '../../app/files/model.ts'
import { diskStore, type FileStore } from '../../app/files/storage.server.ts'
import { readFileForm } from '../../app/files/upload.server.ts'
import { boundedBody, MAX_FORM_BYTES } from '../../app/server/guards.ts'
import { BASE_URL, type Serving, serve } from './serving.ts'

const PAGE = '/partner/listings/HN-2026-00001/photos'
const MEGABYTE = 1024 * 1024

let portal: Serving
let folder: string
let store: FileStore
let isKnown = true

beforeAll(async () => {
  portal = await serve({
    // As a page does it: who asks, then what.
    handle: async request => {
      if (!isKnown) return new Response('who?', { status: 404 })
      const form = await readFileForm(request, store, MOST_PHOTOS)
      if (!form.ok) return Response.json(form, { status: form.refusal === 'tooLarge' ? 413 : 400 })
      const { fields, files } = form.value
      return Response.json({ fields: [...fields], files })
    },
  })
})
afterAll(() => portal.stop())
beforeEach(() => {
  isKnown = true
  folder = mkdtempSync(join(tmpdir(), 'upload-'))
  store = diskStore(folder)
  portal.seen.length = 0
})

const filesThere = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length

type Part = { name: string; fileName?: string; content: Buffer }

function form(parts: Part[]): Buffer {
  const written = parts.flatMap(({ name, fileName, content }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: image/jpeg`
    return [
      Buffer.from(`--xx\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]
  })
  return Buffer.concat([...written, Buffer.from('--xx--\r\n')])
}

const HEADERS = { Origin: BASE_URL, 'Content-Type': 'multipart/form-data; boundary=xx' }

async function send(body: Buffer, path = PAGE, headers: Record<string, string> = {}) {
  const answer = await portal.ask(path, { method: 'POST', headers: { ...HEADERS, ...headers }, body })
  return { ...answer, body: answer.headers['content-type']?.includes('json') ? JSON.parse(answer.body) : answer.body }
}

/** Sends a body of which nothing is announced, and gives the status. */
const pour = (megabytes: number, head: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const block = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MEGABYTE, 'a'), Buffer.from('\r\n')])
    const socket = connect(portal.port, '127.0.0.1')
    const lines = [`POST ${PAGE} HTTP/1.1`, 'Host: portal.test', `Origin: ${BASE_URL}`, 'Transfer-Encoding: chunked']
    socket.write([...lines, 'Content-Type: multipart/form-data; boundary=xx', '', ''].join('\r\n'))
    socket.write(`${head.length.toString(16)}\r\n${head}\r\n`)
    let left = megabytes
    const write = () => {
      while (left-- > 0) if (!socket.write(block)) return
      socket.off('drain', write).write('0\r\n\r\n')
    }
    socket.on('drain', write)
    socket.on('data', data => {
      resolve(Number(/^HTTP\/1.1 (\d+)/.exec(String(data))?.[1]))
      socket.end()
    })
    socket.on('error', reject)
    write()
  })

test('files go to the store, words to the page', async () => {
  const content = Buffer.alloc(3 * MEGABYTE, 'photo\r\n--x')
  const parts = [
    { name: 'rightHolder', content: Buffer.from('日野不動産') },
    { name: 'photo', fileName: 'C:\\fakepath\\外観.jpg', content },
    { name: 'photo', fileName: '', content: Buffer.alloc(0) },
    { name: 'photo', fileName: 'empty.jpg', content: Buffer.alloc(0) },
    { name: 'altJa', content: Buffer.from('外観') },
  ]
  const { status, body } = await send(form(parts))
  expect([status, body.fields]).toEqual([
    200,
    [
      ['rightHolder', '日野不動産'],
      ['altJa', '外観'],
    ],
  ])
  expect(body.files).toMatchObject([
    { fileName: '外観.jpg', ok: true, value: { bytes: content.length } },
    { fileName: 'empty.jpg', ok: false, refusal: 'empty' },
  ])
  expect(filesThere()).toBe(1)
  const stored = await store.get(`${body.files[0].value.key}.original`)
  expect(stored?.equals(content)).toBe(true)
})

test('one file that is too large does not take the others with it', async () => {
  const large = Buffer.alloc(MAX_PHOTO_BYTES + 1)
  const small = Buffer.from('small')
  const { status, body } = await send(
    form([
      { name: 'photo', fileName: 'large.jpg', content: large },
      { name: 'photo', fileName: 'small.jpg', content: small },
    ]),
  )
  expect(status).toBe(200)
  expect(body.files).toMatchObject([
    { ok: false, refusal: 'tooLarge' },
    { ok: true, value: { bytes: 5 } },
  ])
  expect(filesThere()).toBe(1)
})

test('60 MB are refused by their page before they are stored, and also where they are not announced', async () => {
  const photo = form([{ name: 'photo', fileName: 'a.jpg', content: Buffer.alloc(60 * MEGABYTE) }])
  expect(await send(photo)).toMatchObject({ status: 413, body: { ok: false, refusal: 'tooLarge' } })
  expect(filesThere()).toBe(0)
  const head = '--xx\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
  expect(await pour(60, head)).toBe(413)
  await expect.poll(filesThere).toBe(0)
})

test.each(['keep-alive', 'close'])(
  'whoever is not known is answered before anything is stored (%s)',
  async connection => {
    isKnown = false
    const body = form([{ name: 'photo', fileName: 'a.jpg', content: Buffer.alloc(20 * MEGABYTE) }])
    const { status } = await send(body, PAGE, { Connection: connection })
    expect([status, filesThere()]).toEqual([404, 0])
    // The same connection, where it is kept, takes the next request.
    expect((await portal.ask('/')).status).toBe(404)
  },
)

test('a form that breaks off, or is none, leaves nothing', async () => {
  const whole = form([
    { name: 'photo', fileName: 'a.jpg', content: Buffer.alloc(MEGABYTE) },
    { name: 'photo', fileName: 'b.jpg', content: Buffer.alloc(MEGABYTE) },
  ])
  const broken = { ok: false, refusal: 'unreadable' }
  expect(await send(whole.subarray(0, 1.5 * MEGABYTE))).toMatchObject({ status: 400, body: broken })
  expect(await send(Buffer.from('nothing'))).toMatchObject({ status: 400, body: broken })
  expect(await send(whole, PAGE, { 'Content-Type': 'multipart/form-data' })).toMatchObject({
    status: 400,
    body: broken,
  })
  const long = form([{ name: 'altJa', content: Buffer.alloc(MEGABYTE, 'a') }])
  expect(await send(long)).toMatchObject({ status: 413, body: { ok: false, refusal: 'tooLarge' } })
  expect(filesThere()).toBe(0)
})

test('a sender who leaves in the middle leaves nothing', async () => {
  const socket = connect(portal.port, '127.0.0.1')
  const head = '--xx\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
  const lines = [`POST ${PAGE} HTTP/1.1`, 'Host: portal.test', `Origin: ${BASE_URL}`, 'Content-Length: 9000000']
  socket.write([...lines, 'Content-Type: multipart/form-data; boundary=xx', '', head].join('\r\n'))
  socket.write(Buffer.alloc(MEGABYTE))
  await expect.poll(filesThere).toBe(1)
  socket.destroy()
  await expect.poll(filesThere).toBe(0)
})

test.each([
  ['another page', '/contact', {}],
  ['a page below', `${PAGE}/1`, {}],
  ['a form of words', PAGE, { 'Content-Type': 'application/x-www-form-urlencoded' }],
])('%s takes no more than any form', async (_, path, headers) => {
  expect((await send(Buffer.alloc(MAX_FORM_BYTES + 1), path, headers)).status).toBe(413)
})

test('a form of words comes in within its time, a form of photos may take longer', async () => {
  const got: unknown[] = []
  const server = express()
    .use(boundedBody(() => {}, 20))
    .post(/./, (req, res) => {
      got.push(req.path)
      res.end()
    })
    .listen(0)
  onTestFinished(() => void server.closeAllConnections())
  const { port } = server.address() as AddressInfo
  const slowly = (path: string) =>
    new Promise<string>(resolve => {
      const socket = connect(port, '127.0.0.1')
      const type = `Content-Type: ${HEADERS['Content-Type']}`
      const lines = [`POST ${path} HTTP/1.1`, 'Host: portal.test', type, 'Content-Length: 9']
      socket.write([...lines, '', 'a'].join('\r\n'))
      socket.on('data', () => resolve('answered'))
      socket.on('close', () => resolve('cut off'))
    })
  expect(await slowly('/contact')).toBe('cut off')
  // Its page is asked at once and reads as it comes.
  expect(await slowly(PAGE)).toBe('answered')
  expect(got).toEqual([PAGE])
})

test('a form of photos from elsewhere is refused like any other', async () => {
  const photo = form([{ name: 'photo', fileName: 'a.jpg', content: Buffer.alloc(MEGABYTE) }])
  expect((await send(photo, PAGE, { Origin: 'https://evil.example' })).status).toBe(403)
  expect((await send(photo, `${PAGE}?_data=routes/x`, { Origin: 'https://evil.example' })).status).toBe(403)
  expect(filesThere()).toBe(0)
})
