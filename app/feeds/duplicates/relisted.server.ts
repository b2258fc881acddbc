import { sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { refreshSearch } from '../../listings/projection.server.ts'

/**
 * A listing that its partner took down and posted again stands as old as it is: with the day on which the public first
 * saw the earlier one. In the sort by newest it is where that would be.
 */
export async function keepFirstDay(trx: Trx, listingId: number, earlierId: number, now: Date): Promise<void> {
  const { rows } = await sql<{ earlier: string; since: string }>`
    update listings l set relisted_of_id = e.id, listed_since = coalesce(e.listed_since, e.published_on),
      first_seen_on = least(l.first_seen_on, e.first_seen_on)
    from listings e where l.id = ${listingId} and e.id = ${earlierId} and l.relisted_of_id is null
    returning e.public_id as earlier, l.listed_since::text as since`.execute(trx)
  const [kept] = rows
  if (!kept) return
  await trx
    .insertInto('listing_events')
    .values({
      ...{ listing_id: listingId, offer_id: null, event: 'relisted', happened_on: dayInTokyo(now), recorded_at: now },
      detail: jsonb({ of: kept.earlier, since: kept.since }),
    })
    .execute()
  await refreshSearch(trx, [listingId])
}
