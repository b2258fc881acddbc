import { addDays, dayInTokyo, daysBetween } from '../../lib/day.ts'

/** An offer that its source does not name any more: nothing yet, then its partner is asked, then off the search. */
export const ABSENCE_STAGES = ['grace', 'asked', 'off'] as const
export type AbsenceStage = (typeof ABSENCE_STAGES)[number]

/** How an absence ends; none of it deletes. */
export const ABSENCE_ENDS = ['reappeared', 'confirmed', 'offer_ended', 'undone'] as const
export type AbsenceEnd = (typeof ABSENCE_ENDS)[number]

export const GRACE_DAYS = 3
export const GRACE_RUNS = 2
export const ANSWER_DAYS = 7

export type Absence = { stage: AbsenceStage; firstMissingAt: Date; runs: number; askedAt: Date | null }

/**
 * The stage that an absence is to be in, one step at most from where it is: a portal that stood still for weeks asks
 * before it takes anything off. Days are those of Tokyo.
 */
export function stageNow({ stage, firstMissingAt, runs, askedAt }: Absence, now: Date): AbsenceStage {
  const daysSince = (day: Date) => daysBetween(dayInTokyo(day), dayInTokyo(now))
  if (stage === 'grace') return runs >= GRACE_RUNS && daysSince(firstMissingAt) >= GRACE_DAYS ? 'asked' : 'grace'
  if (stage === 'asked') return askedAt && daysSince(askedAt) >= ANSWER_DAYS ? 'off' : 'asked'
  return 'off'
}

/** The day on which what was asked about leaves the search without an answer, 'YYYY-MM-DD'. */
export const offOn = (askedAt: Date): string => addDays(dayInTokyo(askedAt), ANSWER_DAYS)

/** Who names offers: an organisation's whole files, or one of its feeds. */
export type Source = 'file' | `feed:${number}`
export const sourceOf = (feedId: number | null): Source => (feedId === null ? 'file' : `feed:${feedId}`)
