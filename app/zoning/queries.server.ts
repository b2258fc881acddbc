import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb, type LngLat } from '../../db/postgis.ts'
import { findDataset } from '../places/datasets.server.ts'
import type { Edition, OverlaysHere, ZonesHere } from './here.ts'
import type { ZoneId } from './model.ts'
import type { OverlayKind } from './overlays.ts'
import { overlayPartsOf, zonePartsOf } from './place.server.ts'
import { coverageRatio, floorAreaRatio, mainZone, mergeParts, type ZonePart } from './ratios.ts'

type Shape = { type: string; coordinates: unknown }
const pointShape = (at: LngLat): Shape => ({ type: 'Point', coordinates: at })

const given = (shapes: readonly { key: number; shape: Shape }[]) => sql`
  select key, ST_SetSRID(ST_GeomFromGeoJSON(shape::text), 4326) as shape
  from jsonb_to_recordset(${jsonb(shapes)}) as g(key bigint, shape jsonb)`

async function editionOf(db: Db, layer: 'zoning' | 'overlays'): Promise<Edition | null> {
  const found = await findDataset(db, layer)
  return (
    found && {
      datasetId: found.id,
      sourceJa: found.sourceJa,
      sourceEn: found.sourceEn,
      edition: found.edition,
      illustrative: found.isSample,
    }
  )
}

const here = (parts: ZonePart[], edition: Edition | null): ZonesHere => ({
  zone: mainZone(parts),
  coverageRatioPct: coverageRatio(parts),
  floorAreaRatioPct: floorAreaRatio(parts),
  parts,
  edition,
})

/** Zones of many lots or points at once, by key; the caller has validated the shapes. A few thousand at a time. */
export async function zonesOfShapes(
  db: Db,
  shapes: readonly { key: number; shape: Shape }[],
): Promise<Map<number, ZonesHere>> {
  const edition = await editionOf(db, 'zoning')
  const parts = await zonePartsOf(db, given(shapes))
  return new Map(shapes.map(({ key }) => [key, here(parts.get(key) ?? [], edition)]))
}

const zonesOf = async (db: Db, shape: Shape): Promise<ZonesHere> =>
  (await zonesOfShapes(db, [{ key: 0, shape }])).get(0)!

export const zonesAt = (db: Db, at: LngLat): Promise<ZonesHere> => zonesOf(db, pointShape(at))
export const zonesOfLot = (db: Db, lot: Shape): Promise<ZonesHere> => zonesOf(db, lot)

/** The zones that are stored with an asset, with the edition that gave them. */
export async function zonesOfAsset(db: Db, assetId: number): Promise<ZonesHere> {
  const rows = await db
    .selectFrom('asset_zones')
    .innerJoin('datasets', 'datasets.id', 'asset_zones.dataset_id')
    .select([
      sql<ZoneId>`asset_zones.zone_id`.as('zone'),
      'asset_zones.coverage_ratio_pct as coverageRatioPct',
      'asset_zones.floor_area_ratio_pct as floorAreaRatioPct',
      'asset_zones.share',
      'datasets.id as datasetId',
      'datasets.source_ja as sourceJa',
      'datasets.source_en as sourceEn',
      'datasets.edition',
      'datasets.is_sample as illustrative',
    ])
    .where('asset_zones.asset_id', '=', assetId)
    .execute()
  const [first] = rows
  const parts = mergeParts(
    rows.map(({ zone, coverageRatioPct, floorAreaRatioPct, share }) => ({
      zone,
      coverageRatioPct,
      floorAreaRatioPct,
      share,
    })),
  )
  if (!first) return here(parts, null)
  const { datasetId, sourceJa, sourceEn, edition, illustrative } = first
  return here(parts, { datasetId, sourceJa, sourceEn, edition, illustrative })
}

const overlayColumns = [
  'overlay_areas.id',
  sql<OverlayKind>`overlay_areas.kind`.as('kind'),
  'overlay_areas.name_ja as nameJa',
  'overlay_areas.name_en as nameEn',
  'overlay_areas.note_ja as noteJa',
  'overlay_areas.note_en as noteEn',
  sql<Record<string, unknown>>`overlay_areas.attrs`.as('attrs'),
] as const

async function overlaysOf(db: Db, shape: Shape): Promise<OverlaysHere> {
  const edition = await editionOf(db, 'overlays')
  const shares = await overlayPartsOf(db, given([{ key: 0, shape }]))
  if (shares.length === 0) return { overlays: [], edition }
  const rows = await db
    .selectFrom('overlay_areas')
    .select(overlayColumns)
    .where(
      'id',
      'in',
      shares.map(part => part.overlayId),
    )
    .orderBy('id')
    .execute()
  const shareOf = new Map(shares.map(part => [part.overlayId, part.share]))
  return { overlays: rows.map(row => ({ ...row, share: shareOf.get(row.id) ?? 0 })), edition }
}

export const overlaysAt = (db: Db, at: LngLat): Promise<OverlaysHere> => overlaysOf(db, pointShape(at))
export const overlaysOfLot = (db: Db, lot: Shape): Promise<OverlaysHere> => overlaysOf(db, lot)

/** The overlays stored with an asset. `edition` null: nobody has looked yet, which is not the same as none. */
export async function overlaysOfAsset(db: Db, assetId: number): Promise<OverlaysHere> {
  const overlays = await db
    .selectFrom('asset_overlays')
    .innerJoin('overlay_areas', 'overlay_areas.id', 'asset_overlays.overlay_area_id')
    .select([...overlayColumns, 'asset_overlays.share'])
    .where('asset_overlays.asset_id', '=', assetId)
    .orderBy('overlay_areas.id')
    .execute()
  const edition = await db
    .selectFrom('assets')
    .innerJoin('datasets', 'datasets.id', 'assets.overlays_dataset_id')
    .select([
      'datasets.id as datasetId',
      'datasets.source_ja as sourceJa',
      'datasets.source_en as sourceEn',
      'datasets.edition',
      'datasets.is_sample as illustrative',
    ])
    .where('assets.id', '=', assetId)
    .executeTakeFirst()
  return { overlays, edition: edition ?? null }
}

/** The kinds of overlays that the data in use holds anywhere: of the others nothing is known. */
export async function overlayKindsLoaded(db: Db): Promise<OverlayKind[]> {
  const rows = await db.selectFrom('overlay_areas').select('kind').distinct().where('is_current', '=', true).execute()
  return rows.map(row => row.kind as OverlayKind)
}

/** Square metres of each zone in the data in use, largest first. */
export const zoneAreas = (db: Db): Promise<{ zone: ZoneId; areaM2: number }[]> =>
  db
    .selectFrom('zoning_areas')
    .select([sql<ZoneId>`zone_id`.as('zone'), sql<number>`sum(ST_Area(geom::geography))`.as('areaM2')])
    .where('is_current', '=', true)
    .groupBy('zone_id')
    .orderBy('areaM2', 'desc')
    .execute()

/** The edition of the zoning data in use. */
export const zoningEdition = (db: Db): Promise<Edition | null> => editionOf(db, 'zoning')
