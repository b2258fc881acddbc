import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Basemap } from './basemap.ts'

const NONE = ["'none'"]
const SELF = ["'self'"]

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
    'script-src': [(_req: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`, "'strict-dynamic'"],
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

/** Everything a browser is told about how far to trust an answer; on every answer, errors included. */
export function securityHeaders(options: { basemap: Basemap; isHttps: boolean; isDevelopment: boolean }) {
  const giveNonce: RequestHandler = (_req, res, next) => {
    res.locals.nonce = randomBytes(16).toString('base64')
    res.setHeader('Permissions-Policy', permissions)
    next()
  }
  const protect = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy(options.basemap, options.isDevelopment) },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: options.isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  })
  return [giveNonce, protect as RequestHandler]
}
