import { daysBetween } from '../../lib/day.ts'

/** What becomes of an offer that the list which named it does not name any more. Nothing of it is ever deleted. */
export const STAGES = ['grace', 'asked', 'off'] as const
export type AbsenceStage = (typeof STAGES)[number]

/** So long, and so many lists in a row, nobody is troubled: a list may have been cut short. */
export const GRACE_DAYS = 3
export const GRACE_LISTS = 2
/** So long after its partner was asked, it leaves the search. */
export const ASKED_DAYS = 7

/** Days as 'YYYY-MM-DD'. */
export type Absence = { stage: AbsenceStage; missed: number; firstMissedOn: string; askedOn: string | null }

/** The stage that an absence has reached on a day; it goes one stage at a time. */
export function stageOn({ stage, missed, firstMissedOn, askedOn }: Absence, today: string): AbsenceStage {
  if (stage === 'grace')
    return missed >= GRACE_LISTS && daysBetween(firstMissedOn, today) >= GRACE_DAYS ? 'asked' : 'grace'
  return stage === 'asked' && askedOn !== null && daysBetween(askedOn, today) >= ASKED_DAYS ? 'off' : stage
}

/** Why a list is held back until somebody has looked at it. */
export const HELD_BACK = ['empty', 'too_many_missing', 'foreign_references'] as const
export type HeldBack = (typeof HELD_BACK)[number]

/** More than so many in a hundred of what a list named before, gone at once, is a fault more often than not. */
export const MOST_MISSING_PCT = 20
/** So many references of one other partner are no accident. */
export const LEAST_FOREIGN = 3

export type Lists = {
  /** It says everything that its partner offers. */
  isWhole: boolean
  /** Rows that name something. */
  named: number
  /** Rows that can be taken. */
  right: number
  /** Offers that lists of this source named before and that can still be had, and how many of them this one lacks. */
  held: number
  missing: number
  /** Rows that name what one other partner offers and this one does not. */
  foreign: number
}

/** Why a list is not applied by itself; null: nothing speaks against it. */
export function heldBackBy({ isWhole, named, right, held, missing, foreign }: Lists): HeldBack | null {
  if (foreign >= LEAST_FOREIGN && foreign * 2 > named) return 'foreign_references'
  if (!isWhole) return null
  if (right === 0) return 'empty'
  return missing * 100 > held * MOST_MISSING_PCT ? 'too_many_missing' : null
}
