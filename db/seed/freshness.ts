import { sql } from 'kysely'
import { addDays, startOfDay } from '../../app/lib/day.ts'
import { refreshSearch } from '../../app/listings/projection.server.ts'
import { openTask } from '../../app/tasks/tasks.server.ts'
import type { Trx } from '../client.server.ts'
import { jsonb } from '../postgis.ts'

// How the sample's promise stands and how it stood: so that every stage, list and figure has something to show. Which
// listings are public stays as the files of the sample say.

const PARTNER = 'mihon-sangyo'
/** Days since the last confirmation of offers that are asked about now. */
const ASKED: Record<string, number> = {
  ...{ 'HN-2026-00129': 11, 'HN-2026-00051': 13, 'HN-2026-00131': 24, 'HN-2026-00077': 29 },
}
/** Listings that nobody has confirmed in time; the partner has offered them beside another, and has not either. */
const FORGOTTEN: Record<string, number> = { 'HN-2026-00024': 39, 'HN-2026-00033': 21, 'HN-2026-00069': 17 }
const SPOT_CHECKED = ['HN-2026-00117', 'HN-2026-00043', 'HN-2026-00123', 'HN-2026-00129', 'HN-2026-00131']

/** Writes how fresh the sample is on `today`, and how fresh it was over the past year. */
export async function recordSampleFreshness(trx: Trx, today: string): Promise<void> {
  await askAgain(trx, today)
  await offerForgotten(trx, today)
  for (const { offerId, organisationId } of await partnersOffers(trx, SPOT_CHECKED)) {
    const subject = { kind: 'offer', id: offerId } as const
    await openTask(trx, { kind: 'spot_check', subject, organisationId }, startOfDay(addDays(today, -1)))
  }
  await recordContracts(trx)
  await recordPastMonths(trx, today)
}

type Offer = { offerId: number; listingId: number; organisationId: number; publicId: string }

async function partnersOffers(trx: Trx, publicIds: readonly string[]): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select o.id as "offerId", l.id as "listingId", o.organisation_id as "organisationId", l.public_id as "publicId"
    from offers o join listings l on l.id = o.listing_id join organisations g on g.id = o.organisation_id
    where g.slug = ${PARTNER} and l.public_id in (select jsonb_array_elements_text(${jsonb(publicIds)}))
    order by l.public_id`.execute(trx)
  return rows
}

async function askAgain(trx: Trx, today: string): Promise<void> {
  const offers = await partnersOffers(trx, Object.keys(ASKED))
  for (const { offerId, publicId } of offers) {
    const day = addDays(today, -ASKED[publicId]!)
    await sql`update offers set confirmed_on = ${day}::text::date,
      next_update_on = ${day}::text::date + promise_days where id = ${offerId}`.execute(trx)
    await sql`update listing_events set happened_on = ${day}::text::date
      where offer_id = ${offerId} and event = 'confirmed'`.execute(trx)
  }
  await refreshSearch(
    trx,
    offers.map(({ listingId }) => listingId),
  )
}

/** The same property on the partner's own terms: a copy of the other's offer under the partner's name and person. */
async function offerForgotten(trx: Trx, today: string): Promise<void> {
  for (const [publicId, ago] of Object.entries(FORGOTTEN)) {
    const day = addDays(today, -ago)
    await sql`
      with made as (
        insert into offers (listing_id, organisation_id, partner_ref, status, transaction_mode, rent_yen, price_yen, tax,
          common_fee_yen, deposit_months, key_money_months, lease_kind, lease_term_months, available_from, ad_consent,
          promise_days, confirmed_on, confirmed_by_ja, confirmed_by_en, confirm_method, next_update_on,
          contact_name_ja, contact_name_en, contact_hours_ja, contact_hours_en, contact_phone)
        select o.listing_id, g.id, 'MS-' || l.public_id, o.status, o.transaction_mode, o.rent_yen, o.price_yen, o.tax,
          o.common_fee_yen, o.deposit_months, o.key_money_months, o.lease_kind, o.lease_term_months, o.available_from,
          o.ad_consent, o.promise_days, ${day}::text::date, g.name_ja, g.name_en, 'phone',
          ${day}::text::date + o.promise_days, g.contact_name_ja, g.contact_name_en, g.contact_hours_ja,
          g.contact_hours_en, g.phone
        from offers o join listings l on l.id = o.listing_id, organisations g
        where l.public_id = ${publicId} and g.slug = ${PARTNER} order by o.id limit 1
        returning id, listing_id, rent_yen, price_yen)
      insert into listing_events (listing_id, offer_id, event, happened_on, detail)
      select listing_id, id, 'confirmed', ${day}::text::date,
        jsonb_build_object('rentYen', rent_yen, 'priceYen', price_yen, 'method', 'phone') from made`.execute(trx)
    await sql`update listings set updated_at = now() where public_id = ${publicId}`.execute(trx)
  }
}

/** When the closed ones were let or sold: a day or so before that was told. */
const recordContracts = (trx: Trx) =>
  sql`
    insert into listing_events (listing_id, offer_id, event, happened_on, detail)
    select l.id, o.id, 'close', l.ended_on,
      jsonb_build_object('from', 'live', 'to', 'closed', 'dealtOn', l.ended_on - (o.id % 2)::int)
    from listings l join offers o on o.listing_id = l.id join assets a on a.id = l.asset_id
    where l.status = 'closed' and a.is_sample`.execute(trx)

/** Hundredths within the promise at the end of the past months, oldest first; a portal that learns to keep its word. */
const PAST = [78, 81, 80, 85, 88, 87, 91, 90, 93, 94, 95]

async function recordPastMonths(trx: Trx, today: string): Promise<void> {
  const firstOfThis = `${today.slice(0, 7)}-01`
  let day = addDays(firstOfThis, -1)
  for (const [i, pct] of [...PAST].reverse().entries()) {
    const offers = 70 - i * 2
    await trx
      .insertInto('freshness_days')
      .values({
        ...{ day, organisation_id: null, offers, kept: Math.floor((offers * pct) / 100) },
        ...{ median_age_days: 5 + i / 2, is_sample: true },
      })
      .execute()
    day = addDays(`${day.slice(0, 7)}-01`, -1)
  }
}
