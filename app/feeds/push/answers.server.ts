import type { Locale } from '../../lib/i18n/locale.ts'
import type { push as words } from '../../lib/i18n/messages/ja/push.ts'
import { translator } from '../../lib/i18n/translate.server.ts'
import { apiLocale } from '../../lib/problem.server.ts'
import { CHECKLIST } from '../../listings/checklist.ts'
import { fieldAt } from './changes.ts'
import { limitsOf } from './fields.ts'
import { FIELD_OF_LACK } from './lack-fields.ts'
import type { BodyError } from './read-body.ts'
import type { Standing, Why } from './standing.server.ts'
import type { Written } from './write.server.ts'

// What the API answers, in JSON and in the words of the language that is asked for.

export type ProblemCode = keyof (typeof words)['problem']

export type FieldError = { field: string | null; pointer: string; code: string; message: string; value: unknown }
export type Problem = {
  type: 'about:blank'
  title: string
  status: number
  detail: string
  code: string
  instance: string
  traceId: string
  errors?: FieldError[]
}

/** Who asks in which language, and by which name the log knows it. */
export type Answering = { locale: Locale; traceId: string; path: string }

export const answeringOf = (request: Request, requestId: string): Answering => ({
  locale: apiLocale(request),
  traceId: requestId,
  path: new URL(request.url).pathname,
})

/** One style for every code: 'notFound' and 'NoAgreement' are words of the inside. */
export const outsideCode = (code: string): string =>
  code.replace(/(?<=[A-Za-z0-9])[A-Z]/g, letter => `_${letter}`).toLowerCase()

export type Details = { values?: Record<string, string | number>; errors?: FieldError[]; code?: string }

export function problemOf(
  status: number,
  code: ProblemCode,
  { locale, traceId, path }: Answering,
  { values = {}, errors, code: exact }: Details = {},
): Problem {
  const t = translator(locale, 'push')
  const title = t(`problem.${code}.title` as 'problem.notFound.title')
  const detail = t(`problem.${code}.detail` as 'problem.refused.detail', values as { why: string })
  return {
    ...({
      type: 'about:blank',
      title,
      status,
      detail,
      code: outsideCode(exact ?? code),
      instance: path,
      traceId,
    } as const),
    ...(errors ? { errors } : {}),
  }
}

const HEADERS = { 'Cache-Control': 'no-store', Vary: 'Accept-Language, Authorization' }

export const json = (
  body: unknown,
  status: number,
  { locale }: Pick<Answering, 'locale'>,
  more: Record<string, string> = {},
  type = 'application/json',
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Content-Language': locale, ...HEADERS, ...more },
  })

export const problem = (
  status: number,
  code: ProblemCode,
  answering: Answering,
  details: Details & { headers?: Record<string, string> } = {},
): Response =>
  json(problemOf(status, code, answering, details), status, answering, details.headers, 'application/problem+json')

const pointerOf = (field: string | null, base: string): string =>
  field === null ? base : `${base}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Errors of fields in words. `base`: where the body of the listing stands within the whole. */
export function fieldErrors(errors: readonly BodyError[], locale: Locale, base = ''): FieldError[] {
  const t = translator(locale, 'push')
  return errors.map(({ field, code, value }) => ({
    ...{ field, pointer: pointerOf(field, base), code, value },
    message: t(`fault.${code}` as 'fault.missing') + limitsText(field, code, locale),
  }))
}

/** Between what a value has to lie, where it lies outside. */
function limitsText(field: string | null, code: string, locale: Locale): string {
  const limits = field === null || code !== 'out_of_range' ? null : limitsOf(field)
  return limits ? translator(locale, 'push')('limits', limits) : ''
}

export type Warning = Omit<FieldError, 'pointer'>
const warningsOf = (warnings: readonly BodyError[], locale: Locale): Warning[] => {
  const t = translator(locale, 'push')
  return warnings.map(({ field, code, value }) => ({
    ...{ field, code, value },
    message: t(`guess.${code}` as 'guess.fraction'),
  }))
}

export type Reason = { code: string; item: string | null; field: string | null; message: string }

function reasonOf({ code, item, path, text, isPlaced }: Why, locale: Locale): Reason {
  const found = CHECKLIST.find(({ id }) => id === item)
  const t = translator(locale, 'push')
  const named = found ? found[locale] : item === 'contact_person' ? t('item.contact_person') : (item ?? '')
  const fills = code === 'lacks' && item ? FIELD_OF_LACK[item] : undefined
  const lacking = fills === 'lat' && isPlaced ? undefined : fills
  const said = t(`reason.${code}`, { item: named, text: text ?? '' })
  const how = lacking ? t(lacking === 'lat' ? 'reason.by_place' : 'reason.by_field', { field: lacking }) : ''
  return { code, item: item ?? null, field: path ? fieldAt(path) : (lacking ?? null), message: said + how }
}

/** A listing as it stands, without what it says. */
export function standingBody(standing: Standing, locale: Locale, baseUrl: string) {
  const { reference, publicId, deal, kind, status, state, change, isPublic, confirmedOn, dueOn, etag } = standing
  return {
    ...{ reference, publicId, deal, kind, status, state, change, isPublic, confirmedOn, dueOn },
    reasons: standing.reasons.map(why => reasonOf(why, locale)),
    url: isPublic ? `${baseUrl}${locale === 'en' ? '/en' : ''}/listings/${publicId}` : null,
    etag,
  }
}

/** What became of a listing that was written. Of a dry run there is no number yet of what would be new. */
export function writtenBody(written: Written, locale: Locale, { baseUrl, isDry }: { baseUrl: string; isDry: boolean }) {
  const { outcome, became, changes, warnings, standing, isNew } = written
  const { reference, publicId, state, reasons, url } = standingBody(standing, locale, baseUrl)
  return {
    ...{ reference, publicId: isDry && isNew ? null : publicId, outcome, became, state, isDryRun: isDry },
    ...{ changes, reasons, warnings: warningsOf(warnings, locale), url: isDry ? null : url },
  }
}

/** Why a rule refuses, in words. */
export function whyText(why: string, locale: Locale): string {
  const t = translator(locale, 'push')
  const key = `why.${why}`
  const text = t(key as 'why.other')
  return text === key ? t('why.other') : text
}
