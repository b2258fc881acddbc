import { addDays, daysBetween } from '../lib/day.ts'

/** From so many public offers on, a partner's own figures are told. */
export const FEWEST_OFFERS = 10

/** The first day of the quarter (January, April, July, October) after a day's own. */
function nextQuarter(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const first = Math.floor((month - 1) / 3) * 3 + 4
  return first > 12 ? `${year + 1}-01-01` : `${year}-${String(first).padStart(2, '0')}-01`
}

/** Whether a whole quarter has passed since the one in which a partner began. */
export const isGraceOver = (beganOn: string, today: string): boolean => nextQuarter(nextQuarter(beganOn)) <= today

/** An event of an offer, as far as its time before the public goes. */
export type OfferEvent = {
  event: string
  on: string
  dealtOn?: string | null
  /** The last day that a confirmation promised. */
  until?: string | null
}

const SHOWS = ['published', 'publish', 'resume', 'reopen', 'confirmed']
const HIDES = ['mark_applied', 'pause', 'suspend', 'close', 'withdraw', 'expire']

/**
 * Days from the contract to the day from which the offer was not shown any more, at least 0; null where it was not
 * closed. `events` in their order; what hid it last before it was closed counts: an application, or its promise run out.
 */
export function daysToHidden(events: readonly OfferEvent[]): number | null {
  let hiddenOn: string | null = null
  let promisedUntil: string | null = null
  for (const { event, on, dealtOn, until } of events) {
    if (promisedUntil && promisedUntil < on) hiddenOn ??= addDays(promisedUntil, 1)
    if (SHOWS.includes(event)) hiddenOn = null
    if (event === 'confirmed') promisedUntil = until ?? null
    if (HIDES.includes(event)) hiddenOn ??= on
    if (event === 'close') return Math.max(0, daysBetween(dealtOn ?? on, hiddenOn ?? on))
  }
  return null
}

/** The middle of figures, halfway between the two middle ones of an even number; null of none. */
export function median(figures: readonly number[]): number | null {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length === 0) return null
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** How fresh offers stand on a day: how many, how many of them within their promise, and the middle age in days. */
export type Standing = { offers: number; kept: number; medianAgeDays: number | null }

/** Hundredths of the offers that are within their promise, rounded down so that 100 means all; null of none. */
export const sharePct = ({ offers, kept }: Pick<Standing, 'offers' | 'kept'>): number | null =>
  offers === 0 ? null : Math.floor((kept * 100) / offers)

export type MonthRecord = Standing & { month: string; on: string; isSample: boolean }
export type PartnerRecord = Standing & { nameJa: string; nameEn: string; isSample: boolean }

/** The public record of the promise. */
export type FreshnessRecord = {
  today: Standing
  /** The last twelve months with their last day on record. */
  months: MonthRecord[]
  partners: PartnerRecord[]
  /** From contract to hidden, of the offers closed in the last twelve months. */
  closed: { offers: number; medianDays: number | null }
  promises: Record<'rent' | 'sale' | 'large_site', number>
  hasSample: boolean
}

/** The first day of the eleventh month before this one. */
export function yearOfMonths(today: string): string {
  const firstOfThis = `${today.slice(0, 7)}-01`
  return `${addDays(firstOfThis, -330).slice(0, 7)}-01`
}
