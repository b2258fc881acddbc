import { z } from 'zod'

import { LONGEST_REFERENCE, MOST_OPERATIONS, MOST_REFERENCES, PAGE_SIZES } from './model.ts'
import { isReference, shown } from './read-body.ts'
import { STATES } from './states.ts'

// What requests other than that of one listing may say.

/** How an offer ends: a contract was made, or it is taken back. */
export const ENDS = ['withdrawn', 'closed'] as const
export type End = (typeof ENDS)[number]
export const operationOf = (end: End | undefined): 'withdraw' | 'close' => (end === 'closed' ? 'close' : 'withdraw')

const reference = z.string().min(1).max(LONGEST_REFERENCE)

export const batchOperation = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('put'),
    reference,
    ifMatch: z.string().max(200).optional(),
    /** Checked field by field when its turn comes, so that one that is wrong does not keep the others out. */
    listing: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    operation: z.literal('delete'),
    reference,
    ifMatch: z.string().max(200).optional(),
    as: z.enum(ENDS).optional(),
  }),
])
export type BatchOperation = z.output<typeof batchOperation>
export const batchBody = z.strictObject({ operations: z.array(batchOperation).min(1).max(MOST_OPERATIONS) })
export const confirmBody = z.strictObject({ references: z.array(reference).min(1).max(MOST_REFERENCES) })

/** Something wrong in a body, by the path to it. */
export type ShapeError = {
  path: readonly PropertyKey[]
  code: 'wrong_type' | 'unknown_field' | 'out_of_range' | 'missing'
  value: unknown
}

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : null),
    body,
  )

/** Why a body is not what its request takes; at most so many of them. */
export function shapeErrors(body: unknown, error: z.ZodError, most = 50): ShapeError[] {
  return error.issues.slice(0, most).flatMap((issue): ShapeError[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys
        .slice(0, most)
        .map(key => ({ path: [...issue.path, key.slice(0, 60)], code: 'unknown_field', value: null }))
    const isRange = issue.code === 'too_big' || issue.code === 'too_small'
    const value = valueAt(body, issue.path)
    const code = isRange ? 'out_of_range' : value === undefined ? 'missing' : 'wrong_type'
    return [{ path: issue.path, code, value: shown(value) }]
  })
}

/** A page of what is held, as a query asks for it. */
export type ListQuery = { limit: number; after: string | null; state: (typeof STATES)[number] | null }

const fromCursor = (cursor: string): string | null => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  return toCursor(text) === cursor && isReference(text) ? text : null
}
export const toCursor = (reference: string): string => Buffer.from(reference, 'utf8').toString('base64url')

/** Reads a query; the names of what cannot be read. */
export function readListQuery(params: URLSearchParams): { query: ListQuery | null; bad: string[] } {
  const known = new Set(['limit', 'cursor', 'state', 'lang'])
  const bad = [...new Set(params.keys())].filter(name => !known.has(name))
  const limit = Number(params.get('limit') ?? PAGE_SIZES.usual)
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_SIZES.most) bad.push('limit')
  const cursor = params.get('cursor')
  const after = cursor === null ? null : fromCursor(cursor)
  if (cursor !== null && (after === null || after === '')) bad.push('cursor')
  const wanted = params.get('state')
  const state = STATES.find(one => one === wanted) ?? null
  if (wanted !== null && state === null) bad.push('state')
  return bad.length > 0 ? { query: null, bad } : { query: { limit, after, state }, bad }
}

/** The value of a query's flag; undefined: it is something else. */
export function readDryRun(params: URLSearchParams): boolean | undefined {
  const given = params.get('dry_run')
  return given === null || given === '0' ? false : given === '1' ? true : undefined
}
