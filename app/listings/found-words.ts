import { type Field, fieldsFor } from './fields.ts'
import type { Kind } from './model.ts'

/** Answers that say there is nothing, or that nobody has decided: a property is not found by what it lacks. */
const NOTHING = new Set<unknown>(['none', 'no', 'not_allowed', 'restricted', 'consult'])

const hasIt = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'number') return value > 0
  return value === true || (typeof value === 'string' && value !== '' && !NOTHING.has(value))
}

function wordsOf(field: Field, value: unknown): readonly string[] {
  if (!field.foundBy || !hasIt(value)) return []
  if (field.foundBy === 'text') return [String(value)]
  return field.foundBy === 'name' ? [field.ja, field.en, ...field.csv] : (field.options?.[value as string] ?? [])
}

/** The words by which a property's facts are found: what it has, never what it lacks or what is unknown. */
export const foundWords = (kind: Kind, facts: Readonly<Record<string, unknown>>): string[] =>
  fieldsFor(kind).flatMap(field => wordsOf(field, facts[field.id]))
