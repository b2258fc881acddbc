import type { AppLoadContext } from '@remix-run/node'
import { type Locale, localeOfHeader, localeOfQuery } from './i18n/locale.ts'
import { translator } from './i18n/translate.server.ts'
import type { Problem } from './reading.ts'

export type ProblemError = { parameter: string; message: string }

/** The language an API answers in: that of `lang`, which the portal's own links carry, else what Accept-Language likes best. */
export const apiLocale = (request: Request): Locale =>
  localeOfQuery(new URL(request.url).searchParams) ?? localeOfHeader(request.headers.get('accept-language'))

/** What the API gives is public: pages of any origin may read it. */
export const OPEN_TO_ALL = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }

/** An RFC 9457 answer. `errors` names each offending field; `requestId` is the one in the log. */
export function problem(
  status: number,
  { title, detail, errors }: { title: string; detail?: string; errors?: ProblemError[] },
  request: Request,
  context: Pick<AppLoadContext, 'requestId'>,
): Response {
  const { pathname } = new URL(request.url)
  const { requestId } = context
  const code = status === 404 ? 'no_such_address' : `http_${status}`
  const named = pathname.startsWith('/api/partner/') ? { code, traceId: requestId } : { requestId }
  const body = { type: 'about:blank', title, status, detail, instance: pathname, ...named, errors }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': apiLocale(request),
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      ...OPEN_TO_ALL,
    },
  })
}

/** What a reader did wrong, in words. */
export function problemWords(locale: Locale, { fault, value, limit }: Problem): string {
  const t = translator(locale, 'api')
  return t(`fault.${fault}`, { value, limit: limit ?? 0 })
}

/** 400 naming every parameter that could not be read. */
export function badParameters(
  problems: readonly Problem[],
  request: Request,
  context: Pick<AppLoadContext, 'requestId'>,
) {
  const locale = apiLocale(request)
  const t = translator(locale, 'api')
  const errors = problems.map(found => ({ parameter: found.parameter, message: problemWords(locale, found) }))
  const detail = t('badRequestDetail', { parameters: problems.map(found => found.parameter).join(', ') })
  return problem(400, { title: t('badRequest'), detail, errors }, request, context)
}
