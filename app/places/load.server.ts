import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { withoutControls } from '../lib/controls.ts'
import { type Dataset, findDataset, findKept, openEdition, recordReport } from './datasets.server.ts'
import { isArchive } from './features.ts'
import type { Draft, ImportInput, ImportOptions, Tally } from './import.ts'
import type { Layer, Papers } from './model.ts'
import { type Finding, ImportRefused, type ImportReport } from './report.ts'

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
  /** Its files add to what is there and do not take its place, so that an older one does no harm. */
  adds?: true
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
 * papers change nothing at all, so row ids stay. A dry run does all of it and takes it back, so that what it says is
 * what the import would say.
 */
export async function loadLayer<Row>(
  db: Db,
  loader: LayerLoader<Row>,
  input: ImportInput,
  options: ImportOptions,
  after?: AfterImport,
): Promise<ImportReport> {
  const load = (trx: Trx) => loadWithin(trx, loader, input, options, after)
  try {
    return await (db.isTransaction ? load(db as Trx) : db.transaction().execute(load))
  } catch (error) {
    if (!isRefusedData(error)) throw error
    throw new ImportRefused('database_refused', { why: error.message.slice(0, 200) })
  }
}

/** Values that the database does not take, or that break one of its rules: the file's fault, not the program's. */
const isRefusedData = (error: unknown): error is Error =>
  error instanceof Error && /^(22|23)/.test((error as { code?: string }).code ?? '')

async function loadWithin<Row>(
  trx: Trx,
  loader: LayerLoader<Row>,
  input: ImportInput,
  options: ImportOptions,
  after?: AfterImport,
): Promise<ImportReport> {
  // One import at a time: the second would compare itself with rows that are about to change.
  await sql`select pg_advisory_xact_lock(20261122)`.execute(trx)
  if (/\.zip$/i.test(input.name) && !isArchive(input.bytes)) throw new ImportRefused('archive_broken', { why: '' })
  const checksum = createHash('sha256').update(input.bytes).digest('hex')
  const current = await findDataset(trx, loader.layer)
  const readAs = loader.reading ? await keyOfReading(trx, loader.reading, checksum, options) : null
  const same = current && readAs && (await sameReading(trx, current.id, readAs))
  if (same) return same
  const draft = printable(await loader.read(trx, input, options))
  if (draft.rows.length === 0) throw new ImportRefused('nothing_left', { read: draft.read }, draft.leftOut)
  const said = statedPapers(draft.papers, options)
  const papers = { ...filledPapers(said, current, checksum), nameJa: loader.nameJa, nameEn: loader.nameEn }
  checkOrder(loader, papers, current, draft, options)
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
  const write = async () => {
    const datasetId = await openEdition(trx, loader.layer, papers, { checksum, featureCount: draft.rows.length })
    await loader.write(trx, draft.rows, datasetId, options)
    const assetIds = (await loader.follow?.(trx, options)) ?? []
    await after?.(trx, loader.layer, assetIds)
    report.replaced = assetIds.length
    if (!options.dryRun) await recordReport(trx, datasetId, readAs ? { ...report, readAs } : report)
  }
  if (!options.dryRun) await write()
  else await takingBack(trx, write)
  return options.dryRun ? { ...report, outcome: 'would_load' } : report
}

/** Findings repeat what a file holds: they are stored and shown, so what neither database nor terminal takes goes out. */
function printable<Row>(draft: Draft<Row>): Draft<Row> {
  const clean = <F extends Finding<string>>({ label, detail, ...finding }: F) => ({
    ...finding,
    ...(label === undefined ? {} : { label: withoutControls(label) }),
    ...(detail === undefined
      ? {}
      : {
          detail: Object.fromEntries(
            Object.entries(detail).map(([key, value]) => [
              key,
              typeof value === 'string' ? withoutControls(value) : value,
            ]),
          ),
        }),
  })
  return {
    ...draft,
    leftOut: draft.leftOut.map(clean) as typeof draft.leftOut,
    remarks: draft.remarks.map(clean) as typeof draft.remarks,
  }
}

async function takingBack(trx: Trx, work: () => Promise<void>): Promise<void> {
  await sql`savepoint dry_run`.execute(trx)
  await work()
  await sql`rollback to savepoint dry_run`.execute(trx)
}

/** Refuses a sample over real data, and an edition older than the one in use unless that is what is asked for. */
function checkOrder<Row>(
  { adds }: LayerLoader<Row>,
  papers: Papers,
  current: Dataset | null,
  draft: Draft<Row>,
  { older }: ImportOptions,
): void {
  if (!current) return
  const editions = { edition: papers.edition ?? '', current: current.edition ?? '' }
  if (papers.isSample && !current.isSample) throw new ImportRefused('sample_over_real', editions)
  if (adds || current.isSample || !isOlder(editions.edition, editions.current)) return
  if (!older) throw new ImportRefused('older_edition', editions)
  draft.remarks.push({ index: null, reason: 'older_edition', detail: editions })
}

/** '2011' is older than '2019-04-01'; '2019' and '2019-04-01' cannot be told apart, nor can names that are no dates. */
function isOlder(edition: string, current: string): boolean {
  if (![edition, current].every(text => /^\d{4}(-\d\d){0,2}$/.test(text))) return false
  const length = Math.min(edition.length, current.length)
  return edition.slice(0, length) < current.slice(0, length)
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

/** What nobody says is taken from the edition before where the file is the same one, and else is unknown. */
function filledPapers(said: Partial<Papers>, current: Dataset | null, checksum: string) {
  const before = current?.checksum === checksum ? current : null
  return {
    sourceJa: said.sourceJa ?? before?.sourceJa ?? '出典の記載なし',
    sourceEn: said.sourceEn ?? said.sourceJa ?? before?.sourceEn ?? 'Source not stated',
    sourceUrl: said.sourceUrl ?? before?.sourceUrl ?? null,
    licence: said.licence ?? before?.licence ?? null,
    edition: said.edition ?? before?.edition ?? null,
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
