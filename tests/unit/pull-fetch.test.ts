import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../app/feeds/pull/address.ts'
import { type Asking, fetchFeed, PUBLIC_INTERNET, type Reach } from '../../app/feeds/pull/fetch.server.ts'
import { LIMITS, type PullLimits } from '../../app/feeds/pull/refusal.ts'
import { originalName } from '../../app/files/picture-name.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { FEED_CA, type FeedServer, feedServer } from './feed-server.ts'

// The partner's server is at 127.0.0.2, which stands for the public here; what must not be reached is at 127.0.0.1.
const store = diskStore(mkdtempSync(join(tmpdir(), 'pull-')))
let partner: FeedServer
let inside: FeedServer
let names: Record<string, string[][]>
const resolved: string[] = []

beforeAll(async () => {
  partner = await feedServer('127.0.0.2')
  inside = await feedServer('127.0.0.1', partner.port)
})
afterAll(async () => {
  await partner.close()
  await inside.close()
})
beforeEach(() => {
  for (const server of [partner, inside]) server.asked.length = 0
  resolved.length = 0
  names = { 'feed.test': [['127.0.0.2']], 'other.test': [['127.0.0.2']] }
  partner.answer = (_, response) => response.end('管理番号,賃料\nA-1,100000\n')
})

/** Each name answers with one list after another; the last stays. */
const reach = (): Reach => ({
  ports: [partner.port],
  async resolve(name) {
    resolved.push(name)
    const answers = names[name] ?? []
    const found = (answers.length > 1 ? answers.shift() : answers[0]) ?? []
    if (found.length === 0) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    return found.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
  },
  isAllowed: address => address === '127.0.0.2' || isPublicAddress(address),
  ca: FEED_CA,
})

const asking: Omit<Asking, 'url'> = { authorization: null, etag: null, lastModified: null }
const at = (path = '/list.csv', host = 'feed.test') => `https://${host}:${partner.port}${path}`
const fetchIt = (url = at(), more: Partial<Asking> = {}, limits?: Partial<PullLimits>) =>
  fetchFeed(
    store,
    { ...asking, ...more, url },
    { reach: reach(), limits: { ...LIMITS.csv, ...limits }, signal: new AbortController().signal },
  )
const refusalOf = async (...asked: Parameters<typeof fetchIt>) => {
  const fetched = await fetchIt(...asked)
  return fetched.ok ? 'taken' : fetched.refusal
}
async function countStored(): Promise<number> {
  let count = 0
  for await (const _ of store.list()) count++
  return count
}

