import { CRANE_KIND, type CraneKind } from './options.ts'

// Cells of a partner's CSV as people write them. Every reader gives the value, or undefined where it cannot be read.

const SQUARE_METRES_PER_TSUBO = 400 / 121

/** Width, spaces and thousands commas do not count; 〜 and dashes are one character each. */
export const plainCell = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/[〜～∼]/g, '~')
    .replace(/[‐‑‒–—―−－]/g, '-')
    .trim()

/** Nothing is said, or it is said that nobody knows or may know: the fact is unknown, not zero. */
export const isUnsaid = (raw: string): boolean =>
  /^(|-|不明|未確認|未調査|非公開|unknown|n\/a|not public|\?)$/i.test(plainCell(raw))

const compact = (raw: string) => plainCell(raw).replace(/[,\s]/g, '')

/** 170, '1,200', '170㎡', '50kW': a number that is not negative, with nothing after it but the unit. */
export function readNumber(raw: string, units: readonly string[] = []): number | undefined {
  const found = /^(\d+(?:\.\d+)?)(.*)$/.exec(compact(raw))
  if (!found) return undefined
  const after = found[2]!.toLowerCase()
  const known = ['', ...units.map(unit => compact(unit).toLowerCase())]
  return known.includes(after) ? Number(found[1]) : undefined
}

/** A number up to a bound; undefined beyond it. */
export const within = (number: number | undefined, most: number): number | undefined =>
  number !== undefined && number <= most ? number : undefined

/** Square metres of '170', '170㎡', '51.4坪' (one tsubo = 400/121 m²). */
export function readArea(raw: string): number | undefined {
  const tsubo = readNumber(raw, ['坪'])
  if (tsubo !== undefined && compact(raw).endsWith('坪')) return Math.round(tsubo * SQUARE_METRES_PER_TSUBO * 100) / 100
  return readNumber(raw, ['m2', '平米', '平方メートル'])
}

/** Whole yen of '385,000', '38.5万円', '1億2,000万円'; a bare number stands in the unit of the heading. */
export function readYen(raw: string, unit: 'yen' | 'man'): number | undefined {
  const text = compact(raw).replace(/円$/, '')
  const found = /^(?:(\d+(?:\.\d+)?)億)?(?:(\d+(?:\.\d+)?)(万)?)?$/.exec(text)
  if (!found || text === '') return undefined
  const [, oku, rest, man] = found
  const scale = man ? 10_000 : oku && rest ? null : unit === 'man' && !oku ? 10_000 : 1
  if (scale === null) return undefined
  const yen = Math.round(Number(oku ?? 0) * 1e8 + Number(rest ?? 0) * scale)
  return yen <= 1e13 ? yen : undefined
}

const ERAS: Record<string, number> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988, 昭和: 1925, S: 1925 }

/** Year, month and, if it stands there, day of '2026-11-22', '2026/11', '令和8年11月22日', 'S58.11'. */
function readParts(raw: string): [year: number, month: number, day: number | null] | undefined {
  const found =
    /^(令和|平成|昭和|[RHS])?(\d{1,4}|元)[年./-](\d{1,2})(?:[月./-](?:(\d{1,2})日?)?)?$/i.exec(compact(raw)) ??
    undefined
  if (!found) return undefined
  const era = found[1] ? (ERAS[found[1].toUpperCase()] ?? 0) : 0
  const year = era + (found[2] === '元' ? 1 : Number(found[2]))
  return year < 1800 || year > 2200 ? undefined : [year, Number(found[3]), found[4] ? Number(found[4]) : null]
}

const two = (n: number) => String(n).padStart(2, '0')

