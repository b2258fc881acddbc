import { z } from 'zod'
import { push as words } from '../../lib/i18n/messages/ja/push.ts'
import {
  address,
  choice,
  day,
  flag,
  listOf,
  object,
  orNull,
  refTo,
  type Schema,
  text,
  whole,
} from '../../lib/openapi.ts'
import { DEALS, KINDS, OFFER_STATUSES } from '../../listings/model.ts'
import { UNDER_WAY } from '../../listings/revision.ts'
import { BECAME } from '../imports/became.ts'
import { OUTCOMES } from '../sheet/compare.ts'
import { outsideCode } from './answers.server.ts'
import { listingExample } from './example.ts'
import { listingBody, PUSH_FIELDS } from './fields.ts'
import { SCOPES } from './model.ts'
import { batchBody, confirmBody } from './requests.ts'
import { CONFIRM_ENDS, REASONS, STATES } from './states.ts'

// Shapes of the API's document. What is taken comes from the schemas that read it; what is answered is told here, and the
// conformance test holds every answer against it.

type JsonSchema = Record<string, unknown>

/** A schema that reads requests, as JSON Schema. */
const taken = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

const anything: Schema = {}
const orAbsent = (name: string): JsonSchema => ({ anyOf: [refTo(name), { type: 'null' }] })

const standing: Record<string, Schema> = {
  ...{ reference: text, publicId: text, deal: choice(DEALS), kind: choice(KINDS), status: choice(OFFER_STATUSES) },
  ...{ state: choice(STATES), change: orNull(choice(UNDER_WAY)), isPublic: flag },
  ...{ confirmedOn: orNull(day), dueOn: orNull(day), reasons: listOf(refTo('Reason')), url: orNull(address) },
  etag: text,
}

/** Codes that there are today: a program that meets another reads its words. */
const codes = (...groups: object[]): JsonSchema & Schema => ({
  ...text,
  examples: [...new Set(groups.flatMap(group => Object.keys(group).map(outsideCode)))],
})
const { problem: problems, why: whys, photo: photoFaults, fault: faults, guess: guesses } = words
const problemMembers: Record<string, Schema> = {
  ...{ type: text, title: text, status: whole, detail: text, code: codes(problems, whys, photoFaults), instance: text },
  traceId: text,
}
const told = { field: orNull(text), message: text, value: anything }

/** Every shape by its name; `labelOf`: a field of a listing in words. */
export const schemasOf = (labelOf: (id: string) => string): Record<string, JsonSchema> => {
  const listing = taken(listingBody)
  const described = Object.fromEntries(
    Object.entries(listing.properties as Record<string, JsonSchema>).map(([id, schema]) => [
      id,
      { ...schema, description: labelOf(id), examples: [PUSH_FIELDS.find(field => field.id === id)?.example] },
    ]),
  )
  return {
    Listing: { ...listing, properties: described, examples: [listingExample] },
    Batch: taken(batchBody),
    Confirmation: taken(confirmBody),
    Me: object({
      organisation: text,
      token: object({ name: text, scopes: listOf(choice(SCOPES)), expiresAt: { type: 'string', format: 'date-time' } }),
      limits: object({
        ...{ requestsPerMinute: whole, batchesPerMinute: whole, operationsPerBatch: whole },
        ...{ referencesPerConfirmation: whole, bodyBytes: whole, listingsPerPage: whole },
      }),
    }),
    Reason: object({ code: choice(REASONS), item: orNull(text), field: orNull(text), message: text }),
    Standing: object(standing),
    Held: object({ ...standing, listing: refTo('Listing') }),
    Page: object({ listings: listOf(refTo('Standing')), next: orNull(text) }),
    Written: object({
      ...{ reference: text, publicId: orNull(text), outcome: choice(OUTCOMES.filter(one => one !== 'error')) },
      ...{ became: choice(BECAME), state: choice(STATES), isDryRun: flag },
      changes: listOf(object({ field: text, before: anything, after: anything })),
      reasons: listOf(refTo('Reason')),
      warnings: listOf(object({ ...told, code: codes(guesses) })),
      url: orNull(address),
    }),
    Results: object({
      isDryRun: flag,
      results: listOf(
        object({
          ...{ reference: text, status: whole, etag: orNull(text) },
          ...({ result: orAbsent('Written'), problem: orAbsent('Problem') } as Record<string, Schema>),
        }),
      ),
    }),
    Confirmed: object({
      results: listOf(object({ reference: text, result: choice(CONFIRM_ENDS), dueOn: orNull(day) })),
    }),
    Photo: object({
      ...{ reference: text, state: choice(['waiting', 'ready', 'refused']), isReleased: flag, isNew: flag },
    }),
    Photos: object({ photos: listOf(refTo('Photo')) }),
    Problem: {
      ...object(problemMembers),
      properties: {
        ...problemMembers,
        errors: listOf(object({ ...told, code: codes(faults), pointer: text })),
      },
    },
  }
}
