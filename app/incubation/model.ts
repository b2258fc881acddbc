import { addDays, daysBetween } from '../lib/day.ts'

export const ROOM_KINDS = ['office', 'lab', 'workshop', 'coworking', 'booth', 'shop'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/**
 * 空き, まもなく空く, 入居予定, 入居中, 準備中. `reserved` is free today but promised: a contract begins later, so it is not
 * offered and not counted as free.
 */
export const ROOM_STATES = ['vacant', 'soon', 'reserved', 'occupied', 'closed'] as const
export type RoomState = (typeof ROOM_STATES)[number]

/** A room whose contract ends within so many days, with nothing after it, "will be vacant soon". */
export const SOON_DAYS = 90

/** Days from `from` up to and without `to`; null = no end is set. */
export type Period = { from: string; to: string | null }
export type Calendar = { contracts: readonly Period[]; closures: readonly Period[] }

export type RoomOn = {
  state: RoomState
  /** First day on which it is free for a new tenant: today when vacant, null when unknown or promised to another. */
  freeFrom: string | null
  /** Day on which a free room stops being free (a contract or a closure begins); null = no such day. */
  freeUntil: string | null
}

const covers = (period: Period, day: string) => period.from <= day && (period.to === null || day < period.to)

/** The first day from `day` on that no period covers; null when the last one has no end. */
function firstFreeDay(periods: readonly Period[], day: string): string | null {
  const inOrder = [...periods].sort((a, b) => a.from.localeCompare(b.from))
  let free = day
  for (const period of inOrder) {
    if (!covers(period, free)) continue
    if (period.to === null) return null
    free = period.to
  }
  return free
}

const earliestAfter = (periods: readonly Period[], day: string): string | null =>
  periods.reduce<string | null>(
    (found, { from }) => (from > day && (found === null || from < found) ? from : found),
    null,
  )

/** The state of a room on a day, from its contracts and closures alone. A closure outweighs a contract. */
export function roomStateOn({ contracts, closures }: Calendar, day: string): RoomOn {
  const isClosed = closures.some(period => covers(period, day))
  const isHeld = contracts.some(period => covers(period, day))
  if (!isClosed && !isHeld) {
    const contract = earliestAfter(contracts, day)
    if (contract) return { state: 'reserved', freeFrom: null, freeUntil: contract }
    return { state: 'vacant', freeFrom: day, freeUntil: earliestAfter(closures, day) }
  }
  const end = firstFreeDay([...contracts, ...closures], day)
  const freeFrom = end !== null && earliestAfter(contracts, end) === null ? end : null
  if (isClosed) return { state: 'closed', freeFrom, freeUntil: null }
  const isSoon = freeFrom !== null && daysBetween(day, freeFrom) <= SOON_DAYS
  return { state: isSoon ? 'soon' : 'occupied', freeFrom, freeUntil: null }
}

/** The day on which a room's state turns, and how: free for a tenant, usable again, free no longer. Null: no such day. */
export function nextTurn({
  state,
  freeFrom,
  freeUntil,
}: RoomOn): { kind: 'freeFrom' | 'usableFrom' | 'freeUntil'; day: string } | null {
  if (state === 'closed' && freeFrom) return { kind: 'usableFrom', day: freeFrom }
  if (state !== 'vacant' && freeFrom) return { kind: 'freeFrom', day: freeFrom }
  return freeUntil ? { kind: 'freeUntil', day: freeUntil } : null
}

/** One month of a room's outlook. `partly`: free from (or up to) a day inside the month. */
export type MonthOutlook = {
  /** 'YYYY-MM' */
  month: string
  outlook: 'free' | 'partly' | 'reserved' | 'occupied' | 'closed'
  /** For `partly`: the first free day. */
  from: string | null
  /** For `partly`: the day it stops being free, when that falls into the month. */
  until: string | null
}

/** The months from that of `today` on. The first one is looked at from `today` only: what is past cannot be rented. */
export function outlookOf(calendar: Calendar, today: string, months = 6): MonthOutlook[] {
  return Array.from({ length: months }, (_, i) => {
    const first = monthAfter(today, i)
    const next = monthAfter(today, i + 1)
    return monthOutlook(calendar, i === 0 ? today : first, next)
  })
}

/** The first day of the month `count` months after that of `day`. */
function monthAfter(day: string, count: number): string {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + count)
  return at.toISOString().slice(0, 10)
}

function monthOutlook(calendar: Calendar, first: string, next: string): MonthOutlook {
  const days: { day: string; state: RoomState }[] = []
  for (let day = first; day < next; day = addDays(day, 1)) days.push({ day, state: roomStateOn(calendar, day).state })
  const month = first.slice(0, 7)
  const free = days.filter(({ state }) => state === 'vacant')
  if (free.length === days.length) return { month, outlook: 'free', from: null, until: null }
  if (free.length > 0) {
    const last = addDays(free[free.length - 1]!.day, 1)
    return { month, outlook: 'partly', from: free[0]!.day, until: last < next ? last : null }
  }
  const states = new Set(days.map(({ state }) => state))
  const outlook = states.has('reserved')
    ? 'reserved'
    : states.has('occupied') || states.has('soon')
      ? 'occupied'
      : 'closed'
  return { month, outlook, from: null, until: null }
}
