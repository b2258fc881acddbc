import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Progress } from '../places/import.ts'
import { inBatches } from '../places/load.server.ts'
import type { ZoneId } from './model.ts'
import { coverageRatio, floorAreaRatio, mainZone, mergeParts, SLIVER, type ZonePart } from './ratios.ts'

/**
 * Zone parts of many shapes at once. `subjects` gives rows (key, shape): a lot is split by area, a point belongs to one
 * polygon, the first where it lies on an edge.
 */
export async function zonePartsOf(db: Db, subjects: RawBuilder<unknown>): Promise<Map<number, ZonePart[]>> {
  const { rows } = await sql<ZonePart & { key: number }>`
    with subject as materialized (${subjects}),
    met as (
      select s.key, ST_Dimension(s.shape) as dimension, z.zone_id, z.coverage_ratio_pct, z.floor_area_ratio_pct,
        case when ST_CoveredBy(s.shape, z.geom) then 1
          else ST_Area(ST_Intersection(z.geom, s.shape)) / nullif(ST_Area(s.shape), 0) end as share,
        row_number() over (partition by s.key order by z.id) as choice
      from subject s join zoning_areas z on z.is_current and ST_Intersects(z.geom, s.shape))
    select key, zone_id as zone, coverage_ratio_pct as "coverageRatioPct",
      floor_area_ratio_pct as "floorAreaRatioPct", case when dimension = 0 then 1 else share end as share
    from met where dimension = 2 or choice = 1`.execute(db)
  const parts = new Map<number, ZonePart[]>()
  for (const { key, ...part } of rows) parts.set(key, [...(parts.get(key) ?? []), part])
  for (const [key, raw] of parts) parts.set(key, mergeParts(raw))
  return parts
}

type AreaPart = { key: number; areaId: number; share: number }

/** Areas that meet many shapes at once, with the share of each shape that they cover; slivers are passed over. */
async function areaPartsOf(
  db: Db,
  table: 'overlay_areas' | 'guidance_areas',
  subjects: RawBuilder<unknown>,
): Promise<AreaPart[]> {
  const { rows } = await sql<AreaPart>`
    with subject as materialized (${subjects}),
    met as (
      select s.key, o.id,
        case when ST_CoveredBy(s.shape, o.geom) then 1
          else ST_Area(ST_Intersection(o.geom, s.shape)) / nullif(ST_Area(s.shape), 0) end as share
      from subject s join ${sql.table(table)} o on o.is_current and ST_Intersects(o.geom, s.shape))
    select key, id as "areaId", least(share, 1) as share from met where share > ${SLIVER}::float8
    order by key, id`.execute(db)
  return rows
}

/** Overlays that meet many shapes at once. */
export const overlayPartsOf = (db: Db, subjects: RawBuilder<unknown>): Promise<AreaPart[]> =>
  areaPartsOf(db, 'overlay_areas', subjects)

const trueShapes = (assetIds: readonly number[]) => sql`
  select asset_id as key, coalesce(lot, location) as shape from asset_places
  where asset_id in (select value::bigint from jsonb_array_elements_text(${jsonb(assetIds)}))`

type AssetZoneRow = {
  asset_id: number
  zone: ZoneId
  coverage: number | null
  floor_area: number | null
  share: number
}

/**
 * Computes and stores zone, limits, overlays and guidance areas of assets from their true lot (their point where no lot
 * is known), with the editions that gave them. Of an asset whose place nobody has stated nothing is known: a town has many zones.
 */
export async function placeAssets(trx: Trx, assetIds: readonly number[]): Promise<void> {
  for (const batch of inBatches(assetIds, 2000)) await placeBatch(trx, batch)
}

async function placeBatch(trx: Trx, assetIds: number[]): Promise<void> {
  const editions = await trx
    .selectFrom('datasets')
    .select(['id', 'layer'])
    .where('layer', 'in', ['zoning', 'overlays', 'guidance'])
    .where('retired_at', 'is', null)
    .execute()
  const edition = (layer: string) => editions.find(row => row.layer === layer)?.id ?? null
  const parts = await zonePartsOf(trx, trueShapes(assetIds))
  const overlays = await overlayPartsOf(trx, trueShapes(assetIds))
  const guidance = await areaPartsOf(trx, 'guidance_areas', trueShapes(assetIds))
  await trx.deleteFrom('asset_zones').where('asset_id', 'in', assetIds).execute()
  await trx.deleteFrom('asset_overlays').where('asset_id', 'in', assetIds).execute()
  await trx.deleteFrom('asset_guidance').where('asset_id', 'in', assetIds).execute()
  const zoneRows: AssetZoneRow[] = [...parts].flatMap(([asset_id, own]) =>
    own.map(({ zone, coverageRatioPct, floorAreaRatioPct, share }) => ({
      asset_id,
      zone,
      coverage: coverageRatioPct,
      floor_area: floorAreaRatioPct,
      share,
    })),
  )
  await sql`
    insert into asset_zones (asset_id, zone_id, coverage_ratio_pct, floor_area_ratio_pct, share, dataset_id)
    select asset_id, zone, coverage, floor_area, share, ${edition('zoning')}::int
    from jsonb_to_recordset(${jsonb(zoneRows)})
      as r(asset_id bigint, zone text, coverage int, floor_area int, share real)`.execute(trx)
  await sql`
    insert into asset_overlays (asset_id, overlay_area_id, share) select * from ${given(overlays)}`.execute(trx)
  await sql`
    insert into asset_guidance (asset_id, guidance_area_id, share) select * from ${given(guidance)}`.execute(trx)
  const [zoning, overlaid, guided] = [edition('zoning'), edition('overlays'), edition('guidance')]
  await storeSummary(trx, assetIds, parts, { zoning, overlays: overlaid, guidance: guided })
}

const given = (parts: readonly AreaPart[]) => sql`
  jsonb_to_recordset(${jsonb(parts)}) as r(key bigint, "areaId" int, share real)`

async function storeSummary(
  trx: Trx,
  assetIds: number[],
  parts: Map<number, ZonePart[]>,
  editions: Record<'zoning' | 'overlays' | 'guidance', number | null>,
): Promise<void> {
  const summary = assetIds.map(id => {
    const own = parts.get(id) ?? []
    return { id, zone: mainZone(own), coverage: coverageRatio(own), floor_area: floorAreaRatio(own) }
  })
  await sql`
    update assets set zone_id = r.zone, coverage_ratio_pct = r.coverage, floor_area_ratio_pct = r.floor_area,
      zoning_dataset_id = case when p.asset_id is not null then ${editions.zoning}::int end,
      overlays_dataset_id = case when p.asset_id is not null then ${editions.overlays}::int end,
      guidance_dataset_id = case when p.asset_id is not null then ${editions.guidance}::int end
    from jsonb_to_recordset(${jsonb(summary)}) as r(id bigint, zone text, coverage int, floor_area int)
    left join asset_places p on p.asset_id = r.id
    where assets.id = r.id`.execute(trx)
}

/** Places every asset anew after zoning, overlays or guidance areas have changed. Returns the assets' ids. */
export async function recomputePlaces(trx: Trx, onProgress?: (progress: Progress) => void): Promise<number[]> {
  const ids = (await trx.selectFrom('assets').select('id').orderBy('id').execute()).map(row => row.id)
  let done = 0
  for (const batch of inBatches(ids, 2000)) {
    await placeBatch(trx, batch)
    done += batch.length
    onProgress?.({ step: 'follow', done, total: ids.length })
  }
  return ids
}
