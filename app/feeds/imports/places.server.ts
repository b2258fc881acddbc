import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import type { Outcome } from '../sheet/compare.ts'

/** Rows of one outcome that lie together. `isTown`: some are known by their town alone and stand at its point. */
export type PlacedRows = {
  at: [number, number]
  outcome: Outcome
  count: number
  isTown: boolean
  reference: string | null
}

/** So many decimals of a degree are one place: about a hundred metres. */
const DECIMALS = 3

/** Where the rows of a file lie, those that are near to each other together, and how many have no place. */
export async function placesOf(db: Db, importId: number): Promise<{ places: PlacedRows[]; without: number }> {
  const { rows } = await sql<{ lng: number | null; lat: number | null } & Omit<PlacedRows, 'at'>>`
    with placed as (
      select r.outcome, r.reference, r.said->'place.at' is null as "isTown",
        coalesce((r.said->'place.at'->>0)::float8, ST_X(t.location)) as lng,
        coalesce((r.said->'place.at'->>1)::float8, ST_Y(t.location)) as lat
      from import_rows r left join towns t on t.id = (r.said->>'place.townId')::bigint
      where r.import_id = ${importId})
    select round(lng::numeric, ${sql.lit(DECIMALS)})::float8 as lng, round(lat::numeric, ${sql.lit(DECIMALS)})::float8 as lat,
      outcome, count(*)::int as count, bool_or("isTown") as "isTown", min(reference) as reference
    from placed group by 1, 2, 3 order by count desc limit 2000`.execute(db)
  const hasPlace = (row: (typeof rows)[number]) => row.lng !== null && row.lat !== null
  return {
    places: rows.filter(hasPlace).map(({ lng, lat, ...row }) => ({ ...row, at: [Number(lng), Number(lat)] })),
    without: rows.filter(row => !hasPlace(row)).reduce((sum, { count }) => sum + count, 0),
  }
}
