import { sql } from 'kysely'
import type { Db, Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { withoutControls } from '../../lib/controls.ts'
import { compareRow } from '../sheet/compare.ts'
import { SheetRefused } from '../sheet/csv.server.ts'
import type { Heading } from '../sheet/headings.ts'
import type { Problem } from '../sheet/problem.ts'
import { type FileAround, isSkipped, type RowRead, readSheetRow } from '../sheet/row.ts'
import type { SheetRow } from './find-headings.server.ts'
import { type Foresight, foreseeAll } from './foresee.server.ts'
import { heldOfSheet } from './held.server.ts'
import { type ImportCounts, MAX_CSV_ROWS, NO_COUNTS } from './model.ts'

/** Cells put right by hand, by their place; by the line of their row. */
export type Fixed = Readonly<Record<string, string>>
export type Fixes = ReadonlyMap<number, Fixed>

/** The cells of a row as they count. */
export const withFixes = (cells: readonly string[], fixed: Fixed = {}): string[] => {
  const all = [...cells]
  for (const [at, text] of Object.entries(fixed)) {
    while (all.length < Number(at)) all.push('')
    all[Number(at)] = text
  }
  return all
}

type One = { id: number; organisationId: number }

/** In a transaction of its own, or in the one that there is. */
const within = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db as Trx) : db.transaction().execute(work)

/** Checks batch after batch; what it keeps of those behind it are their references and sums. */
export class Checking {
  private readonly counts: ImportCounts = { ...NO_COUNTS }
  private readonly lines = new Map<string, number>()
  private number = 0
  private readonly db: Db
  private readonly one: One
  private readonly headings: readonly Heading[]
  private readonly file: FileAround
  private readonly fixes: Fixes
  private readonly sight: Foresight | null

  constructor(
    db: Db,
    one: One,
    {
      headings,
      file,
      fixes,
      sight,
    }: { headings: readonly Heading[]; file: FileAround; fixes: Fixes; sight: Foresight | null },
  ) {
    this.db = db
    this.one = one
    this.headings = headings
    this.file = file
    this.fixes = fixes
    this.sight = sight
  }

  async take(batch: readonly SheetRow[]): Promise<void> {
    const rows = batch.filter(({ cells }) => !isSkipped(cells))
    this.counts.skipped += batch.length - rows.length
    if (this.number + rows.length > MAX_CSV_ROWS) throw new SheetRefused('too_many_rows', String(MAX_CSV_ROWS))
    const read = rows.map(row => ({ ...row, read: this.once(row) }))
    const references = read.flatMap(({ read: { reference } }) => (reference ? [reference] : []))
    const held = await heldOfSheet(this.db, this.one.organisationId, references)
    const placed = read.map(one => {
      const { reference } = one.read
      const before = reference === null ? null : (held.get(reference) ?? null)
      return { ...one, row: one.read, held: before, compared: compareRow(one.read, before, this.file) }
    })
    const all = await foreseeAll(this.db, placed, this.sight)
    const kept = placed.map(({ line, cells, row, held: before }, at) => {
      const compared = all[at]!
      this.counts[compared.outcome]++
      if (compared.problems.some(({ level }) => level === 'warning')) this.counts.warned++
      this.number++
      return {
        ...{ number: this.number, line, cells, reference: before?.reference ?? row.reference },
        ...{ outcome: compared.outcome, operation: row.operation, deal: compared.deal },
        ...{ said: compared.written, changes: compared.changes, problems: compared.problems },
        ...{ offer: before?.offerId ?? null, fixed: this.fixes.get(line) ?? {} },
      }
    })
    await this.keep(kept)
  }

  /** A reference stands in one row of a file: the second is told which the first is. */
  private once({ line, cells }: SheetRow): RowRead {
    const read = readSheetRow(this.headings, withFixes(cells, this.fixes.get(line)), this.file)
    const { reference } = read
    const first = reference === null ? undefined : this.lines.get(reference)
    if (reference !== null && first === undefined) this.lines.set(reference, line)
    if (first === undefined) return read
    return namedTwice(read, first)
  }

  private async keep(rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return
    await within(this.db, async trx => {
      await sql`
        insert into import_rows (import_id, number, line, cells, reference, outcome, operation, deal, said, changes,
          problems, offer_id, fixed)
        select ${this.one.id}, r.number, r.line, r.cells, r.reference, r.outcome, r.operation, r.deal, r.said, r.changes,
          r.problems, r.offer, r.fixed
        from jsonb_to_recordset(${jsonb(storable(rows))}) as r(number int, line int, cells jsonb, reference text,
          outcome text, operation text, deal text, said jsonb, changes jsonb, problems jsonb, offer bigint, fixed jsonb)`.execute(
        trx,
      )
      await trx.updateTable('imports').set({ rows_read: this.number }).where('id', '=', this.one.id).execute()
    })
  }

  async end(): Promise<ImportCounts> {
    return { ...this.counts, missing: await countMissing(this.db, this.one) }
  }
}

/** Offers of its organisation that can be had and that a file does not have. */
export async function countMissing(db: Db, { id, organisationId }: One): Promise<number> {
  const { rows } = await sql<{ missing: number }>`
    select count(*)::int as missing from offers o where ${isMissing(id, organisationId)}`.execute(db)
  return rows[0]!.missing
}

export const isMissing = (importId: number, organisationId: number) => sql<boolean>`
  o.organisation_id = ${organisationId} and o.status in ('live', 'paused', 'applied') and not exists (
    select from import_rows r where r.import_id = ${importId} and r.reference = o.partner_ref)`

/** A row whose reference stands in an earlier line as well. */
export function namedTwice(read: RowRead, line: number): RowRead {
  const twice: Problem = { level: 'error', column: 'partner_ref', heading: '', raw: String(line), code: 'twice' }
  return { ...read, problems: [...read.problems, twice], hasErrors: true }
}

/** What no text of a database holds is taken out of cells that are kept as they were sent. */
export const storable = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, one) => (typeof one === 'string' ? withoutControls(one) : one))
