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
  const where = searchWhere(filter, search.unknown, today)
  const found = sql`listing_search s where ${where}`
  const from =
    filter.q === undefined
      ? sql`(select s.asset_id, s.location_precision from ${found})`
      : sql`(select s.asset_id, s.location_precision from ${found} limit ${MOST_COUNTED + 1}::int)`
  const { rows } = await sql<{ slug: string | null; n: number; read: number }>`
    with s as materialized ${from}
    select t.slug, count(*)::int as n, (select count(*) from s)::int as read
    from s join asset_access a on a.asset_id = s.asset_id join stations t on t.id = a.station_id
    where t.retired_at is null and ${near} group by t.id`.execute(db)
  const read = rows[0]?.read ?? 0
  if (filter.q !== undefined && read > MOST_COUNTED) return null
  const counts = new Map(rows.map(row => [row.slug ?? '', row.n]))
  if (read >= CROWD) keptFor(db).set(key, counts)
  return counts
}
