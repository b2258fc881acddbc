import type { Kysely } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { type Action, can } from '../auth/can.ts'
import type { User } from '../auth/model.ts'
import { inLocale, type Locale, pathIn } from '../lib/i18n/locale.ts'
import { type Posting, tellOf } from '../tasks/hear.server.ts'
import { confirmOffer } from './confirm.server.ts'
import type { OfferStatus, PauseReason } from './model.ts'
import { type HeldOffer, holdOffer, moveOffer } from './moves.server.ts'
import { isAllowed, type MoveName, type MoveRefusal } from './moves.ts'
import { STAFF_MOVES, type StaffMove } from './standing.ts'

/** What each of the city's moves asks of whoever makes it. */
const ACTIONS: Record<StaffMove, Action> = {
  confirm: 'listing.confirm',
  suspend: 'listing.suspend',
  resume: 'listing.resume',
  mark_applied: 'listing.mark_applied',
  reopen: 'listing.restore',
  close: 'listing.close',
  withdraw: 'listing.withdraw',
}

const isOpen = (move: StaffMove, status: OfferStatus): boolean =>
  move === 'confirm' ? status === 'live' : isAllowed(move, status)

const movesFor = (user: User, status: OfferStatus, organisationId: number): StaffMove[] =>
  STAFF_MOVES.filter(move => isOpen(move, status) && can(user, ACTIONS[move], { organisationId }))

/** A listing with all its offers, what the city may do with each, and what has happened to it; null: there is none. */
export async function findStanding(db: Db, publicId: string, user: User, locale: Locale) {
  const listing = await db
    .selectFrom('listings')
    .select(['id', 'title_ja as titleJa', 'title_en as titleEn', 'status', 'published_on as publishedOn'])
    .where('public_id', '=', publicId)
    .executeTakeFirst()
  if (!listing) return null
  const offers = await db
    .selectFrom('offers as o')
    .innerJoin('organisations as g', 'g.id', 'o.organisation_id')
    .select(['o.id', 'o.status', 'o.pause_reason as pauseReason', 'o.organisation_id as organisationId'])
    .select(['o.confirmed_on as confirmedOn', 'o.next_update_on as nextUpdateOn', 'o.confirm_method as method'])
    .select(['g.name_ja as nameJa', 'g.name_en as nameEn', 'g.phone', 'o.contact_phone as contactPhone'])
    .where('o.listing_id', '=', listing.id)
    .orderBy('o.id')
    .execute()
  return {
    ...{ publicId, title: inLocale(locale, listing, 'title'), status: listing.status as OfferStatus | 'published' },
    publishedOn: listing.publishedOn,
    offers: offers.map(({ nameJa, nameEn, organisationId, ...offer }) => ({
      ...offer,
      pauseReason: offer.pauseReason as PauseReason | null,
      status: offer.status as OfferStatus,
      organisation: inLocale(locale, { nameJa, nameEn }, 'name'),
      moves: movesFor(user, offer.status as OfferStatus, organisationId),
    })),
    events: await eventsOf(db, listing.id, locale),
  }
}
export type Standing = NonNullable<Awaited<ReturnType<typeof findStanding>>>

const MOST_EVENTS = 100

async function eventsOf(db: Db, listingId: number, locale: Locale) {
  const rows = await db
    .selectFrom('listing_events as e')
    .leftJoin('offers as o', 'o.id', 'e.offer_id')
    .leftJoin('organisations as g', 'g.id', 'o.organisation_id')
    .select(['e.id', 'e.event', 'e.happened_on as happenedOn', 'e.detail'])
    .select(['g.name_ja as nameJa', 'g.name_en as nameEn'])
    .where('e.listing_id', '=', listingId)
    .orderBy('e.happened_on', 'desc')
    .orderBy('e.id', 'desc')
    .limit(MOST_EVENTS)
    .execute()
  return rows.map(({ id, event, happenedOn, detail, ...names }) => {
    const { reason, method } = (detail ?? {}) as { reason?: string; method?: string }
    const organisation = names.nameJa === null ? null : inLocale(locale, names, 'name')
    return { id, event, happenedOn, organisation, reason: reason ?? null, method: method ?? null }
  })
}

export type StaffMoving = { publicId: string; offerId: number; move: StaffMove; reason: string }

/**
 * A move of the city's on an offer of this listing. A suspension is told to its partner. To put an offer back, and to
 * confirm it, the city has telephoned: both are confirmations by telephone.
 */
export async function moveAsCity(
  db: Kysely<Database>,
  { publicId, offerId, move, reason }: StaffMoving,
  user: User,
  posting: Posting,
): Promise<{ ok: true } | { ok: false; refusal: MoveRefusal }> {
  return db.transaction().execute(async trx => {
    const held = await holdOffer(trx, offerId, 'anybody')
    if (held?.publicId !== publicId || !can(user, ACTIONS[move], held)) return { ok: false, refusal: 'NotFound' }
    if (!isOpen(move, held.status)) return { ok: false, refusal: 'NotAllowed' }
    if (move !== 'confirm') {
      if (reason === '') return { ok: false, refusal: 'NoReason' }
      const pause = move === 'suspend' ? { pauseReason: 'city' as const } : {}
      const moving = { owner: 'anybody' as const, by: { accountId: user.id }, now: posting.now, reason, ...pause }
      const moved = await moveOffer(trx, offerId, move satisfies MoveName, moving)
      if (!moved.ok) return moved
    }
    if (move === 'confirm' || move === 'resume' || move === 'reopen') await confirmByPhone(trx, held, user, posting.now)
    if (move === 'suspend') await tellPartner(trx, held, reason, posting)
    return { ok: true }
  })
}

async function confirmByPhone(trx: Trx, held: HeldOffer, user: User, now: Date): Promise<void> {
  await confirmOffer(trx, held, { method: 'phone', now })
  const audit = { actor: { accountId: user.id }, action: 'listing.confirm', subjectKind: 'offer' }
  await appendAudit(trx, { ...audit, subjectId: held.offerId, fields: ['confirmed_on'] }, now)
}

async function tellPartner(
  trx: Trx,
  { organisationId, publicId, listingId }: HeldOffer,
  reason: string,
  posting: Posting,
): Promise<void> {
  const names = await trx
    .selectFrom('listings')
    .select(['title_ja as titleJa', 'title_en as titleEn'])
    .where('id', '=', listingId)
    .executeTakeFirstOrThrow()
  await tellOf(
    trx,
    'offer.suspended',
    { organisationId },
    ({ mail, locale }) => ({
      kind: 'offer_suspended',
      locale,
      to: mail,
      values: {
        title: inLocale(locale, names, 'title'),
        ...{ publicId, reason, link: posting.baseUrl + pathIn(locale, `/partner/listings/${publicId}`) },
      },
    }),
    posting,
  )
}
