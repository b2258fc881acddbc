import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { offeredUnder } from './live-offers.server.ts'
import type { OfferStatus } from './model.ts'
import { listingStatusOf } from './moves.ts'
import { refreshSearch } from './projection.server.ts'

/** The listing under which the offers of this one stand; itself where it has not been merged into another. */
export async function shownUnder(trx: Trx, listingId: number): Promise<number> {
  const merge = await trx
    .selectFrom('listing_merges')
    .select('kept_id as keptId')
    .where('absorbed_id', '=', listingId)
    .where('split_at', 'is', null)
    .executeTakeFirst()
  return merge?.keptId ?? listingId
}

/**
 * Brings a listing's status and search row to where its offers stand, and with it the listing that it was merged into.
 * Its first day in public is kept for good.
 */
export async function followOffers(trx: Trx, listingId: number, today: string): Promise<void> {
  await handOn(trx, await shownUnder(trx, listingId))
  const ids = [...new Set([listingId, await shownUnder(trx, listingId)])]
  for (const id of ids) await follow(trx, id, today)
  await refreshSearch(trx, ids)
}

async function follow(trx: Trx, listingId: number, today: string): Promise<void> {
  const { rows } = await sql<{ status: OfferStatus }>`
    select o.status from offers o where o.listing_id = any (${offeredUnder(sql`${listingId}::bigint`)})`.execute(trx)
  const status = listingStatusOf(rows.map(offer => offer.status))
  if (status === null) return
  await sql`
    update listings set status = ${status}, version = version + 1, updated_at = now(),
      published_on = case when ${status} = 'published' then coalesce(published_on, ${today}::date) else published_on end,
      ended_on = case when ${status} = 'published' then null
        when published_on is not null then coalesce(ended_on, ${today}::date) end
    where id = ${listingId} and status <> ${status}`.execute(trx)
}

type Member = { id: number; isTown: boolean; isLive: boolean }

/**
 * Where all offers of a listing itself have ended and others stand under it, they do not go on under the words and
 * pictures of somebody who offers it no more: the next listing takes the rest over, and the ended one points there.
 */
async function handOn(trx: Trx, keptId: number): Promise<void> {
  const { rows } = await sql<Member>`
    select l.id, a.location_precision = 'town' as "isTown",
      exists (select from offers o where o.listing_id = l.id and o.status = 'live') as "isLive"
    from listing_merges m join listings l on l.id = m.absorbed_id join assets a on a.id = l.asset_id
    where m.kept_id = ${keptId} and m.split_at is null and not exists (
      select from offers o where o.listing_id = ${keptId} and o.status not in ('closed', 'withdrawn'))
    order by m.id`.execute(trx)
  // One that tells its town alone may stand under no exact place, nor may the ended one point to such a place.
  const isTown = rows.some(member => member.isTown) || (rows.length > 0 && (await isTownOnly(trx, keptId)))
  const next = rows.find(member => member.isLive && (member.isTown || !isTown))
  if (!next) return
  await sql`update listing_merges set split_at = greatest(now(), merged_at), split_reason = 'handed_on'
    where kept_id = ${keptId} and split_at is null`.execute(trx)
  const others = [keptId, ...rows.map(({ id }) => id)].filter(id => id !== next.id)
  await trx
    .insertInto('listing_merges')
    .values(
      others.map(absorbed_id => ({
        ...{ kept_id: next.id, absorbed_id, merged_by: null, merged_at: sql<Date>`now()`, reason: 'handed_on' },
        ...{ split_by: null, split_at: null, split_reason: null },
      })),
    )
    .execute()
}

const isTownOnly = async (trx: Trx, listingId: number): Promise<boolean> => {
  const { rows } = await sql<{ precision: string }>`
    select a.location_precision as precision from listings l join assets a on a.id = l.asset_id
    where l.id = ${listingId}`.execute(trx)
  return rows[0]?.precision === 'town'
}
