import { z } from 'zod'
import { isValueOf } from './fact-values.ts'
import { fieldOf } from './fields.ts'
import {
  CONFIDENCES,
  FACT_METHODS,
  KINDS,
  LEASE_KINDS,
  LOCATION_PRECISIONS,
  SOURCE_PARTIES,
  TRANSACTION_MODES,
} from './model.ts'

// What a partner writes of a property and its offer: all that the public may come to see of it, as one document.

const text = (most: number) => z.string().trim().max(most)
const unsaid = (most: number) => text(most).min(1).nullable()
const yen = z.number().int().min(0).max(1e13).nullable()
const months = z.number().min(0).max(999).nullable()
const day = z.iso.date()

export const factSchema = z.strictObject({
  /** As the field says; null = known to be unknown. */
  value: z.unknown(),
  sourceParty: z.enum(SOURCE_PARTIES),
  method: z.enum(FACT_METHODS),
  observedOn: day.nullable(),
  confidence: z.enum(CONFIDENCES),
})

export const placeSchema = z.strictObject({
  /** [lng, lat]; null where nobody has stated it. */
  at: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).nullable(),
  townId: z.number().int().positive(),
  addressJa: text(120).min(1),
  addressEn: unsaid(160),
  roadNameJa: unsaid(60),
  roadNameEn: unsaid(80),
  precision: z.enum(LOCATION_PRECISIONS),
})

export const termsSchema = z.strictObject({
  rentYen: yen,
  priceYen: yen,
  tax: z.enum(['included', 'excluded', 'exempt']).nullable(),
  commonFeeYen: yen,
  depositYen: yen,
  depositMonths: months,
  keyMoneyYen: yen,
  keyMoneyMonths: months,
  guaranteeYen: yen,
  otherCostsJa: unsaid(200),
  otherCostsEn: unsaid(200),
  leaseKind: z.enum(LEASE_KINDS).nullable(),
  leaseTermMonths: z.number().int().min(1).max(1200).nullable(),
  availableFrom: day.nullable(),
  availableNoteJa: unsaid(120),
  availableNoteEn: unsaid(120),
  validUntil: day.nullable(),
})

export const contactSchema = z.strictObject({
  nameJa: text(60),
  nameEn: text(80),
  hoursJa: text(80),
  hoursEn: text(80),
  phone: text(20),
})

export const contentSchema = z.strictObject({
  kind: z.enum(KINDS),
  titleJa: text(80).min(1),
  titleEn: text(120).min(1),
  summaryJa: unsaid(600),
  summaryEn: unsaid(900),
  place: placeSchema,
  /** By field id; a field that is not here is unknown too. */
  facts: z.record(z.string(), factSchema).refine(
    facts =>
      Object.entries(facts).every(([id, { value }]) => {
        const field = fieldOf(id)
        return field !== undefined && (value === null || isValueOf(field, value))
      }),
    'A fact is a value of its field',
  ),
  /** Road metres that somebody stated, by station id. */
  access: z.record(z.string().regex(/^\d+$/), z.number().int().min(1).max(50_000)),
  partnerRef: text(40).min(1),
  transactionMode: z.enum(TRANSACTION_MODES),
  adConsent: z.boolean().nullable(),
  terms: termsSchema,
  contact: contactSchema,
})
export type Content = z.output<typeof contentSchema>

/** Terms of which nothing is known yet. */
export const NO_TERMS: Content['terms'] = {
  rentYen: null,
  priceYen: null,
  tax: null,
  commonFeeYen: null,
  depositYen: null,
  depositMonths: null,
  keyMoneyYen: null,
  keyMoneyMonths: null,
  guaranteeYen: null,
  otherCostsJa: null,
  otherCostsEn: null,
  leaseKind: null,
  leaseTermMonths: null,
  availableFrom: null,
  availableNoteJa: null,
  availableNoteEn: null,
  validUntil: null,
}

/** Whether a content can have a value of this path. */
export function isContentPath(path: string): boolean {
  const dot = path.indexOf('.')
  const [part, member] = dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot + 1)]
  if (part === 'facts') return fieldOf(member) !== undefined
  if (part === 'access') return /^\d{1,10}$/.test(member)
  const holder: Record<string, object> = {
    place: placeSchema.shape,
    terms: termsSchema.shape,
    contact: contactSchema.shape,
  }
  return dot < 0
    ? Object.hasOwn(contentSchema.shape, part)
    : Object.hasOwn(holder, part) && Object.hasOwn(holder[part]!, member)
}

/** Parts of a content whose members count one by one; the rest counts as it stands. */
const PARTS = ['place', 'facts', 'access', 'terms', 'contact'] as const

/** Every value of a content by its path: 'titleJa', 'place.at', 'facts.sewer', 'terms.rentYen'. */
export type Flat = Readonly<Record<string, unknown>>

const isPart = (name: string): name is (typeof PARTS)[number] => (PARTS as readonly string[]).includes(name)

export function flatten(content: Content): Flat {
  const flat: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(content))
    if (isPart(name)) for (const [member, one] of Object.entries(value as object)) flat[`${name}.${member}`] = one
    else flat[name] = value
  return flat
}

/**
 * The content with some values replaced; a fact or a way that becomes undefined is taken out. A path that no content has
 * becomes a field of that name, which the schema refuses.
 */
export function withValues(content: Content, values: Flat): Content {
  const next = new Map(Object.entries<unknown>(content))
  const parts = new Map(PARTS.map(name => [name as string, new Map(Object.entries<unknown>(content[name]))]))
  for (const [path, value] of Object.entries(values)) {
    const dot = path.indexOf('.')
    const part = dot < 0 ? undefined : parts.get(path.slice(0, dot))
    const [holder, name] = part ? [part, path.slice(dot + 1)] : [next, path]
    if (value === undefined) holder.delete(name)
    else holder.set(name, value)
  }
  for (const [name, members] of parts) next.set(name, Object.fromEntries(members))
  return Object.fromEntries(next) as unknown as Content
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b))

/** Keys in one order, so that equal values read the same; a part that is absent is null. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  )
}

export type Change = { path: string; before: unknown; after: unknown }

/** What differs between two contents, in the order of the later one. */
export function changesBetween(before: Flat, after: Flat): Change[] {
  const paths = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return paths
    .filter(path => !same(before[path], after[path]))
    .map(path => ({ path, before: before[path] ?? null, after: after[path] ?? null }))
}

export type Conflict = { path: string; yours: unknown; theirs: unknown }

/**
 * What somebody wrote, brought together with what others have saved since. `seen`: what stood in front of them. Only what
 * they changed counts; where another has changed the same to something else, it is a conflict and nothing is taken.
 */
export function mergeValues(seen: Flat, theirs: Flat, written: Flat): { values: Flat; conflicts: Conflict[] } {
  const values: Record<string, unknown> = {}
  const conflicts: Conflict[] = []
  for (const [path, yours] of Object.entries(written)) {
    if (same(yours, seen[path]) || same(yours, theirs[path])) continue
    if (same(theirs[path], seen[path])) values[path] = yours
    else conflicts.push({ path, yours, theirs: theirs[path] ?? null })
  }
  return { values, conflicts }
}
