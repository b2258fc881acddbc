const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

/** The calendar day in Tokyo at an instant, 'YYYY-MM-DD'. */
export const dayInTokyo = (now: Date): string => tokyo.format(now)

/** The instant at which a day begins in Tokyo, which has no summer time. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+09:00`)

/** The day `days` after (before, if negative) a day. Both 'YYYY-MM-DD'. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
