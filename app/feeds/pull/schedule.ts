import { addDays, dayInTokyo, startOfDay } from '../../lib/day.ts'

/** When a feed is fetched: every so many hours, or at hours of Tokyo. */
export type Schedule = { everyHours: number; atHours: null } | { everyHours: null; atHours: readonly number[] }

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** A feed is not asked more often than this, whoever wants it. */
export const LEAST_PAUSE_MS = 10 * MINUTE_MS
/** From so many failures one after another its partner is told. */
export const FAILURES_UNTIL_TASK = 3
const LONGEST_BACKOFF_MS = 24 * HOUR_MS

export const readAtHours = (text: string): number[] => text.split(',').map(Number)
export const writeAtHours = (hours: readonly number[]): string => [...new Set(hours)].sort((a, b) => a - b).join(',')

/** Feeds of the same hour do not begin in the same minute. */
const minuteOf = (feedId: number): number => (feedId * 7) % 50

function plannedAfter(schedule: Schedule, feedId: number, now: Date): Date {
  if (schedule.everyHours !== null) return new Date(now.getTime() + schedule.everyHours * HOUR_MS)
  const today = dayInTokyo(now)
  const times = [today, addDays(today, 1)].flatMap(day =>
    schedule.atHours.map(hour => startOfDay(day).getTime() + hour * HOUR_MS + minuteOf(feedId) * MINUTE_MS),
  )
  const next = times.sort((a, b) => a - b).find(time => time > now.getTime() + LEAST_PAUSE_MS)
  return new Date(next ?? now.getTime() + LONGEST_BACKOFF_MS)
}

/** When a feed is due after a run at `now`: by its schedule, later after failures one after another. */
export function nextRunAt(schedule: Schedule, feedId: number, now: Date, failures: number): Date {
  const planned = plannedAfter(schedule, feedId, now).getTime()
  if (failures < FAILURES_UNTIL_TASK) return new Date(planned)
  const wait = Math.min(HOUR_MS * 2 ** Math.min(failures - FAILURES_UNTIL_TASK, 10), LONGEST_BACKOFF_MS)
  return new Date(Math.max(planned, now.getTime() + wait))
}
