import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { addDays, dayInTokyo } from '../lib/day.ts'
import type { ConfirmMethod } from './model.ts'
import { refreshSearch } from './projection.server.ts'

export type Confirmation = {
  method: ConfirmMethod
  now: Date
  /** One of many that were confirmed at one stroke. */
  isBulk?: boolean
  /** The day on which it was said, where that was not today; a later confirmation stands. */
  on?: string
}

/**
 * Records that an offer stands as it is: from that day its promise runs anew. Who confirms is the organisation that offers
 * it. The caller has made sure whose it is; a status that is not live stays what it is.
 */
export async function confirmOffer(
  trx: Trx,
  { offerId, listingId }: { offerId: number; listingId: number },
  { method, now, isBulk = false, on }: Confirmation,
): Promise<void> {
  const day = on ?? dayInTokyo(now)
  const { promiseDays, rentYen, priceYen, nameJa, nameEn, status, confirmedOn } = await trx
    .selectFrom('offers as o')
    .innerJoin('organisations as g', 'g.id', 'o.organisation_id')
    .select(['o.promise_days as promiseDays', 'o.rent_yen as rentYen', 'o.price_yen as priceYen'])
    .select(['o.status', 'o.confirmed_on as confirmedOn'])
    .select(['g.name_ja as nameJa', 'g.name_en as nameEn'])
    .where('o.id', '=', offerId)
    .executeTakeFirstOrThrow()
  // What was never public stands confirmed by nobody yet.
  if (status !== 'submitted' && confirmedOn > day) return
  await trx
    .updateTable('offers')
    .set({
      confirmed_on: day,
      confirmed_by_ja: nameJa,
      confirmed_by_en: nameEn,
      confirm_method: method,
      next_update_on: addDays(day, promiseDays),
    })
    .where('id', '=', offerId)
    .execute()
  const detail = { rentYen, priceYen, method, ...(isBulk ? { isBulk } : {}) }
  await trx
    .insertInto('listing_events')
    .values({
      listing_id: listingId,
      offer_id: offerId,
      event: 'confirmed',
      happened_on: day,
      detail: jsonb(detail),
      recorded_at: now,
    })
    .execute()
  await sql`update listings set updated_at = now() where id = ${listingId}`.execute(trx)
  await refreshSearch(trx, [listingId])
}
