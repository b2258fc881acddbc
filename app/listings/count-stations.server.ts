import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { Db } from '../../db/client.server.ts'
import { MOST_COUNTED, type Search, without } from './filter.ts'
import { stationTest } from './near-station.server.ts'
import { searchWhere } from './search.server.ts'

type StationCounts = ReadonlyMap<string, number>

/** Counts that took many listings to find are what they were up to ten seconds ago. */
const CROWD = 2000
const kept = new WeakMap<Db, LRUCache<string, StationCounts>>()

const keptFor = (db: Db) => {
  const known = kept.get(db) ?? new LRUCache<string, StationCounts>({ max: 500, ttl: 10_000 })
  kept.set(db, known)
  return known
}

/**
 * By station, how many listings the search would find with that station in place of its own; a station that is not
 * there has none. Null where a search by words finds more than is counted.
 */
export async function countStations(db: Db, search: Search, today: string): Promise<StationCounts | null> {
  const { filter } = without(search, 'station', 'walk_max')
  const walkMax = search.filter.walk_max
  const key = JSON.stringify([filter, walkMax, search.unknown, today])
  const known = keptFor(db).get(key)
  if (known) return known
  const { test, unknown } = stationTest(walkMax)
  const near = search.unknown === 'include' ? sql`(coalesce(${test}, false) or ${unknown})` : test
  const most = filter.q === undefined ? sql`` : sql`limit ${MOST_COUNTED + 1}::int`
  // How many were read is told even where none of them lies near a station.
  const { rows } = await sql<{ read: number; slug: string | null; n: number | null }>`
    with s as materialized (select s.asset_id, s.location_precision from listing_search s
      where ${searchWhere(filter, search.unknown, today)} ${most})
    select total.read, near.slug, near.n
    from (select count(*)::int as read from s) as total left join (
      select t.slug, count(*)::int as n
      from s join asset_access a on a.asset_id = s.asset_id join stations t on t.id = a.station_id
      where t.retired_at is null and ${near} group by t.id) as near on true`.execute(db)
  const read = rows[0]?.read ?? 0
  if (filter.q !== undefined && read > MOST_COUNTED) return null
  const counts = new Map(rows.flatMap(({ slug, n }) => (slug === null ? [] : [[slug, n ?? 0] as const])))
  if (read >= CROWD) keptFor(db).set(key, counts)
  return counts
}
