import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { asGeoJson } from '../../db/postgis.ts'
import type { MultiPolygon } from '../places/rings.ts'
import type { ZoneId } from './model.ts'
import type { Overlay } from './overlays.ts'
import { partId } from './plan-parts.ts'

/** A district plan where it lies over one zone. */
export type PlanPart = { zone: ZoneId } & Pick<Overlay, 'id' | 'nameJa' | 'nameEn' | 'attrs'>

const overlaps = sql`
  overlay_areas v join zoning_areas z
    on z.is_current and v.geom && z.geom and ST_Intersects(v.geom, z.geom)
  where v.is_current and v.kind = 'district_plan'`

/** Every district plan in use with each zone under it. */
export async function planParts(db: Db): Promise<PlanPart[]> {
  const { rows } = await sql<PlanPart>`
    select distinct on (v.id, z.zone_id) v.id, z.zone_id as zone, v.name_ja as "nameJa", v.name_en as "nameEn", v.attrs
    from ${overlaps} order by v.id, z.zone_id`.execute(db)
  return rows
}

export type PlanShape = { type: 'Feature'; id: number; properties: { part: string }; geometry: MultiPolygon }

/** The same as shapes, for an index in memory. A plan that only touches a zone is in none. */
export async function planShapes(db: Db): Promise<PlanShape[]> {
  const { rows } = await sql<{ id: number; zone: ZoneId; geometry: MultiPolygon }>`
    select id, zone, ${asGeoJson(sql.ref('geom'), 6)} as geometry
    from (
      select v.id, z.zone_id as zone,
        ST_Multi(ST_CollectionExtract(ST_Union(ST_Intersection(v.geom, z.geom)), 3)) as geom
      from ${overlaps} group by v.id, z.zone_id
    ) as parts where not ST_IsEmpty(geom) order by id, zone`.execute(db)
  return rows.map(({ geometry, ...part }, i) => ({
    ...{ type: 'Feature', id: i + 1, geometry },
    properties: { part: partId(part) },
  }))
}
