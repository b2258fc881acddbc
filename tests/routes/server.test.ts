import { afterEach, describe, expect, test } from 'vitest'
import type { AppDeps } from '../../app/server/app.ts'
import { drain } from '../../app/server/stop.ts'
import { DatabaseAway } from '../../db/availability.ts'
import { type Serving, serve } from './serving.ts'

const open: Serving[] = []
const portalWith = async (deps: Partial<AppDeps>): Promise<Serving> => {
  const portal = await serve(deps)
  open.push(portal)
  return portal
}
afterEach(async () => {
  for (const portal of open.splice(0)) await portal.stop()
})

describe('an error that nobody expected', () => {
  const broken = () =>
    portalWith({
      handle: async (_request, { refusal }) => {
        if (refusal) throw new Error('the error page is broken too')
        throw new Error('secret words')
      },
    })

  test('shows its id, and the log has the rest under that id', async () => {
    const portal = await broken()
    const page = await portal.ask('/en/listings')
    const id = String(page.headers['x-request-id'])
    expect(page.status).toBe(500)
    expect(page.body).toContain(id)
    expect(page.body).toContain('The page could not be shown')
    expect(page.body).not.toMatch(/secret|at .*\.ts/)
    const errors = portal.log.map(line => JSON.parse(line)).filter(line => line.err)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ requestId: id, err: { message: 'secret words', stack: expect.any(String) } })
  })

  test('is a problem for programs', async () => {
    const { status, headers, body } = await (await broken()).ask('/api/listings')
    expect([status, headers['content-type']]).toEqual([500, 'application/problem+json; charset=utf-8'])
    expect(JSON.parse(body)).toMatchObject({ status: 500, requestId: headers['x-request-id'] })
    expect(body).not.toContain('secret')
  })

  test('still leaves a refusal its own words', async () => {
    const { status, body } = await (await broken()).ask('/%')
    expect(status).toBe(400)
    expect(body).toContain('アドレスか入力を読み取れませんでした')
  })
})

test('an API error without words gets them in the language of the reader', async () => {
  const portal = await portalWith({ handle: async () => new Response('Unexpected Server Error', { status: 405 }) })
  const { body, headers } = await portal.ask('/api/listings', { headers: { 'Accept-Language': 'en-GB' } })
  expect(headers['content-language']).toBe('en')
  expect(JSON.parse(body)).toMatchObject({ status: 405, title: 'This page does not take that kind of request' })
})

describe('health', () => {
  test('is alive and not ready while the database is away', async () => {
    const portal = await portalWith({ ping: () => Promise.reject(new DatabaseAway()) })
    expect((await portal.ask('/healthz')).status).toBe(200)
    const ready = await portal.ask('/readyz')
    expect([ready.status, ready.headers['retry-after']]).toEqual([503, '5'])
  })
})

describe('the net under the API', () => {
  const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } })

  test('stops one address or one IPv6 /64, and nobody else', async () => {
    const portal = await portalWith({ trustProxy: ['127.0.0.1'], perMinute: { api: 5, tiles: 5, forms: 5 } })
    const statusFor = async (address: string, path = '/api/listings') => (await portal.ask(path, from(address))).status
    for (let asked = 0; asked < 5; asked++) expect(await statusFor('2001:db8:1:2::1')).toBe(200)
    const refused = await portal.ask('/api/listings', from('2001:db8:1:2:ffff::9'))
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(JSON.parse(refused.body)).toMatchObject({ status: 429 })
    expect(await statusFor('2001:db8:1:3::1')).toBe(200)
    expect(await statusFor('2001:db8:1:2::1', '/listings')).toBe(200)
  })

  test('cannot be slipped by inventing addresses', async () => {
    const portal = await portalWith({})
    const { headers } = await portal.ask('/api/listings', from('203.0.113.9'))
    expect(headers).not.toHaveProperty('ratelimit')
  })
})

test('a stop lets the answers under way finish and takes no more', async () => {
  let finish = () => {}
  const slow = new Promise<void>(resolve => {
    finish = resolve
  })
  const portal = await portalWith({
    handle: async () => {
      await slow
      return new Response('whole')
    },
  })
  const underWay = portal.ask('/')
  while (portal.seen.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
  const drained = drain(portal.server)
  await expect(portal.ask('/')).rejects.toThrow('ECONNREFUSED')
  finish()
  expect(await underWay).toMatchObject({ status: 200, body: 'whole' })
  await drained
})

test('a stop does not wait for ever', async () => {
  const portal = await portalWith({ handle: () => new Promise(() => {}) })
  const underWay = portal.ask('/')
  while (portal.seen.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
  const [, cut] = await Promise.allSettled([drain(portal.server, 50), underWay])
  expect(cut.status).toBe('rejected')
})
