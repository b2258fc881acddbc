import { withoutControls } from '../lib/controls.ts'
import type { MoveName } from './moves.ts'

/**
 * What the city does with an offer by hand. What belongs to writing and review has its own pages; what belongs to the
 * clock, nobody does. To confirm is no move: the offer stays where it is.
 */
export const STAFF_MOVES = [
  'confirm',
  'suspend',
  'resume',
  'mark_applied',
  'reopen',
  'close',
  'withdraw',
] as const satisfies readonly (MoveName | 'confirm')[]
export type StaffMove = (typeof STAFF_MOVES)[number]
export const isStaffMove = (text: string): text is StaffMove => (STAFF_MOVES as readonly string[]).includes(text)

/** Why, in the city's own words. */
export const LONGEST_REASON = 300

/** Reads which offer a form is about, what shall be done and why; null where it says none of it. */
export function readMoving(form: URLSearchParams): { offerId: number; move: StaffMove; reason: string } | null {
  const [offer, move] = [form.get('offer') ?? '', form.get('move') ?? '']
  if (!/^[1-9]\d{0,14}$/.test(offer) || !isStaffMove(move)) return null
  const reason = [...withoutControls(form.get('reason') ?? '').trim()].slice(0, LONGEST_REASON).join('')
  return { offerId: Number(offer), move, reason }
}
