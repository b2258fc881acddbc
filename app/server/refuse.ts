import type { Request, Response } from 'express'
import { localeOfHeader, localeOfPath, localeOfQuery } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'

/** What the server itself refuses or fails at; each has its words in the catalogue of errors. */
export type RefusalStatus = 400 | 403 | 404 | 405 | 413 | 414 | 429 | 500 | 503

export const RETRY_AFTER_SECONDS = '5'

export const pathOf = (req: Request): string => req.originalUrl.split('?', 1)[0] ?? '/'

/** Programs read problems, people read pages. */
export const isForPrograms = (req: Request): boolean => /^\/(api|tiles|openapi\.json)(\/|$)/.test(pathOf(req))

/** The API of partners' programs names a problem by a code and a trace. */
export const OF_PARTNERS = '/api/partner/'

/** What its document calls them. */
const PARTNERS_CODES: Readonly<Record<RefusalStatus, string>> = {
  ...{ 400: 'bad_request', 403: 'not_from_here', 404: 'no_such_address', 405: 'method', 413: 'too_large' },
  ...{ 414: 'address_too_long', 429: 'too_many', 500: 'failed', 503: 'away' },
}

/** RFC 9457, in the language of `lang`, else of Accept-Language. */
export function sendProblem(req: Request, res: Response, status: RefusalStatus): void {
  const asked = localeOfQuery(new URLSearchParams(req.originalUrl.split('?')[1] ?? ''))
  const locale = asked ?? localeOfHeader(req.get('accept-language') ?? null)
  const t = translator(locale, 'errors')
  const isPartners = pathOf(req).startsWith(OF_PARTNERS)
  const hasOwn = status === 400 || status === 405 || status === 413
  const words = isPartners && hasOwn ? (`p${status}` as const) : (`s${status}` as const)
  res.status(status)
  res.set({ 'Cache-Control': 'no-store', 'Content-Language': locale, Vary: 'Accept-Language' })
  if (status === 503) res.set('Retry-After', RETRY_AFTER_SECONDS)
  res.type('application/problem+json').send(
    JSON.stringify({
      type: 'about:blank',
      title: t(`${words}.title`),
      status,
      detail: t(`${words}.text`),
      instance: pathOf(req),
      ...(isPartners ? { code: PARTNERS_CODES[status], traceId: req.id } : { requestId: req.id }),
    }),
  )
}

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

/** The last page, for when not even the error page can be drawn: words and the id, nothing else. */
export function sendBarePage(req: Request, res: Response, status: RefusalStatus): void {
  const locale = localeOfPath(pathOf(req))
  const t = translator(locale, 'errors')
  const title = escaped(t(`s${status}.title`))
  res.status(status).set('Cache-Control', 'no-store').type('html')
  if (status === 503) res.set('Retry-After', RETRY_AFTER_SECONDS)
  res.send(
    `<!doctype html><html lang="${locale}"><meta charset="utf-8">` +
      `<meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1>` +
      `<p>${escaped(t(`s${status}.text`))}</p><p>${escaped(t('incident'))}: ${escaped(String(req.id))}</p></html>`,
  )
}
