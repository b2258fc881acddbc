/** How long the rest takes. `count` null: less than the unit. */
export type Remaining = { unit: 'minutes' | 'hours'; count: number | null }

/** Before so many rows and milliseconds a pace says nothing. */
const LEAST_ROWS = 20
const LEAST_MS = 5_000
const HOURS_FROM = 120

/** What remains at the pace since the start, rounded so that it claims no more than it knows; null: too early to say. */
export function remainingOf({ done, total }: { done: number; total: number }, sinceMs: number): Remaining | null {
  if (done < LEAST_ROWS || sinceMs < LEAST_MS || done >= total) return null
  const minutes = ((total - done) * sinceMs) / done / 60_000
  if (minutes < 1) return { unit: 'minutes', count: null }
  if (minutes >= HOURS_FROM) return { unit: 'hours', count: Math.round(minutes / 60) }
  return { unit: 'minutes', count: minutes < 10 ? Math.round(minutes) : Math.round(minutes / 5) * 5 }
}
