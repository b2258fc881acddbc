import { randomFillSync } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Basemap } from './basemap.ts'

const NONE = ["'none'"]
const SELF = ["'self'"]

/** Stands in the policy where each answer has its own. */
const NONCE = 'nonce-of-this-answer'

const hostsOf = (basemap: Basemap): string[] => (basemap.kind === 'raster' ? [new URL(basemap.url).origin] : [])

/** The development server writes styles and reloads by script; production allows neither. */
const forDevelopment = {
  'script-src': ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
  'style-src': ["'self'", "'unsafe-inline'"],
}

function policy(basemap: Basemap, isDevelopment: boolean) {
  const hosts = hostsOf(basemap)
  return {
    'default-src': NONE,
    'script-src': [`'nonce-${NONCE}'`, "'strict-dynamic'"],
    'style-src': SELF,
    'worker-src': SELF,
    'img-src': ["'self'", 'data:', 'blob:', ...hosts],
    'connect-src': ["'self'", ...hosts, ...(isDevelopment ? ['ws:'] : [])],
    'font-src': SELF,
    'manifest-src': SELF,
    'base-uri': NONE,
    'form-action': SELF,
    'frame-ancestors': NONE,
    ...(isDevelopment ? forDevelopment : {}),
  }
}

export const nonceOf = (res: Response): string => res.locals.nonce as string

const permissions = ['camera', 'microphone', 'payment', 'usb', 'serial', 'midi', 'browsing-topics']
  .map(feature => `${feature}=()`)
  .concat('geolocation=(self)')
  .join(', ')

const NONCE_BYTES = 16
const random = Buffer.alloc(256 * NONCE_BYTES)
let used = random.length

/** Unguessable, each once; drawn by the hundred, since drawing costs more than all other headers. */
function newNonce(): string {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  used += NONCE_BYTES
  return random.toString('base64', used - NONCE_BYTES, used)
}

type Header = [name: string, value: string]

/** What helmet says, once for all answers. */
function fixedHeaders(options: { basemap: Basemap; isHttps: boolean; isDevelopment: boolean }): Header[] {
  const protect = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy(options.basemap, options.isDevelopment) },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: options.isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  })
  const headers: Header[] = [['Permissions-Policy', permissions]]
  const answer = { setHeader: (...header: Header) => headers.push(header), removeHeader: () => {} }
  protect({} as Request, answer as unknown as Response, error => {
    if (error) throw error
  })
  return headers
}

/** Everything a browser is told about how far to trust an answer; on every answer, errors included. */
export function securityHeaders(options: {
  basemap: Basemap
  isHttps: boolean
  isDevelopment: boolean
}): RequestHandler {
  const headers = fixedHeaders(options)
  return (_req, res, next) => {
    const nonce = newNonce()
    res.locals.nonce = nonce
    for (const [name, value] of headers) res.setHeader(name, value.replace(NONCE, nonce))
    next()
  }
}
