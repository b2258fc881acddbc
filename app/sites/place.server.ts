import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { findDataset } from '../places/datasets.server.ts'
import { overlayPartsOf, zonePartsOf } from '../zoning/place.server.ts'
import { coverageRatio, floorAreaRatio, mainZone, type ZonePart } from '../zoning/ratios.ts'

const outlines = sql`select id as key, geom as shape from sites where retired_at is null`

/** Computes zones, limits and overlays of every site from the editions in use; run again whenever those change. */
export async function placeSites(trx: Trx): Promise<void> {
  const zoning = (await findDataset(trx, 'zoning'))?.id ?? null
  const overlays = (await findDataset(trx, 'overlays'))?.id ?? null
  const ids = (await trx.selectFrom('sites').select('id').where('retired_at', 'is', null).execute()).map(row => row.id)
  if (ids.length === 0) return
  const parts = await zonePartsOf(trx, outlines)
  await trx.deleteFrom('site_zones').where('site_id', 'in', ids).execute()
  await sql`
    insert into site_zones (site_id, zone_id, coverage_ratio_pct, floor_area_ratio_pct, share, dataset_id)
    select site, zone, "coverageRatioPct", "floorAreaRatioPct", share, ${zoning}::int
    from jsonb_to_recordset(${jsonb([...parts].flatMap(([site, own]) => own.map(part => ({ site, ...part }))))})
      as r(site int, zone text, "coverageRatioPct" int, "floorAreaRatioPct" int, share real)`.execute(trx)
  await trx.deleteFrom('site_overlays').where('site_id', 'in', ids).execute()
  await sql`
    insert into site_overlays (site_id, overlay_area_id, share)
    select key, "areaId", share
    from jsonb_to_recordset(${jsonb(await overlayPartsOf(trx, outlines))})
      as r(key int, "areaId" int, share real)`.execute(trx)
  await storeSummary(trx, ids, parts, zoning, overlays)
}

async function storeSummary(
  trx: Trx,
  ids: number[],
  parts: Map<number, ZonePart[]>,
  zoning: number | null,
  overlays: number | null,
): Promise<void> {
  const summary = ids.map(id => {
    const own = parts.get(id) ?? []
    return { id, zone: mainZone(own), coverage: coverageRatio(own), floor_area: floorAreaRatio(own) }
  })
  await sql`
    update sites set zone_id = r.zone, coverage_ratio_pct = r.coverage, floor_area_ratio_pct = r.floor_area,
      zoning_dataset_id = ${zoning}::int, overlays_dataset_id = ${overlays}::int
    from jsonb_to_recordset(${jsonb(summary)}) as r(id int, zone text, coverage int, floor_area int)
    where sites.id = r.id`.execute(trx)
}
