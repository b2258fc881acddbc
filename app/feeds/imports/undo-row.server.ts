import type { Trx } from '../../../db/client.server.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { changesBetween, type Flat, flatten } from '../../listings/content.ts'
import type { OfferStatus } from '../../listings/model.ts'
import { moveOffer } from '../../listings/moves.server.ts'
import { isAllowed } from '../../listings/moves.ts'
import { actorOf } from '../../listings/publish.server.ts'
import { restoreConfirmation, restoreStatus, takeUpAgain } from '../../listings/restore.server.ts'
import { UNDER_WAY } from '../../listings/revision.ts'
import { discardRevision, openRevision, saveRevision } from '../../listings/revisions.server.ts'
import { submitRevision, takeBack } from '../../listings/submit.server.ts'
import type { Held } from '../sheet/compare.ts'
import { type Applying, writingOf } from './apply-row.server.ts'
import type { Became, Undone } from './became.ts'
import { heldOf } from './held.server.ts'
import type { Before } from './take-row.server.ts'

export type AppliedRow = {
  number: number
  reference: string
  said: Flat
  became: Became
  before: Before | null
  appliedAt: Date
}

/** Takes back what a row did, where nobody has changed it since. */
export async function undoRow(trx: Trx, row: AppliedRow, applying: Applying): Promise<Undone> {
  const held = (await heldOf(trx, applying.organisationId, [row.reference])).get(row.reference)
  if (!held) return 'nothing'
  return UNDOING[row.became](trx, { row, held }, applying)
}

type One = { row: AppliedRow; held: Held }
type Undo = (trx: Trx, one: One, applying: Applying) => Promise<Undone>
const nothing: Undo = async () => 'nothing'
const UNDOING: Record<Became, Undo> = {
  published: (trx, one, applying) => undoingOf(one)(trx, one, applying),
  submitted: (trx, one, applying) => undoingOf(one)(trx, one, applying),
  drafted: (trx, one, applying) => undoingOf(one)(trx, one, applying),
  confirmed: undoConfirmation,
  ended: undoEnd,
  ...{ asked: nothing, left: nothing, refused: nothing },
}

/** What had ended before, or was not there, ends again. */
const undoingOf = ({ row: { before } }: One): Undo => {
  if (!before || before.status === 'withdrawn') return undoNew
  return before.status === 'closed' || before.status === 'expired' ? undoReturn : undoChange
}

const doing = ({ organisationId, by, now }: Applying) => ({ owner: { organisationId }, by: actorOf(by), now })

/** The revision under way of an offer, back in its writer's hands. */
async function inHand(trx: Trx, offerId: number, applying: Applying): Promise<number | null> {
  const found = await trx
    .selectFrom('listing_revisions')
    .select(['id', 'state'])
    .where('offer_id', '=', offerId)
    .where('state', 'in', [...UNDER_WAY])
    .executeTakeFirst()
  if (found?.state === 'submitted') await takeBack(trx, found.id, writingOf(applying))
  return found?.id ?? null
}

/** What was begun by the row is withdrawn: its number, its photos and what was written stay with it. */
async function undoNew(trx: Trx, { held }: One, applying: Applying): Promise<Undone> {
  const { offerId } = held
  await inHand(trx, offerId, applying)
  if (!isAllowed('withdraw', held.status)) return 'kept'
  // Named again, it comes again.
  const moved = await moveOffer(trx, offerId, 'withdraw', { ...doing(applying), facts: { via: 'feed' } })
  return moved.ok ? 'restored' : 'kept'
}

/** What the row brought back had ended otherwise than by being withdrawn: it stands as it did. */
async function undoReturn(trx: Trx, { row, held }: One, applying: Applying): Promise<Undone> {
  const inWriting = await inHand(trx, held.offerId, applying)
  if (inWriting !== null) await discardRevision(trx, inWriting, writingOf(applying))
  const { status } = await trx
    .selectFrom('offers')
    .select('status')
    .where('id', '=', held.offerId)
    .executeTakeFirstOrThrow()
  const restored = await restoreStatus(
    trx,
    held.offerId,
    { from: status as OfferStatus, to: row.before!.status },
    doing(applying),
  )
  return restored.ok ? 'restored' : 'kept'
}

/** What stands where the row wrote, and has not been changed since, becomes what it was. */
function valuesToRestore({ row, held }: One): Flat {
  const now = flatten(held.content)
  const before = row.before!.values
  // The database keeps the members of a fact in an order of its own.
  const isSame = (a: unknown, b: unknown) => changesBetween({ value: a ?? null }, { value: b ?? null }).length === 0
  return Object.fromEntries(
    Object.keys(before)
      .filter(path => !isSame(before[path], row.said[path]) && isSame(now[path], row.said[path]))
      .map(path => [path, before[path] ?? undefined]),
  )
}

async function undoChange(trx: Trx, one: One, applying: Applying): Promise<Undone> {
  const { row, held } = one
  const values = valuesToRestore(one)
  if (Object.keys(values).length === 0) return 'kept'
  const writing = writingOf(applying)
  const wasUnderWay = (await inHand(trx, held.offerId, applying)) !== null
  const opened = await openRevision(trx, held.offerId, writing)
  if (!opened.ok) return 'kept'
  const { id } = opened.value
  const { version } = await trx
    .selectFrom('listing_revisions')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const saved = await saveRevision(trx, id, { seen: version, written: values }, writing)
  if (!saved.ok) return 'kept'
  if (row.before!.wasInReview) await submitRevision(trx, id, saved.version, writing, applying.posting)
  else if (row.became === 'submitted' && wasUnderWay) await endOrLeave(trx, id, held, applying)
  else if (row.became !== 'drafted') {
    const sent = await submitRevision(trx, id, saved.version, writing, applying.posting)
    if (sent.ok && sent.isPublished) await undoConfirmation(trx, one, applying)
  }
  return 'restored'
}

/** A change that nobody has let through, taken back whole, leaves no draft behind it. */
async function endOrLeave(trx: Trx, id: number, held: Held, applying: Applying): Promise<void> {
  if (held.status === 'live') await discardRevision(trx, id, writingOf(applying))
}

async function undoConfirmation(trx: Trx, { row, held }: One, applying: Applying): Promise<Undone> {
  const made = { on: dayInTokyo(row.became === 'confirmed' ? row.appliedAt : applying.now), method: 'feed' } as const
  const restored = await restoreConfirmation(
    trx,
    held.offerId,
    { made, before: row.before!.confirmation },
    doing(applying),
  )
  return restored.ok ? 'restored' : 'kept'
}

async function undoEnd(trx: Trx, { row, held }: One, applying: Applying): Promise<Undone> {
  const restored = await restoreStatus(
    trx,
    held.offerId,
    { from: held.status, to: row.before!.status },
    doing(applying),
  )
  if (!restored.ok || (held.status !== 'closed' && held.status !== 'withdrawn')) return 'kept'
  await takeUpAgain(trx, held.offerId, row.appliedAt)
  return 'restored'
}
