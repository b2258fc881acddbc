import type { z } from 'zod'
import { isPublicId } from '../../listings/public-id.ts'
import { isFault } from '../cells/read.ts'
import type { Around } from '../sheet/column.ts'
import { columnOf } from '../sheet/headings.ts'
import type { Problem } from '../sheet/problem.ts'
import { ended, type FileAround, placeOf, type RowRead, type Tell } from '../sheet/row.ts'
import { LONGEST_WORDS, listingBody, type PushField, pushField } from './fields.ts'
import { LONGEST_REFERENCE } from './model.ts'

/** Why a field cannot be taken, beside what is said of a file's cells. */
export const BODY_FAULTS = ['wrong_type', 'unknown_field', 'not_null', 'not_an_object'] as const
export type BodyFault = (typeof BODY_FAULTS)[number]

/** Something wrong in a body, or to be known of it; `field`: its key, or null where it is about the whole. */
export type BodyError = { field: string | null; code: Problem['code'] | BodyFault; value: unknown }

export type BodyRead = { row: RowRead; errors: BodyError[]; warnings: BodyError[] }

const LONGEST_SHOWN = 60

/** A value as it may be told back: short. */
export function shown(value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'number')
    return value ?? null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return [...text.slice(0, 2 * LONGEST_SHOWN)].slice(0, LONGEST_SHOWN).join('')
}

/** Signs that turn text around or are not seen: two references could look like one. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

/** Whether a text may be a partner's reference: one line, short, and no number of the portal's own. */
export const isReference = (text: string): boolean =>
  text !== '' && text.trim() === text && [...text].length <= LONGEST_REFERENCE && !UNSEEN.test(text)

/** A reference in the one form in which letters and their marks are held. */
export const referenceOf = (text: string): string => text.normalize('NFC')

const CODES: Partial<Record<z.core.$ZodIssue['code'], BodyFault | Problem['code']>> = {
  invalid_value: 'not_an_option',
  invalid_format: 'unreadable',
  too_small: 'out_of_range',
}

/** What is wrong with a value of its own type. */
function codeOf(value: unknown, { error }: z.ZodSafeParseResult<unknown>): BodyError['code'] {
  const issue = error?.issues[0]
  if (issue?.code === 'too_big') return typeof value === 'string' ? 'too_long' : 'out_of_range'
  if (issue && issue.path.length > 0 && issue.code === 'invalid_type') return 'unreadable'
  return (issue && CODES[issue.code]) ?? 'wrong_type'
}

/**
 * Reads what a program says of a listing. It never throws: whatever cannot be taken is an error of its field, all of them
 * at once. Other than in a file nothing is passed over: a value that cannot be read keeps the whole out.
 */
export function readBody(reference: string, body: unknown, file: FileAround): BodyRead {
  const errors: BodyError[] = []
  const problems: Problem[] = []
  const said: Record<string, unknown> = Object.create(null)
  const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.entries(body) : null
  if (!given) errors.push({ field: null, code: 'not_an_object', value: shown(body) })
  const tell: Tell = (column, level, code) => problems.push({ level, column, heading: '', raw: '', code })
  // A rent by the tsubo needs the area beside it.
  const inOrder = [...(given ?? [])].sort(([a], [b]) => Number(a === 'rent') - Number(b === 'rent'))
  for (const [id, value] of inOrder) {
    const field = Object.hasOwn(listingBody.shape, id) ? pushField(id) : undefined
    const code = field ? readField(field, value, said, file, tell) : 'unknown_field'
    if (code) errors.push({ field: id.slice(0, LONGEST_SHOWN), code, value: shown(value) })
  }
  placeOf(said, tell)
  said.partnerRef = reference
  if (isPublicId(reference.toUpperCase())) tell('partner_ref', 'error', 'own_number')
  const row = ended(said, problems, tell)
  const told = row.problems.map(({ level, column, code }) => ({
    level,
    error: { field: column, code, value: shown((body as Record<string, unknown> | null)?.[column ?? '']) },
  }))
  const of = (isError: boolean) => told.filter(({ level }) => (level === 'error') === isError).map(({ error }) => error)
  const all = unique([...errors, ...of(true)])
  return { row: { ...row, hasErrors: all.length > 0 }, errors: all, warnings: of(false) }
}

const unique = (errors: readonly BodyError[]): BodyError[] => [
  ...new Map(errors.map(one => [`${one.field} ${one.code}`, one])).values(),
]

/** Writes what a field says; the reason where it cannot be taken. */
function readField(
  field: PushField,
  value: unknown,
  said: Record<string, unknown>,
  file: FileAround,
  tell: Tell,
): BodyError['code'] | null {
  if (value === null) {
    if (field.none === null) return 'not_null'
    Object.assign(said, field.none)
    return null
  }
  const read = field.value.safeParse(value)
  if (read.success) {
    Object.assign(said, field.said(read.data as never))
    return null
  }
  if (!field.takesWords || typeof value !== 'string') return codeOf(value, read)
  return readWords(field, value, said, file, tell)
}

function readWords(
  { id }: PushField,
  raw: string,
  said: Record<string, unknown>,
  file: FileAround,
  tell: Tell,
): BodyError['code'] | null {
  const text = raw.trim()
  if (raw.length > LONGEST_WORDS) return 'too_long'
  if (text === '') return 'unreadable'
  const area = said['facts.leasable_area_m2'] ?? said['facts.land_area_m2']
  const around: Around = { ...file, money: 'yen', area: 'm2', areaM2: typeof area === 'number' ? area : null }
  const result = columnOf(id)!.read(text, around)
  if (isFault(result)) return result.fault
  for (const [path, value] of Object.entries(result.value))
    if (!(path in said) || path.startsWith('@')) said[path] = value
  for (const guess of result.guesses) tell(id, 'warning', guess)
  return null
}
