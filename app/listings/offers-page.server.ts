import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { offeredUnder, shownUnder } from './live-offers.server.ts'
import { IN_SHORT, OFFERS_WITH_ALL } from './offer-view.server.ts'
import {
  OFFER_TABS,
  OFFERS_PER_PAGE,
  type OfferRow,
  type OffersAsked,
  type OffersPage,
  type OfferTab,
} from './offers-page.ts'
import { UNDER_WAY } from './revision.ts'
import { stageOf } from './stages.server.ts'

/** How an offer stands: a live one of a listing that is not public stands as its listing does. */
const STANDING = sql`case when o.status = 'live' and l.status <> 'published' then l.status else o.status end`
const CHANGE = sql`(select r.state from listing_revisions r where r.offer_id = o.id
  and r.state in (${sql.join([...UNDER_WAY])}) order by r.id desc limit 1)`
const SPOT_CHECK = sql`exists (select from tasks t where t.kind = 'spot_check' and t.subject_kind = 'offer'
  and t.subject_id = o.id::text and t.closed_at is null)`

/** Others whose offers stand under the same listing, because they came with it or it was merged with theirs. */
const OTHERS = sql`(select count(distinct w.organisation_id)::int from offers w
  where w.listing_id = any (${offeredUnder(shownUnder(sql`o.listing_id`))}) and w.status = 'live'
    and w.organisation_id <> o.organisation_id)`

/** Every tab as a condition on `x`, the offers with how they stand. */
const tests = (today: string): Record<OfferTab, RawBuilder<unknown>> => {
  const day = sql`${today}::text::date`
  return {
    all: sql`true`,
    live: sql`x.status = 'live' and x."nextUpdateOn" >= ${day}`,
    due: sql`x.status = 'live' and x.stage = 'ask'`,
    waiting: sql`x.status = 'live' and x."nextUpdateOn" < ${day}`,
    draft: sql`x.status = 'draft'`,
    submitted: sql`(x.status = 'submitted' or x.change = 'submitted')`,
    changes_requested: sql`(x.status = 'changes_requested' or x.change = 'changes_requested')`,
    applied: sql`x.status = 'applied'`,
    paused: sql`x.status = 'paused'`,
    ended: sql`x.status in ('closed', 'withdrawn', 'expired')`,
  }
}

/** What runs comes first, by its day: what is overdue before what has days left. The page says so of itself. */
const RUNNING_BY_DAY = sql`(x.status = 'live') desc, x."nextUpdateOn", x."offerId"`

const inStage = ({ stage }: OffersAsked) =>
  stage === null ? sql`true` : sql`(x.status = 'live' and x.stage = ${stage})`

/** The partner's own number: of what is being written, as it is written. A draft without one is called by the portal's. */
const REFERENCE = sql`nullif(coalesce(w.content ->> 'partnerRef', o.partner_ref), l.public_id)`
const SEARCHED = sql`concat_ws(' ', ${REFERENCE}, l.public_id, t.name_ja, t.name_en,
  coalesce(w.content ->> 'titleJa', l.title_ja), coalesce(w.content ->> 'titleEn', l.title_en),
  coalesce(w.content #>> '{place,addressJa}', a.address_ja), coalesce(w.content #>> '{place,addressEn}', a.address_en))`

/** One form for every way of writing: width, case, dashes, and 三丁目1-1 beside 3-1-1. */
const folded = (text: RawBuilder<unknown>) =>
  sql`replace(translate(lower(normalize(${text}, NFKC)), '一二三四五六七八九‐‑‒–—―−ー', '123456789--------'), '丁目', '-')`

/** Every word must be there, wherever it is. */
const hasWords = (q: string) => {
  const words = q.split(/\s+/).filter(Boolean)
  if (words.length === 0) return sql`true`
  return sql`(${sql.join(
    words.map(word => sql`strpos(${folded(SEARCHED)}, ${folded(sql`${word}::text`)}) > 0`),
    sql` and `,
  )})`
}

/** Offers, `x`, with how they stand. What was withdrawn before anybody saw it is in no list. */
function offersOf({ organisationId, offerId, q }: OffersAsked, today: string): RawBuilder<unknown> {
  const of = organisationId === null ? sql`true` : sql`o.organisation_id = ${organisationId}`
  const one = offerId === null ? sql`not (o.status = 'withdrawn' and l.published_on is null)` : sql`o.id = ${offerId}`
  return sql`(
    select ${IN_SHORT}, ${REFERENCE} as reference, o.organisation_id as "organisationId", ${STANDING} as status, o.pause_reason as "pauseReason",
      o.promise_days as "promiseDays", ${CHANGE} as change, ${SPOT_CHECK} as "isSpotChecked", a.is_sample as "isSample", ${OTHERS} as others,
      ${stageOf(today)} as stage
    from ${OFFERS_WITH_ALL} where ${of} and ${one} and ${hasWords(q)}) x`
}

/** How many offers stand under each tab. */
export async function countOffers(db: Db, asked: OffersAsked, today: string): Promise<Record<OfferTab, number>> {
  const test = tests(today)
  const { rows } = await sql<Record<OfferTab, number>>`
    select ${sql.join(OFFER_TABS.map(tab => sql`(count(*) filter (where ${test[tab]}))::int as ${sql.ref(tab)}`))}
    from ${offersOf(asked, today)} where ${inStage(asked)}`.execute(db)
  return rows[0]!
}

/** One page of offers with the number under each tab; of an organisation, or of all for the city. */
export async function listOffers(db: Db, asked: OffersAsked, today: string): Promise<OffersPage> {
  const counts = await countOffers(db, asked, today)
  const pages = Math.max(1, Math.ceil(counts[asked.tab] / OFFERS_PER_PAGE))
  const page = Math.min(asked.page, pages)
  const { rows } = await sql<OfferRow>`
    select x.* from ${offersOf(asked, today)} where ${tests(today)[asked.tab]} and ${inStage(asked)} order by ${RUNNING_BY_DAY}
    limit ${OFFERS_PER_PAGE}::int offset ${(page - 1) * OFFERS_PER_PAGE}::int`.execute(db)
  return { rows, counts, asked: { ...asked, page }, pages }
}

export type Call = OfferRow & {
  contactNameJa: string
  contactNameEn: string
  contactHoursJa: string
  contactHoursEn: string
  contactPhone: string
  organisationPhone: string | null
}

/** Whom to call about an offer; null where there is none. */
export async function findCall(db: Db, offerId: number, today: string): Promise<Call | null> {
  const asked: OffersAsked = { organisationId: null, tab: 'all', stage: null, offerId, q: '', page: 1 }
  const [row] = (await listOffers(db, asked, today)).rows
  if (!row) return null
  const contact = await db
    .selectFrom('offers as o')
    .innerJoin('organisations as g', 'g.id', 'o.organisation_id')
    .select(['o.contact_name_ja as contactNameJa', 'o.contact_name_en as contactNameEn'])
    .select(['o.contact_hours_ja as contactHoursJa', 'o.contact_hours_en as contactHoursEn'])
    .select(['o.contact_phone as contactPhone', 'g.phone as organisationPhone'])
    .where('o.id', '=', offerId)
    .executeTakeFirstOrThrow()
  return { ...row, ...contact }
}

/** Organisations with offers, for the city's filter. */
export const listOfferers = (db: Db) =>
  db
    .selectFrom('organisations')
    .select(['id', 'name_ja as nameJa', 'name_en as nameEn'])
    .where(eb => eb.exists(eb.selectFrom('offers').select('id').whereRef('organisation_id', '=', 'organisations.id')))
    .orderBy('name_ja')
    .execute()
