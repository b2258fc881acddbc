import { type Kysely, sql } from 'kysely'
import { jsonb } from '../../../db/postgis.ts'
import type { Database } from '../../../db/schema.ts'
import { originalName } from '../../files/picture-name.ts'
import type { FileStore } from '../../files/storage.server.ts'
import { withoutControls } from '../../lib/controls.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { listStations, listTowns } from '../../places/queries.server.ts'
import { holdBack } from '../absence/hold-back.server.ts'
import { compareRow } from '../sheet/compare.ts'
import { type Charset, type Chunks, csvRows, findCharset, SheetRefused } from '../sheet/csv.server.ts'
import { findHeadingRow, type Heading, type Mapping, MOST_ABOVE, readHeadingRow } from '../sheet/headings.ts'
import { jsonRows } from '../sheet/json.server.ts'
import { type FileAround, isSkipped, type Problem, type RowRead, readSheetRow } from '../sheet/row.ts'
import { heldOf } from './held.server.ts'
import { type ImportCounts, MAX_CSV_ROWS, NO_COUNTS } from './model.ts'

/** Rows that are read, compared and kept together. */
const BATCH = 500

type Row = { line: number; cells: string[] }
type Import = {
  id: number
  organisationId: number
  fileKey: string
  chosenCharset: Charset | null
  format: string
}

/**
 * Checks a file that has been received: reads it row by row and keeps beside it what would become of each. It writes
 * nothing else, and is done anew from the beginning where it was cut off. Memory does not grow with the file.
 */
export async function checkImport(
  db: Kysely<Database>,
  store: FileStore,
  id: number,
  { clock, signal }: { clock: () => Date; signal: AbortSignal },
): Promise<ImportCounts | null> {
  const one = await begin(db, id)
  if (!one) return null
  try {
    const counts = await readAll(db, store, one, dayInTokyo(clock()), signal)
    if (!counts) return null
    await holdBack(db, id, clock())
    await db
      .updateTable('imports')
      .set({ state: 'checked', counts: jsonb(counts), checked_at: clock() })
      .where('id', '=', id)
      .where('state', '=', 'checking')
      .execute()
    return counts
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error
    await db
      .updateTable('imports')
      .set({ state: 'refused', refusal: error.why, refusal_detail: error.detail || null, checked_at: clock() })
      .where('id', '=', id)
      .execute()
    await db.deleteFrom('import_rows').where('import_id', '=', id).execute()
    return null
  }
}

async function begin(db: Kysely<Database>, id: number): Promise<Import | null> {
  return db.transaction().execute(async trx => {
    const found = await trx
      .updateTable('imports')
      .set({ state: 'checking', rows_read: 0, counts: jsonb({}), headings: jsonb([]), heading_line: null })
      .where('id', '=', id)
      .where('state', 'in', ['received', 'checking'])
      .returning(['id', 'organisation_id as organisationId', 'file_key as fileKey'])
      .returning(['chosen_charset as chosenCharset', 'format'])
      .executeTakeFirst()
    if (found) await trx.deleteFrom('import_rows').where('import_id', '=', id).execute()
    return (found as Import | undefined) ?? null
  })
}

/** What this organisation's headings were chosen to stand for. */
export async function rememberedHeadings(db: Kysely<Database>, organisationId: number): Promise<Mapping> {
  const rows = await db
    .selectFrom('heading_choices')
    .select(['heading', 'column_id as column'])
    .where('organisation_id', '=', organisationId)
    .execute()
  return new Map(rows.map(({ heading, column }) => [heading, column]))
}

const isArchive = async (chunks: Chunks): Promise<boolean> => {
  for await (const chunk of chunks()) return chunk[0] === 0x50 && chunk[1] === 0x4b
  throw new SheetRefused('empty')
}

async function readAll(
  db: Kysely<Database>,
  store: FileStore,
  one: Import,
  today: string,
  signal: AbortSignal,
): Promise<ImportCounts | null> {
  const chunks: Chunks = () => store.read(originalName(one.fileKey))
  if (await isArchive(chunks)) throw new SheetRefused('archive')
  const isJson = one.format === 'json'
  const charset = isJson ? 'utf-8' : (one.chosenCharset ?? (await findCharset(chunks)))
  if (!charset) throw new SheetRefused('not_readable')
  const { headings, line, rest } = await findHeadings(
    isJson ? jsonRows(chunks) : csvRows(chunks, charset),
    await rememberedHeadings(db, one.organisationId),
  )
  await db
    .updateTable('imports')
    .set({ charset, headings: jsonb(headings), heading_line: line })
    .where('id', '=', one.id)
    .execute()
  const file: FileAround = { towns: await listTowns(db), stations: await listStations(db), today }
  const checking = new Checking(db, one, headings, file)
  let batch: Row[] = []
  for await (const row of rest) {
    if (signal.aborted) return null
    batch.push(row)
    if (batch.length < BATCH) continue
    await checking.take(batch)
    batch = []
  }
  await checking.take(batch)
  return checking.end()
}

/** The headings, the line they stand in and the rows after them. */
async function findHeadings(rows: AsyncGenerator<Row>, remembered: Mapping) {
  const first: Row[] = []
  while (first.length < MOST_ABOVE + 1) {
    const { done, value } = await rows.next()
    if (done) break
    first.push(value)
  }
  if (first.every(({ cells }) => isSkipped(cells))) throw new SheetRefused('empty')
  const at = findHeadingRow(
    first.map(({ cells }) => cells),
    remembered,
  )
  const found = first[at]
  if (!found) throw new SheetRefused('no_headings')
  const headings = readHeadingRow(found.cells, remembered)
  if (!headings.some(({ column }) => column === 'partner_ref')) throw new SheetRefused('no_headings', 'partner_ref')
  return { headings, line: found.line, rest: followedBy(first.slice(at + 1), rows) }
}

async function* followedBy(first: readonly Row[], rest: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield* first
  yield* rest
}

/** Checks batch after batch; what it keeps of those behind it are their references and sums. */
class Checking {
  private readonly counts: ImportCounts = { ...NO_COUNTS }
  private readonly lines = new Map<string, number>()
  private number = 0
  private readonly db: Kysely<Database>
  private readonly one: Import
  private readonly headings: readonly Heading[]
  private readonly file: FileAround

  constructor(db: Kysely<Database>, one: Import, headings: readonly Heading[], file: FileAround) {
    this.db = db
    this.one = one
    this.headings = headings
    this.file = file
  }

  async take(batch: readonly Row[]): Promise<void> {
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
  private once({ line, cells }: Row): RowRead {
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
