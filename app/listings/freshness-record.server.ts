import { type Kysely, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { addDays } from '../lib/day.ts'
import {
  daysToHidden,
  FEWEST_OFFERS,
  type FreshnessRecord,
  isGraceOver,
  type MonthRecord,
  median,
  type OfferEvent,
  type PartnerRecord,
  type Standing,
  yearOfMonths,
} from './freshness-record.ts'
import { isOfferedOn, OFFERS } from './live-offers.server.ts'
import { promisesOn } from './promises.server.ts'

/** Live offers of published listings: those that the promise is given of on a day, whether they are within it or not. */
const promised = (today: string) => sql`${OFFERS} join listings l on l.id = o.listing_id
  where o.status = 'live' and l.status = 'published' and ${isOfferedOn(today)}`
const figures = (today: string) => sql`count(*)::int as offers,
  (count(*) filter (where o.next_update_on >= ${today}::text::date))::int as kept,
  percentile_cont(0.5) within group (order by ${today}::text::date - o.confirmed_on) as "medianAgeDays"`

async function standingOn(db: Db, today: string): Promise<Standing> {
  const { rows } = await sql<Standing>`select ${figures(today)} from ${promised(today)}`.execute(db)
  return rows[0]!
}

type PartnerRow = PartnerRecord & { id: number; beganOn: string }

/** By partner: only those who have had a quarter to settle in, and offer enough for a share to say something. */
async function partnersOn(db: Db, today: string): Promise<PartnerRecord[]> {
  const { rows } = await sql<PartnerRow>`
    select g.id, g.name_ja as "nameJa", g.name_en as "nameEn", g.is_sample as "isSample", ${figures(today)},
      least((select min(starts_on) from agreements where organisation_id = g.id),
        (select min(l.first_seen_on) from offers f join listings l on l.id = f.listing_id
          where f.organisation_id = g.id)) as "beganOn"
    from ${promised(today)} group by g.id having count(*) >= ${FEWEST_OFFERS}::int order by g.name_ja`.execute(db)
  return rows.filter(({ beganOn }) => isGraceOver(beganOn, today)).map(({ id: _, beganOn: __, ...partner }) => partner)
}

async function monthsUntil(db: Db, today: string): Promise<MonthRecord[]> {
  const { rows } = await sql<MonthRecord>`
    select distinct on (to_char(day, 'YYYY-MM')) to_char(day, 'YYYY-MM') as month, day as on, offers, kept,
      median_age_days as "medianAgeDays", is_sample as "isSample"
    from freshness_days
    where organisation_id is null and day between ${yearOfMonths(today)}::text::date and ${today}::text::date
    order by to_char(day, 'YYYY-MM'), day desc`.execute(db)
  return rows
}

type EventRow = OfferEvent & { offerId: number }

async function closedUntil(db: Db, today: string): Promise<FreshnessRecord['closed']> {
  const { rows } = await sql<EventRow>`
    select e.offer_id as "offerId", e.event, e.happened_on as on, e.detail ->> 'dealtOn' as "dealtOn",
      e.happened_on + (e.detail ->> 'promiseDays')::int as until
    from listing_events e where e.offer_id in (
      select c.offer_id from listing_events c where c.event = 'close'
        and c.happened_on between ${addDays(today, -365)}::text::date and ${today}::text::date)
    order by e.offer_id, e.happened_on, e.id`.execute(db)
  const byOffer = new Map<number, OfferEvent[]>()
  for (const { offerId, ...event } of rows) byOffer.set(offerId, [...(byOffer.get(offerId) ?? []), event])
  const days = [...byOffer.values()].map(daysToHidden).filter(found => found !== null)
  return { offers: days.length, medianDays: median(days) }
}

/** The public record of the promise on a day. No person's data, and no partner's before it is due. */
export async function freshnessRecord(db: Db, today: string): Promise<FreshnessRecord> {
  const { rows } = await sql<{ sample: boolean }>`
    select exists (select from organisations g join offers o on o.organisation_id = g.id where g.is_sample) as sample`.execute(
    db,
  )
  return {
    today: await standingOn(db, today),
    months: await monthsUntil(db, today),
    partners: await partnersOn(db, today),
    closed: await closedUntil(db, today),
    promises: await promisesOn(db, today),
    hasSample: rows[0]!.sample,
  }
}

/** Writes down how the promise stands on a day: once, the first look at it counts. */
export async function recordFreshnessDay(db: Kysely<Database>, today: string): Promise<void> {
  await sql`
    insert into freshness_days (day, organisation_id, offers, kept, median_age_days)
    select ${today}::text::date, ids.organisation_id, f.offers, f.kept, f."medianAgeDays" from (
      select null::int as organisation_id
      union all select distinct o.organisation_id from ${promised(today)}) ids
    cross join lateral (select ${figures(today)} from ${promised(today)}
      and (ids.organisation_id is null or o.organisation_id = ids.organisation_id)) f
    on conflict do nothing`.execute(db)
}
