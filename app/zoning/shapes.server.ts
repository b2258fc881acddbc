import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { asGeoJson } from '../../db/postgis.ts'
import { findDataset } from '../places/datasets.server.ts'
import type { MultiPolygon } from '../places/rings.ts'
import type { ZoneId } from './model.ts'

export type ZoningFeature = {
  type: 'Feature'
  id: number
  properties: { id: number; zone: ZoneId; coverageRatioPct: number | null; floorAreaRatioPct: number | null }
  geometry: MultiPolygon
}

/** The edition that tiles are made from: one key for all of them, so that a cached tile is known to be stale. */
export const zoningShapesKey = async (db: Db): Promise<number | null> => (await findDataset(db, 'zoning'))?.id ?? null

/** Every polygon of the zoning data in use, for an index in memory. */
export async function zoningShapes(db: Db): Promise<{ key: number | null; features: ZoningFeature[] }> {
  const key = await zoningShapesKey(db)
  const rows = await db
    .selectFrom('zoning_areas')
    .select([
      'id',
      sql<ZoneId>`zone_id`.as('zone'),
      'coverage_ratio_pct as coverageRatioPct',
      'floor_area_ratio_pct as floorAreaRatioPct',
      asGeoJson<MultiPolygon>(sql.ref('geom'), 6).as('geometry'),
    ])
    .where('is_current', '=', true)
    .orderBy('id')
    .execute()
  return {
    key,
    features: rows.map(({ geometry, ...properties }) => ({ type: 'Feature', id: properties.id, properties, geometry })),
  }
}
