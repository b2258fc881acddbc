import type { Kysely } from 'kysely'
import { jsonb } from '../../../db/postgis.ts'
import type { Database } from '../../../db/schema.ts'
import type { FileStore } from '../../files/storage.server.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { listStations, listTowns } from '../../places/queries.server.ts'
import { holdBack } from '../absence/hold-back.server.ts'
import type { Charset } from '../sheet/charset.ts'
import { SheetRefused } from '../sheet/csv.server.ts'
import type { Chosen, Mapping } from '../sheet/headings.ts'
import type { FileAround } from '../sheet/row.ts'
import { isValueLike } from '../sheet/value-like.ts'
import { Checking, type Fixed, type Fixes, storable } from './checking.server.ts'
import type { SheetRow } from './find-headings.server.ts'
import { foresightOf } from './foresee.server.ts'
import type { ImportCounts, ImportFormat } from './model.ts'
import { openSheet } from './open.server.ts'

/** Rows that are read, compared and kept together. */
const BATCH = 200

type Import = {
  id: number
  organisationId: number
  fileKey: string
  format: ImportFormat
  chosenCharset: Charset | null
  chosenSheet: string | null
  chosenLine: number | null
  chosenColumns: Chosen
  fixes: Fixes
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
      .set({ charset: null, sheets: jsonb([]) })
      .where('id', '=', id)
      .where('state', 'in', ['received', 'checking'])
      .returning(['id', 'organisation_id as organisationId', 'file_key as fileKey'])
      .returning(['chosen_charset as chosenCharset', 'chosen_sheet as chosenSheet', 'chosen_line as chosenLine'])
      .returning(['chosen_columns as chosenColumns', 'format', 'fixes'])
      .executeTakeFirst()
    if (!found) return null
    await trx.deleteFrom('import_rows').where('import_id', '=', id).execute()
    const { fixes, ...one } = found
    const byLine = Object.entries(fixes as Record<string, Fixed>).map(([line, fixed]) => [Number(line), fixed] as const)
    return { ...(one as Omit<Import, 'fixes'>), fixes: new Map(byLine) }
  })
}

/** What this organisation's headings were chosen to stand for; what looks like a value was none. */
export async function rememberedHeadings(db: Kysely<Database>, organisationId: number): Promise<Mapping> {
  const rows = await db
    .selectFrom('heading_choices')
    .select(['heading', 'column_id as column'])
    .where('organisation_id', '=', organisationId)
    .execute()
  return new Map(rows.flatMap(({ heading, column }) => (isValueLike(heading) ? [] : [[heading, column] as const])))
}

async function readAll(
  db: Kysely<Database>,
  store: FileStore,
  one: Import,
  today: string,
  signal: AbortSignal,
): Promise<ImportCounts | null> {
  const remembered = await rememberedHeadings(db, one.organisationId)
  const keep = db.updateTable('imports').where('id', '=', one.id)
  const { headings, line, rest } = await openSheet(store, one, remembered, async ({ sheets, ...known }) => {
    await keep.set({ ...known, sheets: jsonb(storable(sheets)) }).execute()
  })
  await keep.set({ headings: jsonb(storable(headings)), heading_line: line }).execute()
  // They are kept, so that somebody can say which of them it is.
  if (headings.every(({ column }) => column === null)) throw new SheetRefused('no_headings')
  if (!headings.some(({ column }) => column === 'partner_ref')) throw new SheetRefused('no_reference_column')
  const file: FileAround = { towns: await listTowns(db), stations: await listStations(db), today }
  const sight = await foresightOf(db, one.organisationId, today)
  const checking = new Checking(db, one, { headings, file, fixes: one.fixes, sight })
  let batch: SheetRow[] = []
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
