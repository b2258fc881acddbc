import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pages, resources } from '../../app/routes.js'
import { BASE_URL, type Serving, serve } from './serving.ts'

let portal: Serving
beforeAll(async () => {
  portal = await serve()
})
afterAll(() => portal.stop())
beforeEach(() => {
  portal.seen.length = 0
})

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const paths = [
  ...pages.flatMap(([path]) => [path, `/en${path === '/' ? '' : path}`]),
  ...resources.map(([path]) => path),
]
  .map(path => path.replace('/:id', '/x1').replace('/*', '/anything'))
  .flatMap(path => [path, `${path}?_data=routes%2Fform`])

const foreign: [name: string, headers: Record<string, string>][] = [
  ['another origin', { Origin: 'https://evil.example' }],
  ['another origin under our Host', { Origin: 'https://evil.example', Host: 'portal.test' }],
  ['an origin that names itself', { Origin: 'null' }],
  ['an origin that begins like ours', { Origin: `${BASE_URL}.evil.example` }],
  ['another site without an origin', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a sister site', { 'Sec-Fetch-Site': 'same-site' }],
  ['a bookmark', { 'Sec-Fetch-Site': 'none' }],
  ['nobody', {}],
  ['a forwarded host', { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example', Host: 'portal.test' }],
  ['our origin through another site', { Origin: BASE_URL, 'Sec-Fetch-Site': 'cross-site' }],
  ['a foreign origin that says same-origin', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' }],
]

describe('unsafe methods', () => {
  /** A program that shows a token has no origin: there its token is asked for instead, and no cookie counts. */
  const isForPrograms = (path: string) => path.startsWith('/api/partner/v1')

  test.each(foreign)('from %s are refused on every route', async (name, headers) => {
    for (const path of name === 'nobody' ? paths.filter(one => !isForPrograms(one)) : paths) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const reply = await portal.ask(path, { method, headers: { ...FORM, ...headers }, body: 'a=1' })
        expect(reply.status, `${method} ${path}`).toBe(403)
      }
    }
    expect(portal.seen).toEqual([])
  })

  test('from nobody, but with a cookie, are refused where programs come', async () => {
    const headers = { ...FORM, Cookie: 'session=a' }
    for (const path of paths.filter(isForPrograms))
      expect((await portal.ask(path, { method: 'POST', headers, body: 'a=1' })).status, path).toBe(403)
    expect(portal.seen).toEqual([])
  })

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/json'])(
    'from elsewhere are refused as %s too',
    async type => {
      const headers = { Origin: 'https://evil.example', 'Content-Type': type }
      expect((await portal.ask('/contact', { method: 'POST', headers, body: '{}' })).status).toBe(403)
      expect(portal.seen).toEqual([])
    },
  )

  test('from our own pages get through', async () => {
    const own: Record<string, string>[] = [
      { Origin: BASE_URL },
      { Origin: BASE_URL, 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'same-origin' },
      { Origin: 'http://127.0.0.1:99', Host: '127.0.0.1:99', 'Sec-Fetch-Site': 'same-origin' },
    ]
    for (const headers of own) {
      expect(
        (await portal.ask('/contact', { method: 'POST', headers: { ...FORM, ...headers }, body: 'a=1' })).status,
      ).toBe(200)
    }
    expect(portal.seen).toHaveLength(own.length)
  })

  test('are refused in the form that the reader reads', async () => {
    const api = await portal.ask('/api/listings', { method: 'POST', headers: { 'Accept-Language': 'en' } })
    expect(api.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(JSON.parse(api.body)).toMatchObject({
      status: 403,
      title: 'This action is not accepted',
      instance: '/api/listings',
      requestId: api.headers['x-request-id'],
    })
    const data = await portal.ask('/contact?_data=routes%2Fcontact', { method: 'POST' })
    expect(data.headers['content-type']).toContain('application/problem+json')
    const page = await portal.ask('/contact', { method: 'POST' })
    expect(page.headers['content-type']).toContain('text/html')
  })
})

describe('the address', () => {
  test.each(['TRACE', 'OPTIONS', 'PROPFIND', 'REPORT'])('does not take %s', async method => {
    const reply = await portal.ask('/', { method, headers: { Origin: BASE_URL } })
    expect(reply.status).toBe(405)
    expect(reply.headers.allow).toContain('GET')
  })

  test.each(['/%', '/listings/%E0%A4%A', '/api/listings/%zz', '/a%00b', '/%ff'])('%s is not readable', async path => {
    expect((await portal.ask(path)).status).toBe(400)
    expect(portal.seen).toEqual([])
  })

  test.each(['//evil.example', '/%5C', '/%5Cevil.example', '/%2Fevil.example', '/%09/evil.example', '/%0A%5C'])(
    '%s would name another host',
    async path => {
      const reply = await portal.ask(path)
      expect(reply.status).toBe(400)
      expect(reply.body).not.toContain('evil')
      expect(portal.seen).toEqual([])
    },
  )

  test('has a length that is enough for a drawn area of 500 points, and an end', async () => {
    const point = encodeURIComponent('[139.395123,35.671234],')
    expect((await portal.ask(`/listings?within=${point.repeat(500)}`)).status).toBe(200)
    expect((await portal.ask(`/listings?q=${'a'.repeat(33_000)}`)).status).toBe(414)
    expect((await portal.ask(`/listings?q=${'a'.repeat(70_000)}`)).status).toBe(431)
  })

  test('a GET carries no body', async () => {
    expect((await portal.ask('/listings', { body: 'x' })).status).toBe(400)
    expect(portal.seen).toEqual([])
  })

  test('is ours whatever the request says', async () => {
    const headers = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Forwarded: 'host=evil.example',
    }
    for (const path of ['/', '/en/listings?q=a', '/api/listings', '/nowhere']) {
      const reply = await portal.ask(path, { headers })
      expect(JSON.stringify(reply)).not.toContain('evil')
      expect(reply.body).toContain(BASE_URL + path)
    }
    const refused = await portal.ask('/contact', { method: 'POST', headers })
    expect(refused.status).toBe(403)
    expect(JSON.stringify(refused)).not.toContain('evil')
  })
})

describe('the request id', () => {
  test('is our own', async () => {
    const reply = await portal.ask('/', { headers: { 'X-Request-Id': 'chosen-outside' } })
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test("is a trusted proxy's where there is one", async () => {
    const behind = await serve({ trustProxy: ['127.0.0.1'] })
    const idOf = async (given: string) =>
      (await behind.ask('/', { headers: { 'X-Request-Id': given } })).headers['x-request-id']
    expect(await idOf('from-the-proxy')).toBe('from-the-proxy')
    expect(await idOf('two words')).toMatch(/^[0-9a-f-]{36}$/)
    await behind.stop()
  })
})

test('the log holds no query, no address and no header', async () => {
  portal.log.length = 0
  await portal.ask('/listings?q=secret-words', { headers: { Cookie: 'secret-cookie', 'User-Agent': 'secret-agent' } })
  const lines = portal.log.map(line => JSON.parse(line))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toEqual({
    level: 30,
    time: expect.any(String),
    requestId: expect.any(String),
    method: 'GET',
    path: '/listings',
    status: 200,
    ms: expect.any(Number),
    msg: 'answered',
  })
})
