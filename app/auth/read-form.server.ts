import { MOST_PASSWORD } from './password.ts'

/** The fields of a posted form; another method is refused. Throws a 405. */
export async function postedForm(request: Request): Promise<URLSearchParams> {
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  return new URLSearchParams(await request.text())
}

/** A field that is a secret: as it was typed, but no longer than any password may be. */
export const secretField = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').slice(0, 4 * MOST_PASSWORD)

/** From where a request comes. */
export const visitOf = (request: Request, clientKey: string) => ({
  clientKey,
  agent: request.headers.get('user-agent') ?? '',
  now: new Date(),
})
