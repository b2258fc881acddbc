import { Transform } from 'node:stream'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { MAX_IMPORT_BYTES } from '../feeds/imports/model.ts'
import { MAX_BATCH_BYTES } from '../feeds/push/model.ts'
import { methodsAt } from '../feeds/push/operations.ts'
import { MAX_PHOTO_BYTES } from '../files/model.ts'
import { pathOf, type RefusalStatus } from './refuse.ts'

/** How a guard turns a request away. */
export type Refuse = (req: Request, res: Response, status: RefusalStatus) => void

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
const SAFE = new Set(['GET', 'HEAD'])

/** Room for a drawn area of 500 points, percent-encoded, and every other condition. */
export const MAX_URL_LENGTH = 32 * 1024
/** A form of words and figures; files have their own routes. */
export const MAX_FORM_BYTES = 100 * 1024
/** A form of photos or a flyer, with the words beside them. */
export const MAX_FILE_FORM_BYTES = MAX_PHOTO_BYTES + MAX_FORM_BYTES

/** A list of property, with the words beside it. */
export const MAX_LIST_FORM_BYTES = MAX_IMPORT_BYTES + MAX_FORM_BYTES

/** A form of drawn areas: a file of 256 KB, or the same as text, and once more where it is shown before it counts. */
export const MAX_AREA_FORM_BYTES = 2 * 256 * 1024 + MAX_FORM_BYTES

const AREA_FORMS = /^\/(en\/)?staff\/guidance\/upload$/
const FILE_FORMS = /^\/(en\/)?(partner|staff)\/listings\/[^/]+\/(photos|flyer)$/

const LIST_FORMS = /^\/(en\/)?(partner|staff)\/imports$/
const PUSHED_BATCH = /^\/api\/partner\/v1\/listings\/batch$/
const PUSHED_PHOTO = /^\/api\/partner\/v1\/listings\/[^/]+\/photos\/[^/]+$/

/** The most that a page of files takes, where a request sends it some: its body is left for that page to read. */
function fileFormLimit(path: string, contentType: string | undefined): number | null {
  return PUSHED_PHOTO.test(path) ? MAX_FILE_FORM_BYTES : fileFormOfPage(path, contentType)
}

function fileFormOfPage(path: string, contentType: string | undefined): number | null {
  if (!/^multipart\/form-data\b/i.test(contentType ?? '')) return null
  if (FILE_FORMS.test(path)) return MAX_FILE_FORM_BYTES
  return LIST_FORMS.test(path) ? MAX_LIST_FORM_BYTES : null
}

const pathIn = (address: string): string => address.split('?', 1)[0] ?? ''

/** The most that the body of a request may hold, in bytes. */
export function bodyLimit(address: string, contentType: string | undefined): number {
  const path = pathIn(address)
  if (PUSHED_BATCH.test(path)) return MAX_BATCH_BYTES
  return fileFormLimit(path, contentType) ?? (AREA_FORMS.test(path) ? MAX_AREA_FORM_BYTES : MAX_FORM_BYTES)
}

/** Methods, length and encoding of the address, before anything reads it. */
export const soundAddress =
  (refuse: Refuse): RequestHandler =>
  (req, res, next) => {
    // The portal's own name comes from its settings; nobody further in may be misled by these.
    delete req.headers['x-forwarded-host']
    delete req.headers.forwarded
    if (!METHODS.has(req.method)) {
      res.set('Allow', (methodsAt(pathOf(req)) ?? [...METHODS]).join(', '))
      return refuse(req, res, 405)
    }
    if (req.originalUrl.length > MAX_URL_LENGTH) return refuse(req, res, 414)
    if (!isSoundPath(pathOf(req))) return refuse(req, res, 400)
    next()
  }

/**
 * A path that can be decoded and, decoded, still names a place on this host: the page framework reads it so, and two
 * slashes, or what browsers take for slashes, would begin the name of another.
 */
export function isSoundPath(path: string): boolean {
  try {
    const decoded = decodeURIComponent(path)
    return path.startsWith('/') && !decoded.includes('\0') && new URL(decoded, 'http://own').host === 'own'
  } catch {
    return false
  }
}

