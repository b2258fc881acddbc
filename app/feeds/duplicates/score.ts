import { type Finding, findingsOf } from './evidence.ts'
import type { Side } from './side.ts'
import { START, WEIGHTS } from './weights.ts'

/** From here on the portal suggests that two are one; nothing is ever merged by itself. */
export const SUGGESTED_FROM = 0.95
/** From here on a person has a look. */
export const REVIEWED_FROM = 0.6

export type Reason = Finding & {
  /** Log-odds: above nought it speaks for one property, below it against. */
  weight: number
}

export type Score = { probability: number; reasons: Reason[] }

const WEIGHTY = 1e-9
const byWeight = (a: Reason, b: Reason) => Math.abs(b.weight) - Math.abs(a.weight)

/**
 * How likely two records are one listing, and why, the weightiest reason first. null: they are of different deals; one
 * property for rent and for sale is two listings by design.
 */
export function scoreOf(a: Side, b: Side): Score | null {
  if (a.deal !== b.deal) return null
  const reasons = findingsOf(a, b).map(finding => ({
    ...finding,
    weight: WEIGHTS[`${finding.feature}.${finding.outcome}`] ?? 0,
  }))
  const logOdds = reasons.reduce((sum, { weight }) => sum + weight, START)
  return {
    probability: 1 / (1 + Math.exp(-logOdds)),
    reasons: reasons.filter(({ weight }) => Math.abs(weight) > WEIGHTY).sort(byWeight),
  }
}
