import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { NextFunction, Request, Response } from 'express'
import { badParameters } from '../lib/problem.server.ts'
import type { Problem } from '../lib/reading.ts'
import { sendWebResponse, webRequest } from './remix.ts'

const zip = promisify(gzip)

/** An answer as it is kept: plain, and compressed where that is worth it; no body = nothing is there. */
export type Kept = { etag: string; body: Buffer | null; zipped: Buffer | null }

export const sizeOf = ({ body, zipped }: Kept) => 200 + (body?.length ?? 0) + (zipped?.length ?? 0)

/** Weak: the same answer travels plain and compressed. */
export const tagOf = (body: Uint8Array | null) =>
  `W/"${createHash('sha256')
    .update(body ?? '')
    .digest('base64url')
    .slice(0, 20)}"`

/** A packet on the way; packing what is shorter gains nothing. */
const WORTH_PACKING = 1024

export const compressed = async (body: Buffer): Promise<Kept> => ({
  etag: tagOf(body),
  body,
  zipped: body.length < WORTH_PACKING ? null : await zip(body),
})

export function send(
  req: Request,
  res: Response,
  { etag, body, zipped }: Kept,
  { type, cache }: { type: string; cache: string },
): void {
  res.set({ ETag: etag, 'Cache-Control': cache, Vary: 'Accept-Encoding' })
  if (req.fresh) {
    res.status(304).end()
    return
  }
  if (!body) {
    res.status(204).end()
    return
  }
  const packed = zipped && req.acceptsEncodings('gzip') === 'gzip' ? zipped : null
  // Not through send(), which looks for what is known here: type, length, whether it is fresh.
  res.writeHead(200, {
    'Content-Type': type,
    'Content-Length': (packed ?? body).length,
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  })
  res.end(packed ?? body)
}

const context = (req: Request) => ({ requestId: String((req as { id?: unknown }).id ?? '') })
const web = (req: Request, res: Response) => webRequest(req, res, 'http://tiles')

export const refuse = (req: Request, res: Response, problems: readonly Problem[]): Promise<void> =>
  sendWebResponse(res, badParameters(problems, web(req, res), context(req)))

/** A failure goes to the server's own error answer. */
export const answer =
  (handle: (req: Request, res: Response) => Promise<void>) =>
  (req: Request, res: Response, next: NextFunction): void => {
    handle(req, res).catch(next)
  }
