import { type Kysely, sql } from 'kysely'
import { addDays, daysBetween } from '../../app/lib/day.ts'
import { refreshOffersOf, refreshSearch } from '../../app/listings/projection.server.ts'
import { followAgreements } from '../../app/partners/agreements.server.ts'
import type { Trx } from '../client.server.ts'
import { jsonb } from '../postgis.ts'
import type { Database } from '../schema.ts'
import { sampleDay, setSampleDay } from './sample-day.ts'
import { SAMPLE_SEEKER } from './searches.ts'

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
    await moveRevisions(trx, days)
    const rooms = await moveRooms(trx, days)
    await moveEnquiries(trx, day, days)
    await moveImports(trx, days)
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

/** Files of the sample; those that somebody has sent since are theirs. */
async function moveImports(trx: Trx, days: number): Promise<void> {
  const n = sql`make_interval(days => ${days}::int)`
  await sql`
    update imports set sent_at = sent_at + ${n}, checked_at = checked_at + ${n}, apply_asked_at = apply_asked_at + ${n},
      applied_at = applied_at + ${n}, undone_at = undone_at + ${n}
    where file_key like 'sample-%'`.execute(trx)
}

/** What somebody confirmed after the sample's day is news, and stays as it is. */
async function moveListings(trx: Trx, day: string, days: number): Promise<number[]> {
  const n = sql`${days}::int`
  const { rows } = await sql<{ id: number }>`
    update listings set published_on = published_on + ${n}, first_seen_on = first_seen_on + ${n},
      ended_on = ended_on + ${n}, listed_since = listed_since + ${n}, updated_at = now()
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
    update listing_events set detail = detail || jsonb_build_object('dealtOn', (detail ->> 'dealtOn')::date + ${n})
    where listing_id in ${moved} and happened_on <= ${day}::text::date + ${n}
      and (detail ->> 'dealtOn')::date <= ${day}::text::date`.execute(trx)
  await moveTasks(trx, day, days)
  await sql`update search_log set searched_on = searched_on + ${n} where seeker_hash = ${SAMPLE_SEEKER}`.execute(trx)
  await sql`
    update facts set observed_on = observed_on + ${n}
    where asset_id in ${sampleAssets} and observed_on <= ${day}::text::date`.execute(trx)
  return ids
}

/** What the sample's people asked, with its tasks. What a visitor has sent since is news, and stays as it is. */
async function moveEnquiries(trx: Trx, day: string, days: number): Promise<void> {
  const n = sql`${days}::int`
  const later = sql`${days}::int * interval '1 day'`
  const before = new Date(`${addDays(day, 1)}T00:00:00+09:00`)
  const enquiries = sql`(select id from enquiries where is_sample and received_at < ${before})`
  const questions = sql`(select id from verdict_questions where is_sample and asked_on <= ${day}::text::date)`
  await sql`
    update tasks set due_on = due_on + ${n}, opened_at = opened_at + ${later}, closed_at = closed_at + ${later}
    where (subject_kind = 'enquiry' and subject_id in (select id::text from enquiries where id in ${enquiries}))
      or (subject_kind = 'question' and subject_id in (select id::text from verdict_questions where id in ${questions}))`.execute(
    trx,
  )
  await sql`update enquiry_answers set answered_at = answered_at + ${later} where enquiry_id in ${enquiries}`.execute(
    trx,
  )
  await sql`update verdict_answers set answered_on = answered_on + ${n} where question_id in ${questions}`.execute(trx)
  await sql`
    update verdict_questions set asked_on = asked_on + ${n}, answered_at = answered_at + ${later}
    where id in ${questions}`.execute(trx)
  await sql`
    update enquiries set received_at = received_at + ${later}, answered_at = answered_at + ${later},
      closed_at = closed_at + ${later} where id in ${enquiries}`.execute(trx)
}

/** What the sample's partners wrote and what is to be done about it; what people have written since is left alone. */
async function moveRevisions(trx: Trx, days: number): Promise<void> {
  const later = sql`make_interval(days => ${days}::int)`
  const sampleRevisions = sql`(select r.id from listing_revisions r join listings l on l.id = r.listing_id
    where l.asset_id in ${sampleAssets} and r.opened_by is null and r.updated_by is null)`
  await sql`
    update listing_revisions set opened_at = opened_at + ${later}, updated_at = updated_at + ${later},
      submitted_at = submitted_at + ${later}, decided_at = decided_at + ${later}
    where id in ${sampleRevisions}`.execute(trx)
  await sql`
    update tasks set due_on = due_on + ${days}::int, opened_at = opened_at + ${later}
    where closed_at is null and subject_kind = 'revision'
      and subject_id in (select id::text from ${sampleRevisions} as s(id))`.execute(trx)
}

/** Open tasks about the sample's offers are due as they were; those of after the sample's day are news. */
const moveTasks = (trx: Trx, day: string, days: number) =>
  sql`
    update tasks t set due_on = t.due_on + ${days}::int, opened_at = t.opened_at + make_interval(days => ${days}::int)
    from offers o join listings l on l.id = o.listing_id
    where t.subject_kind = 'offer' and t.subject_id = o.id::text and t.closed_at is null
      and l.asset_id in ${sampleAssets} and (t.opened_at at time zone 'Asia/Tokyo')::date <= ${day}::text::date`.execute(
    trx,
  )

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
