import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Progress } from './import.ts'
import { inBatches } from './load.server.ts'

/** A station further away says nothing about a property. */
export const NEAR_STATION_M = 3000

/**
 * Stores metres in a straight line from assets' public place to each station in use within three kilometres. Road
 * metres that somebody stated stay as they are, and so does a station they were stated for.
 */
export async function measureAccess(trx: Trx, assetIds: readonly number[]): Promise<void> {
  for (const batch of inBatches(assetIds, 2000)) {
    const ids = sql`(select value::bigint from jsonb_array_elements_text(${jsonb(batch)}))`
    await sql`
      delete from asset_access c using assets a, stations s
      where c.asset_id in ${ids} and a.id = c.asset_id and s.id = c.station_id and c.road_m is null
        and (s.retired_at is not null
          or not ST_DWithin(a.public_location::geography, s.location::geography, ${NEAR_STATION_M}))`.execute(trx)
    await sql`
      insert into asset_access (asset_id, station_id, straight_m)
      select a.id, s.id, round(ST_Distance(a.public_location::geography, s.location::geography))
      from assets a join stations s on s.retired_at is null
        and ST_DWithin(a.public_location::geography, s.location::geography, ${NEAR_STATION_M})
      where a.id in ${ids}
      union all
      select a.id, s.id, round(ST_Distance(a.public_location::geography, s.location::geography))
      from asset_access c join assets a on a.id = c.asset_id join stations s on s.id = c.station_id
      where a.id in ${ids} and c.road_m is not null and (s.retired_at is not null
        or not ST_DWithin(a.public_location::geography, s.location::geography, ${NEAR_STATION_M}))
      on conflict (asset_id, station_id) do update set straight_m = excluded.straight_m`.execute(trx)
  }
}

/** Measures every asset's access anew after stations have changed. Returns the assets' ids. */
export async function remeasureAccess(trx: Trx, onProgress?: (progress: Progress) => void): Promise<number[]> {
  const ids = (await trx.selectFrom('assets').select('id').orderBy('id').execute()).map(row => row.id)
  let done = 0
  for (const batch of inBatches(ids, 2000)) {
    await measureAccess(trx, batch)
    done += batch.length
    onProgress?.({ step: 'follow', done, total: ids.length })
  }
  return ids
}

/**
 * Moves the public place of the assets that are shown at their town's point to where that point is now, and measures
 * their access. Returns the ids of the assets of towns that changed in any way: their towns' names are searched for.
 */
export async function followTowns(trx: Trx): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update assets a set public_location = t.location from towns t
    where t.id = a.town_id and a.location_precision = 'town' and not ST_Equals(a.public_location, t.location)
    returning a.id`.execute(trx)
  await measureAccess(
    trx,
    rows.map(row => row.id),
  )
  return (await trx.selectFrom('assets').select('id').orderBy('id').execute()).map(row => row.id)
}
