import type { Change } from '../../listings/content.ts'
import { PUSH_FIELDS } from './fields.ts'

/** What a request changes, by field. */
export type Changed = { field: string; before: unknown; after: unknown }

const FIELD_OF = new Map<string, string>([
  ['@status', 'status'],
  ['place.at', 'lat,lng'],
  ['terms.availableFrom', 'delivery'],
  ['terms.availableNoteJa', 'delivery'],
  ['place.addressJa', 'address'],
  ['contact.phone', 'phone'],
])
for (const { id, none, said, value, example } of PUSH_FIELDS) {
  const paths = Object.keys(none ?? (value.safeParse(example).success ? said(example as never) : {}))
  for (const path of paths) if (!FIELD_OF.has(path) && !path.startsWith('@')) FIELD_OF.set(path, id)
}

const isFact = (value: unknown): value is { value: unknown } =>
  typeof value === 'object' && value !== null && 'sourceParty' in value

/** Without a fact's papers, which the portal keeps. */
const bare = (value: unknown): unknown => (isFact(value) ? value.value : (value ?? null))

/** The field that a path of a content belongs to; the portal's own have none. */
export const fieldAt = (path: string): string | null =>
  path.startsWith('access.') ? 'station_1' : (FIELD_OF.get(path) ?? null)

/** Changes by path as a program reads them: by field, without what the portal keeps beside. */
export const changedFields = (changes: readonly Change[]): Changed[] =>
  changes.flatMap(({ path, before, after }) => {
    const field = fieldAt(path)
    return field ? [{ field, before: bare(before), after: bare(after) }] : []
  })
