import { craneKindText, isUnsaid, readDate } from '../cell-values.ts'
import { type Crane, isValueOf, type Opening } from '../fact-values.ts'
import { readFieldCell } from '../field-cell.ts'
import type { Field } from '../fields.ts'
import { CONFIDENCES, FACT_METHODS, type Fact, type Papers, SOURCE_PARTIES } from '../model.ts'

/** A fact's value as its writer would write it: what {@link readFieldCell} reads back as the same. */
export function writeFieldText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return ''
  switch (field.type) {
    case 'boolean':
      return value ? 'yes' : 'no'
    case 'cranes': {
      const cranes = value as Crane[]
      return cranes.length === 0
        ? 'なし'
        : cranes
            .map(one => `${one.ratedLoadT}t${one.count > 1 ? `×${one.count}` : ''}${craneKindText(one.kind)}`)
            .join('、')
    }
    case 'openings': {
      const openings = value as Opening[]
      return openings.length === 0
        ? 'なし'
        : openings
            .map(({ widthM, heightM, count }) => `W${widthM}×H${heightM}m${count > 1 ? `×${count}` : ''}`)
            .join('、')
    }
    default:
      return String(value)
  }
}

/** Fields whose answers are few and are chosen rather than written. */
export const isChosen = (field: Field): boolean => field.type === 'option' || field.type === 'boolean'

/** The papers of what a partner says of its own property today. */
export const ownWord = (today: string): Papers => ({
  sourceParty: 'partner',
  method: 'declared',
  observedOn: today,
  confidence: 'medium',
})

/** Names of a fact's controls. */
export const factNames = (id: string) => ({
  value: `facts.${id}`,
  unknown: `unknown.${id}`,
  party: `party.${id}`,
  method: `method.${id}`,
  on: `on.${id}`,
  confidence: `confidence.${id}`,
})

const among = <T extends string>(options: readonly T[], given: string | null, or: T): T =>
  options.find(option => option === given) ?? or

/** The papers that a form states; what it does not say stays as it was, else is the writer's own word of today. */
function readPapers(form: URLSearchParams, id: string, before: Papers): Papers {
  const names = factNames(id)
  const on = form.get(names.on)
  return {
    sourceParty: among(SOURCE_PARTIES, form.get(names.party), before.sourceParty),
    method: among(FACT_METHODS, form.get(names.method), before.method),
    observedOn: on === null ? before.observedOn : (readDate(on) ?? null),
    confidence: among(CONFIDENCES, form.get(names.confidence), before.confidence),
  }
}

export type ReadFactEntry = { fact: Fact } | { fault: 'unreadable' | 'both' } | null

/**
 * Reads what a form says of a fact; null: nothing that is not said already. A tick beside "not known" counts unless the
 * value was written just now; what was known and is emptied is unknown from now on.
 */
export function readFactEntry(
  form: URLSearchParams,
  field: Field,
  held: Fact | undefined,
  today: string,
): ReadFactEntry {
  const names = factNames(field.id)
  const given = form.get(names.value)
  if (given === null) return null
  const raw = given.replace(/\r\n?/g, '\n').trim()
  const papers = readPapers(form, field.id, held ?? ownWord(today))
  const known = held !== undefined && held.value !== null
  const text = known ? writeFieldText(field, held.value) : ''
  const isTicked = form.has(names.unknown) || (raw !== '' && isUnsaid(raw))
  const isWritten = raw !== '' && raw !== 'unknown' && raw !== text && !isUnsaid(raw)
  // Ticked and written at one go: one of the two is a slip, and only the writer knows which.
  if (isTicked && isWritten && held?.value !== null) return { fault: 'both' }
  if (!isWritten && (isTicked || (raw === '' && known))) return changed({ value: null, ...papers }, held)
  if (!isWritten) return raw === '' ? null : changed({ ...held!, ...papers }, held)
  const value = readFieldCell(field, raw)
  return value === undefined || !isValueOf(field, value) ? { fault: 'unreadable' } : changed({ value, ...papers }, held)
}

const changed = (fact: Fact, held: Fact | undefined): ReadFactEntry => {
  const parts = (one: Fact) => JSON.stringify([one.value, one.sourceParty, one.method, one.observedOn, one.confidence])
  return held && parts(held) === parts(fact) ? null : { fact }
}
