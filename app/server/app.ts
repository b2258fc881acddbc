import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import type { Basemap } from './basemap.ts'
import { files } from './files.ts'
import { boundedBody, ownOriginOnly, soundAddress } from './guards.ts'
import { securityHeaders } from './headers.ts'
import { alive, ready } from './health.ts'
import { rateNet } from './limits.ts'
import { type Logger, requestId, requestLog } from './log.ts'
import { failures, pages, refuser } from './pages.ts'
import type { Handle } from './remix.ts'

export type AppDeps = {
  baseUrl: string
  basemap: Basemap
  logger: Logger
  /** Answers everything that is not a file, a tile or a health question. */
  handle: Handle
  /** Resolves when the database answers. */
  ping: () => Promise<unknown>
  /** Answers under /tiles. */
  tiles?: RequestHandler
  /** Answers under /photos. */
  photos?: RequestHandler
  /** Answers under /flyers. */
  flyers?: RequestHandler
  /** Addresses whose X-Forwarded-For is believed. */
  trustProxy?: string[] | undefined
  /** Requests a minute from one address; see limits.ts. */
  perMinute?: { api: number; tiles: number; forms: number }
  /** Letters of the sample may be read at /dev/mail. */
  showsMail?: boolean
  /** The development server's files; absent in production. */
  development?: RequestHandler
}

const PER_MINUTE = { api: 1_200, tiles: 6_000, forms: 30 }

/** The whole HTTP side. The order is the point: nothing reaches a route before it has been measured and checked. */
export function createApp(deps: AppDeps): Express {
  const { baseUrl, basemap, logger, perMinute = PER_MINUTE } = deps
  const app = express()
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('trust proxy', deps.trustProxy ?? false)
  const pageDeps = { handle: deps.handle, baseUrl, basemap, showsMail: deps.showsMail ?? false }
  const refuse = refuser(pageDeps)

  app.use(requestId, requestLog(logger))
  app.use(
    securityHeaders({ basemap, isHttps: baseUrl.startsWith('https:'), isDevelopment: deps.development !== undefined }),
  )
  app.use(soundAddress(refuse))
  app.get('/healthz', alive)
  app.get('/readyz', ready(deps.ping))
  app.use(ownOriginOnly(refuse, baseUrl), boundedBody(refuse))
  app.use('/api', rateNet(refuse, perMinute.api))
  app.use('/tiles', rateNet(refuse, perMinute.tiles))
  // Programs are counted by their tokens, on top of the net under all of /api.
  app.post(/^(?!\/api\/partner\/)/, rateNet(refuse, perMinute.forms))
  // Tiles are most of what a map asks for, and pack themselves.
  if (deps.tiles) app.use(deps.tiles)
  app.use(compression())
  app.use(deps.development ?? files())
  for (const pictures of [deps.photos, deps.flyers]) if (pictures) app.use(pictures)
  app.use(pages(pageDeps))
  app.use(failures(refuse))
  return app
}