/** 'YYYY-MM-DD' of a day that exists. */
export function readDate(raw: string): string | undefined {
  const parts = readParts(raw)
  if (!parts || parts[2] === null) return undefined
  const day = `${parts[0]}-${two(parts[1])}-${two(parts[2])}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}

/** 'YYYY-MM'. */
export function readMonth(raw: string): string | undefined {
  const parts = readParts(raw)
  return parts && parts[1] >= 1 && parts[1] <= 12 ? `${parts[0]}-${two(parts[1])}` : undefined
}

export function readYesNo(raw: string): boolean | undefined {
  const text = plainCell(raw).toLowerCase()
  if (/^(○|〇|◯|有|有り|あり|可|はい|yes|y|true|1)$/.test(text)) return true
  return /^(×|✕|x|無|無し|なし|不可|いいえ|no|n|false|0)$/.test(text) ? false : undefined
}

/** The key of an option, by the key itself or its word in either language. */
export function readOption(
  raw: string,
  options: Readonly<Record<string, readonly [string, string]>>,
): string | undefined {
  const text = plainCell(raw).toLowerCase()
  for (const [key, words] of Object.entries(options))
    if ([key, ...words].some(word => plainCell(word).toLowerCase() === text)) return key
  const yes = 'yes' in options && 'no' in options ? readYesNo(raw) : undefined
  return yes === undefined ? undefined : yes ? 'yes' : 'no'
}

const COUNT = '(?:[x×*](\\d+)(?:基|台|か所|箇所)?)?'
const parts = (raw: string) =>
  plainCell(raw)
    .split(/[、,;／/\n]+/)
    .map(part => part.replace(/\s/g, ''))

/** What is said of a crane's kind in brackets; other words say nothing of it. */
const craneKind = (words: string | undefined): CraneKind | undefined =>
  words === undefined ? undefined : (readOption(words, CRANE_KIND) as CraneKind | undefined)

/** How {@link readCranes} writes a kind. */
export const craneKindText = (kind: CraneKind | undefined): string => (kind ? `（${CRANE_KIND[kind][0]}）` : '')

/** '2.8t×2（ホイスト）、1t' and 'なし' (= none, which is known). */
export function readCranes(raw: string): { ratedLoadT: number; count: number; kind?: CraneKind }[] | undefined {
  if (readYesNo(raw) === false) return []
  const cranes = parts(raw).map(part => new RegExp(`^(\\d+(?:\\.\\d+)?)t${COUNT}(?:\\((.*)\\))?$`, 'i').exec(part))
  if (!cranes.every(found => found !== null)) return undefined
  return cranes.map(([, load, count, words]) => {
    const kind = craneKind(words)
    return { ratedLoadT: Number(load), count: Number(count ?? 1), ...(kind ? { kind } : {}) }
  })
}

/** 'W4.0×H4.5m×2' and 'なし'. */
export function readOpenings(raw: string): { widthM: number; heightM: number; count: number }[] | undefined {
  if (readYesNo(raw) === false) return []
  const openings = parts(raw).map(part =>
    new RegExp(`^w?(\\d+(?:\\.\\d+)?)m?[x×*]h?(\\d+(?:\\.\\d+)?)m?${COUNT}$`, 'i').exec(part),
  )
  if (!openings.every(found => found !== null)) return undefined
  return openings.map(([, width, height, count]) => ({
    widthM: Number(width),
    heightM: Number(height),
    count: Number(count ?? 1),
  }))
}

/** Of rent, as a deposit. */
const MOST_MONTHS = 120
/** Of a lease: a hundred years. */
const LONGEST_LEASE = 1200
const MONTHS = '(?:か|カ|ヶ|ケ|ヵ|箇)?月'

/** Yen up to a bound, or months of rent: '3か月', '3ヶ月分', '3 months'; 'なし' is 0 yen. */
export function readMoneyOrMonths(
  raw: string,
  unit: 'yen' | 'man',
  mostYen: number,
): { yen: number } | { months: number } | undefined {
  const months = new RegExp(`^(\\d+(?:\\.\\d+)?)(?:${MONTHS}分?| ?months?)$`, 'i').exec(plainCell(raw))
  if (months) return Number(months[1]) <= MOST_MONTHS ? { months: Number(months[1]) } : undefined
  if (readYesNo(raw) === false) return { yen: 0 }
  const yen = within(readYen(raw, unit), mostYen)
  return yen === undefined ? undefined : { yen }
}

/** Months of a lease: '36', '36か月', '3年', '3 years'. */
export function readLeaseMonths(raw: string): number | undefined {
  const found = new RegExp(`^(\\d{1,3})(?:(年| ?years?)|${MONTHS}| ?months?)?$`, 'i').exec(plainCell(raw))
  return found ? within(Number(found[1]) * (found[2] ? 12 : 1), LONGEST_LEASE) : undefined
}
