import { type Finding, findingsOf } from './evidence.ts'
import type { Side } from './side.ts'
import { NEIGHBOURS_MOST, START, TELLING, WEIGHTS } from './weights.ts'

/** From here on the portal suggests that two are one; nothing is ever merged by itself. */
export const SUGGESTED_FROM = 0.95
/** From here on a person has a look. */
export const REVIEWED_FROM = 0.6
/** From here on what a partner posts again is what it took down: it knows its own, and a mistake costs no more than a day. */
export const RELISTED_FROM = 0.85

export type Reason = Finding & {
  /** Log-odds: above nought it speaks for one property, below it against. */
  weight: number
}

export type Score = { probability: number; reasons: Reason[] }

const WEIGHTY = 0.05
const byWeight = (a: Reason, b: Reason) => Math.abs(b.weight) - Math.abs(a.weight)
const nameOf = ({ feature, outcome }: Finding) => `${feature}.${outcome}`
const sumOf = (reasons: readonly Reason[]) => reasons.reduce((sum, { weight }) => sum + weight, 0)

/**
 * How likely two records are one listing, and why, the weightiest reason first. null: they are of different deals; one
 * property for rent and for sale is two listings by design.
 */
export function scoreOf(a: Side, b: Side): Score | null {
  if (a.deal !== b.deal) return null
  const found = findingsOf(a, b).map(finding => ({ ...finding, weight: WEIGHTS[nameOf(finding)] ?? 0 }))
  const telling = found.filter(reason => TELLING.has(nameOf(reason)))
  const shared = START + sumOf(found.filter(reason => reason.weight > 0 && !telling.includes(reason)))
  // What an equal neighbour shares as well counts so far and no further, however much of it there is.
  const limit = {
    ...(telling.length > 0 ? { feature: 'shared', outcome: 'limit' } : { feature: 'neighbours', outcome: 'untold' }),
    weight: Math.min(0, Number((NEIGHBOURS_MOST - shared).toFixed(1))),
  }
  const reasons = [...found, limit]
  return {
    probability: 1 / (1 + Math.exp(-START - sumOf(reasons))),
    reasons: reasons.filter(({ weight }) => Math.abs(weight) > WEIGHTY).sort(byWeight),
  }
}
