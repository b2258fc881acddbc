import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { inBatches } from './load.server.ts'
import { ImportRefused, type LeftOut } from './report.ts'
import type { MultiPolygon, Position } from './rings.ts'

const boundaryInUse = sql`
  select b.geom from boundaries b join datasets d on d.id = b.dataset_id where d.retired_at is null`

/** Refuses an import that needs the boundary before there is one. */
export async function requireBoundary(db: Db): Promise<void> {
  const { rows } = await sql`${boundaryInUse} limit 1`.execute(db)
  if (rows.length === 0) throw new ImportRefused('boundary_first')
}

/** `invalid`: why it is not a valid shape, with the place. `share`: the part of its area inside the city, 0 to 1. */
export type ShapeCheck = { invalid: { reason: LeftOut; at: string } | null; share: number }

/** Asks the database of each shape whether it is valid and how much of it lies in the city; in the order given. */
export async function checkShapes(
  db: Db,
  shapes: readonly MultiPolygon[],
  onBatch?: (done: number) => void,
): Promise<ShapeCheck[]> {
  const checks: ShapeCheck[] = []
  const texts = shapes.map(shape => JSON.stringify(shape))
  for (const batch of inBatches(texts, 500, text => text.length)) {
    const { rows } = await sql<{ why: string; share: number | null }>`
      with given as materialized (
        select n, ST_SetSRID(ST_GeomFromGeoJSON(text), 4326) as geom
        from jsonb_array_elements_text(${jsonb(batch)}) with ordinality as g(text, n)),
      city as (${boundaryInUse})
      select ST_IsValidReason(given.geom) as why,
        case when not ST_IsValid(given.geom) then null
             when ST_CoveredBy(given.geom, city.geom) then 1
             when not ST_Intersects(given.geom, city.geom) then 0
             else ST_Area(ST_Intersection(given.geom, city.geom)) / ST_Area(given.geom) end as share
      from given left join city on true order by n`.execute(db)
    for (const { why, share } of rows)
      checks.push({ invalid: why === 'Valid Geometry' ? null : invalidity(why), share: share ?? 0 })
    onBatch?.(checks.length)
  }
  return checks
}

/** The database's words for an invalid shape, such as 'Self-intersection[139.4 35.6]'. */
function invalidity(why: string): { reason: LeftOut; at: string } {
  const at = /\[([^\]]*)\]/.exec(why)?.[1] ?? ''
  const said = why.toLowerCase()
  if (said.includes('self-intersection')) return { reason: 'self_intersection', at }
  if (said.includes('hole lies outside')) return { reason: 'hole_outside', at }
  if (/nested|duplicate rings|disconnected/.test(said)) return { reason: 'rings_overlap', at }
  return { reason: 'geometry_invalid', at: why }
}

/** Metres from the city to each point, 0 inside; in the order given. */
export async function metresFromCity(db: Db, points: readonly Position[]): Promise<number[]> {
  const metres: number[] = []
  for (const batch of inBatches(points, 2000)) {
    const { rows } = await sql<{ metres: number }>`
      with city as (${boundaryInUse})
      select ST_Distance(city.geom::geography,
        ST_SetSRID(ST_MakePoint((at->>0)::float8, (at->>1)::float8), 4326)::geography) as metres
      from jsonb_array_elements(${jsonb(batch)}) with ordinality as p(at, n), city order by n`.execute(db)
    metres.push(...rows.map(row => row.metres))
  }
  return metres
}
