import { z } from 'zod'
import type { Field } from './fields.ts'
import type { Fact, Papers } from './model.ts'
import { CRANE_KIND, type CraneKind } from './options.ts'

/** Bounds of what stands in a list: a rated load in t, a width or height in m, how many of one kind. */
const MOST = { craneT: 1000, openingM: 100, count: 1000 }
const count = z.number().int().positive().max(MOST.count)

const cranes = z.array(
  z.object({
    ratedLoadT: z.number().positive().max(MOST.craneT),
    count: count.default(1),
    kind: z.enum(Object.keys(CRANE_KIND) as [CraneKind, ...CraneKind[]]).optional(),
  }),
)
const openings = z.array(
  z.object({
    widthM: z.number().positive().max(MOST.openingM),
    heightM: z.number().positive().max(MOST.openingM),
    count: count.default(1),
  }),
)
export type Crane = z.output<typeof cranes>[number]
export type Opening = z.output<typeof openings>[number]

/** A fact of a public page. `hidden`: something is on record, but not told where only the town is public. */
export type ShownFact = Papers & { state: 'known' | 'unknown' | 'hidden' | 'withheld'; value: unknown }
export type ShownFacts = Readonly<Record<string, ShownFact>>

/** Units of what is counted: there is no half of it. */
const WHOLE = new Set(['階', '台', '基'])

const valueSchema = (field: Field): z.ZodType => {
  switch (field.type) {
    case 'number':
      return (WHOLE.has(field.unit ?? '') ? z.number().int() : z.number()).min(field.min).max(field.max)
    case 'boolean':
      return z.boolean()
    case 'text':
      return z.string().trim().min(1)
    case 'month':
      return z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    case 'option':
      return z.enum(Object.keys(field.options ?? {}))
    case 'cranes':
      return cranes
    case 'openings':
      return openings
  }
}
const schemas = new Map<string, z.ZodType>()
/** What a value of a field is, as a schema. */
export const schemaOf = (field: Field): z.ZodType => {
  const known = schemas.get(field.id) ?? valueSchema(field)
  schemas.set(field.id, known)
  return known
}

/** What is stored for a field, checked; what cannot be read as the field says is unknown, never guessed. */
export function readFact(field: Field, fact: Fact): ShownFact {
  const read = schemaOf(field).safeParse(fact.value)
  return read.success ? { ...fact, state: 'known', value: read.data } : { ...fact, state: 'unknown', value: null }
}

/** Whether a value read from elsewhere is one that the field can hold. */
export const isValueOf = (field: Field, value: unknown): boolean => schemaOf(field).safeParse(value).success

/** A number on record and public, or null. */
export function numberOf(facts: ShownFacts, field: string): number | null {
  const value = facts[field]?.value
  return typeof value === 'number' ? value : null
}

/** A text, month or option's key on record and public, or null. */
export function textOf(facts: ShownFacts, field: string): string | null {
  const value = facts[field]?.value
  return typeof value === 'string' ? value : null
}

/** [] = known to have none; null = unknown. */
export const cranesOf = (facts: ShownFacts): Crane[] | null => (facts.cranes?.value ?? null) as Crane[] | null
export const openingsOf = (facts: ShownFacts): Opening[] | null =>
  (facts.shutter_openings?.value ?? null) as Opening[] | null

/** Known to be offered whole: its floor is all the floor there is. */
export function isWholeBuilding(facts: ShownFacts): boolean {
  const [offered, all] = [numberOf(facts, 'leasable_area_m2'), numberOf(facts, 'gross_floor_area_m2')]
  return offered !== null && all !== null && offered >= all
}

export const isKnown = (facts: ShownFacts, ...fields: string[]): boolean =>
  fields.every(field => facts[field]?.state === 'known')
