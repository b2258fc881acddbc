import { addDays, daysBetween } from '../lib/day.ts'
import type { Deal, Kind } from './model.ts'

/** What a promise depends on. */
export const PROMISE_CLASSES = ['rent', 'sale', 'large_site'] as const
export type PromiseClass = (typeof PROMISE_CLASSES)[number]

/** Days within which an offer is confirmed again, until the city decides otherwise. */
export const INITIAL_PROMISE_DAYS: Record<PromiseClass, number> = { rent: 14, sale: 30, large_site: 90 }
/** With fewer days the stages would fall on one another. */
export const FEWEST_DAYS = 3
export const MOST_DAYS = 365

/** Whether a number of days can be promised. */
export const isPromise = (days: number): boolean => Number.isInteger(days) && days >= FEWEST_DAYS && days <= MOST_DAYS

/** The lot from which the Factory Location Act (工場立地法 6条, 施行令 1条) asks for a notification. */
export const LARGE_SITE_M2 = 9000

/** What is offered, as far as its class goes; areas in m², null = unknown. */
export type Offered = {
  kind: Kind
  deal: Deal
  landAreaM2: number | null
  grossFloorAreaM2: number | null
  /** Of the floor that is offered. */
  leasableAreaM2: number | null
}

/** A building is known to be offered whole where its floor is known and no smaller part of it is. */
const isWhole = ({ kind, grossFloorAreaM2: all, leasableAreaM2: part }: Offered): boolean =>
  kind === 'land' || (all !== null && (part === null || part >= all))

/** The class of an offer. What is not known to be a large site is promised like everything else of its deal. */
export const promiseClassOf = (offered: Offered): PromiseClass =>
  (offered.landAreaM2 ?? 0) >= LARGE_SITE_M2 && isWhole(offered) ? 'large_site' : offered.deal

/**
 * How far an offer's promise is used up, the furthest first: the day on which each stage begins, counted from the day of
 * the confirmation, is the stated share of the promise rounded up to whole days, and `plus` days. The promise itself is
 * kept to the end of its last day, so that what is hidden is so from the day after: of 14 days asked on the 10th, hidden
 * on the 15th, a task on the 21st, archived on the 28th.
 */
export const STAGE_ROWS = [
  { stage: 'archive', of: [2, 1], plus: 0 },
  { stage: 'task', of: [3, 2], plus: 0 },
  { stage: 'hidden', of: [1, 1], plus: 1 },
  { stage: 'ask', of: [7, 10], plus: 0 },
  { stage: 'fresh', of: [0, 1], plus: 0 },
] as const satisfies { stage: string; of: readonly [number, number]; plus: number }[]
export type Stage = (typeof STAGE_ROWS)[number]['stage']
export const STAGES = STAGE_ROWS.map(({ stage }) => stage).reverse()

/** Days after the confirmation on which a stage begins; whole numbers all the way, so that no share is a hair off. */
export function stageBegins(stage: Stage, promiseDays: number): number {
  const { of, plus } = STAGE_ROWS.find(row => row.stage === stage)!
  return Math.floor((promiseDays * of[0] + of[1] - 1) / of[1]) + plus
}

/** A confirmation and what it promised: the day, 'YYYY-MM-DD', and the days that it holds. */
export type Promised = { confirmedOn: string; promiseDays: number }

export const stageOn = ({ confirmedOn, promiseDays }: Promised, today: string): Stage => {
  const used = daysBetween(confirmedOn, today)
  return STAGE_ROWS.find(({ stage }) => used >= stageBegins(stage, promiseDays))?.stage ?? 'fresh'
}

/** The day on which a stage begins, 'YYYY-MM-DD'. */
export const stageDay = (stage: Stage, { confirmedOn, promiseDays }: Promised): string =>
  addDays(confirmedOn, stageBegins(stage, promiseDays))

/** Days until the last day of the promise: 0 on it, negative afterwards. */
export const daysLeft = ({ confirmedOn, promiseDays }: Promised, today: string): number =>
  promiseDays - daysBetween(confirmedOn, today)
