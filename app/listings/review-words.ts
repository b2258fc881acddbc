import { formatDay, formatYen } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { Translate } from '../lib/i18n/translate.ts'
import type { Change, Flat } from './content.ts'
import { leaseTerm } from './detail-terms.ts'
import { readFact } from './fact-values.ts'
import { type FactWords, papersText, valueText } from './facts-view.ts'
import { fieldOf } from './fields.ts'
import type { Deal, Fact, Kind, LeaseKind, TransactionMode } from './model.ts'
import { SECTIONS, type Section, sectionOf } from './review.ts'

/** A value as it is shown; `text` is absent where it is unknown or not stated. */
export type Said = { text?: string; papers?: string; isQuoted?: true }
export type ChangeRow = { path: string; label: string; before: Said; after: Said }
export type ChangeSection = { section: Section; label: string; rows: ChangeRow[] }

/** The languages' words and the names that ids stand for. */
export type ReviewWords = {
  locale: Locale
  facts: FactWords['t']
  review: Translate<'review'>
  listings: Translate<'listings'>
  groups: Translate<'listing'>
  towns: ReadonlyMap<number, string>
  stations: ReadonlyMap<number, string>
}

const factWords = ({ locale, facts }: ReviewWords): FactWords => ({ locale, t: facts })

function factSaid(words: ReviewWords, id: string, fact: Fact): Said {
  const field = fieldOf(id)
  if (!field) return {}
  const shown = readFact(field, fact)
  const papers = papersText(factWords(words), shown)
  if (shown.state !== 'known') return { papers }
  const quoted = field.type === 'text' ? { isQuoted: true as const } : {}
  return { text: valueText(factWords(words), field, shown.value), papers, ...quoted }
}

const YEN = /^terms\..*Yen$/
const MONTHS = /^terms\.(deposit|keyMoney)Months$/
const DAYS = ['terms.availableFrom', 'terms.validUntil']

/** Values that are neither words of their own nor a fact, by their path. */
const READERS: Record<string, (words: ReviewWords, value: unknown) => string> = {
  kind: ({ listings }, value) => listings(`kind.${value as Kind}`),
  transactionMode: ({ facts }, value) => facts(`terms.mode.${value as TransactionMode}`),
  adConsent: ({ review }, value) => review(value ? 'consented' : 'notConsented'),
  'place.at': (_, value) =>
    (value as [number, number])
      .map(part => part.toFixed(5))
      .reverse()
      .join(', '),
  'place.townId': ({ towns }, value) => towns.get(value as number) ?? String(value),
  'place.precision': ({ review }, value) => review(`precision.${value as 'exact'}`),
  'terms.tax': ({ facts }, value) => facts(`terms.tax.${value as 'included'}`),
  'terms.leaseKind': ({ facts }, value) => facts(`terms.leaseKind.${value as LeaseKind}`),
  'terms.leaseTermMonths': (words, value) => leaseTerm(factWords(words), value as number),
}

function plainText(words: ReviewWords, path: string, value: unknown): string {
  const read = READERS[path]
  if (read) return read(words, value)
  if (YEN.test(path)) return formatYen(words.locale, value as number)
  if (MONTHS.test(path)) return words.facts('terms.months', { count: value as number })
  if (DAYS.includes(path)) return formatDay(words.locale, value as string)
  return String(value)
}

/** A value of a content in words, as the listing's own page writes it. */
export function said(words: ReviewWords, path: string, value: unknown): Said {
  if (value === null || value === undefined || value === '') return {}
  if (path.startsWith('facts.')) return factSaid(words, path.slice('facts.'.length), value as Fact)
  if (path.startsWith('access.')) return { text: words.review('metres', { n: value as number }) }
  const isOwnWords = !(path in READERS) && !YEN.test(path) && !MONTHS.test(path) && !DAYS.includes(path)
  return { text: plainText(words, path, value), ...(isOwnWords ? { isQuoted: true } : {}) }
}

/** What a value of a content is called. */
export function labelOf({ locale, review, stations }: ReviewWords, path: string): string {
  const [part, id = ''] = path.split('.', 2) as [string, string?]
  if (part === 'facts') return fieldOf(id)?.[locale] ?? id
  if (part === 'access') return review('wayTo', { station: stations.get(Number(id)) ?? id })
  return review(`field.${path as 'kind'}`)
}

const sectionLabel = ({ review, groups }: ReviewWords, section: Section): string =>
  section === 'words' || section === 'place' || section === 'terms' || section === 'contact' || section === 'access'
    ? review(`section.${section}`)
    : groups(`groups.${section}`)

/** Values that say nothing of this deal. */
const FOREIGN: Record<Deal, readonly string[]> = { rent: ['terms.priceYen'], sale: ['terms.rentYen'] }

/** Changes in the order of a listing's parts, each before and after in words; papers where they changed as well. */
export function changeSections(words: ReviewWords, changes: readonly Change[], deal: Deal): ChangeSection[] {
  const told = changes.filter(({ path }) => !FOREIGN[deal].includes(path))
  return SECTIONS.map(section => ({
    section,
    label: sectionLabel(words, section),
    rows: told
      .filter(({ path }) => sectionOf(path) === section)
      .map(({ path, before, after }) => row(words, path, said(words, path, before), said(words, path, after))),
  })).filter(({ rows }) => rows.length > 0)
}

function row(words: ReviewWords, path: string, before: Said, after: Said): ChangeRow {
  const label = labelOf(words, path)
  if (before.papers !== after.papers) return { path, label, before, after }
  const [plainBefore, plainAfter] = [before, after].map(({ papers: _, ...rest }) => rest) as [Said, Said]
  return { path, label, before: plainBefore, after: plainAfter }
}

/** What stays as it is, in words; what is not stated is left out. */
export function unchangedRows(
  words: ReviewWords,
  after: Flat,
  changes: readonly Change[],
): { path: string; label: string; text: string }[] {
  const changed = new Set(changes.map(({ path }) => path))
  return Object.entries(after).flatMap(([path, value]) => {
    if (changed.has(path)) return []
    const { text } = said(words, path, value)
    return text === undefined ? [] : [{ path, label: labelOf(words, path), text }]
  })
}
