import { OFFER_STATUSES } from '../../listings/model.ts'

/** Where a listing stands for its partner: as its offer does, but that a live one may be hidden. */
export const STATES = [...OFFER_STATUSES, 'hidden'] as const
export type State = (typeof STATES)[number]

/** Why something is not public, or what is to be done about it. */
export const REASONS = [
  'lacks',
  'changes_requested',
  'in_review',
  'being_written',
  'unconfirmed',
  'dated_fact',
  'paused_partner',
  'paused_city',
  'paused_reported',
  'owner_consent',
  'ended',
  'merged',
] as const
export type ReasonCode = (typeof REASONS)[number]

/**
 * What became of a reference that was named as still to be had. `asked`: a dated fact is asked for first; `not_live`: it
 * is not before the public; `notFound`: there is none. Those that are not named stay as they are.
 */
export const CONFIRM_ENDS = ['confirmed', 'asked', 'not_live', 'not_found'] as const
export type ConfirmEnd = (typeof CONFIRM_ENDS)[number]