function isOwnOrigin(req: Request, baseUrl: string): boolean {
  const origin = req.get('origin')
  const site = req.get('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  if (origin === undefined) return site === 'same-origin'
  if (origin === baseUrl) return true
  // Reached under another of its names: the browser itself vouches that the page came from there.
  return site === 'same-origin' && URL.canParse(origin) && new URL(origin).host === req.get('host')
}

const FOR_TOKENS = /^\/api\/partner\/v1(?:[/?]|$)/

/**
 * A program that shows a token comes from no page: it sends neither an origin nor a cookie, and a cookie would authorise
 * nothing there.
 */
const isFromProgram = (req: Request): boolean =>
  FOR_TOKENS.test(req.originalUrl) && ['origin', 'sec-fetch-site', 'cookie'].every(name => req.get(name) === undefined)

/** Longest time for a form of words to come in. */
const FORM_MS = 30_000
/** Longest time for which a body is thrown away. */
const PATIENCE_MS = 10_000

/** The connection ends with the answer, as proxies have it that keep none: whatever is still under way is cut off. */
const endsWithAnswer = (req: Request): boolean =>
  req.httpVersion === '1.0' || /\bclose\b/i.test(req.get('connection') ?? '')

/**
 * Answers at once and throws away what still comes, for ten seconds: a browser reads the answer only when it has sent
 * everything, and a connection that is cut shows it none. Where the answer itself would cut it, it follows the body.
 */
function turnBodyAway(req: Request, res: Response, status: 400 | 403 | 413, refuse: Refuse): void {
  let isAnswered = false
  const answer = () => {
    if (!isAnswered) refuse(req, res, status)
    isAnswered = true
  }
  const cut = setTimeout(() => (isAnswered ? req.destroy() : answer()), PATIENCE_MS).unref()
  req.on('end', () => {
    clearTimeout(cut)
    answer()
  })
  // Whoever asks before sending sends nothing until it is answered.
  if (!endsWithAnswer(req) || req.get('expect')) answer()
  req.resume()
}

const announcedBytes = (req: Request): number => Number(req.get('content-length') ?? 0)
const hasBody = (req: Request): boolean => announcedBytes(req) > 0 || req.get('transfer-encoding') !== undefined

/**
 * A request that may change something comes from a page of this portal or not at all. The framework's own check leaves
 * out data requests and believes X-Forwarded-Host.
 */
export const ownOriginOnly =
  (refuse: Refuse, baseUrl: string): RequestHandler =>
  (req, res, next) => {
    if (SAFE.has(req.method) || isOwnOrigin(req, baseUrl) || isFromProgram(req)) return next()
    if (hasBody(req)) return turnBodyAway(req, res, 403, refuse)
    refuse(req, res, 403)
  }

/**
 * Reads a body into `req.body`, as bytes, up to the limit: by what is announced and by what comes. A form of files
 * becomes a stream instead, of which nothing is read before its page has asked who sends it.
 */
export const boundedBody =
  (refuse: Refuse, formMs = FORM_MS): RequestHandler =>
  (req, res, next) => {
    if (SAFE.has(req.method)) return hasBody(req) ? turnBodyAway(req, res, 400, refuse) : next()
    const path = pathIn(req.originalUrl)
    const type = req.get('content-type')
    const limit = bodyLimit(req.originalUrl, type)
    // A page of files says itself, beside its form, what it takes.
    if (announcedBytes(req) > limit && fileFormOfPage(path, type) === null) return turnBodyAway(req, res, 413, refuse)
    if (fileFormLimit(path, type) !== null) {
      req.body = measured(req, limit)
      res.once('finish', () => void passOver(req))
      return next()
    }
    const cut = setTimeout(() => req.destroy(), formMs).unref()
    req.once('close', () => clearTimeout(cut))
    collect(req, limit, next, () => turnBodyAway(req, res, 413, refuse))
  }

const tooLarge = () => Object.assign(new Error('The body is larger than allowed'), { status: 413 })

/** The body as it comes; fails with status 413 where more comes than the limit, or unread where more is announced. */
function measured(req: Request, limit: number): Transform {
  if (announcedBytes(req) > limit) return unread()
  let length = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      length += chunk.length
      if (length <= limit) return pass(null, chunk)
      // Whatever is still sent is thrown away: an answer is read only by who has sent everything.
      req.unpipe(stream).resume()
      pass(tooLarge())
    },
  })
  // Nobody may ever read it; then nothing that goes wrong with it matters.
  stream.on('error', () => {})
  req.on('error', error => stream.destroy(error))
  req.on('aborted', () => stream.destroy(new Error('The sender has gone')))
  return req.pipe(stream)
}

/** Stands for a body that is not read: whoever wants to is told so. */
const unread = (): Transform =>
  new Transform({
    read() {
      this.destroy(tooLarge())
    },
  }).on('error', () => {})

/**
 * Lets the rest of a body that its page has not read go by, for ten seconds: else it would stand in the way of the next
 * request. Where the connection ends with the answer, the answer has to wait for that.
 */
export async function passOver(req: Request): Promise<void> {
  if (!(req.body instanceof Transform) || req.readableEnded || req.destroyed) return
  req.unpipe(req.body).resume()
  const gone = new Promise<void>(resolve => {
    const cut = setTimeout(() => req.destroy(), PATIENCE_MS).unref()
    req.once('close', () => {
      clearTimeout(cut)
      resolve()
    })
  })
  if (endsWithAnswer(req)) await gone
}

function collect(req: Request, limit: number, next: NextFunction, tooMuch: () => void): void {
  const chunks: Buffer[] = []
  let length = 0
  const done = () => {
    req.body = Buffer.concat(chunks)
    next()
  }
  const take = (chunk: Buffer) => {
    length += chunk.length
    if (length <= limit) return void chunks.push(chunk)
    req.off('data', take).off('end', done)
    chunks.length = 0
    tooMuch()
  }
  req.on('data', take).on('end', done).on('error', next)
}
