import { createHash } from 'node:crypto'
import { apiLocale, OPEN_TO_ALL } from './problem.server.ts'

/** A public JSON answer: cacheable for a minute, with an ETag, in the language that was asked for. */
export function publicJson(request: Request, body: unknown, type = 'application/json'): Response {
  return publicText(request, JSON.stringify(body), `${type}; charset=utf-8`)
}

/** A public answer of any text type; 304 when the reader holds the same. */
export function publicText(request: Request, text: string, type: string, more: Record<string, string> = {}): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = {
    'Content-Type': type,
    'Content-Language': apiLocale(request),
    'Cache-Control': 'public, max-age=60',
    Vary: 'Accept-Language',
    ETag: etag,
    ...OPEN_TO_ALL,
    ...more,
  }
  const held = request.headers
    .get('if-none-match')
    ?.split(',')
    .map(tag => tag.trim().replace(/^W\//, ''))
  if (held?.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}
