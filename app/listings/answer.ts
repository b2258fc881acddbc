import { addDays } from '../lib/day.ts'
import { readDay } from '../lib/reading.ts'
import type { MoveName, MoveRefusal } from './moves.ts'

// What somebody says of an offer with one tap, in a mail, in the workspace or on the telephone.

/** How somebody knows that it is empty: seen there, told by the owner, or holding its keys. */
export const SEEN_WAYS = ['visit', 'owner', 'keys'] as const
export type SeenWay = (typeof SEEN_WAYS)[number]
/** What was seen and on which day, 'YYYY-MM-DD': what one in twenty confirmations of many at one stroke is asked for. */
export type DatedFact = { way: SeenWay; on: string }

/**
 * To confirm that an offer stands, or one of the moves that are the offering side's own; in the order of their buttons:
 * what brings an offer back before the public stands before what takes it away.
 */
export const ACTS = ['confirm', 'resume', 'mark_applied', 'close', 'pause', 'reopen', 'relist', 'withdraw'] as const
export type Act = (typeof ACTS)[number]
export const isAct = (text: string): text is Act => (ACTS as readonly string[]).includes(text)

/** Why what somebody says of an offer is not done. */
export type ActRefusal = MoveRefusal | 'PausedByCity' | 'NoAgreement' | 'DatedFact'

/** What is open to the offering side from here, given the moves of the table. */
export const actsFrom = (moves: readonly MoveName[], isLive: boolean): Act[] =>
  ACTS.filter(act => (act === 'confirm' ? isLive : moves.includes(act)))

/** What a letter asks. */
export const ANSWERS = ['still', 'applied', 'closed'] as const
export type Answer = (typeof ANSWERS)[number]
export const isAnswer = (text: string): text is Answer => (ANSWERS as readonly string[]).includes(text)

/** Days back for which a dated fact still says something of today. */
export const SEEN_WITHIN_DAYS = 14
/** Days back to which a contract may be dated. */
const DEALT_WITHIN_DAYS = 365

const between = (day: string, from: string, to: string) => day >= from && day <= to

/** The dated fact of a form: `way` and `on`. null where one is missing or the day says nothing of today. */
export function readSeen(form: URLSearchParams, today: string): DatedFact | null {
  const way = SEEN_WAYS.find(known => known === form.get('way'))
  const on = readDay(form.get('on') ?? '')
  return way && on && between(on, addDays(today, -SEEN_WITHIN_DAYS), today) ? { way, on } : null
}

/** The day of the contract, 'YYYY-MM-DD'; today where none is given, null where it cannot be one. */
export function readDealtOn(form: URLSearchParams, today: string): string | null {
  const given = (form.get('dealtOn') ?? '').trim()
  if (given === '') return today
  const day = readDay(given)
  return day && between(day, addDays(today, -DEALT_WITHIN_DAYS), today) ? day : null
}
