import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { asGeoJson } from '../../db/postgis.ts'
import type { MultiPolygon } from '../places/rings.ts'
import type { OverlayKind } from './overlays.ts'

export type OverlayShape = {
  type: 'Feature'
  id: number
  properties: { id: number; kind: OverlayKind; nameJa: string; nameEn: string }
  geometry: MultiPolygon
}

/** Every overlay area in use, for an index in memory. */
export async function overlayShapes(db: Db): Promise<OverlayShape[]> {
  const rows = await db
    .selectFrom('overlay_areas')
    .select([
      'id',
      sql<OverlayKind>`kind`.as('kind'),
      'name_ja as nameJa',
      'name_en as nameEn',
      asGeoJson<MultiPolygon>(sql.ref('geom'), 6).as('geometry'),
    ])
    .where('is_current', '=', true)
    .orderBy('id')
    .execute()
  return rows.map(({ geometry, ...properties }) => ({ type: 'Feature', id: properties.id, properties, geometry }))
}
