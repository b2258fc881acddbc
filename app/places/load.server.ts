import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { type Dataset, findDataset, findKept, openEdition, recordReport } from './datasets.server.ts'
import type { Draft, ImportInput, ImportOptions, Tally } from './import.ts'
import type { Layer, Papers } from './model.ts'
import { ImportRefused, type ImportReport } from './report.ts'

/** How one layer is read, compared and written; {@link loadLayer} does what they have in common. */
export type LayerLoader<Row> = {
  layer: Layer
  nameJa: string
  nameEn: string
  /**
   * Where a file is read the same as long as the layers it `restsOn` are: the same file again is then not read at all.
   * Raise `version` when the same file is to be read otherwise.
   */
  reading?: { version: number; restsOn: readonly Layer[] }
  /** Throws {@link ImportRefused} where the file as a whole cannot be loaded. */
  read: (db: Db, input: ImportInput, options: ImportOptions) => Promise<Draft<Row>>
  compare: (db: Db, rows: Row[], options: ImportOptions) => Promise<Tally>
  write: (trx: Trx, rows: Row[], datasetId: number, options: ImportOptions) => Promise<void>
  /** Brings what depends on the layer up to date. Returns the assets it touched. */
  follow?: (trx: Trx, options: ImportOptions) => Promise<number[]>
}

/** Told of the assets whose place facts were computed again, inside the import's transaction. */
export type AfterImport = (trx: Trx, layer: Layer, assetIds: number[]) => Promise<void>

/**
 * Loads a file as the layer's next edition, in one transaction: everything or nothing. The same rows under the same
 * papers change nothing at all, so row ids stay. A dry run reads and compares, and writes nothing.
 */
export function loadLayer<Row>(
  db: Db,
  loader: LayerLoader<Row>,
  input: ImportInput,
  options: ImportOptions,
  after?: AfterImport,
): Promise<ImportReport> {
  const load = (trx: Trx) => loadWithin(trx, loader, input, options, after)
  return db.isTransaction ? load(db as Trx) : db.transaction().execute(load)
}

async function loadWithin<Row>(
  trx: Trx,
  loader: LayerLoader<Row>,
  input: ImportInput,
  options: ImportOptions,
  after?: AfterImport,
): Promise<ImportReport> {
  // One import at a time: the second would compare itself with rows that are about to change.
  await sql`select pg_advisory_xact_lock(20261122)`.execute(trx)
  const checksum = createHash('sha256').update(input.bytes).digest('hex')
  const current = await findDataset(trx, loader.layer)
  const readAs = loader.reading ? await keyOfReading(trx, loader.reading, checksum, options) : null
  const same = current && readAs && (await sameReading(trx, current.id, readAs))
  if (same) return same
  const draft = await loader.read(trx, input, options)
  if (draft.rows.length === 0) throw new ImportRefused('nothing_left', { read: draft.read }, draft.leftOut)
  const said = statedPapers(draft.papers, options)
  const papers = { ...filledPapers(said, current, checksum, options), nameJa: loader.nameJa, nameEn: loader.nameEn }
  if (current && papers.isSample && !current.isSample)
    throw new ImportRefused('sample_over_real', { edition: current.edition })
  const tally = await loader.compare(trx, draft.rows, options)
  const report: ImportReport = {
    layer: loader.layer,
    format: draft.format,
    outcome: 'loaded',
    edition: papers.edition,
    isSample: papers.isSample,
    read: draft.read,
    ...tally,
    leftOut: draft.leftOut,
    remarks: draft.remarks,
    replaced: 0,
  }
  if (current && tally.added + tally.changed + tally.retired === 0 && agrees(said, current))
    return { ...report, outcome: 'unchanged' }
  if (options.dryRun) return { ...report, outcome: 'would_load' }
  const datasetId = await openEdition(trx, loader.layer, papers, { checksum, featureCount: draft.rows.length })
  await loader.write(trx, draft.rows, datasetId, options)
  const assetIds = (await loader.follow?.(trx, options)) ?? []
  await after?.(trx, loader.layer, assetIds)
  report.replaced = assetIds.length
  await recordReport(trx, datasetId, readAs ? { ...report, readAs } : report)
  return report
}

/** Everything that a file's reading depends on. */
async function keyOfReading(
  db: Db,
  { version, restsOn }: NonNullable<LayerLoader<never>['reading']>,
  checksum: string,
  options: ImportOptions,
): Promise<string> {
  const { source, sourceEn, licence, edition, sample } = options
  const layers = await Promise.all(restsOn.map(async layer => (await findDataset(db, layer))?.id ?? null))
  return JSON.stringify([version, checksum, layers, { source, sourceEn, licence, edition, sample }])
}

/** What the edition in use reported, as it would again, if it came of the very same reading. */
async function sameReading(db: Db, datasetId: number, readAs: string): Promise<ImportReport | null> {
  const before = await findKept(db, datasetId)
  if (before?.readAs !== readAs) return null
  const { readAs: _, ...report } = before
  const unchanged = report.added + report.changed + report.unchanged
  return { ...report, outcome: 'unchanged', added: 0, changed: 0, unchanged, retired: 0, replaced: 0 }
}

/** What is said of the file: by whoever loads it, else by the file. */
function statedPapers(file: Partial<Papers>, options: ImportOptions): Partial<Papers> {
  const { source, sourceEn, licence, edition, sample } = options
  return {
    ...file,
    ...(source ? { sourceJa: source, sourceEn: sourceEn ?? source, sourceUrl: null } : {}),
    ...(licence ? { licence } : {}),
    ...(edition ? { edition } : {}),
    ...(sample === undefined ? {} : { isSample: sample }),
  }
}

/** What nobody says is taken from the edition before where the file is the same one, and else said to be unstated. */
function filledPapers(said: Partial<Papers>, current: Dataset | null, checksum: string, options: ImportOptions) {
  const before = current?.checksum === checksum ? current : null
  return {
    sourceJa: said.sourceJa ?? before?.sourceJa ?? '出典の記載なし',
    sourceEn: said.sourceEn ?? before?.sourceEn ?? 'Source not stated',
    sourceUrl: said.sourceUrl ?? before?.sourceUrl ?? null,
    licence: said.licence ?? before?.licence ?? '—',
    edition: said.edition ?? before?.edition ?? options.today,
    isSample: said.isSample ?? before?.isSample ?? false,
  }
}

const agrees = (said: Partial<Papers>, current: Dataset): boolean =>
  (Object.keys(said) as (keyof Papers)[]).every(key => said[key] === current[key])

/** Splits rows so that no statement carries more than `most` rows or about a megabyte of text. */
export function* inBatches<T>(rows: readonly T[], most = 1000, sizeOf: (row: T) => number = () => 0): Generator<T[]> {
  let batch: T[] = []
  let size = 0
  for (const row of rows) {
    batch.push(row)
    size += sizeOf(row)
    if (batch.length >= most || size >= 1_000_000) {
      yield batch
      batch = []
      size = 0
    }
  }
  if (batch.length > 0) yield batch
}
