import type { Trx } from '../../db/client.server.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import type { Lead } from './leads.server.ts'
import { holdOffer, type Moving, moveOffer } from './moves.server.ts'
import { isAllowed } from './moves.ts'
import { refreshSearch } from './projection.server.ts'

type Stopping = { by: number; now: Date }

/**
 * Stops what an agent offers from a lead: a draft is withdrawn with what was being written of it; what is public pauses
 * at once, and is hidden besides for as long as there is no consent.
 */
export async function stopOffering(trx: Trx, lead: Lead, { by, now }: Stopping): Promise<void> {
  if (lead.offerId === null || lead.listingId === null) return
  const held = await holdOffer(trx, lead.offerId, 'anybody')
  if (!held) return
  const moving: Moving = {
    owner: 'anybody',
    by: { accountId: by },
    now,
    reason: 'consent_withdrawn',
    pauseReason: 'city',
  }
  await discardWriting(trx, lead.offerId, moving)
  const wasPublic = held.status === 'live' || held.status === 'paused' || held.status === 'applied'
  const move = wasPublic ? 'suspend' : 'withdraw'
  if (isAllowed(move, held.status)) await moveOffer(trx, lead.offerId, move, moving)
  await refreshSearch(trx, [lead.listingId])
}

async function discardWriting(trx: Trx, offerId: number, { by, now }: Moving): Promise<void> {
  const discarded = await trx
    .updateTable('listing_revisions')
    .set({ state: 'discarded', decided_at: now })
    .where('offer_id', '=', offerId)
    .where('state', 'in', ['open', 'submitted', 'changes_requested'])
    .returning('id')
    .execute()
  for (const { id } of discarded) {
    await trx.deleteFrom('revision_versions').where('revision_id', '=', id).execute()
    for (const kind of ['review_listing', 'put_right'] as const)
      await closeTasks(trx, { kind, subject: { kind: 'revision', id }, outcome: 'void', by, now })
  }
}
