import { type Kysely, sql } from 'kysely'
import { daysBetween } from '../../app/lib/day.ts'
import { refreshOffersOf, refreshSearch } from '../../app/listings/projection.server.ts'
import { followAgreements } from '../../app/partners/agreements.server.ts'
import type { Trx } from '../client.server.ts'
import { jsonb } from '../postgis.ts'
import type { Database } from '../schema.ts'
import { sampleDay, setSampleDay } from './sample-day.ts'

/**
 * Moves every day of the sample's listings and rooms forward to where it would stand if the sample had been filled in
 * on `today`, so that a demonstration is as fresh, and its stale listings as stale, as on the first day. Real data is
 * left alone. Returns the days moved; 0 where there is no sample or it is the same day.
 */
export function refreshSampleCity(db: Kysely<Database>, today: string): Promise<number> {
  return db.transaction().execute(async trx => {
    const day = await sampleDay(trx)
    const days = day === null ? 0 : daysBetween(day, today)
    if (day === null || days <= 0) return 0
    await moveAgreements(trx, today, days)
    const listingIds = await moveListings(trx, day, days)
    const rooms = await moveRooms(trx, days)
    await setSampleDay(trx, today)
    if (listingIds.length + rooms === 0) return 0
    await refreshSearch(trx, listingIds)
    return days
  })
}

const sampleAssets = sql`(select id from assets where is_sample)`

/** What nobody has decided since: agreements of the sample as it was filled in, and its bank's leads. */
async function moveAgreements(trx: Trx, today: string, days: number): Promise<void> {
  const n = sql`${days}::int`
  await sql`
    update agreements set starts_on = starts_on + ${n}, ends_on = ends_on + ${n}
    where superseded_at is null and recorded_by is null
      and organisation_id in (select id from organisations where is_sample)
      and not exists (select from agreements d where d.organisation_id = agreements.organisation_id
        and d.recorded_by is not null)`.execute(trx)
  await sql`update bank_leads set recorded_on = recorded_on + ${n} where recorded_by is null`.execute(trx)
  const changed = await followAgreements(trx, today)
  await refreshOffersOf(
    trx,
    changed.map(({ id }) => id),
  )
}

/** What somebody confirmed after the sample's day is news, and stays as it is. */
async function moveListings(trx: Trx, day: string, days: number): Promise<number[]> {
  const n = sql`${days}::int`
  const { rows } = await sql<{ id: number }>`
    update listings set published_on = published_on + ${n}, first_seen_on = first_seen_on + ${n},
      ended_on = ended_on + ${n}, updated_at = now()
    where asset_id in ${sampleAssets} returning id`.execute(trx)
  const ids = rows.map(row => row.id)
  if (ids.length === 0) return []
  const moved = sql`(select value::bigint from jsonb_array_elements_text(${jsonb(ids)}))`
  await sql`
    update offers set confirmed_on = confirmed_on + ${n}, next_update_on = next_update_on + ${n},
      available_from = available_from + ${n}, valid_until = valid_until + ${n}
    where listing_id in ${moved} and confirmed_on <= ${day}::text::date`.execute(trx)
  await sql`
    update listing_events set happened_on = happened_on + ${n}
    where listing_id in ${moved} and happened_on <= ${day}::text::date`.execute(trx)
  await sql`
    update facts set observed_on = observed_on + ${n}
    where asset_id in ${sampleAssets} and observed_on <= ${day}::text::date`.execute(trx)
  return ids
}

const sampleRooms = sql`(
  select r.id from rooms r join facilities f on f.id = r.facility_id join datasets d on d.id = f.dataset_id
  where d.is_sample)`

/** Returns the number of rooms. */
async function moveRooms(trx: Trx, days: number): Promise<number> {
  const { rows } = await sql`
    update rooms set checked_on = checked_on + ${days}::int where id in ${sampleRooms} returning id`.execute(trx)
  for (const table of ['room_contracts', 'room_closures'] as const) await movePeriods(trx, table, days)
  return rows.length
}

/** Taken out of force while they move: on their way, one would meet the next, which the database forbids. */
async function movePeriods(trx: Trx, table: 'room_contracts' | 'room_closures', days: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update ${sql.table(table)} set superseded_at = now()
    where superseded_at is null and room_id in ${sampleRooms} returning id`.execute(trx)
  await sql`
    update ${sql.table(table)} set superseded_at = null,
      period = daterange(lower(period) + ${days}::int, upper(period) + ${days}::int)
    where id in (select value::int from jsonb_array_elements_text(${jsonb(rows.map(row => row.id))}))`.execute(trx)
}
