import type { Locale } from './locale.ts'

const tags: Record<Locale, string> = { ja: 'ja-JP', en: 'en-GB' }
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

function formatter<T extends Intl.NumberFormat | Intl.DateTimeFormat>(name: string, make: () => T): T {
  const known = (kept.get(name) as T | undefined) ?? make()
  kept.set(name, known)
  return known
}

const dates = (locale: Locale, options: Intl.DateTimeFormatOptions, calendar = '') =>
  formatter(
    `${locale}${calendar}${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(`${tags[locale]}${calendar}`, { timeZone: 'UTC', ...options }),
  )

/** 1234.5 → '1,234.5'. At most `digits` decimals. */
export const formatNumber = (locale: Locale, value: number, digits = 2): string =>
  formatter(`${locale}${digits}`, () => new Intl.NumberFormat(tags[locale], { maximumFractionDigits: digits })).format(
    value,
  )

/** Units that English writes otherwise; its own signs stand after a space, and counters are left out. */
const UNITS_EN: Record<string, string> = { '㎡': ' m²', 't/㎡': ' t/m²', 階: '', 基: '', 台: '' }

/** A figure with its unit as each language writes it: '275㎡', '49kW'; '275 m²', '49 kW'. */
export const withUnit = (locale: Locale, figure: string, unit: string | null): string =>
  locale === 'ja' ? `${figure}${unit ?? ''}` : `${figure}${unit ? (UNITS_EN[unit] ?? ` ${unit}`) : ''}`

/** Metres as people read them: tens up to a kilometre, then kilometres with one decimal. */
export function distanceText(locale: Locale, metres: number): string {
  const space = locale === 'ja' ? '' : ' '
  const tens = Math.max(10, Math.round(metres / 10) * 10)
  return tens < 1000 ? `${tens}${space}m` : `${formatNumber(locale, Math.round(metres / 100) / 10, 1)}${space}km`
}

/** A day 'YYYY-MM-DD': '2026年11月22日' or '22 November 2026'. */
export const formatDay = (locale: Locale, day: string): string =>
  dates(locale, { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`))

/** A day of about this year: '11月22日' or '22 Nov'. */
export const formatShortDay = (locale: Locale, day: string): string =>
  dates(locale, { month: locale === 'ja' ? 'long' : 'short', day: 'numeric' }).format(new Date(`${day}T00:00:00Z`))

/** A month 'YYYY-MM': '2026年11月' or 'Nov 2026'. */
export const formatMonth = (locale: Locale, month: string): string =>
  dates(locale, { year: 'numeric', month: 'short' }).format(new Date(`${month}-01T00:00:00Z`))

/** An edition of data, which is mostly a day: '2026年11月22日版', '2019版'; null = nobody has stated it. */
export function formatEdition(locale: Locale, edition: string | null): string {
  if (edition === null) return locale === 'ja' ? '版の記載なし' : 'edition not stated'
  const text = /^\d{4}-\d{2}-\d{2}$/.test(edition) ? formatDay(locale, edition) : edition
  return locale === 'ja' ? `${text}版` : `edition ${text}`
}

/** The era year of a day in Japanese, '令和8年'; on an English page the plain year. */
export const formatEraYear = (locale: Locale, day: string): string =>
  locale === 'en'
    ? day.slice(0, 4)
    : dates('ja', { era: 'long', year: 'numeric' }, '-u-ca-japanese').format(new Date(`${day}T00:00:00Z`))

/** '2026年11月22日（令和8年）'; in English without the era. */
export const formatDayWithEra = (locale: Locale, day: string): string =>
  locale === 'en' ? formatDay(locale, day) : `${formatDay(locale, day)}（${formatEraYear(locale, day)}）`

/** An instant as a clock in Tokyo shows it: '2026年11月22日 14:03'. */
export const formatInstant = (locale: Locale, at: Date): string =>
  dates(locale, {
    timeZone: 'Asia/Tokyo',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)

/** Yen in full: '385,000円' or '¥385,000'. */
export const formatYen = (locale: Locale, yen: number): string =>
  locale === 'ja' ? `${formatNumber('ja', yen)}円` : `¥${formatNumber('en', yen)}`

/**
 * Yen as people say it: '38.5万円', '1億2,000万円', '¥120 million'. A sum that would have to be rounded is written in full.
 */
export function formatYenShort(locale: Locale, yen: number): string {
  if (locale === 'en') {
    return yen < 10_000_000 || yen % 10_000 ? formatYen('en', yen) : `¥${formatNumber('en', yen / 1_000_000)} million`
  }
  if (yen < 10_000 || yen % 100) return formatYen('ja', yen)
  const oku = Math.floor(yen / 100_000_000)
  const man = (yen % 100_000_000) / 10_000
  return `${oku ? `${oku}億` : ''}${man ? `${formatNumber('ja', man)}万` : ''}円`
}

/** Words in a row, as the language sets them apart; what is empty is left out. */
export const listed = (locale: Locale, parts: readonly (string | number | null)[]): string =>
  parts.filter(part => part !== null && part !== '').join(locale === 'ja' ? '、' : ', ')
