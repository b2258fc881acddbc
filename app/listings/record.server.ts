import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { geometry, jsonb, point } from '../../db/postgis.ts'
import { addDays } from '../lib/day.ts'
import type { AssetInput, ListingInput, OfferInput } from './input.ts'
import type { Deal, Fact } from './model.ts'
import { promiseDaysOf } from './promises.server.ts'

/** Where the public sees an asset: its true place, or its town's point. Computed once and stored. */
const publicPlace = (asset: AssetInput) =>
  asset.locationPrecision === 'exact' && asset.location
    ? point(asset.location)
    : sql<string>`(select location from towns where id = ${asset.townId})`

/** A new asset with its place and facts. Zones, overlays and distances are the callers' next step. */
export async function recordAsset(trx: Trx, asset: AssetInput): Promise<number> {
  const { id } = await trx
    .insertInto('assets')
    .values({
      kind: asset.kind,
      town_id: asset.townId,
      address_ja: asset.addressJa,
      address_en: asset.addressEn,
      road_name_ja: asset.roadNameJa,
      road_name_en: asset.roadNameEn,
      location_precision: asset.location ? asset.locationPrecision : 'town',
      public_location: publicPlace(asset),
      is_sample: asset.isSample,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (asset.location)
    await trx
      .insertInto('asset_places')
      .values({ asset_id: id, location: point(asset.location), lot: asset.lot ? geometry(asset.lot) : null })
      .execute()
  await recordFacts(trx, id, asset.facts)
  for (const { stationId, roadM } of asset.access)
    await trx
      .insertInto('asset_access')
      .values({ asset_id: id, station_id: stationId, straight_m: 0, road_m: roadM })
      .execute()
  return id
}

/** States facts of an asset. A fact that says the same with the same papers is left; another supersedes the older. */
export async function recordFacts(trx: Trx, assetId: number, facts: Record<string, Fact>): Promise<void> {
  const rows = Object.entries(facts).map(([field, fact]) => ({ field, ...fact }))
  if (rows.length === 0) return
  const stated = sql`jsonb_to_recordset(${jsonb(rows)}) as n(field text, value jsonb, "sourceParty" text, method text, "observedOn" date, confidence text)`
  const value = sql`nullif(n.value, 'null'::jsonb)`
  await sql`update facts f set superseded_at = now() from ${stated}
    where f.asset_id = ${assetId} and f.field = n.field and f.superseded_at is null
      and (f.value, f.source_party, f.method, f.observed_on, f.confidence)
        is distinct from (${value}, n."sourceParty", n.method, n."observedOn", n.confidence)`.execute(trx)
  await sql`insert into facts (asset_id, field, value, source_party, method, observed_on, confidence)
    select ${assetId}, n.field, ${value}, n."sourceParty", n.method, n."observedOn", n.confidence from ${stated}
    where not exists (select from facts f
      where f.asset_id = ${assetId} and f.field = n.field and f.superseded_at is null)`.execute(trx)
}

type Of = { listingId: number; assetId: number; deal: Deal }

/** An offer of a listing; its next confirmation falls due when the promise of its class runs out. */
export async function recordOffer(trx: Trx, { listingId, ...of }: Of, offer: OfferInput): Promise<number> {
  const promise = await promiseDaysOf(trx, of, offer.confirmedOn)
  const { id } = await trx
    .insertInto('offers')
    .values({
      listing_id: listingId,
      organisation_id: offer.organisationId,
      partner_ref: offer.partnerRef,
      status: offer.status,
      transaction_mode: offer.transactionMode,
      rent_yen: offer.rentYen ?? null,
      price_yen: offer.priceYen ?? null,
      tax: offer.tax ?? null,
      common_fee_yen: offer.commonFeeYen ?? null,
      deposit_yen: offer.depositYen ?? null,
      deposit_months: offer.depositMonths ?? null,
      key_money_yen: offer.keyMoneyYen ?? null,
      key_money_months: offer.keyMoneyMonths ?? null,
      guarantee_yen: offer.guaranteeYen ?? null,
      other_costs_ja: offer.otherCostsJa ?? null,
      other_costs_en: offer.otherCostsEn ?? null,
      lease_kind: offer.leaseKind ?? null,
      lease_term_months: offer.leaseTermMonths ?? null,
      available_from: offer.availableFrom ?? null,
      available_note_ja: offer.availableNoteJa ?? null,
      available_note_en: offer.availableNoteEn ?? null,
      valid_until: offer.validUntil ?? null,
      ad_consent: offer.adConsent,
      promise_days: promise,
      confirmed_on: offer.confirmedOn,
      confirmed_by_ja: offer.confirmedByJa,
      confirmed_by_en: offer.confirmedByEn,
      confirm_method: offer.confirmMethod,
      next_update_on: addDays(offer.confirmedOn, promise),
      contact_name_ja: offer.contactNameJa,
      contact_name_en: offer.contactNameEn,
      contact_hours_ja: offer.contactHoursJa,
      contact_hours_en: offer.contactHoursEn,
      contact_phone: offer.contactPhone,
      pause_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * Records a listing with its asset (new, or of another deal) and offers. The caller then places the asset in zones,
 * measures its access and refreshes the search. A constraint of the database refuses a second listing of the same deal.
 */
export async function recordListing(trx: Trx, input: ListingInput): Promise<{ listingId: number; assetId: number }> {
  const assetId = 'id' in input.asset ? input.asset.id : await recordAsset(trx, input.asset)
  const { id: listingId } = await trx
    .insertInto('listings')
    .values({
      public_id: input.publicId,
      asset_id: assetId,
      deal: input.deal,
      status: input.status,
      title_ja: input.titleJa,
      title_en: input.titleEn,
      summary_ja: input.summaryJa,
      summary_en: input.summaryEn,
      published_on: input.publishedOn,
      first_seen_on: input.firstSeenOn,
      ended_on: input.endedOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const event = async (name: string, day: string, offerId: number | null, detail: object = {}) => {
    await trx
      .insertInto('listing_events')
      .values({ listing_id: listingId, offer_id: offerId, event: name, happened_on: day, detail: jsonb(detail) })
      .execute()
  }
  await event('seen', input.firstSeenOn, null)
  if (input.publishedOn) await event('published', input.publishedOn, null)
  for (const offer of input.offers) {
    const offerId = await recordOffer(trx, { listingId, assetId, deal: input.deal }, offer)
    const terms = { rentYen: offer.rentYen ?? null, priceYen: offer.priceYen ?? null, method: offer.confirmMethod }
    await event('confirmed', offer.confirmedOn, offerId, terms)
  }
  if (input.endedOn) await event(input.status, input.endedOn, null)
  return { listingId, assetId }
}
