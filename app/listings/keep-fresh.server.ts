import { type Kysely, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { dayInTokyo, startOfDay } from '../lib/day.ts'
import { inLocale, pathIn } from '../lib/i18n/locale.ts'
import { writeLetter } from '../mail/outbox.server.ts'
import { hearersOf, type Posting } from '../tasks/hear.server.ts'
import { closeTasks, openTask } from '../tasks/tasks.server.ts'
import { settleFreshness } from './confirm.server.ts'
import { issueConfirmToken } from './confirm-link.server.ts'
import { type Stage, stageDay, stageOn } from './freshness.ts'
import { recordFreshnessDay } from './freshness-record.server.ts'
import { isOfferedOn, OFFERS } from './live-offers.server.ts'
import type { OfferStatus } from './model.ts'
import { moveOffer } from './moves.server.ts'
import { offerInShort } from './offer-view.server.ts'
import { periodOf } from './period.server.ts'
import { forgetReporters } from './report.server.ts'
import { stageOf } from './stages.server.ts'

export type KeptFresh = { letters: number; tasks: number; archived: number }

/** Where a paused or applied offer stands: nobody has touched it since then. */
const UNTOUCHED_SINCE = sql`greatest(o.confirmed_on,
  (select max(e.happened_on) from listing_events e where e.offer_id = o.id))`

/** Offers of which somebody has to be asked, or that end by themselves: live ones by their promise. */
async function dueOffers(db: Db, today: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select o.id from offers o join listings l on l.id = o.listing_id
    where (o.status = 'live' and l.status = 'published' and ${stageOf(today)} <> 'fresh')
      or (o.status in ('paused', 'applied') and ${today}::text::date - ${UNTOUCHED_SINCE} >= 2 * o.promise_days)
    order by o.id`.execute(db)
  return rows.map(({ id }) => id)
}

type Due = {
  offerId: number
  organisationId: number
  listingId: number
  status: OfferStatus
  confirmedOn: string
  promiseDays: number
  nextUpdateOn: string
  period: number
  isUntouched: boolean
  /** Its organisation may offer it: nobody is asked about what an agreement that has ended hides. */
  isOffered: boolean
}

/** Holds an offer as it stands now: what was due a moment ago may have been answered. */
async function holdDue(trx: Trx, offerId: number, today: string): Promise<Due | null> {
  await sql`select id from offers where id = ${offerId} for update`.execute(trx)
  const { rows } = await sql<Due>`
    select o.id as "offerId", o.organisation_id as "organisationId", o.listing_id as "listingId", o.status,
      o.confirmed_on as "confirmedOn", o.promise_days as "promiseDays", o.next_update_on as "nextUpdateOn",
      ${periodOf(sql.ref('o.id'))} as period,
      ${today}::text::date - ${UNTOUCHED_SINCE} >= 2 * o.promise_days as "isUntouched",
      ${isOfferedOn(today)} as "isOffered"
    from ${OFFERS} where o.id = ${offerId} and o.status in ('live', 'paused', 'applied')`.execute(trx)
  return rows[0] ?? null
}

/**
 * Keeps the promise: asks for a confirmation once in each period, opens a task for the city where none came, and archives
 * what stayed silent for twice its promise. By how things stand on the day, so that it is safe to do again and catches
 * up after days on which nobody did it; that an offer leaves the public is not its business and needs nobody.
 */
export async function keepFresh(db: Kysely<Database>, posting: Posting, signal: AbortSignal): Promise<KeptFresh> {
  const today = dayInTokyo(posting.now)
  const kept: KeptFresh = { letters: 0, tasks: 0, archived: 0 }
  for (const offerId of await dueOffers(db, today)) {
    if (signal.aborted) return kept
    await db.transaction().execute(async trx => {
      const due = await holdDue(trx, offerId, today)
      if (due) await keepOne(trx, due, posting, kept)
    })
  }
  await closeAnswered(db, posting.now)
  await recordFreshnessDay(db, today)
  await forgetReporters(db, posting.now)
  return kept
}

async function keepOne(trx: Trx, due: Due, posting: Posting, kept: KeptFresh): Promise<void> {
  const { now } = posting
  const stage: Stage = stageOn(due, dayInTokyo(now))
  if (due.status === 'live' ? stage === 'archive' : due.isUntouched) {
    await moveOffer(trx, due.offerId, 'expire', { owner: 'anybody', by: 'portal', now })
    await settleFreshness(trx, due.offerId, { outcome: 'void', by: 'portal', now })
    kept.archived += 1
    return
  }
  if (due.status !== 'live' || stage === 'fresh' || !due.isOffered) return
  kept.letters += await askOrRemind(trx, due, posting)
  if (stage === 'task') kept.tasks += await askByPhone(trx, due, now)
}

/**
 * Asks everybody who may answer, once in a period; and once more those who speak for the organisation, where it has left
 * the public since without an answer. Returns how many letters were written.
 */
async function askOrRemind(trx: Trx, due: Due, posting: Posting): Promise<number> {
  const asked = await trx
    .selectFrom('confirm_tokens')
    .select('recorded_at as at')
    .where('offer_id', '=', due.offerId)
    .where('purpose', '=', 'confirm')
    .where('period', '=', due.period)
    .orderBy('id')
    .executeTakeFirst()
  if (!asked) return ask(trx, due, 'confirm', posting)
  const isHidden = due.nextUpdateOn < dayInTokyo(posting.now)
  const knewOfIt = dayInTokyo(asked.at) > due.nextUpdateOn
  return isHidden && !knewOfIt ? ask(trx, due, 'overdue', posting) : 0
}

const OCCASIONS = { confirm: 'offer.confirmation_due', overdue: 'offer.overdue' } as const

async function ask(trx: Trx, due: Due, purpose: keyof typeof OCCASIONS, posting: Posting): Promise<number> {
  const { offerId, organisationId, period, nextUpdateOn } = due
  const today = dayInTokyo(posting.now)
  const hearers = await hearersOf(trx, OCCASIONS[purpose], { organisationId })
  let written = 0
  const offer = await offerInShort(trx, offerId)
  // Good until the offer is archived: whoever answers late brings it back.
  const expiresAt = startOfDay(stageDay('archive', due))
  for (const { accountId, mail, locale } of hearers) {
    const token = await issueConfirmToken(trx, {
      offerId,
      purpose,
      accountId,
      period,
      expiresAt,
      now: posting.now,
    })
    if (!token) continue
    const values = {
      ...{ title: inLocale(locale, offer, 'title'), publicId: offer.publicId, confirmedOn: due.confirmedOn },
      ...{ dueOn: nextUpdateOn, isHidden: nextUpdateOn < today },
      link: posting.baseUrl + pathIn(locale, `/confirm/${token}`),
    }
    await writeLetter(trx, { kind: 'confirm_offer', locale, to: mail, values }, posting)
    written += 1
  }
  return written
}

async function askByPhone(trx: Trx, { offerId, organisationId }: Due, now: Date): Promise<number> {
  const subject = { kind: 'offer', id: offerId } as const
  return (await openTask(trx, { kind: 'confirm_overdue', subject, organisationId }, now)) ? 1 : 0
}

/** Calls that are not needed any more: a feed has brought the confirmation, or the agreement has ended. */
async function closeAnswered(db: Kysely<Database>, now: Date): Promise<void> {
  const today = dayInTokyo(now)
  const { rows } = await sql<{ offerId: string }>`
    select t.subject_id as "offerId" from tasks t join (${OFFERS}) on o.id::text = t.subject_id
    where t.kind = 'confirm_overdue' and t.subject_kind = 'offer' and t.closed_at is null
      and not (o.status = 'live' and ${isOfferedOn(today)} and ${stageOf(today)} in ('task', 'archive'))`.execute(db)
  for (const { offerId } of rows)
    await db.transaction().execute(trx =>
      closeTasks(trx, {
        ...{ kind: 'confirm_overdue', outcome: 'done', by: 'portal', now },
        subject: { kind: 'offer', id: offerId },
      }),
    )
}
