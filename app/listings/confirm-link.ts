import type { ActRefusal, Answer } from './answer.ts'
import type { OfferInShort } from './offer-view.ts'

/** Why a letter's link asks nothing any more. `moved`: the offer has gone another way meanwhile. */
export const DEAD_WHYS = ['unknown', 'ended', 'renewed', 'moved'] as const
export type DeadWhy = (typeof DEAD_WHYS)[number]

/** Why an answer by a letter's link does nothing. */
export type AnswerRefusal = ActRefusal | 'Dead' | 'DealtOn'

/** What a letter asks: to confirm, to confirm at last what has left the public, or to bring back what visitors called gone. */
export type Purpose = 'confirm' | 'overdue' | 'restore'

/** What a letter's link leads to. */
export type ConfirmLink =
  | { state: 'open'; purpose: Purpose; offer: OfferInShort; needsFact: boolean }
  | { state: 'answered'; answer: Answer; at: string; offer: OfferInShort }
  | { state: 'dead'; why: DeadWhy }
