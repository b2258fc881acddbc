import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Actor } from '../audit/entry.ts'
import { dayInTokyo } from '../lib/day.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { followOffers } from './follow.server.ts'
import type { ConfirmMethod, OfferStatus } from './model.ts'
import { type HeldOffer, holdOffer, type Owner } from './moves.server.ts'
import { refreshSearch } from './projection.server.ts'

/** How an offer was confirmed at a time, to be put back as it was. */
export type ConfirmationKept = {
  confirmedOn: string
  method: ConfirmMethod
  byJa: string
  byEn: string
  promiseDays: number
  dueOn: string
}

type Restoring = { owner: Owner; by: Actor; now: Date }
type Refusal = 'NotFound' | 'Moved'

async function note(trx: Trx, held: HeldOffer, event: string, detail: object, fields: string[], doing: Restoring) {
  const { by, now } = doing
  await trx
    .insertInto('listing_events')
    .values({
      ...{ listing_id: held.listingId, offer_id: held.offerId, event, happened_on: dayInTokyo(now) },
      ...{ detail: jsonb(detail), recorded_at: now },
    })
    .execute()
  const subject = { subjectKind: 'offer', subjectId: held.offerId } as const
  await appendAudit(trx, { actor: by, action: 'listing.restore', ...subject, fields }, now)
}

/**
 * Puts an offer back where it stood before it was moved to `from`; its photos, links and history were never away. Nothing
 * counts as confirmed by that. Refused where somebody has moved it since.
 */
export async function restoreStatus(
  trx: Trx,
  offerId: number,
  { from, to }: { from: OfferStatus; to: OfferStatus },
  doing: Restoring,
): Promise<Result<HeldOffer, Refusal>> {
  const held = await holdOffer(trx, offerId, doing.owner)
  if (!held) return refused('NotFound')
  if (held.status !== from || held.pauseReason === 'city') return refused('Moved')
  await trx
    .updateTable('offers')
    .set({ status: to, pause_reason: to === 'paused' ? 'partner' : null })
    .where('id', '=', offerId)
    .execute()
  await note(trx, held, 'restore', { from, to }, ['status'], doing)
  await followOffers(trx, held.listingId, dayInTokyo(doing.now))
  return done({ ...held, status: to })
}

/** How an offer stands confirmed. */
export async function confirmationOf(trx: Trx, offerId: number): Promise<ConfirmationKept> {
  const { rows } = await sql<ConfirmationKept>`
    select confirmed_on::text as "confirmedOn", confirm_method as method, confirmed_by_ja as "byJa",
      confirmed_by_en as "byEn", promise_days as "promiseDays", next_update_on::text as "dueOn"
    from offers where id = ${offerId}`.execute(trx)
  return rows[0]!
}

/** Takes a confirmation back that was made in error. Refused where the offer has been confirmed again since. */
export async function restoreConfirmation(
  trx: Trx,
  offerId: number,
  { made, before }: { made: { on: string; method: ConfirmMethod }; before: ConfirmationKept },
  doing: Restoring,
): Promise<Result<HeldOffer, Refusal>> {
  const held = await holdOffer(trx, offerId, doing.owner)
  if (!held) return refused('NotFound')
  const now = await confirmationOf(trx, offerId)
  if (now.confirmedOn !== made.on || now.method !== made.method) return refused('Moved')
  await trx
    .updateTable('offers')
    .set({ confirmed_on: before.confirmedOn, confirm_method: before.method, next_update_on: before.dueOn })
    .set({ confirmed_by_ja: before.byJa, confirmed_by_en: before.byEn, promise_days: before.promiseDays })
    .where('id', '=', offerId)
    .execute()
  await note(trx, held, 'unconfirm', { confirmedOn: made.on }, ['confirmed_on'], doing)
  await refreshSearch(trx, [held.listingId])
  return done(held)
}

/** What was being written of an offer, and came to nothing when it ended at that time, is under way again. */
export async function takeUpAgain(trx: Trx, offerId: number, endedAt: Date): Promise<void> {
  await trx
    .updateTable('listing_revisions')
    .set({ state: 'open', decided_at: null })
    .where('offer_id', '=', offerId)
    .where('state', '=', 'discarded')
    .where('decided_at', '=', endedAt)
    .execute()
}
