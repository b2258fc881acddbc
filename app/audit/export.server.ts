import { stringify } from 'csv-stringify/sync'
import type { Db } from '../../db/client.server.ts'
import { filtered } from './audit.server.ts'
import type { AuditFilter } from './filter.ts'

const COLUMNS = ['id', 'at', 'actor', 'action', 'subject_kind', 'subject_id', 'fields', 'previous_hash', 'hash']
const PART = 1_000
/** An export holds no more lines than this: a day or an action narrows it. */
export const MOST_EXPORTED = 200_000

/**
 * The lines that meet the filter as CSV, newest first, a thousand at a time, with the hashes they are chained by. Cells
 * that a spreadsheet would take for formulas are escaped.
 */
export async function* auditCsv(db: Db, filter: AuditFilter): AsyncGenerator<string> {
  yield `\uFEFF${stringify([COLUMNS])}`
  let before: number | undefined
  for (let lines = 0; lines < MOST_EXPORTED; ) {
    const part = await filtered(db, filter)
      .select(['l.id', 'l.at', 'l.actor', 'l.action', 'l.subject_kind', 'l.subject_id', 'l.fields'])
      .select(['l.previous_hash', 'l.hash'])
      .$if(before !== undefined, query => query.where('l.id', '<', before!))
      .orderBy('l.id', 'desc')
      .limit(PART)
      .execute()
    const rows = part.map(row => ({ ...row, at: row.at.toISOString(), fields: row.fields.join(' ') }))
    if (rows.length > 0) yield stringify(rows, { columns: COLUMNS, escape_formulas: true })
    lines += part.length
    before = part.at(-1)?.id
    if (part.length < PART) return
  }
}
