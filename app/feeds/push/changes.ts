import type { Change } from '../../listings/content.ts'
import { PUSH_FIELDS } from './fields.ts'

/** What a request changes, by field. */
export type Changed = { field: string; before: unknown; after: unknown }

const FIELD_OF = new Map<string, string>([
  ['@status', 'status'],
  ['place.at', 'lat'],
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

/** What a path's value is in the shapes of a body: a field and its value each. */
function inBody(path: string, value: unknown): [field: string, value: unknown][] {
  const field = fieldAt(path)
  if (!field) return []
  if (path === 'place.at') {
    const [lng = null, lat = null] = Array.isArray(value) ? value : []
    return [
      ['lat', lat],
      ['lng', lng],
    ]
  }
  const paid = /^terms\.(?:deposit|keyMoney)(Yen|Months)$/.exec(path)
  if (paid) return [[field, value === null || value === undefined ? null : { [paid[1]!.toLowerCase()]: value }]]
  return [[field, bare(value)]]
}

/** Changes by path as a program reads them: each field once, without what the portal keeps beside. */
export function changedFields(changes: readonly Change[]): Changed[] {
  const fields = new Map<string, Changed>()
  for (const { path, before, after } of changes) {
    const [was, becomes] = [inBody(path, before), inBody(path, after)]
    for (const [at, [field, value]] of becomes.entries()) {
      // Every station is a change of its own.
      const key = path.startsWith('access.') ? path : field
      const known = fields.get(key)
      const old = was[at]![1]
      // An amount that gives way to months is one change.
      fields.set(key, { field, before: known?.before ?? old, after: known?.after ?? value })
    }
  }
  return [...fields.values()]
}
