import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import { isDatabaseAway, isPassing } from '../../db/availability.ts'
import { RETRY_AFTER_SECONDS } from './refuse.ts'

/** Answers a page, data or API request; Remix in production, a spy in tests. */
export type Handle = (request: Request, context: AppLoadContext) => Promise<Response>

type RouteModule = ServerBuild['routes'][string]['module']
type Loader = NonNullable<RouteModule['loader']>

const unavailable = () => new Response(null, { status: 503, headers: { 'Retry-After': RETRY_AFTER_SECONDS } })

const guarded =
  (loader: Loader | undefined): Loader =>
  async args => {
    const { refusal } = args.context
    if (refusal) throw new Response(null, { status: refusal })
    if (!loader) return null
    try {
      return await loader(args)
    } catch (error) {
      if (!isPassing(error)) throw error
      // That the database is away is said once, by whoever watches it; a question that takes too long is to be mended.
      if (!isDatabaseAway(error)) args.context.reportError(error)
      throw unavailable()
    }
  }

/**
 * The built pages, with two answers that no page has to think of: while the database is away they give 503, and where
 * the server has refused the request they give that refusal; both drawn by the page frame in the reader's language.
 */
export function guardBuild(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const loader = id === 'root' ? route.module.loader : guarded(route.module.loader)
    return [id, { ...route, module: { ...route.module, loader } }] as const
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

/**
 * The loaders of answers without a page, by path. Asked directly: the framework would look through every page's route,
 * twice, for each of them.
 */
function loadersByPath({ routes }: ServerBuild): ReadonlyMap<string, Loader> {
  const plain = Object.values(routes).filter(
    ({ path, module }) => path && !/[:*]/.test(path) && !module.default && module.loader,
  )
  return new Map(plain.map(({ path, module }) => [`/${path}`, module.loader as Loader]))
}

/** Runs a loader as the framework does: what it throws as an answer is one, any other error is told and is a 500. */
async function askLoader(loader: Loader, request: Request, context: AppLoadContext): Promise<Response> {
  try {
    return (await loader({ request, params: {}, context })) as Response
  } catch (error) {
    if (error instanceof Response) return error
    if (!request.signal.aborted) context.reportError(error)
    return new Response(null, { status: 500 })
  }
}

function handleOf(build: ServerBuild, mode: string): Handle {
  const guardedBuild = guardBuild(build)
  const loaders = loadersByPath(guardedBuild)
  const pages = createRequestHandler(guardedBuild, mode)
  return (request, context) => {
    const loader = request.method === 'GET' ? loaders.get(new URL(request.url).pathname) : undefined
    return loader ? askLoader(loader, request, context) : pages(request, context)
  }
}

/** Remix over a build, or over what gives the newest build while developing. */
export function remixHandle(build: ServerBuild | (() => Promise<ServerBuild>), mode: string): Handle {
  if (typeof build !== 'function') return handleOf(build, mode)
  return createRequestHandler(async () => guardBuild(await build()), mode)
}

function webHeaders(req: ExpressRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  }
  return headers
}

/** Bytes where the body has been read, a stream where the page reads it. */
function bodyOf({ body }: ExpressRequest): RequestInit {
  if (body instanceof Readable) return { body: Readable.toWeb(body) as BodyInit, duplex: 'half' } as RequestInit
  return body instanceof Buffer && body.length > 0 ? { body: new Uint8Array(body) } : {}
}

/**
 * The request as the routes see it. Its origin is always BASE_URL: neither Host nor X-Forwarded-Host can change an
 * absolute URL (the framework's own adapter believes both). The body has been measured before, or is as it comes.
 */
export function webRequest(req: ExpressRequest, res: ExpressResponse, baseUrl: string): Request {
  const gone = new AbortController()
  res.on('close', () => {
    if (!res.writableFinished) gone.abort()
  })
  const headers = webHeaders(req)
  headers.set('host', new URL(baseUrl).host)
  // The Origin check has passed; the framework repeats it against Host and knows one name only.
  if (headers.has('origin')) headers.set('origin', baseUrl)
  return new Request(baseUrl + req.originalUrl, { method: req.method, headers, ...bodyOf(req), signal: gone.signal })
}

/** The page at an address as a plain look at it, for drawing a refusal in its place. */
export const pageRequest = (path: string, baseUrl: string): Request =>
  new Request(baseUrl + path, { headers: { accept: 'text/html' } })

/** Sends a web response through Express. */
export async function sendWebResponse(res: ExpressResponse, response: Response): Promise<void> {
  res.statusMessage = response.statusText
  res.status(response.status)
  // A header of the answer takes the place of the server's own; cookies are the one that may come more than once.
  for (const [name, value] of response.headers)
    if (name === 'set-cookie') res.append(name, value)
    else res.set(name, value)
  if (!response.body) {
    res.end()
    return
  }
  // JSON is whole before it is sent: as a stream it would only take longer.
  if (response.headers.get('content-type')?.includes('json')) {
    res.end(Buffer.from(await response.arrayBuffer()))
    return
  }
  await pipeline(Readable.fromWeb(response.body as ReadableStream), res).catch(error => {
    // A reader who leaves in mid-page is none of our business.
    if (error?.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error?.name !== 'AbortError') throw error
  })
}
