import { type Kysely, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { asGeoJson } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { type Dataset, findDataset } from '../places/datasets.server.ts'
import type { ImportOptions } from '../places/import.ts'
import type { AfterImport } from '../places/load.server.ts'
import { ImportRefused, type ImportReport } from '../places/report.ts'
import type { MultiPolygon } from '../places/rings.ts'
import { GUIDANCE_COLUMNS } from './guidance.server.ts'
import { type AreaChanges, changesOf, featureOf, type HeldArea, joined } from './guidance-change.ts'
import { importGuidance } from './import-guidance.server.ts'

type AreaRow = HeldArea & { isCurrent: boolean }

const areas = (db: Db, which: ReturnType<typeof sql<boolean>>) =>
  sql<AreaRow>`
    select g.id, ${GUIDANCE_COLUMNS}, g.is_current as "isCurrent",
      ${asGeoJson<MultiPolygon>(sql.ref('g.geom'), 7)} as shape
    from guidance_areas g where ${which} order by g.id`.execute(db)

/** The areas in force, as they stand in the edition in use. */
export const listGuidance = async (db: Db): Promise<HeldArea[]> =>
  (await areas(db, sql<boolean>`g.is_current`)).rows.map(({ isCurrent: _, ...area }) => area)

/** One area; of an edition that another took the place of too. */
export const findGuidance = async (db: Db, id: number): Promise<AreaRow | null> =>
  (await areas(db, sql<boolean>`g.id = ${id}::int`)).rows[0] ?? null

/** How many properties lie in each area in force, by its id. */
export async function countGuided(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('asset_guidance')
    .select(query => ['guidance_area_id as id', query.fn.countAll<number>().as('count')])
    .groupBy('guidance_area_id')
    .execute()
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** What is said of the edition that a change makes; what is not said stays as it was where areas stay. */
export type SaidPapers = { edition: string; sourceJa?: string; sourceEn?: string; licence?: string }

/** What a change did, or would do. */
export type GuidanceChange = { report: ImportReport; changes: AreaChanges }
export type ChangeRefused = { refused: ImportRefused }

export type ChangeOptions = {
  /** The account that changes them. */
  by: number
  now: Date
  today: string
  dryRun?: boolean
  papers: SaidPapers
  /** What stands on the layer in rooms that this one does not know. */
  after: AfterImport
}

const textOf = (features: readonly unknown[], meta: object) =>
  new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', ...meta, features }))

const papersFrom = (current: Dataset | null, { edition, ...said }: SaidPapers) => ({
  sourceJa: said.sourceJa ?? current?.sourceJa,
  sourceEn: said.sourceEn ?? said.sourceJa ?? current?.sourceEn,
  licence: said.licence ?? current?.licence ?? undefined,
  editionDate: edition,
})

type Next = { features: readonly unknown[]; meta: Record<string, unknown>; isSample: boolean }

/** The importer's lock: nobody else changes the layer between our look and our change. */
const alone = (trx: Trx) => sql`select pg_advisory_xact_lock(20261122)`.execute(trx)

/** Puts features in the place of the layer, through the same importer as the command line. */
async function replaceLayer(
  db: Kysely<Database>,
  nextOf: (held: HeldArea[], current: Dataset | null) => Next,
  { by, now, today, dryRun = false, after }: ChangeOptions,
): Promise<GuidanceChange | ChangeRefused> {
  try {
    return await db.transaction().execute(async trx => {
      await alone(trx)
      const held = await listGuidance(trx)
      const { features, meta, isSample } = nextOf(held, await findDataset(trx, 'guidance'))
      const asked: ImportOptions = { today, dryRun, sample: isSample }
      const input = { name: 'guidance.geojson', bytes: textOf(features, meta) }
      const report = await importGuidance(trx, input, asked, after)
      const changes = changesOf(held, features, new Set(report.leftOut.map(({ index }) => index)))
      if (report.outcome === 'loaded') await note(trx, by, changes, now)
      return { report, changes }
    })
  } catch (error) {
    if (error instanceof ImportRefused) return { refused: error }
    throw error
  }
}

async function note(trx: Trx, accountId: number, changes: AreaChanges, now: Date): Promise<void> {
  const dataset = await findDataset(trx, 'guidance')
  const fields = (['added', 'changed', 'retired'] as const).filter(what => changes[what].length > 0)
  const subject = { subjectKind: 'dataset', subjectId: dataset?.id ?? null, fields }
  await appendAudit(trx, { actor: { accountId }, action: 'guidance_area.edit', ...subject }, now)
}

/** A file's features join the areas in force (an area of the same name gives way), or take the place of all of them. */
export const putInAreas = (
  db: Kysely<Database>,
  { type: _, features, ...meta }: { type: string; features: readonly unknown[] } & Record<string, unknown>,
  mode: 'add' | 'replace',
  options: ChangeOptions,
): Promise<GuidanceChange | ChangeRefused> =>
  replaceLayer(
    db,
    (held, current) => {
      const isAdded = mode === 'add'
      const said = JSON.parse(JSON.stringify(papersFrom(isAdded ? current : null, options.papers)))
      return {
        features: isAdded ? joined(held, features) : features,
        meta: isAdded ? said : { ...meta, ...said },
        isSample: meta.sample === true || (isAdded && held.length > 0 && (current?.isSample ?? false)),
      }
    },
    options,
  )

class AreaGone extends Error {}

/** Says one area otherwise, or, with null, ends it. 'gone': it is not in force any more. */
export async function changeArea(
  db: Kysely<Database>,
  id: number,
  properties: Record<string, unknown> | null,
  options: ChangeOptions,
): Promise<GuidanceChange | ChangeRefused | 'gone'> {
  const nextOf = (held: HeldArea[], current: Dataset | null): Next => {
    if (!held.some(area => area.id === id)) throw new AreaGone()
    const kept = held.filter(area => properties !== null || area.id !== id)
    const features = kept.map(area => (area.id === id ? { ...featureOf(area), properties } : featureOf(area)))
    return { features, meta: papersFrom(current, options.papers), isSample: current?.isSample ?? false }
  }
  try {
    return await replaceLayer(db, nextOf, options)
  } catch (error) {
    if (error instanceof AreaGone) return 'gone'
    throw error
  }
}
