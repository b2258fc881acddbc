import { afterEach, expect, test } from 'vitest'
import type { AppDeps } from '../../app/server/app.ts'
import { type Serving, serve } from './serving.ts'

const open: Serving[] = []
const portalWith = async (deps: Partial<AppDeps> = {}): Promise<Serving> => {
  const portal = await serve(deps)
  open.push(portal)
  return portal
}
afterEach(async () => {
  for (const portal of open.splice(0)) await portal.stop()
})

const PATHS = ['/', '/en/listings', '/api/listings', '/healthz', '/readyz', '/assets/none.js', '/%', '/nowhere']

const policyOf = (headers: Record<string, unknown>) => String(headers['content-security-policy'])

test('every answer says how far to trust it', async () => {
  const portal = await portalWith()
  for (const path of PATHS) {
    const { headers } = await portal.ask(path)
    const nonce = /'nonce-([^']{22,})'/.exec(policyOf(headers))?.[1] ?? ''
    expect(nonce, path).not.toBe('')
    const { date, etag, 'x-request-id': id, 'content-length': length, 'transfer-encoding': coding, ...rest } = headers
    expect(id).toBeDefined()
    expect({ ...rest, 'content-security-policy': policyOf(headers).replace(nonce, '…') }, path).toMatchObject({
      'content-security-policy':
        "default-src 'none';script-src 'nonce-…' 'strict-dynamic';style-src 'self';worker-src 'self';" +
        "img-src 'self' data: blob:;connect-src 'self';font-src 'self';manifest-src 'self';base-uri 'none';" +
        "form-action 'self';frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('strict-transport-security')
  }
})

test('the nonce is new each time and the page gets the same one', async () => {
  const portal = await portalWith({ handle: async (_req, { nonce }) => new Response(nonce) })
  const first = await portal.ask('/')
  const second = await portal.ask('/')
  expect(policyOf(first.headers)).toContain(`'nonce-${first.body}'`)
  expect(first.body).not.toBe(second.body)
})

test('only a portal with an https address asks for https for good', async () => {
  const portal = await portalWith({ baseUrl: 'https://portal.test' })
  expect((await portal.ask('/')).headers['strict-transport-security']).toBe('max-age=31536000')
})

test('an outside host is named only where its tiles are used', async () => {
  const url = 'https://tiles.example.jp/pale/{z}/{x}/{y}.png'
  const portal = await portalWith({ basemap: { kind: 'raster', url, attribution: null } })
  const policy = policyOf((await portal.ask('/')).headers)
  expect(policy).toContain("img-src 'self' data: blob: https://tiles.example.jp;")
  expect(policy).toContain("connect-src 'self' https://tiles.example.jp;")
})

test('pages are asked for again, errors are not kept', async () => {
  const portal = await portalWith()
  expect((await portal.ask('/')).headers['cache-control']).toBe('private, no-cache')
  expect((await portal.ask('/%')).headers['cache-control']).toBe('no-store')
})
