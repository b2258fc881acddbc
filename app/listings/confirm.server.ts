import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Actor } from '../audit/entry.ts'
import { addDays, dayInTokyo } from '../lib/day.ts'
import type { Outcome, TaskKind } from '../tasks/model.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import type { DatedFact } from './answer.ts'
import type { ConfirmMethod, Deal } from './model.ts'
import { refreshSearch } from './projection.server.ts'
import { promiseDaysOf } from './promises.server.ts'

export type Confirmation = {
  method: ConfirmMethod
  now: Date
  /** Who says so; the portal where it follows from something else. */
  by?: Actor
  /** One of many that were confirmed at one stroke. */
  isBulk?: boolean
  /** The day on which it was said, where that was not today; a later confirmation stands. */
  on?: string
  seen?: DatedFact
}

/**
 * Records that an offer stands as it is: from that day its promise runs anew, for as long as its class is promised today.
 * Who confirms is the organisation that offers it. What was open about its freshness is done. The caller has made sure
 * whose it is; a status that is not live stays what it is. Returns the last day of the promise.
 */
export async function confirmOffer(
  trx: Trx,
  { offerId, listingId }: { offerId: number; listingId: number },
  { method, now, by = 'portal', isBulk = false, on, seen }: Confirmation,
): Promise<{ dueOn: string }> {
  const today = dayInTokyo(now)
  const day = on ?? today
  const offer = await trx
    .selectFrom('offers as o')
    .innerJoin('listings as l', 'l.id', 'o.listing_id')
    .innerJoin('organisations as g', 'g.id', 'o.organisation_id')
    .select(['l.asset_id as assetId', 'l.deal', 'o.rent_yen as rentYen', 'o.price_yen as priceYen'])
    .select(['o.status', 'o.confirmed_on as confirmedOn', 'o.next_update_on as nextUpdateOn'])
    .select(['g.name_ja as nameJa', 'g.name_en as nameEn'])
    .where('o.id', '=', offerId)
    .executeTakeFirstOrThrow()
  // What was never public stands confirmed by nobody yet.
  if (offer.status !== 'submitted' && offer.confirmedOn > day) return { dueOn: offer.nextUpdateOn }
  const { rentYen, priceYen, nameJa, nameEn } = offer
  const promiseDays = await promiseDaysOf(trx, { assetId: offer.assetId, deal: offer.deal as Deal }, today)
  const dueOn = addDays(day, promiseDays)
  await trx
    .updateTable('offers')
    .set({ confirmed_on: day, confirmed_by_ja: nameJa, confirmed_by_en: nameEn, confirm_method: method })
    .set({ promise_days: promiseDays, next_update_on: dueOn })
    .where('id', '=', offerId)
    .execute()
  const detail = { rentYen, priceYen, method, promiseDays, ...(isBulk ? { isBulk } : {}), ...(seen ? { seen } : {}) }
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
  const audit = { actor: by, action: 'listing.confirm', subjectKind: 'offer', subjectId: offerId }
  await appendAudit(trx, { ...audit, fields: ['confirmed_on', 'confirm_method', 'next_update_on'] }, now)
  await settleFreshness(trx, offerId, { outcome: 'done', by, now })
  await sql`update listings set updated_at = now() where id = ${listingId}`.execute(trx)
  await refreshSearch(trx, [listingId])
  return { dueOn }
}

const FRESHNESS_TASKS = [
  'confirm_overdue',
  'reported_gone',
  'spot_check',
  'missing_from_feed',
] as const satisfies readonly TaskKind[]

/** Closes what is open about an offer's freshness, because somebody has answered or it is not needed any more. */
export async function settleFreshness(
  trx: Trx,
  offerId: number,
  ending: { outcome: Outcome; by: Actor; now: Date },
): Promise<void> {
  for (const kind of FRESHNESS_TASKS)
    await closeTasks(trx, { kind, subject: { kind: 'offer', id: offerId }, ...ending })
}
