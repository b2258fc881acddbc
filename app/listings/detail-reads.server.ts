import { type NotNull, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { LngLat } from '../map/model.ts'
import type { Line } from '../places/model.ts'
import { hasMembers } from '../tasks/hear.server.ts'
import type { DetailOffer, DetailPhoto, LiveListing } from './detail.ts'
import { readFact, type ShownFact, type ShownFacts } from './fact-values.ts'
import { fieldOf, fieldsFor, toTwoDigits } from './fields.ts'
import { isShownOffer, LEAD_FIRST, OFFERS, offeredUnder } from './live-offers.server.ts'
import type { Fact, Kind, LocationPrecision } from './model.ts'
import { isShown } from './photos.server.ts'
import type { NearStation } from './surroundings.ts'

type PlaceTexts = Pick<
  LiveListing,
  'textJa' | 'textEn' | 'addressJa' | 'addressEn' | 'roadNameJa' | 'roadNameEn' | 'isPlaced'
>

/** What a listing says of itself, with address and road name only where the place is public. */
export async function placeTexts(db: Db, listingId: number, isExact: boolean): Promise<PlaceTexts> {
  const { rows } = await sql<PlaceTexts>`
    select l.summary_ja as "textJa", l.summary_en as "textEn",
      case when ${isExact} then a.address_ja end as "addressJa",
      case when ${isExact} then a.address_en end as "addressEn",
      case when ${isExact} then a.road_name_ja end as "roadNameJa",
      case when ${isExact} then a.road_name_en end as "roadNameEn",
      exists (select from asset_places p where p.asset_id = a.id) as "isPlaced"
    from listings l join assets a on a.id = l.asset_id where l.id = ${listingId}`.execute(db)
  return rows[0]!
}

/** The owner's word that it may be advertised is for the checklist; it is not shown. */
export type OfferOnRecord = DetailOffer & { adConsent: boolean | null }

/** Offers that are shown on the day, the one that gives the terms first. */
export async function listLiveOffers(db: Db, listingId: number, today: string): Promise<OfferOnRecord[]> {
  const { rows } = await sql<OfferOnRecord>`
    select o.id, ${hasMembers('o.organisation_id')} as "takesEnquiries", o.rent_yen as "rentYen", o.price_yen as "priceYen", o.tax, o.common_fee_yen as "commonFeeYen",
      o.deposit_yen as "depositYen", o.deposit_months as "depositMonths", o.key_money_yen as "keyMoneyYen",
      o.key_money_months as "keyMoneyMonths", o.guarantee_yen as "guaranteeYen", o.other_costs_ja as "otherCostsJa",
      o.other_costs_en as "otherCostsEn", o.lease_kind as "leaseKind", o.lease_term_months as "leaseTermMonths",
      o.available_from as "availableFrom", o.available_note_ja as "availableNoteJa",
      o.available_note_en as "availableNoteEn", o.valid_until as "validUntil", o.transaction_mode as "transactionMode",
      o.confirmed_on as "confirmedOn", o.confirmed_by_ja as "confirmedByJa", o.confirmed_by_en as "confirmedByEn",
      o.confirm_method as "confirmMethod", o.next_update_on as "nextUpdateOn", o.contact_name_ja as "contactNameJa",
      o.contact_name_en as "contactNameEn", o.contact_hours_ja as "contactHoursJa",
      o.contact_hours_en as "contactHoursEn", o.contact_phone as "contactPhone", g.name_ja as "organisationJa",
      g.name_en as "organisationEn", g.licence_number as "licenceNumber", g.association_ja as "associationJa",
      g.association_en as "associationEn", g.address_ja as "organisationAddressJa",
      g.address_en as "organisationAddressEn", g.phone as "organisationPhone", o.ad_consent as "adConsent"
    from ${OFFERS} where o.listing_id = any (${offeredUnder(sql`${listingId}::bigint`)}) and ${isShownOffer(today)}
    order by ${LEAD_FIRST}`.execute(db)
  return rows
}

/** Every fact on record, with its papers, whether public or not. */
export async function factsOnRecord(db: Db, assetId: number): Promise<ShownFacts> {
  const { rows } = await sql<Fact & { field: string }>`
    select field, value, source_party as "sourceParty", method, observed_on as "observedOn", confidence
    from facts where asset_id = ${assetId} and superseded_at is null`.execute(db)
  const facts: Record<string, ShownFact> = {}
  for (const { field: id, ...fact } of rows) {
    const field = fieldOf(id)
    if (field) facts[id] = readFact(field, fact)
  }
  return facts
}

/**
 * The facts the public may see: at town precision some to two digits, some not at all; none of those that an agreement
 * withholds, by field.
 */
export function shownFacts(
  kind: Kind,
  facts: ShownFacts,
  precision: LocationPrecision,
  withheld: readonly string[] = [],
): ShownFacts {
  const shown: Record<string, ShownFact> = {}
  for (const { id, atTown } of fieldsFor(kind)) {
    const fact = facts[id]
    if (!fact) continue
    if (withheld.includes(id)) shown[id] = { ...fact, state: 'withheld', value: null }
    else if (precision === 'exact' || atTown === 'shown' || fact.state !== 'known') shown[id] = fact
    else if (atTown === 'rounded') shown[id] = { ...fact, value: toTwoDigits(fact.value as number) }
    else shown[id] = { ...fact, state: 'hidden', value: null }
  }
  return shown
}

type StationRow = Omit<NearStation, 'lineJa' | 'lineEn' | 'at'> & { lines: Line[] | null; lng: number; lat: number }

/** Up to three stations: those whose road metres are stated, then the nearest; nearest first. */
export async function nearStations(db: Db, assetId: number, isExact: boolean): Promise<NearStation[]> {
  const { rows } = await sql<StationRow>`
    select n.name_ja as "nameJa", n.name_en as "nameEn", n.lines, ST_X(n.location) as lng, ST_Y(n.location) as lat,
      c.straight_m as "straightM", case when ${isExact} then c.road_m end as "roadM"
    from asset_access c join stations n on n.id = c.station_id
    where c.asset_id = ${assetId} and n.retired_at is null
    order by (case when ${isExact} then c.road_m end) is null, c.straight_m, n.id limit 3`.execute(db)
  return rows
    .map(({ lines, lng, lat, ...row }) => ({
      ...row,
      lineJa: lines?.[0]?.nameJa ?? null,
      lineEn: lines?.[0]?.nameEn ?? null,
      at: [lng, lat] as LngLat,
    }))
    .sort((a, b) => a.straightM - b.straightM)
}

export const listPublicPhotos = (db: Db, assetId: number): Promise<DetailPhoto[]> =>
  db
    .selectFrom('photos as p')
    .select(['file_key as key', 'variants as widths', 'width', 'height', 'alt_ja as altJa', 'alt_en as altEn'])
    .where('asset_id', '=', assetId)
    .where(isShown)
    .orderBy('position')
    .$narrowType<{ width: NotNull; height: NotNull }>()
    .execute()
