import { lookup as lookUp } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { receiveOriginal } from '../../files/original.server.ts'
import type { FileStore } from '../../files/storage.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { addressIn, isPublicAddress } from './address.ts'
import { type PullLimits, type PullRefusal, PullRefused } from './refusal.ts'
import { readTarget } from './target.ts'
import { unpacked } from './unpack.server.ts'

export type Address = { address: string; family: number }

/** Where a feed may be fetched from. Only tests have another than {@link PUBLIC_INTERNET}. */
export type Reach = {
  ports: readonly number[]
  /** All addresses of a name. */
  resolve: (name: string) => Promise<Address[]>
  isAllowed: (address: string) => boolean
  /** Certificates that are believed instead of the system's. */
  ca?: string
}

export const PUBLIC_INTERNET: Reach = {
  ports: [443],
  resolve: name => lookUp(name, { all: true, verbatim: true }),
  isAllowed: isPublicAddress,
}

export type Asking = {
  url: string
  /** 'Bearer …' as the partner gave it; sent to the first host only. */
  authorization: string | null
  etag: string | null
  lastModified: string | null
}
export type Fetched =
  | { isUnchanged: true }
  | { isUnchanged: false; key: string; sha256: string; bytes: number; etag: string | null; lastModified: string | null }

export type FetchMeans = { reach: Reach; limits: PullLimits; signal: AbortSignal }

const MOST_REDIRECTS = 3
const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * Fetches a feed into the store. Each address of each name on the way is checked, and the one that is connected to is one
 * of those: the name is not asked again in between. Bounded in time, size and unpacked size. Whatever goes wrong is a
 * refusal with its reason; it throws only where the process is to stop.
 */
export async function fetchFeed(
  store: FileStore,
  asking: Asking,
  { reach, limits, signal }: FetchMeans,
): Promise<Result<Fetched, PullRefusal>> {
  const slow = AbortSignal.timeout(limits.totalMs)
  const until = AbortSignal.any([signal, slow])
  try {
    return done(await follow(store, asking, { reach, limits, signal: until }))
  } catch (error) {
    if (signal.aborted) throw error
    if (slow.aborted) return refused('TooSlow')
    return refused(refusalOf(error))
  }
}

async function follow(store: FileStore, asking: Asking, means: FetchMeans): Promise<Fetched> {
  let url = targetOf(asking.url, means.reach)
  const first = url.origin
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await ask(url, url.origin === first ? asking : { ...asking, authorization: null }, means)
    const status = response.statusCode ?? 0
    if (!REDIRECTS.includes(status)) return take(store, response, asking, means)
    response.destroy()
    const to = response.headers.location
    if (!to || !URL.canParse(to, url)) throw new PullRefused('BadRedirect')
    url = targetOf(new URL(to, url).href, means.reach)
  }
  throw new PullRefused('TooManyRedirects')
}

function targetOf(text: string, { ports }: Reach): URL {
  const target = readTarget(text, ports)
  if (!target.ok) throw new PullRefused(target.refusal)
  return target.value
}

/** Every address that a host has; none of them may be one that is not allowed. */
async function addressesOf({ hostname }: URL, { resolve, isAllowed }: Reach, signal: AbortSignal): Promise<Address[]> {
  const literal = addressIn(hostname)
  const found = literal
    ? [{ address: literal, family: literal.includes(':') ? 6 : 4 }]
    : await orAborted(resolve(hostname), signal)
  if (found.length === 0) throw new PullRefused('NoSuchName')
  if (!found.every(({ address }) => isAllowed(address))) throw new PullRefused('NotPublic')
  return found
}

const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })

/** Answers a connection's question for addresses with those that have been checked, and no others. */
const pinned =
  (addresses: readonly Address[]): LookupFunction =>
  (_name, { all }, answer) =>
    all ? answer(null, [...addresses]) : answer(null, addresses[0]!.address, addresses[0]!.family)

async function ask(url: URL, asking: Asking, { reach, limits, signal }: FetchMeans): Promise<IncomingMessage> {
  const addresses = await addressesOf(url, reach, signal)
  const options: RequestOptions = {
    ...{ agent: false, lookup: pinned(addresses), signal, headers: headersOf(asking), ca: reach.ca },
    ...{ timeout: limits.idleMs, maxHeaderSize: 16_384 },
  }
  return new Promise((resolve, reject) => {
    let response: IncomingMessage | null = null
    const request = httpsRequest(url, options, one => {
      response = one
      resolve(one)
    })
    request.on('socket', (socket: TLSSocket) => {
      const look = () => {
        const { remoteAddress } = socket
        if (remoteAddress && !addresses.some(({ address }) => isSameAddress(address, remoteAddress)))
          request.destroy(new PullRefused('NotPublic'))
      }
      socket.once('connect', look)
    })
    request.on('timeout', () => {
      const slow = new PullRefused('TooSlow')
      response?.destroy(slow)
      request.destroy(slow)
    })
    request.on('error', reject)
    request.end()
  })
}

/** As the socket writes it: an IPv6 address has many spellings. */
const isSameAddress = (one: string, other: string) =>
  one === other || (one.includes(':') && new URL(`http://[${one}]`).hostname === `[${other}]`)

const headersOf = ({ authorization, etag, lastModified }: Asking) => ({
  'user-agent': 'hino-industrial-land-portal',
  accept: 'text/csv, application/json;q=0.9, */*;q=0.1',
  'accept-encoding': 'gzip, br',
  ...(authorization ? { authorization } : {}),
  ...(etag ? { 'if-none-match': etag } : {}),
  ...(lastModified && !etag ? { 'if-modified-since': lastModified } : {}),
})

async function take(
  store: FileStore,
  response: IncomingMessage,
  { etag, lastModified }: Asking,
  { limits }: FetchMeans,
): Promise<Fetched> {
  try {
    if (response.statusCode === 304 && (etag || lastModified)) return { isUnchanged: true }
    if (response.statusCode !== 200) throw new PullRefused(wordFor(response.statusCode ?? 0))
    if (Number(response.headers['content-length'] ?? 0) > limits.mostBytes) throw new PullRefused('TooLarge')
    const stored = await receiveOriginal(store, unpacked(response, limits), limits.mostBytes)
    if (!stored.ok) throw new PullRefused(STORED[stored.refusal])
    return {
      ...{ isUnchanged: false, ...stored.value },
      ...{ etag: headerOf(response.headers.etag), lastModified: headerOf(response.headers['last-modified']) },
    }
  } finally {
    response.destroy()
  }
}

const STORED = { tooLarge: 'TooLarge', noRoom: 'NoRoom', empty: 'NothingCame' } as const satisfies Record<
  string,
  PullRefusal
>

/** One that is too long to send back is not kept. */
const headerOf = (value: string | undefined): string | null => (value && value.length <= 200 ? value : null)

const wordFor = (status: number): PullRefusal =>
  status === 401 || status === 403 ? 'NotLetIn' : status === 404 || status === 410 ? 'NotThere' : 'OtherAnswer'

const BY_CODE: readonly [RegExp, PullRefusal][] = [
  [/^(ENOTFOUND|EAI_)/, 'NoSuchName'],
  [/^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO|HOSTNAME_MISMATCH)/, 'BadCertificate'],
  [/^(Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_PADDING|ERR_UNREACHABLE)/, 'BadPacking'],
]

function refusalOf(error: unknown): PullRefusal {
  if (error instanceof PullRefused) return error.why
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (cause instanceof PullRefused) return cause.why
  return BY_CODE.find(([words]) => words.test(String(code ?? '')))?.[1] ?? 'Unreachable'
}
