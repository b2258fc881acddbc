import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Layer, Papers } from './model.ts'
import { ImportRefused, type ImportReport } from './report.ts'

export type Dataset = Papers & {
  id: number
  layer: Layer
  checksum: string
  featureCount: number
  importedAt: Date
  retiredAt: Date | null
}

const rows = (db: Db) =>
  db
    .selectFrom('datasets')
    .select([
      'id',
      sql<Layer>`layer`.as('layer'),
      'name_ja as nameJa',
      'name_en as nameEn',
      'source_ja as sourceJa',
      'source_en as sourceEn',
      'source_url as sourceUrl',
      'licence',
      'edition',
      'is_sample as isSample',
      'checksum',
      'feature_count as featureCount',
      'imported_at as importedAt',
      'retired_at as retiredAt',
    ])

/** The data sets in use, one of each layer. */
export const listDatasets = (db: Db): Promise<Dataset[]> =>
  rows(db).where('retired_at', 'is', null).orderBy('id').execute()

/** The editions that later ones took the place of, newest first. */
export const listRetiredDatasets = (db: Db): Promise<Dataset[]> =>
  rows(db).where('retired_at', 'is not', null).orderBy('retired_at', 'desc').orderBy('id', 'desc').execute()

/** Every edition of a layer, newest first. */
export const listEditions = (db: Db, layer: Layer): Promise<Dataset[]> =>
  rows(db).where('layer', '=', layer).orderBy('id', 'desc').execute()

/** The edition of a layer that is in use. */
export const findDataset = async (db: Db, layer: Layer): Promise<Dataset | null> =>
  (await rows(db).where('layer', '=', layer).where('retired_at', 'is', null).executeTakeFirst()) ?? null

/**
 * Retires the edition in use, whole, and opens the next one. Returns its id. A sample never takes the place of real
 * data.
 */
export async function openEdition(
  trx: Trx,
  layer: Layer,
  papers: Papers,
  file: { checksum: string; featureCount: number },
): Promise<number> {
  const current = await findDataset(trx, layer)
  if (current && papers.isSample && !current.isSample)
    throw new ImportRefused('sample_over_real', { current: current.edition ?? '' })
  if (current)
    await trx.updateTable('datasets').set({ retired_at: sql<Date>`now()` }).where('id', '=', current.id).execute()
  const { id } = await trx
    .insertInto('datasets')
    .values({
      layer,
      name_ja: papers.nameJa,
      name_en: papers.nameEn,
      source_ja: papers.sourceJa,
      source_en: papers.sourceEn,
      source_url: papers.sourceUrl,
      licence: papers.licence,
      edition: papers.edition,
      is_sample: papers.isSample,
      checksum: file.checksum,
      feature_count: file.featureCount,
      retired_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** `readAs`: what the reading depended on. */
export type KeptReport = ImportReport & { readAs?: string }

/** Keeps the report beside the edition it is about. */
export const recordReport = (trx: Trx, datasetId: number, report: KeptReport) =>
  trx
    .updateTable('datasets')
    .set({ report: jsonb(report) })
    .where('id', '=', datasetId)
    .execute()

/** What is kept of the import of an edition. Out of the other reads: a whole prefecture's is long. */
export async function findKept(db: Db, datasetId: number): Promise<KeptReport | null> {
  const row = await db
    .selectFrom('datasets')
    .select(sql<KeptReport | null>`report`.as('report'))
    .where('id', '=', datasetId)
    .executeTakeFirst()
  return row?.report ?? null
}

/** What the import of an edition reported. */
export async function findReport(db: Db, datasetId: number): Promise<ImportReport | null> {
  const { readAs: _, ...report } = (await findKept(db, datasetId)) ?? {}
  return 'layer' in report ? (report as ImportReport) : null
}
