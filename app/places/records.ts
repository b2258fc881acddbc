import type { z } from 'zod'
import { holdsControls } from '../lib/controls.ts'
import { isRecord } from './features.ts'
import type { Tally } from './import.ts'
import { FIELD_FAULTS, type FieldFault, type Finding, type LeftOut } from './report.ts'

// For layers whose files list records with an id of their own, such as large-plant sites.

export type Fault = { reason: LeftOut; detail?: Record<string, string | number> }

export type Records<Row> = {
  rows: Row[]
  leftOut: Finding<LeftOut>[]
  /** Takes out what a later check refuses; `faultOf` answers null for what may stay. */
  keep: (faultOf: (row: Row, i: number) => Fault | null) => Row[]
}

/** Reads records one by one; the first of two with one id is taken. */
export function readRecords<Row extends { id: string }>(
  list: readonly unknown[],
  read: (given: unknown) => { row: Row } | Fault,
): Records<Row> {
  const leftOut: Finding<LeftOut>[] = []
  const places = new Map<string, number>()
  const rows: Row[] = []
  list.forEach((given, index) => {
    const label = isRecord(given) && typeof given.id === 'string' ? given.id.slice(0, 60) : undefined
    const result: ReturnType<typeof read> = holdsControls(given) ? { reason: 'control_characters' } : read(given)
    if ('reason' in result) leftOut.push({ index, label, ...result })
    else if (places.has(result.row.id)) leftOut.push({ index, label, reason: 'duplicate' })
    else {
      places.set(result.row.id, index)
      rows.push(result.row)
    }
  })
  const keep: Records<Row>['keep'] = faultOf =>
    rows.filter((row, i) => {
      const fault = faultOf(row, i)
      if (fault) leftOut.push({ index: places.get(row.id) ?? null, label: row.id, ...fault })
      return fault === null
    })
  return { rows, leftOut, keep }
}

/** The first thing wrong with a record, by the name of its field. What the field says is not repeated: it may be secret. */
export function schemaFault({ issues: [issue] }: z.ZodError): Fault {
  if (!issue || issue.path.length === 0) return { reason: 'not_a_feature' }
  const field = issue.path.join('.')
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return isMissing
    ? { reason: 'field_missing', detail: { field } }
    : { reason: 'field_invalid', detail: { field, ...faultOf(issue) } }
}

type Issue = z.ZodError['issues'][number]
const TYPES: Record<string, FieldFault> = { string: 'not_text', number: 'not_a_number', array: 'not_a_list' }
type Sized = 'string' | 'number' | 'array'
const TOO: Record<'small' | 'big', Record<Sized, FieldFault>> = {
  small: { string: 'too_short', number: 'too_small', array: 'too_few' },
  big: { string: 'too_long', number: 'too_large', array: 'too_many' },
}

/** A schema's complaint as a fault of ours; schemas name theirs by giving it as their message. */
function faultOf(issue: Issue): { fault: FieldFault; limit?: number } {
  if (FIELD_FAULTS.includes(issue.message as FieldFault)) return { fault: issue.message as FieldFault }
  switch (issue.code) {
    case 'invalid_type':
      return { fault: issue.expected === 'int' ? 'not_a_whole_number' : (TYPES[issue.expected] ?? 'unreadable') }
    case 'invalid_value':
      return { fault: 'not_an_option' }
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? { fault: 'empty' }
        : { fault: TOO.small[issue.origin as Sized] ?? 'unreadable', limit: Number(issue.minimum) }
    case 'too_big':
      return { fault: TOO.big[issue.origin as Sized] ?? 'unreadable', limit: Number(issue.maximum) }
    default:
      return { fault: 'unreadable' }
  }
}

/** Counts what an edition adds, changes, leaves as it is and retires; both sides as id → hash of the content. */
export function tallyOf(held: ReadonlyMap<string, string>, next: ReadonlyMap<string, string>): Tally {
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, retired: 0 }
  for (const [id, hash] of next) tally[!held.has(id) ? 'added' : held.get(id) === hash ? 'unchanged' : 'changed']++
  for (const id of held.keys()) if (!next.has(id)) tally.retired++
  return tally
}
