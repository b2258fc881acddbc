import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import type { Lead } from './leads.server.ts'
import { holdOffer, type Moving, moveOffer } from './moves.server.ts'
import { isAllowed } from './moves.ts'
import { refreshSearch } from './projection.server.ts'
import { UNDER_WAY } from './revision.ts'

/** `isForGood`: the lead is withdrawn; else its owner may consent again, and what an agent has written waits for that. */
type Stopping = { by: number; now: Date; isForGood: boolean }

type Offered = { offerId: number; listingId: number }

/** Whatever the agent of a lead offers of its property, under any deal. */
async function offersOf(trx: Trx, offerId: number): Promise<Offered[]> {
  const { rows } = await sql<Offered>`
    select o.id as "offerId", o.listing_id as "listingId" from offers o join listings l on l.id = o.listing_id
    join offers lo on lo.id = ${offerId} join listings ll on ll.id = lo.listing_id
    where o.organisation_id = lo.organisation_id and l.asset_id = ll.asset_id order by o.id`.execute(trx)
  return rows
}

/**
 * Stops what an agent offers from a lead: what is public pauses at once, and is hidden besides for as long as there is no
 * consent; what was submitted is a draft again. With the lead withdrawn, drafts are withdrawn and what was being written.
 */
export async function stopOffering(trx: Trx, lead: Lead, stopping: Stopping): Promise<void> {
  if (lead.offerId === null || lead.listingId === null) return
  const offers = await offersOf(trx, lead.offerId)
  for (const { offerId } of offers) await stopOne(trx, offerId, stopping)
  await refreshSearch(
    trx,
    offers.map(({ listingId }) => listingId),
  )
}

async function stopOne(trx: Trx, offerId: number, { by, now, isForGood }: Stopping): Promise<void> {
  const held = await holdOffer(trx, offerId, 'anybody')
  if (!held) return
  const moving: Moving = {
    owner: 'anybody',
    by: { accountId: by },
    now,
    reason: 'consent_withdrawn',
    pauseReason: 'city',
  }
  await stopWriting(trx, offerId, moving, isForGood)
  const wasPublic = held.status === 'live' || held.status === 'paused' || held.status === 'applied'
  const move = wasPublic ? 'suspend' : isForGood ? 'withdraw' : 'take_back'
  if (isAllowed(move, held.status)) await moveOffer(trx, offerId, move, moving)
}

async function stopWriting(trx: Trx, offerId: number, { by, now }: Moving, isForGood: boolean): Promise<void> {
  const stopped = await trx
    .updateTable('listing_revisions')
    .set(isForGood ? { state: 'discarded', decided_at: now } : { state: 'open' })
    .where('offer_id', '=', offerId)
    .where('state', 'in', isForGood ? [...UNDER_WAY] : ['submitted'])
    .returning('id')
    .execute()
  for (const { id } of stopped) {
    if (isForGood) await trx.deleteFrom('revision_versions').where('revision_id', '=', id).execute()
    for (const kind of ['review_listing', 'put_right'] as const)
      await closeTasks(trx, { kind, subject: { kind: 'revision', id }, outcome: 'void', by, now })
  }
}
