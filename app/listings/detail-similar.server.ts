import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { point } from '../../db/postgis.ts'
import type { LngLat } from '../map/model.ts'
import type { Deal, Kind } from './model.ts'
import { isPublic } from './search.server.ts'
import { byLikeness, type Likeness } from './similar.ts'
import { listSummaries } from './summaries.server.ts'
import type { ListingSummary } from './summary.ts'

/** Neighbours that are looked at: enough to choose from, and as many however large the table. */
const CANDIDATES = 60
const SHOWN = 4

export type SimilarTo = Likeness & { id: number; kind: Kind; deal: Deal; at: LngLat }

/** Public listings of the same kind and deal that are near in place, size and money. Knows public places only. */
export async function listSimilar(db: Db, own: SimilarTo, today: string): Promise<ListingSummary[]> {
  const at = point(own.at)
  // Neighbours in the order of the index and by nothing else: asked for a second order, the database sorts them all.
  const { rows } = await sql<Likeness & { id: number; metres: number }>`
    select id, area, money, ST_Distance(place::geography, ${at}::geography) as metres
    from (
      select s.listing_id as id, s.public_location as place, coalesce(s.floor_area_m2, s.land_area_m2) as area,
        case when s.deal = 'rent' then s.rent_yen else s.price_yen end as money
      from listing_search s
      where s.kind = ${own.kind} and s.deal = ${own.deal} and ${isPublic(today)} and s.listing_id <> ${own.id}
      order by s.public_location <-> ${at} limit ${CANDIDATES}
    ) as near order by metres, id`.execute(db)
  const ids = byLikeness(own, rows).slice(0, SHOWN)
  return listSummaries(
    db,
    ids.map(row => row.id),
    today,
  )
}
