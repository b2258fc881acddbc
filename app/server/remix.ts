import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { AppLoadContext } from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'

/** Answers a page, data or API request; Remix in production, a spy in tests. */
export type Handle = (request: Request, context: AppLoadContext) => Promise<Response>

function webHeaders(req: ExpressRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  }
  return headers
}

/**
 * The request as the routes see it. Its origin is always BASE_URL: neither Host nor X-Forwarded-Host can change an
 * absolute URL (the framework's own adapter believes both). The body has been read and measured before.
 */
export function webRequest(req: ExpressRequest, res: ExpressResponse, baseUrl: string): Request {
  const gone = new AbortController()
  res.on('close', () => {
    if (!res.writableFinished) gone.abort()
  })
  const headers = webHeaders(req)
  headers.set('host', new URL(baseUrl).host)
  const body = req.method === 'GET' || req.method === 'HEAD' ? null : ((req.body as Buffer | undefined) ?? null)
  // The Origin check has passed; the framework repeats it against Host and knows one name only.
  if (body !== null && headers.has('origin')) headers.set('origin', baseUrl)
  return new Request(new URL(baseUrl + req.originalUrl), { method: req.method, headers, body, signal: gone.signal })
}

/** Sends a web response through Express. */
export async function sendWebResponse(res: ExpressResponse, response: Response): Promise<void> {
  res.statusMessage = response.statusText
  res.status(response.status)
  for (const [name, value] of response.headers) res.append(name, value)
  if (!response.body) {
    res.end()
    return
  }
  await pipeline(Readable.fromWeb(response.body as ReadableStream), res).catch(error => {
    // A reader who leaves in mid-page is none of our business.
    if (error?.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error?.name !== 'AbortError') throw error
  })
}
