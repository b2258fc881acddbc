import { compact, fault, type Guess, isFault, type Read, read, rounded, withoutAbout } from './read.ts'

/** What a bare number under a heading stands in: 'man' = ten thousand yen, months of rent; null: it does not say. */
export type MoneyUnit = 'yen' | 'man' | 'months' | null

/** Beyond it somebody has mistyped. */
const MOST_YEN = 1e13

const NONE = /^(?:無|無し|なし|ナシ|ゼロ|0|0円|-|―|none|no|free)$/i

/** Yen of '1億2,000万円', '38.5万', '385,000円', '¥385,000', '385千円'; a bare number has no unit of its own. */
function parseYen(text: string): { yen: number; isBare: boolean } | null {
  const plain = text.replace(/^[¥\\]/, '').replace(/円?(?:\(?税[込抜別]?\)?|也|\/月|\/?ヶ月|-)?$/, '')
  const found = /^(?:(\d+(?:\.\d+)?)億)?(?:(\d+(?:\.\d+)?)(百万|千万|万|千)?)?$/.exec(plain)
  if (!found || plain === '') return null
  const [, oku, rest, scale] = found
  const scales: Record<string, number> = { 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7 }
  // '1億2000' leaves open whether the rest is in yen or in ten thousands.
  if (oku && rest && !scale) return null
  const yen = Math.round(Number(oku ?? 0) * 1e8 + Number(rest ?? 0) * (scale ? scales[scale]! : 1))
  return { yen, isBare: !oku && !scale && !/円$/.test(text) && !/^[¥\\]/.test(text) }
}

/** A bare price from here on is hardly in ten thousands of yen: that would be ten thousand million. */
export const HARDLY_MAN = 1_000_000

/**
 * Whole yen. A bare number stands in the unit of its heading; under a heading that says none a price is in ten thousands
 * of yen, as brokers write it, unless it is as long as yen are. Either is said to be a guess.
 */
export function readPriceCell(raw: string, unit: MoneyUnit): Read<number> {
  const { text, isApproximate } = withoutAbout(compact(raw))
  const found = parseYen(text)
  if (!found) return fault(/^[=+@]/.test(text) ? 'looks_like_formula' : 'unreadable')
  const guesses: Guess[] = isApproximate ? ['approximate'] : []
  const assumed = unit ?? (found.yen < HARDLY_MAN ? 'man' : 'yen')
  const yen = found.isBare && assumed === 'man' ? found.yen * 10_000 : found.yen
  if (found.isBare && unit === null) guesses.push('unit_assumed')
  return yen > 0 && yen <= MOST_YEN ? read(yen, ...guesses) : fault('out_of_range')
}

export type Rent = { yen: number; perTsubo?: number }

const SQUARE_METRES_PER_TSUBO = 400 / 121
const UNIT_PRICE = /^@?(.+?)円?\/(坪|m2|㎡)(?:\((.+)(坪|m2)\))?$/

/**
 * Yen a month: '385,000円', '38.5万', '@3,500円/坪 (100坪)'. A price by the tsubo or the square metre needs an area: its
 * own in brackets, else `areaM2`, the row's.
 */
export function readRentCell(raw: string, unit: MoneyUnit, areaM2: number | null = null): Read<Rent> {
  const text = compact(raw).replace(/^(?:月額|賃料)/, '')
  const per = UNIT_PRICE.exec(text)
  if (!per) {
    const whole = readPriceCell(text.replace(/\/月$|\(月額\)$/, ''), unit ?? 'yen')
    return isFault(whole) ? whole : read({ yen: whole.value }, ...whole.guesses)
  }
  const [, price, per1, own, ownUnit] = per
  const each = parseYen(price!)
  if (!each) return fault('unreadable')
  const perTsubo = per1 === '坪' ? each.yen : Math.round(each.yen * SQUARE_METRES_PER_TSUBO)
  const ownTsubo = own ? Number(own) / (ownUnit === '坪' ? 1 : SQUARE_METRES_PER_TSUBO) : null
  const tsubo = ownTsubo ?? (areaM2 === null ? null : areaM2 / SQUARE_METRES_PER_TSUBO)
  if (tsubo === null || Number.isNaN(tsubo)) return fault('needs_area')
  // An area in m² came from whole tsubo as often as not.
  const yen = Math.round(perTsubo * rounded(tsubo, 2))
  return yen > 0 && yen <= MOST_YEN ? read({ yen, perTsubo }, 'unit_price') : fault('out_of_range')
}

export type Deposit = { yen: number } | { months: number }

const MONTHS = /^(?:賃料の?)?(\d+(?:\.\d+)?)(?:か|カ|ヶ|ケ|ヵ|箇)?(?:月|months?)分?$/i

/** What is paid once: '3ヶ月', '1,155,000円', 'なし' (known to be nothing). */
export function readDepositCell(raw: string, unit: MoneyUnit): Read<Deposit> {
  const text = compact(raw)
  if (NONE.test(text)) return read({ yen: 0 })
  const months = MONTHS.exec(text) ?? (unit === 'months' ? /^(\d+(?:\.\d+)?)$/.exec(text) : null)
  if (months) return Number(months[1]) <= 120 ? read({ months: Number(months[1]) }) : fault('out_of_range')
  const yen = readPriceCell(text, unit ?? 'yen')
  return isFault(yen) ? yen : read({ yen: yen.value }, ...yen.guesses)
}