describe('a feed that is fetched', () => {
  it.each([
    ['as it is', (text: string) => Buffer.from(text), {}],
    ['by gzip', gzipSync, { 'content-encoding': 'gzip' }],
    ['by brotli', brotliCompressSync, { 'content-encoding': 'br' }],
  ])('is stored, packed %s', async (_, pack, headers) => {
    partner.answer = (_, response) => response.writeHead(200, { ...headers, etag: '"1"' }).end(pack('管理番号\nA-1\n'))
    const fetched = await fetchIt()
    if (!fetched.ok || fetched.value.isUnchanged) throw new Error('not taken')
    expect(fetched.value).toMatchObject({ bytes: 17, etag: '"1"', lastModified: null })
    expect(String(await store.get(originalName(fetched.value.key)))).toBe('管理番号\nA-1\n')
  })

  it('is asked for by its tag and not sent again where it has not changed', async () => {
    partner.answer = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end('a')
    expect(await fetchIt(at(), { etag: '"1"' })).toEqual({ ok: true, value: { isUnchanged: true } })
    partner.answer = (_, response) => response.writeHead(304).end()
    expect(await refusalOf()).toBe('OtherAnswer')
  })

  it('follows redirects; what lets in is told to the first host only', async () => {
    partner.answer = (request, response) =>
      request.headers.host?.startsWith('feed.test')
        ? response.writeHead(302, { location: at('/moved.csv', 'other.test') }).end()
        : response.end('a')
    expect((await fetchIt(at(), { authorization: 'Bearer word' })).ok).toBe(true)
    expect(partner.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer word', undefined])
  })
})

describe('a feed that attacks', () => {
  const nobodyInside = () => expect(inside.asked).toHaveLength(0)

  it.each([
    '127.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '169.254.169.254',
    '2130706433',
    '0177.0.0.1',
  ])('at %s is refused', async host => {
    expect(await refusalOf(at('/list.csv', host))).toBe('NotPublic')
    nobodyInside()
  })

  it('is refused as a name for such an address, also beside a public one', async () => {
    names['feed.test'] = [['127.0.0.1']]
    expect(await refusalOf()).toBe('NotPublic')
    names['feed.test'] = [['1.1.1.1', '169.254.169.254']]
    expect(await refusalOf()).toBe('NotPublic')
    nobodyInside()
  })

  it('reaches what was checked when its name changes its address afterwards', async () => {
    names['feed.test'] = [['127.0.0.2'], ['127.0.0.1']]
    expect(await refusalOf()).toBe('taken')
    expect(resolved).toEqual(['feed.test'])
    expect(await refusalOf()).toBe('NotPublic')
    nobodyInside()
    expect(partner.asked).toHaveLength(1)
  })

  it.each(['127.0.0.1', '[::1]', '2130706433'])('is refused where it redirects to %s', async host => {
    partner.answer = (_, response) => response.writeHead(302, { location: at('/', host) }).end()
    expect(await refusalOf()).toBe('NotPublic')
    nobodyInside()
  })

  it('is refused where it redirects to its own name, which has another address by then', async () => {
    names['feed.test'] = [['127.0.0.2'], ['127.0.0.1']]
    partner.answer = (_, response) => response.writeHead(302, { location: '/again' }).end()
    expect(await refusalOf()).toBe('NotPublic')
    nobodyInside()
  })

  it.each([
    ['http://feed.test/list.csv', 'NotHttps'],
    ['https://feed.test/list.csv', 'OtherPort'],
    ['file:///etc/passwd', 'NotHttps'],
    ['https://a:b@feed.test/', 'HasPassword'],
  ])('is refused where it redirects to %s', async (location, refusal) => {
    partner.answer = (_, response) => response.writeHead(301, { location }).end()
    expect(await refusalOf()).toBe(refusal)
  })

  it('is refused where it redirects without end', async () => {
    partner.answer = (_, response) => response.writeHead(307, { location: '/again' }).end()
    expect(await refusalOf()).toBe('TooManyRedirects')
    expect(partner.asked).toHaveLength(4)
  })

  it('is refused where its body has no end, and leaves no file', async () => {
    const before = await countStored()
    partner.answer = (_, response) => {
      const more = () => {
        while (response.writable && response.write('A-1,100000\n'.repeat(1000)));
      }
      response.on('drain', more)
      more()
    }
    expect(await refusalOf(at(), {}, { mostBytes: 200_000 })).toBe('TooLarge')
    expect(await countStored()).toBe(before)
  })

  it('is refused where it says that it is too large', async () => {
    partner.answer = (_, response) => response.writeHead(200, { 'content-length': String(61 * 1024 * 1024) }).write('a')
    expect(await refusalOf()).toBe('TooLarge')
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is refused where it is a bomb packed by %s', async (packing, pack) => {
    const before = await countStored()
    const bomb = pack(Buffer.alloc(30 * 1024 * 1024))
    partner.answer = (_, response) => response.writeHead(200, { 'content-encoding': packing }).end(bomb)
    expect(await refusalOf()).toBe('TooLargeUnpacked')
    expect(await countStored()).toBe(before)
  })

  it('is refused where it says nothing, or a little for ever', async () => {
    partner.answer = () => {}
    expect(await refusalOf(at(), {}, { idleMs: 60 })).toBe('TooSlow')
    partner.answer = (_, response) => response.write('a')
    expect(await refusalOf(at(), {}, { idleMs: 60 })).toBe('TooSlow')
    partner.answer = (_, response) => {
      const timer = setInterval(() => response.write('a'), 20)
      response.on('close', () => clearInterval(timer))
    }
    expect(await refusalOf(at(), {}, { totalMs: 150 })).toBe('TooSlow')
  })

  it.each([
    ['is cut off', (response: import('node:http').ServerResponse) => response.destroy(), {}, 'Unreachable'],
    [
      'is packed wrongly',
      (response: import('node:http').ServerResponse) => response.end('b'),
      { 'content-encoding': 'gzip' },
      'BadPacking',
    ],
    [
      'is packed by nobody knows what',
      (response: import('node:http').ServerResponse) => response.end('b'),
      { 'content-encoding': 'zstd' },
      'BadPacking',
    ],
  ])('is refused where it %s', async (_, end, headers, refusal) => {
    partner.answer = (_, response) => {
      response.writeHead(200, { ...headers, ...(refusal === 'Unreachable' ? { 'content-length': '100' } : {}) })
      response.write('a', () => end(response))
    }
    expect(await refusalOf()).toBe(refusal)
  })

  it.each([
    [401, 'NotLetIn'],
    [404, 'NotThere'],
    [500, 'OtherAnswer'],
    [200, 'NothingCame'],
  ])('is refused with the answer %i', async (status, refusal) => {
    partner.answer = (_, response) => response.writeHead(status).end()
    expect(await refusalOf()).toBe(refusal)
  })

  it('is refused where nobody vouches for its certificate, or it is for another name', async () => {
    const { ca: _, ...believing } = reach()
    const fetched = await fetchFeed(
      store,
      { ...asking, url: at() },
      { reach: believing, limits: LIMITS.csv, signal: new AbortController().signal },
    )
    expect(fetched).toEqual({ ok: false, refusal: 'BadCertificate' })
    names['third.test'] = [['127.0.0.2']]
    expect(await refusalOf(at('/', 'third.test'))).toBe('BadCertificate')
    expect(partner.asked).toHaveLength(0)
  })

  it('is refused where there is no such name or nobody there', async () => {
    expect(await refusalOf(at('/', 'nobody.test'))).toBe('NoSuchName')
    names['feed.test'] = [['127.0.0.3']]
    const open = { ...reach(), isAllowed: () => true }
    const fetched = await fetchFeed(
      store,
      { ...asking, url: at() },
      { reach: open, limits: LIMITS.csv, signal: new AbortController().signal },
    )
    expect(fetched).toEqual({ ok: false, refusal: 'Unreachable' })
  })

  it('asks the public internet only', () => {
    expect(PUBLIC_INTERNET.ports).toEqual([443])
    expect(PUBLIC_INTERNET.isAllowed('127.0.0.1')).toBe(false)
    expect(PUBLIC_INTERNET.ca).toBeUndefined()
  })
})
