import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { inLocale, pathIn } from '../../lib/i18n/locale.ts'
import { moveOffer } from '../../listings/moves.server.ts'
import { offerInShort } from '../../listings/offer-view.server.ts'
import { type Posting, tellOf } from '../../tasks/hear.server.ts'
import { closeTasks, openTask } from '../../tasks/tasks.server.ts'
import { type Absence, stageOn } from './absence.ts'
import { isFedBy } from './breaker.server.ts'

type Run = { id: number; organisationId: number; source: string; isWhole: boolean }
type Ending = 'back' | 'confirmed' | 'ended'

/** After a list was applied: what it names again is back; what a whole one does not name any more is noted. */
export async function noteAbsences(trx: Trx, { id, organisationId, source, isWhole }: Run, now: Date): Promise<void> {
  const named = sql<boolean>`exists (select from import_rows r where r.import_id = ${id} and r.reference = o.partner_ref)`
  const { rows: back } = await sql<{ id: number }>`
    select a.offer_id as id from offer_absences a join offers o on o.id = a.offer_id
    where a.ended_at is null and o.organisation_id = ${organisationId} and ${named}`.execute(trx)
  for (const one of back) await endAbsence(trx, one.id, 'back', now)
  if (!isWhole) return
  await sql`
    insert into offer_absences as a (offer_id, source, missed, first_missed_at, last_missed_at, stage)
    select o.id, ${source}, 1, ${now}, ${now}, 'grace' from offers o
    where ${isFedBy(organisationId, source)} and not ${named}
    on conflict (offer_id) where ended_at is null
      do update set missed = a.missed + 1, last_missed_at = excluded.last_missed_at`.execute(trx)
}

const about = (offerId: number) => ({ kind: 'missing_from_list', subject: { kind: 'offer', id: offerId } }) as const

/** Ends what was noted of an offer's absence, with the task that asks about it. */
export async function endAbsence(trx: Trx, offerId: number, why: Ending, now: Date): Promise<void> {
  await trx
    .updateTable('offer_absences')
    .set({ ended_at: now, ended_why: why })
    .where('offer_id', '=', offerId)
    .where('ended_at', 'is', null)
    .execute()
  await closeTasks(trx, { ...about(offerId), outcome: why === 'ended' ? 'void' : 'done', by: 'portal', now })
}

type Open = Absence & {
  offerId: number
  organisationId: number
  status: string
  confirmedOn: string
  confirmMethod: string
}

async function openAbsences(db: Kysely<Database>): Promise<number[]> {
  const rows = await db.selectFrom('offer_absences').select('offer_id').where('ended_at', 'is', null).execute()
  return rows.map(row => row.offer_id)
}

async function hold(trx: Trx, offerId: number): Promise<Open | null> {
  const { rows } = await sql<Open>`
    select o.id as "offerId", o.organisation_id as "organisationId", o.status, o.confirmed_on::text as "confirmedOn",
      o.confirm_method as "confirmMethod", a.stage, a.missed,
      to_char(a.first_missed_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as "firstMissedOn",
      to_char(a.asked_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as "askedOn"
    from offer_absences a join offers o on o.id = a.offer_id
    where a.offer_id = ${offerId} and a.ended_at is null for update of o, a`.execute(trx)
  return rows[0] ?? null
}

export type Followed = { asked: number; off: number; ended: number }

/**
 * Follows what lists do not name any more, by how things stand on the day: after a time of grace its partner is asked,
 * after another it leaves the search. Whoever confirms it, or ends it, has answered. Safe to do again.
 */
export async function followAbsences(db: Kysely<Database>, posting: Posting, signal: AbortSignal): Promise<Followed> {
  const followed: Followed = { asked: 0, off: 0, ended: 0 }
  for (const offerId of await openAbsences(db)) {
    if (signal.aborted) return followed
    await db.transaction().execute(async trx => {
      const open = await hold(trx, offerId)
      if (open) await followOne(trx, open, posting, followed)
    })
  }
  return followed
}

const isAnswered = ({ confirmedOn, confirmMethod, firstMissedOn }: Open): boolean =>
  confirmMethod !== 'feed' && confirmedOn >= firstMissedOn

async function followOne(trx: Trx, open: Open, posting: Posting, followed: Followed): Promise<void> {
  const { offerId, status, stage } = open
  const { now } = posting
  const isOver = !['live', 'paused', 'applied'].includes(status)
  if (isOver || isAnswered(open)) {
    await endAbsence(trx, offerId, isOver ? 'ended' : 'confirmed', now)
    followed.ended++
    return
  }
  const next = stageOn(open, dayInTokyo(now))
  if (next === stage) return
  if (next === 'asked') {
    await ask(trx, open, posting)
    followed.asked++
  } else {
    await leaveSearch(trx, open, now)
    followed.off++
  }
  await trx
    .updateTable('offer_absences')
    .set(next === 'asked' ? { stage: next, asked_at: now } : { stage: next, off_at: now })
    .where('offer_id', '=', offerId)
    .where('ended_at', 'is', null)
    .execute()
}

async function ask(trx: Trx, { offerId, organisationId }: Open, posting: Posting): Promise<void> {
  await openTask(trx, { ...about(offerId), organisationId }, posting.now)
  const offer = await offerInShort(trx, offerId)
  await tellOf(
    trx,
    'offer.missing_from_list',
    { organisationId },
    ({ mail, locale }) => ({
      ...{ kind: 'missing_from_list', locale, to: mail },
      values: {
        ...{ title: inLocale(locale, offer, 'title'), publicId: offer.publicId },
        link: posting.baseUrl + pathIn(locale, `/partner/listings?offer=${offerId}`),
      },
    }),
    posting,
  )
}

/** Out of the search, not out of the portal: its partner resumes it with one press, photos and history and all. */
async function leaveSearch(trx: Trx, { offerId, status }: Open, now: Date): Promise<void> {
  if (status !== 'live') return
  await moveOffer(trx, offerId, 'pause', { owner: 'anybody', by: 'portal', now, reason: 'missing_from_list' })
}

/** It is paused because its list does not name it any more, and for nothing else. */
export const hasLeftSearch = async (trx: Trx, offerId: number): Promise<boolean> =>
  (await trx
    .selectFrom('offer_absences')
    .select('id')
    .where('offer_id', '=', offerId)
    .where('stage', '=', 'off')
    .where('ended_at', 'is', null)
    .executeTakeFirst()) !== undefined

/** What a list that is taken back did not name is missing from one list less. */
export async function forgetMissed(trx: Trx, importId: number, now: Date): Promise<void> {
  const { rows } = await sql<{ id: number; missed: number }>`
    update offer_absences a set missed = a.missed - 1 from imports i, offers o
    where i.id = ${importId} and i.is_whole and o.id = a.offer_id and o.organisation_id = i.organisation_id
      and a.ended_at is null and a.last_missed_at = i.applied_at
    returning a.offer_id as id, a.missed`.execute(trx)
  for (const { id, missed } of rows) if (missed <= 0) await endAbsence(trx, id, 'back', now)
}
