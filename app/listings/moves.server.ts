import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Actor } from '../audit/entry.ts'
import { dayInTokyo } from '../lib/day.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import { followOffers } from './follow.server.ts'
import { isMasked } from './live-offers.server.ts'
import type { Deal, Kind, OfferStatus, PauseReason } from './model.ts'
import { isAllowed, MOVES, type MoveName, type MoveRefusal } from './moves.ts'
import { UNDER_WAY } from './revision.ts'

/** An offer as a command finds it, held until the transaction ends. */
export type HeldOffer = {
  offerId: number
  listingId: number
  assetId: number
  publicId: string
  organisationId: number
  status: OfferStatus
  /** Who took it from the public; null: it is not paused. */
  pauseReason: PauseReason | null
  kind: Kind
  deal: Deal
  /** It came from a bank's lead whose owner does not consent any more. */
  isMasked: boolean
}

/** Whose offer it may be: an organisation's own, or anybody's for the city. */
export type Owner = { organisationId: number } | 'anybody'

/** Holds an offer with its listing; null where there is none or it is somebody else's. */
export async function holdOffer(trx: Trx, offerId: number, owner: Owner): Promise<HeldOffer | null> {
  const isTheirs = owner === 'anybody' ? sql`true` : sql`o.organisation_id = ${owner.organisationId}`
  const { rows } = await sql<HeldOffer>`
    select o.id as "offerId", o.listing_id as "listingId", l.asset_id as "assetId", l.public_id as "publicId",
      o.organisation_id as "organisationId", o.status, o.pause_reason as "pauseReason", a.kind, l.deal,
      ${isMasked} as "isMasked"
    from offers o join listings l on l.id = o.listing_id join assets a on a.id = l.asset_id
    where o.id = ${offerId} and ${isTheirs} for update of o, l`.execute(trx)
  return rows[0] ?? null
}

/** What is left to its partner of an offer that the city has suspended: to end it. */
const LEFT_WHEN_SUSPENDED: readonly MoveName[] = ['close', 'withdraw']

const isLocked = ({ pauseReason }: HeldOffer, move: MoveName, owner: Owner): boolean =>
  pauseReason === 'city' && owner !== 'anybody' && !LEFT_WHEN_SUSPENDED.includes(move)
/** Where an offer without its owner's consent may not go. */
const TOWARDS_THE_PUBLIC: readonly OfferStatus[] = ['draft', 'submitted', 'live']

export type Moving = {
  owner: Owner
  by: Actor
  now: Date
  /** A code or a sentence for the other side; kept with the event. */
  reason?: string
  /** Who takes it from the public; where a move pauses. */
  pauseReason?: PauseReason
  /** What else is known of it, kept with the event: days and codes, no person's data. */
  facts?: Record<string, unknown>
}

/**
 * Moves an offer along its way, with its listing, its search row, an event and an audit line, in the caller's
 * transaction. A move that the table does not have from where the offer stands is refused; so is one without the
 * reason that it needs, and whatever would let a partner out of the city's suspension.
 */
export async function moveOffer(
  trx: Trx,
  offerId: number,
  move: MoveName,
  moving: Moving,
): Promise<Result<HeldOffer, MoveRefusal>> {
  const held = await holdOffer(trx, offerId, moving.owner)
  if (!held) return refused('NotFound')
  if (!isAllowed(move, held.status) || isLocked(held, move, moving.owner)) return refused('NotAllowed')
  if (held.isMasked && TOWARDS_THE_PUBLIC.includes(MOVES[move].to)) return refused('NotAllowed')
  if (MOVES[move].needsReason && !moving.reason) return refused('NoReason')
  const { to } = MOVES[move]
  const pauseReason = to === 'paused' ? (moving.pauseReason ?? 'partner') : null
  await trx.updateTable('offers').set({ status: to, pause_reason: pauseReason }).where('id', '=', offerId).execute()
  await recordMove(trx, held, move, moving)
  if (to === 'closed' || to === 'withdrawn') await endWork(trx, offerId, moving)
  await followOffers(trx, held.listingId, dayInTokyo(moving.now))
  return done({ ...held, status: to, pauseReason })
}

/** What was being written of an offer that has ended comes to nothing, and nobody has to see to it any more. */
async function endWork(trx: Trx, offerId: number, { by, now }: Moving): Promise<void> {
  const ended = await trx
    .updateTable('listing_revisions')
    .set({ state: 'discarded', decided_at: now })
    .where('offer_id', '=', offerId)
    .where('state', 'in', [...UNDER_WAY])
    .returning('id')
    .execute()
  for (const { id } of ended)
    for (const kind of ['review_listing', 'put_right'] as const)
      await closeTasks(trx, { kind, subject: { kind: 'revision', id }, outcome: 'void', by, now })
}

async function recordMove(
  trx: Trx,
  held: HeldOffer,
  move: MoveName,
  { by, now, reason, facts }: Moving,
): Promise<void> {
  await trx
    .insertInto('listing_events')
    .values({
      listing_id: held.listingId,
      offer_id: held.offerId,
      event: move,
      happened_on: dayInTokyo(now),
      detail: jsonb({ from: held.status, to: MOVES[move].to, ...(reason === undefined ? {} : { reason }), ...facts }),
      recorded_at: now,
    })
    .execute()
  const audit = { actor: by, action: `listing.${move}`, subjectKind: 'offer', subjectId: held.offerId }
  await appendAudit(trx, { ...audit, fields: ['status'] }, now)
}
