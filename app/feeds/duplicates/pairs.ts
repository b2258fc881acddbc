import { REVIEWED_FROM, SUGGESTED_FROM } from './score.ts'

/** `suggested` and `review` are open; the others somebody has decided. */
export const PAIR_STATES = ['suggested', 'review', 'merged', 'dismissed'] as const
export type PairState = (typeof PAIR_STATES)[number]
export const OPEN_STATES = ['suggested', 'review'] as const satisfies readonly PairState[]

/** Where a pair stands that nobody has decided; null: it is none. */
export const stateFor = (probability: number): (typeof OPEN_STATES)[number] | null =>
  probability >= SUGGESTED_FROM ? 'suggested' : probability >= REVIEWED_FROM ? 'review' : null

/** Log-odds of a probability, kept finite. */
export const oddsOf = (probability: number): number => {
  const p = Math.min(1 - 1e-12, Math.max(1e-12, probability))
  return Math.log(p / (1 - p))
}

/** A dismissed pair is brought up again when what speaks for it has grown by so much: nearly threefold odds. */
const RISE = 1

export const isRaisedAgain = (probability: number, decidedOdds: number | null): boolean =>
  stateFor(probability) !== null && oddsOf(probability) - (decidedOdds ?? 0) >= RISE
