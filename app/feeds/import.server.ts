import { parse } from 'csv-parse/sync'
import type { Db, Trx } from '../../db/client.server.ts'
import { refreshSearch } from '../listings/projection.server.ts'
import { measureAccess } from '../places/access.server.ts'
import { metresFromCity, requireBoundary } from '../places/checks.server.ts'
import { textOf } from '../places/features.ts'
import type { Draft, ImportInput, ImportOptions, Tally } from '../places/import.ts'
import { type AfterImport, type LayerLoader, loadLayer } from '../places/load.server.ts'
import { listStations, listTowns } from '../places/queries.server.ts'
import { type Finding, ImportRefused, type LeftOut, type Remark } from '../places/report.ts'
import { placeAssets } from '../zoning/place.server.ts'
import { CORE_COLUMNS, readHeadings } from './columns.ts'
import { type Held, heldOffers, keyOf, statusOf, writeRow } from './record.server.ts'
import { type FeedRow, type Known, readRow } from './rows.ts'
import { countSample, withdrawSample } from './sample.server.ts'

const MAX_ROWS = 20_000

/**
 * Loads partners' listings from a CSV file (UTF-8 or CP932; headings in Japanese or English). A row is known by its
 * partner and reference. A listing that the file lacks stays: only whoever offers it ends it. The first file of real
 * listings withdraws the sample's.
 */
export const importListings = (db: Db, input: ImportInput, options: ImportOptions, after?: AfterImport) =>
  loadLayer(db, listings, input, options, after)

const listings: LayerLoader<FeedRow> = {
  layer: 'listings',
  nameJa: '掲載物件',
  nameEn: 'Listings',
  adds: true,
  read,
  compare,
  write,
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 200_000,
    })
  } catch (error) {
    throw new ImportRefused('not_csv', { why: (error as Error).message.slice(0, 160) })
  }
}

async function knownOf(db: Db, options: ImportOptions): Promise<Known> {
  const partners = await db
    .selectFrom('organisations')
    .select(['id', 'slug', 'name_ja as nameJa', 'name_en as nameEn', 'phone', 'is_sample as isSample'])
    .select(['contact_name_ja as contactJa', 'contact_name_en as contactEn'])
    .select(['contact_hours_ja as hoursJa', 'contact_hours_en as hoursEn'])
    .where('retired_at', 'is', null)
    // It may not broker: what a bank knows of goes by its leads.
    .where('kind', '!=', 'bank')
    .execute()
  const [towns, stations] = [await listTowns(db), await listStations(db)]
  return { partners, towns, stations, partner: options.partner ?? null, today: options.today }
}

async function read(db: Db, input: ImportInput, options: ImportOptions): Promise<Draft<FeedRow>> {
  await requireBoundary(db)
  const [headings = [], ...records] = recordsOf(textOf(input.bytes))
  const { columns, unknown, missing } = readHeadings(headings)
  if (missing.length > 0)
    throw new ImportRefused('columns_missing', { columns: missing.map(core => CORE_COLUMNS[core][0]).join(', ') })
  if (records.length > MAX_ROWS) throw new ImportRefused('not_csv', { why: `${records.length} > ${MAX_ROWS}` })
  const known = await knownOf(db, options)
  const leftOut: Finding<LeftOut>[] = []
  const remarks: Finding<Remark>[] = unknown.map(label => ({ index: null, reason: 'column_unknown', label }))
  const rows: FeedRow[] = []
  const seen = new Map<string, number>()
  for (const [index, record] of records.entries()) {
    const row = readRow(columns, record, index, known, remarks)
    if ('reason' in row) leftOut.push(row)
    else {
      const twin = seen.get(keyOf(row))
      if (twin === undefined) rows.push(row)
      else leftOut.push({ index, reason: 'duplicate', label: row.partnerRef, detail: { of: twin } })
      seen.set(keyOf(row), twin ?? index)
    }
  }
  if (!options.sample)
    for (const name of new Set(rows.filter(row => row.partner.isSample).map(row => row.partner.nameJa)))
      remarks.push({ index: null, reason: 'sample_partner', label: name })
  const placed = await keepInCity(db, rows, leftOut)
  const kept = await keepTheirDeal(db, placed, leftOut)
  leftOut.sort((a, b) => (a.index ?? -1) - (b.index ?? -1))
  const loaded = new Set(kept.map(row => row.index))
  return {
    format: 'CSV',
    papers: { sourceJa: '掲載事業者の申告', sourceEn: 'As stated by the partners', edition: newestOf(kept) },
    read: records.length,
    rows: kept,
    leftOut,
    remarks: remarks.filter(({ index }) => index === null || loaded.has(index)),
  }
}

/** Listings are as fresh as their confirmations: the newest of them stands for the file. */
const newestOf = (rows: readonly FeedRow[]): string | undefined =>
  rows
    .map(row => row.confirmedOn)
    .sort()
    .at(-1)

async function keepInCity(db: Db, rows: FeedRow[], leftOut: Finding<LeftOut>[]): Promise<FeedRow[]> {
  const metres = await metresFromCity(
    db,
    rows.flatMap(row => (row.at ? [row.at] : [])),
  )
  return rows.filter(row => {
    const away = row.at ? metres.shift()! : 0
    if (away === 0) return true
    const detail = { metres: Math.round(away) }
    leftOut.push({ index: row.index, reason: 'outside_city', label: row.partnerRef, detail })
    return false
  })
}

/** A reference names one listing for good: the same one for sale is another listing and needs another reference. */
async function keepTheirDeal(db: Db, rows: FeedRow[], leftOut: Finding<LeftOut>[]): Promise<FeedRow[]> {
  const held = await heldOffers(db, rows)
  return rows.filter(row => {
    const before = held.get(keyOf(row))
    if (!before || before.deal === row.deal) return true
    leftOut.push({ index: row.index, reason: 'conflict', label: row.partnerRef, detail: { value: row.deal } })
    return false
  })
}

async function compare(db: Db, rows: FeedRow[], options: ImportOptions): Promise<Tally> {
  const held = await heldOffers(db, rows)
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, retired: options.sample ? 0 : await countSample(db) }
  for (const row of rows) tally[statusOf(held.get(keyOf(row)), row)]++
  return tally
}

async function write(trx: Trx, rows: FeedRow[], _datasetId: number, options: ImportOptions): Promise<void> {
  const withdrawn = options.sample ? [] : await withdrawSample(trx, options.today)
  const held = await heldOffers(trx, rows)
  const touched: Pick<Held, 'assetId' | 'listingId'>[] = []
  for (const [done, row] of rows.entries()) {
    const before = held.get(keyOf(row))
    if (statusOf(before, row) !== 'unchanged')
      touched.push(await writeRow(trx, row, before, { today: options.today, isSample: options.sample ?? false }))
    options.onProgress?.({ step: 'write', done: done + 1, total: rows.length })
  }
  const assetIds = touched.map(row => row.assetId)
  await placeAssets(trx, assetIds)
  await measureAccess(trx, assetIds)
  await refreshSearch(trx, [...withdrawn, ...touched.map(row => row.listingId)])
}
