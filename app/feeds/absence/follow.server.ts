import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import { addDays, dayInTokyo } from '../../lib/day.ts'
import { inLocale, pathIn } from '../../lib/i18n/locale.ts'
import { refreshSearch } from '../../listings/projection.server.ts'
import { type Posting, tellOf } from '../../tasks/hear.server.ts'
import { openTask } from '../../tasks/tasks.server.ts'
import { type AbsenceStage, offOn, stageNow } from './absence.ts'
import { endAbsence } from './end.server.ts'

type Open = {
  id: number
  offerId: number
  listingId: number
  organisationId: number
  stage: AbsenceStage
  firstMissingAt: Date
  runs: number
  askedAt: Date | null
  status: string
  isConfirmed: boolean
  titleJa: string
  titleEn: string | null
}
export type Followed = { asked: number; off: number; ended: number }

/** Somebody's own word since it was missing first; a feed's does not count, for it is the feed that misses it. */
const isConfirmed = sql`exists (select from listing_events e where e.offer_id = o.id and e.event = 'confirmed'
  and e.recorded_at > a.first_missing_at and e.detail ->> 'method' <> 'feed')`

async function openAbsences(trx: Trx | Kysely<Database>, id?: number): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select a.id, a.offer_id as "offerId", o.listing_id as "listingId", o.organisation_id as "organisationId", a.stage,
      a.first_missing_at as "firstMissingAt", a.runs, a.asked_at as "askedAt", o.status,
      ${isConfirmed} as "isConfirmed", l.title_ja as "titleJa", l.title_en as "titleEn"
    from offer_absences a join offers o on o.id = a.offer_id join listings l on l.id = o.listing_id
    where a.ended_at is null ${id === undefined ? sql`` : sql`and a.id = ${id}`}
    order by o.organisation_id, a.id ${id === undefined ? sql`` : sql`for update of o, a`}`.execute(trx)
  return rows
}

/**
 * Follows what feeds do not name any more, a step at a time: after its grace its partner is asked, with a task for each
 * and one letter for all; without an answer it leaves the search. Safe to do again.
 */
export async function followAbsences(db: Kysely<Database>, posting: Posting, signal: AbortSignal): Promise<Followed> {
  const followed: Followed = { asked: 0, off: 0, ended: 0 }
  const byOrganisation = new Map<number, Open[]>()
  for (const one of await openAbsences(db))
    byOrganisation.set(one.organisationId, [...(byOrganisation.get(one.organisationId) ?? []), one])
  for (const [organisationId, absences] of byOrganisation) {
    if (signal.aborted) return followed
    await db.transaction().execute(async trx => {
      const asked: Open[] = []
      for (const { id } of absences) await step(trx, id, posting.now, asked, followed)
      if (asked.length > 0) await tell(trx, organisationId, asked, posting)
    })
  }
  return followed
}

async function step(trx: Trx, id: number, now: Date, asked: Open[], followed: Followed): Promise<void> {
  const [one] = await openAbsences(trx, id)
  if (!one) return
  if (one.status !== 'live' || one.isConfirmed) {
    await endAbsence(trx, id, one.isConfirmed ? 'confirmed' : 'offer_ended', now)
    followed.ended++
    return
  }
  const stage = stageNow(one, now)
  if (stage === one.stage) return
  if (stage === 'asked') {
    await trx.updateTable('offer_absences').set({ stage, asked_at: now }).where('id', '=', id).execute()
    const subject = { kind: 'offer', id: one.offerId } as const
    await openTask(trx, { kind: 'missing_from_feed', subject, organisationId: one.organisationId }, now)
    asked.push(one)
    followed.asked++
  } else {
    await takeOff(trx, one, now)
    followed.off++
  }
}

/** It leaves the search as if it had not been confirmed in time: its status, links, photos and history stay. */
async function takeOff(trx: Trx, { id, offerId, listingId }: Open, now: Date): Promise<void> {
  const yesterday = addDays(dayInTokyo(now), -1)
  await sql`update offer_absences set stage = 'off', off_at = ${now}::timestamptz,
    due_before = (select next_update_on from offers where id = ${offerId}) where id = ${id}`.execute(trx)
  await sql`update offers set next_update_on = greatest(confirmed_on, least(next_update_on, ${yesterday}::text::date))
    where id = ${offerId}`.execute(trx)
  const about = { subjectKind: 'offer', subjectId: offerId, fields: ['next_update_on'] }
  await appendAudit(trx, { actor: 'portal', action: 'listing.miss', ...about }, now)
  await refreshSearch(trx, [listingId])
}

const MOST_TITLES = 20

const tell = (trx: Trx, organisationId: number, asked: readonly Open[], posting: Posting): Promise<number> =>
  tellOf(
    trx,
    'offer.missing',
    { organisationId },
    ({ mail, locale }) => ({
      kind: 'missing_from_feed',
      locale,
      to: mail,
      values: {
        titles: asked.slice(0, MOST_TITLES).map(one => inLocale(locale, one, 'title') ?? ''),
        count: asked.length,
        offOn: offOn(posting.now),
        link: posting.baseUrl + pathIn(locale, '/partner/feeds'),
      },
    }),
    posting,
  )
