import { formatDay, formatEraYear, formatNumber, withUnit } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { Translate } from '../lib/i18n/translate.ts'
import { type Crane, isWholeBuilding, type Opening, type ShownFact, type ShownFacts } from './fact-values.ts'
import { FIELD_GROUPS, type Field, type FieldGroup, fieldsFor } from './fields.ts'
import type { Deal, Kind } from './model.ts'
import { CRANE_KIND } from './options.ts'

export type FactView = {
  id: string
  label: string
  state: ShownFact['state']
  /** Absent unless known. */
  text?: string
  /** The partner's own words, which are Japanese. */
  isQuoted?: true
  /** Small words after the value: tsubo, era, which seismic age. */
  extra?: string
  /** How it is known, in a word; `papers` says it in full. Absent where nobody has stated anything. */
  method?: string
  papers?: string
}
export type FactGroup = { group: FieldGroup; facts: FactView[] }
export type FactWords = { locale: Locale; t: Translate<'listingFacts'> }

/** Square metres as tsubo: 400/121 m² each. */
export const toTsubo = (m2: number): number => (m2 * 121) / 400

export const areaText = (locale: Locale, m2: number): string => withUnit(locale, formatNumber(locale, m2), '㎡')
export const tsuboText = ({ locale, t }: FactWords, m2: number): string =>
  t('tsubo', { n: formatNumber(locale, toTsubo(m2), 1) })

export const areaWithTsubo = (words: FactWords, m2: number): string =>
  words.t('both', { first: areaText(words.locale, m2), second: tsuboText(words, m2) })

/** Metres as a drawing writes them: always a decimal, so that widths and heights line up. */
const size = (metres: number): string => (Number.isInteger(metres * 10) ? metres.toFixed(1) : metres.toFixed(2))
export const openingText = (locale: Locale, { widthM, heightM, count }: Opening): string =>
  `W${size(widthM)}×${withUnit(locale, `H${size(heightM)}`, 'm')}${count > 1 ? ` ×${count}` : ''}`
export function craneText(locale: Locale, { ratedLoadT, count, kind }: Crane): string {
  const text = `${withUnit(locale, formatNumber(locale, ratedLoadT), 't')} × ${count}`
  if (!kind) return text
  return locale === 'ja' ? `${text}（${CRANE_KIND[kind][0]}）` : `${text} (${CRANE_KIND[kind][1]})`
}

/** Numbers of which none is an answer of its own; a floor or a length is never "none". */
const COUNTED = new Set(['㎡', '基', '台', 'kg', 'kW', 'kVA'])

function numberText({ locale, t }: FactWords, field: Field, value: number): string {
  const isCounted = COUNTED.has(field.unit ?? '') || field.id === 'basement_storeys'
  if (value === 0 && isCounted) return t('none')
  if (field.id === 'floor') return t(value < 0 ? 'basement' : 'floor', { n: Math.abs(value) })
  return withUnit(locale, formatNumber(locale, value, field.decimals), field.unit)
}

const builtText = (locale: Locale, month: string): string =>
  locale === 'ja'
    ? formatDay('ja', `${month}-01`).replace(/1日$/, '')
    : formatDay('en', `${month}-01`).replace(/^1 /, '')

/** A known value in words. */
export function valueText(words: FactWords, field: Field, value: unknown): string {
  const { locale, t } = words
  switch (field.type) {
    case 'number':
      return numberText(words, field, value as number)
    case 'boolean':
      return t(value ? 'yes' : 'none')
    case 'month':
      return builtText(locale, value as string)
    case 'option':
      return field.options?.[value as string]?.[locale === 'ja' ? 0 : 1] ?? ''
    case 'text':
      return isNone(value) ? t('none') : (value as string)
    case 'cranes':
      return listed(
        t,
        (value as Crane[]).map(crane => craneText(locale, crane)),
        locale,
      )
    case 'openings':
      return listed(
        t,
        (value as Opening[]).map(opening => openingText(locale, opening)),
        locale,
      )
  }
}

/** The one word of a partner that every language has. */
const isNone = (value: unknown) => value === 'なし'

const listed = (t: FactWords['t'], parts: string[], locale: Locale) =>
  parts.length > 0 ? parts.join(locale === 'ja' ? '、' : ', ') : t('none')

/**
 * Which seismic age a building is of, by its month of completion. The law counts the day of building confirmation
 * (1 June 1981), so the two years around it are not told apart.
 */
export function seismicAge(month: string): 'old' | 'between' | 'new' {
  if (month < '1981-06') return 'old'
  return month < '1983-06' ? 'between' : 'new'
}

function extraText(words: FactWords, field: Field, value: unknown): string | undefined {
  if (field.unit === '㎡' && (value as number) > 0) return tsuboText(words, value as number)
  if (field.id !== 'built_ym') return undefined
  const { locale, t } = words
  const month = value as string
  const age = t(`seismic.${seismicAge(month)}`)
  return locale === 'ja' ? `${formatEraYear('ja', `${month}-01`)}・${age}` : age
}

function factView(words: FactWords, field: Field, fact: ShownFact | undefined): FactView {
  const { locale, t } = words
  const label = locale === 'ja' ? field.ja : field.en
  if (!fact) return { id: field.id, label, state: 'unknown' }
  const known = fact.state === 'known'
  return {
    id: field.id,
    label,
    state: fact.state,
    ...(known ? { text: valueText(words, field, fact.value), extra: extraText(words, field, fact.value) } : {}),
    ...(known && field.type === 'text' && !isNone(fact.value) ? { isQuoted: true } : {}),
    ...(fact.state === 'hidden' || fact.state === 'withheld'
      ? {}
      : { method: t(`method.${fact.method}`), papers: papersText(words, fact) }),
  }
}

/** Who says a fact, how it is known, when it was seen and how sure it is. */
export function papersText({ locale, t }: FactWords, fact: ShownFact): string {
  return t('papers', {
    party: t(`party.${fact.sourceParty}`),
    method: t(`method.${fact.method}`),
    day: fact.observedOn ? formatDay(locale, fact.observedOn) : t('dayUnknown'),
    confidence: t(`confidence.${fact.confidence}`),
  })
}

/** Every field that says something of the kind and the deal, in groups, in the order of the table; none is left out for being unknown. */
export function factGroups(words: FactWords, kind: Kind, deal: Deal, facts: ShownFacts): FactGroup[] {
  const isWhole = isWholeBuilding(facts)
  const fields = fieldsFor(kind, deal).filter(field => !(field.ofParts && isWhole))
  return FIELD_GROUPS.map(group => ({
    group,
    facts: fields.filter(field => field.group === group).map(field => factView(words, field, facts[field.id])),
  })).filter(({ facts: rows }) => rows.length > 0)
}
