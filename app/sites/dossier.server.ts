import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { metresTo } from '../../db/postgis.ts'
import { nearestInterchanges } from '../places/queries.server.ts'
import type { ZoneId } from '../zoning/model.ts'
import type { Overlay, OverlayKind } from '../zoning/overlays.ts'
import { mergeParts, type ZonePart } from '../zoning/ratios.ts'
import type { Dossier, NearStation, SourceEdition } from './dossier.ts'
import { siteStateOn } from './model.ts'
import { liveSites, stepsOf } from './queries.server.ts'
import type { Statement } from './site.ts'

/** A site by its public id as it stands on `today`; null when there is none, or no longer. */
export async function findSite(db: Db, publicId: string, today: string): Promise<Dossier | null> {
  const row = await liveSites(db)
    .select(['sites.zoning_dataset_id as zoningId', 'sites.overlays_dataset_id as overlaysId'])
    .where('sites.public_id', '=', publicId)
    .executeTakeFirst()
  if (!row) return null
  const { rowId, point, zoningId, overlaysId, ...site } = row
  const at = point.coordinates
  const steps = (await stepsOf(db, [rowId])).get(rowId) ?? []
  const statements = await statementsOf(db, rowId)
  return {
    ...site,
    at,
    step: siteStateOn(steps, today),
    steps,
    ...statements,
    parts: await partsOf(db, rowId),
    zoning: await editionOf(db, zoningId),
    overlays: await overlaysOf(db, rowId),
    overlayEdition: await editionOf(db, overlaysId),
    overlayKinds: await kindsIn(db, overlaysId),
    stations: await nearestStations(db, at),
    interchanges: await nearestInterchanges(db, at, 1),
  }
}

/** Whether a site stood here once: its page then says that it is gone, and not that it never was. */
export async function wasSite(db: Db, publicId: string): Promise<boolean> {
  const row = await db.selectFrom('sites').select('id').where('public_id', '=', publicId).executeTakeFirst()
  return row !== undefined
}

async function statementsOf(db: Db, siteId: number): Promise<{ known: Statement[]; unknown: Statement[] }> {
  const rows = await db
    .selectFrom('site_statements')
    .select([
      'is_known as isKnown',
      'text_ja as textJa',
      'text_en as textEn',
      'as_of as asOf',
      'source_ja as sourceJa',
      'source_en as sourceEn',
    ])
    .where('site_id', '=', siteId)
    .orderBy('position')
    .execute()
  const of = (isKnown: boolean) => rows.filter(row => row.isKnown === isKnown).map(({ isKnown: _, ...said }) => said)
  return { known: of(true), unknown: of(false) }
}

async function partsOf(db: Db, siteId: number): Promise<ZonePart[]> {
  const rows = await db
    .selectFrom('site_zones')
    .select([
      sql<ZoneId>`zone_id`.as('zone'),
      'coverage_ratio_pct as coverageRatioPct',
      'floor_area_ratio_pct as floorAreaRatioPct',
      'share',
    ])
    .where('site_id', '=', siteId)
    .execute()
  return mergeParts(rows)
}

const overlaysOf = (db: Db, siteId: number): Promise<Overlay[]> =>
  db
    .selectFrom('site_overlays')
    .innerJoin('overlay_areas', 'overlay_areas.id', 'site_overlays.overlay_area_id')
    .select([
      'overlay_areas.id',
      sql<OverlayKind>`overlay_areas.kind`.as('kind'),
      'overlay_areas.name_ja as nameJa',
      'overlay_areas.name_en as nameEn',
      'overlay_areas.note_ja as noteJa',
      'overlay_areas.note_en as noteEn',
      sql<Record<string, unknown>>`overlay_areas.attrs`.as('attrs'),
      'site_overlays.share',
    ])
    .where('site_overlays.site_id', '=', siteId)
    .orderBy('overlay_areas.id')
    .execute()

async function editionOf(db: Db, datasetId: number | null): Promise<SourceEdition | null> {
  if (datasetId === null) return null
  const found = await db
    .selectFrom('datasets')
    .select(['source_ja as sourceJa', 'source_en as sourceEn', 'edition', 'is_sample as illustrative'])
    .where('id', '=', datasetId)
    .executeTakeFirst()
  return found ?? null
}

async function kindsIn(db: Db, datasetId: number | null): Promise<OverlayKind[]> {
  if (datasetId === null) return []
  const rows = await db
    .selectFrom('overlay_areas')
    .select(sql<OverlayKind>`kind`.as('kind'))
    .distinct()
    .where('dataset_id', '=', datasetId)
    .execute()
  return rows.map(row => row.kind)
}

/** Metres in a straight line from the middle of the site: nobody has stated the way by road. */
async function nearestStations(db: Db, at: [number, number]): Promise<NearStation[]> {
  const metres = metresTo(sql.ref('location'), at)
  const rows = await db
    .selectFrom('stations')
    .select(['name_ja as nameJa', 'name_en as nameEn', metres.as('metres')])
    .where('retired_at', 'is', null)
    .orderBy(metres)
    .limit(2)
    .execute()
  return rows.map(({ metres: straight, ...station }) => ({ ...station, straightM: Math.round(straight / 10) * 10 }))
}
