import { sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import type { Actor } from '../../audit/entry.ts'
import { confirmOffer } from '../../listings/confirm.server.ts'
import type { Owner } from '../../listings/moves.server.ts'
import { refreshSearch } from '../../listings/projection.server.ts'
import { closeTasks } from '../../tasks/tasks.server.ts'
import type { AbsenceEnd, AbsenceStage } from './absence.ts'

type Held = { id: number; offerId: number; listingId: number; stage: AbsenceStage; dueBefore: string | null }

/** Holds an absence that is open, with its offer; null where it has ended or is somebody else's. */
async function holdAbsence(trx: Trx, id: number, owner: Owner): Promise<Held | null> {
  const isTheirs = owner === 'anybody' ? sql`true` : sql`o.organisation_id = ${owner.organisationId}`
  const { rows } = await sql<Held>`
    select a.id, a.offer_id as "offerId", o.listing_id as "listingId", a.stage, a.due_before as "dueBefore"
    from offer_absences a join offers o on o.id = a.offer_id
    where a.id = ${id} and a.ended_at is null and ${isTheirs} for update of o, a`.execute(trx)
  return rows[0] ?? null
}

/**
 * Ends an absence. The promise of an offer that it had taken off the search runs again to where it ran before, unless a
 * later confirmation has brought it further; all else was never touched.
 */
export async function endAbsence(
  trx: Trx,
  id: number,
  ended: AbsenceEnd,
  now: Date,
  { owner = 'anybody', by = 'portal' }: { owner?: Owner; by?: Actor } = {},
): Promise<Held | null> {
  const held = await holdAbsence(trx, id, owner)
  if (!held) return null
  const { offerId, listingId, dueBefore } = held
  await trx.updateTable('offer_absences').set({ ended_at: now, ended }).where('id', '=', id).execute()
  const outcome = ended === 'confirmed' || ended === 'reappeared' ? 'done' : 'void'
  await closeTasks(trx, { kind: 'missing_from_feed', subject: { kind: 'offer', id: offerId }, outcome, by, now })
  if (dueBefore) {
    await sql`update offers set next_update_on = greatest(next_update_on, ${dueBefore}::text::date)
      where id = ${offerId} and status = 'live'`.execute(trx)
    await refreshSearch(trx, [listingId])
  }
  return held
}

/** "It is still there": said by its partner, or by the city for them. False: there is no such absence of theirs. */
export async function sayStillThere(
  trx: Trx,
  id: number,
  { owner, by, now }: { owner: Owner; by: number; now: Date },
): Promise<boolean> {
  const actor = { accountId: by }
  const held = await endAbsence(trx, id, 'confirmed', now, { owner, by: actor })
  if (!held) return false
  await confirmOffer(trx, held, { method: owner === 'anybody' ? 'phone' : 'workspace', now, by: actor })
  return true
}

/** Takes back what an absence has done, without anybody's word for the offer: it stands as if it had not been missing. */
export async function undoAbsence(
  trx: Trx,
  id: number,
  { owner, by, now }: { owner: Owner; by: number; now: Date },
): Promise<boolean> {
  const held = await endAbsence(trx, id, 'undone', now, { owner, by: { accountId: by } })
  if (!held) return false
  const about = { subjectKind: 'offer', subjectId: held.offerId, fields: ['next_update_on'] }
  await appendAudit(trx, { actor: { accountId: by }, action: 'listing.restore', ...about }, now)
  return true
}
