import holidays from '@holiday-jp/holiday_jp'
import { addDays } from '../lib/day.ts'

/** A day on which the city hall is open: no weekend, no public holiday, not 29 December to 3 January. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const monthDay = day.slice(5)
  const isYearEnd = monthDay >= '12-29' || monthDay <= '01-03'
  return weekday !== 0 && weekday !== 6 && !isYearEnd && !holidays.isHoliday(day)
}

/** Working days after one day up to and with another; 0 where it is not later. Both 'YYYY-MM-DD'. */
export function workingDaysBetween(from: string, to: string): number {
  let days = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) days += 1
  return days
}

/** The working day that is `count` working days after a day, 'YYYY-MM-DD'. */
export function workingDaysAfter(day: string, count: number): string {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}
