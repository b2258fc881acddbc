import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import type { Finding, ImportRefused, LeftOut } from './report.ts'

/** The texts about imports, whose keys are put together from codes of a report. */
export type ImportWords = (key: string, values?: Record<string, string | number>) => string
export const importWords = (locale: Locale): ImportWords => translator(locale, 'import') as unknown as ImportWords

/** Details whose values are words of ours. */
const NAMED = ['which', 'fault']

/** What more there is to say of a finding, in brackets; '' where there is nothing. */
export function detailOf(t: ImportWords, detail: Finding<string>['detail']): string {
  const known = Object.entries(detail ?? {}).map(([key, value]) =>
    NAMED.includes(key) ? t(`detail.${key}.${value}`) : t(`detail.${key}`, { value }),
  )
  return known.length === 0 ? '' : t('brackets', { inside: known.join(t('list')) })
}

/** One feature that was not loaded, and why, on a line: '#3 台地: 市域の外'. */
export function leftOutLine(t: ImportWords, { index, label, reason, detail }: Finding<LeftOut>): string {
  const which = [...(index === null ? [] : [`#${index + 1}`]), ...(label ? [label] : [])].join(' ')
  return `${which ? `${which}: ` : ''}${t(`leftOut.${reason}`)}${detailOf(t, detail)}`
}

/** Why a file was not loaded. */
export const refusalLine = (t: ImportWords, { refusal, detail }: ImportRefused): string =>
  t(`refusal.${refusal}`, detail).trim()
