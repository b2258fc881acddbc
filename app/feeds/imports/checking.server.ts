import { type Kysely, sql } from 'kysely'
import { jsonb } from '../../../db/postgis.ts'
import type { Database } from '../../../db/schema.ts'
import { withoutControls } from '../../lib/controls.ts'
import { compareRow } from '../sheet/compare.ts'
import { SheetRefused } from '../sheet/csv.server.ts'
import type { Heading } from '../sheet/headings.ts'
import { type FileAround, isSkipped, type Problem, type RowRead, readSheetRow } from '../sheet/row.ts'
import { heldOf } from './held.server.ts'
import { type ImportCounts, MAX_CSV_ROWS, NO_COUNTS } from './model.ts'

export type SheetRow = { line: number; cells: string[] }
type One = { id: number; organisationId: number }

/** Checks batch after batch; what it keeps of those behind it are their references and sums. */
export class Checking {
  private readonly counts: ImportCounts = { ...NO_COUNTS }
  private readonly lines = new Map<string, number>()
  private number = 0
  private readonly db: Kysely<Database>
  private readonly one: One
  private readonly headings: readonly Heading[]
  private readonly file: FileAround

  constructor(db: Kysely<Database>, one: One, headings: readonly Heading[], file: FileAround) {
    this.db = db
    this.one = one
    this.headings = headings
    this.file = file
  }

  async take(batch: readonly SheetRow[]): Promise<void> {
    const rows = batch.filter(({ cells }) => !isSkipped(cells))
    this.counts.skipped += batch.length - rows.length
    if (this.number + rows.length > MAX_CSV_ROWS) throw new SheetRefused('too_many_rows', String(MAX_CSV_ROWS))
    const read = rows.map(row => ({ ...row, read: this.once(row) }))
    const references = read.flatMap(({ read: { reference } }) => (reference ? [reference] : []))
    const held = await heldOf(this.db, this.one.organisationId, references)
    const kept = read.map(({ line, cells, read: one }) => {
      const before = one.reference === null ? null : (held.get(one.reference) ?? null)
      const compared = compareRow(one, before, this.file.today)
      this.counts[compared.outcome]++
      if (compared.problems.some(({ level }) => level === 'warning')) this.counts.warned++
      this.number++
      return {
        ...{ number: this.number, line, cells, reference: one.reference, outcome: compared.outcome },
        ...{ operation: one.operation, deal: one.deal, said: compared.written, changes: compared.changes },
        ...{ problems: compared.problems, offer: before?.offerId ?? null },
      }
    })
    await this.keep(kept)
  }

  /** A reference stands in one row of a file: the second is told which the first is. */
  private once({ line, cells }: SheetRow): RowRead {
    const read = readSheetRow(this.headings, cells, this.file)
    const { reference } = read
    const first = reference === null ? undefined : this.lines.get(reference)
    if (reference !== null && first === undefined) this.lines.set(reference, line)
    if (first === undefined) return read
    const twice: Problem = { level: 'error', column: 'partner_ref', heading: '', raw: String(first), code: 'twice' }
    return { ...read, problems: [...read.problems, twice], hasErrors: true }
  }

  private async keep(rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return
    await this.db.transaction().execute(async trx => {
      await sql`
        insert into import_rows (import_id, number, line, cells, reference, outcome, operation, deal, said, changes,
          problems, offer_id)
        select ${this.one.id}, r.number, r.line, r.cells, r.reference, r.outcome, r.operation, r.deal, r.said, r.changes,
          r.problems, r.offer
        from jsonb_to_recordset(${jsonb(storable(rows))}) as r(number int, line int, cells jsonb, reference text,
          outcome text, operation text, deal text, said jsonb, changes jsonb, problems jsonb, offer bigint)`.execute(
        trx,
      )
      await trx.updateTable('imports').set({ rows_read: this.number }).where('id', '=', this.one.id).execute()
    })
  }

  async end(): Promise<ImportCounts> {
    const { rows } = await sql<{ missing: number }>`
      select count(*)::int as missing from offers o where o.organisation_id = ${this.one.organisationId}
        and o.status in ('live', 'paused', 'applied') and not exists (select from import_rows r
          where r.import_id = ${this.one.id} and r.reference = o.partner_ref)`.execute(this.db)
    return { ...this.counts, missing: rows[0]!.missing }
  }
}

/** What no text of a database holds is taken out of cells that are kept as they were sent. */
const storable = (rows: readonly object[]): unknown =>
  JSON.parse(JSON.stringify(rows), (_, value) => (typeof value === 'string' ? withoutControls(value) : value))
