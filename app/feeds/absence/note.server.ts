import { sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { sourceOf } from './absence.ts'
import { endAbsence } from './end.server.ts'
import { missingFrom } from './hold-back.server.ts'

type Whole = { id: number; organisationId: number; feedId: number | null; isLetThrough: boolean }

/**
 * Notes what a run that claims to be everything has named, and what it has not, once it is applied: offers that are named
 * again come back, those that its source has named before begin to be missing. Nothing of an offer changes by that.
 */
export async function noteAbsences(trx: Trx, importId: number, now: Date): Promise<void> {
  const one = await findApplied(trx, importId)
  if (!one) return
  const source = sourceOf(one.feedId)
  await sql`
    insert into offer_sources (offer_id, source, named_at)
    select distinct o.id, ${source}, ${now}::timestamptz from import_rows r
      join offers o on o.partner_ref = r.reference and o.organisation_id = ${one.organisationId}
      where r.import_id = ${one.id} and r.outcome <> 'error'
    on conflict (offer_id, source) do update set named_at = excluded.named_at`.execute(trx)
  for (const { id } of await namedAgain(trx, one)) await endAbsence(trx, id, 'reappeared', now)
  await sql`
    insert into offer_absences (offer_id, source, first_missing_at, last_missing_at, is_let_through)
    select o.id, ${source}, ${now}::timestamptz, ${now}::timestamptz, ${one.isLetThrough} ${missingFrom(one)}
      and not exists (select from offer_sources other where other.offer_id = o.id and other.named_at > s.named_at)
      and not coalesce(${confirmedSince(dayInTokyo(now))}, false)
    on conflict (offer_id) where ended_at is null do update set runs = offer_absences.runs + 1,
      last_missing_at = excluded.last_missing_at,
      is_let_through = offer_absences.is_let_through or excluded.is_let_through`.execute(trx)
  await sql`
    update offer_absences a set runs = runs + 1, last_missing_at = ${now}::timestamptz
    where a.ended_at is null and a.is_let_through and a.source = ${source} and a.last_missing_at < ${now}::timestamptz
      and not exists (select from import_rows r join offers o on o.partner_ref = r.reference
        where r.import_id = ${one.id} and o.id = a.offer_id)`.execute(trx)
}

/** A person has said since it was missing first that it is still there, and that promise runs: nobody asks again. */
const confirmedSince = (
  today: string,
) => sql`(o.next_update_on >= ${today}::text::date and (select b.ended from offer_absences b
  where b.offer_id = o.id order by b.id desc limit 1) in ('confirmed', 'undone') and o.confirmed_on >= (
    select (b.first_missing_at at time zone 'Asia/Tokyo')::date from offer_absences b where b.offer_id = o.id
    order by b.id desc limit 1))`

async function findApplied(trx: Trx, importId: number): Promise<Whole | null> {
  const found = await trx
    .selectFrom('imports')
    .select(['id', 'organisation_id as organisationId', 'feed_id as feedId', 'let_through_at as letAt'])
    .where('id', '=', importId)
    .where('is_whole', '=', true)
    .executeTakeFirst()
  return found ? { ...(found as Omit<Whole, 'isLetThrough'>), isLetThrough: found.letAt !== null } : null
}

const namedAgain = async (trx: Trx, one: Whole): Promise<{ id: number }[]> =>
  (
    await sql<{ id: number }>`
      select a.id from offer_absences a join offers o on o.id = a.offer_id
      where a.ended_at is null and o.organisation_id = ${one.organisationId}
        and exists (select from import_rows r where r.import_id = ${one.id} and r.reference = o.partner_ref)
      order by a.id`.execute(trx)
  ).rows

/** What a list that is taken back did not name is missing from one list less. */
export async function takeBackAbsences(trx: Trx, importId: number, now: Date): Promise<void> {
  const { rows } = await sql<{ id: number; runs: number }>`
    select a.id, a.runs from offer_absences a join offers o on o.id = a.offer_id
      join imports i on i.organisation_id = o.organisation_id
    where i.id = ${importId} and i.is_whole and a.ended_at is null and a.last_missing_at = i.applied_at
    for update of a`.execute(trx)
  for (const { id, runs } of rows)
    if (runs <= 1) await endAbsence(trx, id, 'undone', now)
    else
      await trx
        .updateTable('offer_absences')
        .set({ runs: runs - 1 })
        .where('id', '=', id)
        .execute()
}
