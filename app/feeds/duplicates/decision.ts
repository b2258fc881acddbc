import type { MergeRefusal } from '../../listings/merges.ts'

/** What can be said of a pair. */
export const DECISIONS = ['merge', 'apart', 'split'] as const
export type Decision = (typeof DECISIONS)[number]

/** `Changed`: somebody else has decided since, or the evidence is another. */
export type DecideRefusal = MergeRefusal | 'Changed' | 'NoReason' | 'NoChoice'

export type Deciding = {
  decision: Decision
  /** The pair as it stood in front of whoever decides. */
  version: number
  /** The listing to keep; for a merge. */
  keepId: number | null
  reason: string
}

export const LONGEST_DECISION = 300

const numberOf = (value: string | null) => (value !== null && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null)

/** A decision as the form sends it; null: it is none of ours. */
export function readDeciding(form: URLSearchParams): Deciding | null {
  const decision = DECISIONS.find(one => one === form.get('decision'))
  const version = numberOf(form.get('version'))
  if (!decision || version === null) return null
  const reason = (form.get('reason') ?? '').trim().slice(0, LONGEST_DECISION)
  return { decision, version, keepId: numberOf(form.get('keep')), reason }
}
