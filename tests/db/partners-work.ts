import { expect } from 'vitest'
import { approveRevision } from '../../app/listings/decide.server.ts'
import { openRevision, saveRevision, type Writing } from '../../app/listings/revisions.server.ts'
import type { Trx } from '../../db/client.server.ts'
import { draftListing, type PartnerCity, POSTING, submitAs, writingAs } from './partners.ts'

// What partners' work leaves behind, and the ways to have some of it done.

export const searched = async (trx: Trx, listingId: number) =>
  (await trx.selectFrom('listing_search').select('rent_yen').where('listing_id', '=', listingId).execute()).map(
    row => row.rent_yen,
  )
export const statusOf = async (trx: Trx, listingId: number) =>
  (await trx.selectFrom('listings').select('status').where('id', '=', listingId).executeTakeFirstOrThrow()).status
export const offerOf = (trx: Trx, offerId: number) =>
  trx
    .selectFrom('offers')
    .select(['status', 'confirmed_on as confirmedOn', 'confirm_method as method', 'next_update_on as nextUpdateOn'])
    .where('id', '=', offerId)
    .executeTakeFirstOrThrow()
export const openTasks = async (trx: Trx) =>
  trx
    .selectFrom('tasks')
    .select(['kind', 'subject_id as subject', 'organisation_id as owner', 'assignee_id as assignee'])
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
export const letters = async (trx: Trx) =>
  (await trx.selectFrom('outbox').select(['kind', 'recipient']).orderBy('id').execute()).map(
    ({ kind, recipient }) => `${kind} → ${recipient}`,
  )

/** A listing that staff have approved. */
export async function published(trx: Trx, city: PartnerCity) {
  const writing = writingAs(city)
  const draft = await draftListing(trx, city, writing)
  await submitAs(trx, draft, writing)
  const decided = await approveRevision(trx, draft.revisionId, draft.version, city.staff, POSTING)
  expect(decided).toEqual({ ok: true })
  await trx.deleteFrom('outbox').execute()
  return draft
}

/** A change of what is public, saved. */
export async function changed(trx: Trx, offerId: number, written: Record<string, unknown>, writing: Writing) {
  const opened = await openRevision(trx, offerId, writing)
  if (!opened.ok) throw new Error(opened.refusal)
  const saved = await saveRevision(trx, opened.value.id, { seen: 1, written }, writing)
  if (!saved.ok) throw new Error(saved.refusal)
  return { revisionId: opened.value.id, version: saved.version }
}
