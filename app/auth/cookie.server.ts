import { type Cookie, createCookie } from '@remix-run/node'

/** `__Host-` binds the cookie to this host over TLS, so browsers take it from https pages only. */
export const cookieName = (origin: string): string => (origin.startsWith('https:') ? '__Host-sid' : 'sid')

function cookieFor(request: Request): Cookie {
  const { origin } = new URL(request.url)
  return createCookie(cookieName(origin), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: origin.startsWith('https:'),
  })
}

/** The token that a browser came with; null where it has none. */
export async function heldToken(request: Request): Promise<string | null> {
  const token: unknown = await cookieFor(request).parse(request.headers.get('cookie'))
  return typeof token === 'string' && /^[\w-]{43}$/.test(token) ? token : null
}

/** Gives a browser its token. The cookie goes when the browser is closed. */
export const holdToken = (request: Request, token: string): Promise<string> => cookieFor(request).serialize(token)

export const dropToken = (request: Request): Promise<string> => cookieFor(request).serialize('', { maxAge: 0 })
