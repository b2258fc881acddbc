import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb, point } from '../../db/postgis.ts'
import { measureAccess } from '../places/access.server.ts'
import { placeAssets } from '../zoning/place.server.ts'
import { type Content, contentSchema } from './content.ts'
import { isValueOf } from './fact-values.ts'
import { fieldOf } from './fields.ts'
import { splitTelling } from './merges.server.ts'
import type { Fact } from './model.ts'
import type { HeldOffer } from './moves.server.ts'
import { refreshSearch } from './projection.server.ts'
import { recordFacts } from './record.server.ts'

type OfferRow = Omit<Content, 'place' | 'facts' | 'access'> & { place: Omit<Content['place'], 'at'> } & {
  offerId: number
  assetId: number
  lng: number | null
  lat: number | null
}

const OFFER = sql`
  jsonb_build_object('rentYen', o.rent_yen, 'priceYen', o.price_yen, 'tax', o.tax, 'commonFeeYen', o.common_fee_yen,
    'depositYen', o.deposit_yen, 'depositMonths', o.deposit_months, 'keyMoneyYen', o.key_money_yen,
    'keyMoneyMonths', o.key_money_months, 'guaranteeYen', o.guarantee_yen, 'otherCostsJa', o.other_costs_ja,
    'otherCostsEn', o.other_costs_en, 'leaseKind', o.lease_kind, 'leaseTermMonths', o.lease_term_months,
    'availableFrom', o.available_from, 'availableNoteJa', o.available_note_ja,
    'availableNoteEn', o.available_note_en, 'validUntil', o.valid_until) as terms,
  jsonb_build_object('nameJa', o.contact_name_ja, 'nameEn', o.contact_name_en, 'hoursJa', o.contact_hours_ja,
    'hoursEn', o.contact_hours_en, 'phone', o.contact_phone) as contact,
  o.partner_ref as "partnerRef", o.transaction_mode as "transactionMode", o.ad_consent as "adConsent"`

const PLACE = sql`
  jsonb_build_object('townId', a.town_id, 'addressJa', a.address_ja, 'addressEn', a.address_en,
    'roadNameJa', a.road_name_ja, 'roadNameEn', a.road_name_en, 'precision', a.location_precision) as place,
  ST_X(p.location) as lng, ST_Y(p.location) as lat`

/** What an offer and its property say today, as one document. Throws where it is not what a content must be. */
export async function readContent(db: Db, offerId: number): Promise<Content> {
  return (await readContents(db, [offerId])).get(offerId)!
}

/** The same of several offers, by their ids. */
export async function readContents(db: Db, offerIds: readonly number[]): Promise<Map<number, Content>> {
  if (offerIds.length === 0) return new Map()
  const { rows } = await sql<OfferRow>`
    select o.id as "offerId", a.id as "assetId", a.kind, l.title_ja as "titleJa", l.title_en as "titleEn", l.summary_ja as "summaryJa",
      l.summary_en as "summaryEn", ${OFFER}, ${PLACE}
    from offers o join listings l on l.id = o.listing_id join assets a on a.id = l.asset_id
    left join asset_places p on p.asset_id = a.id where o.id in (${sql.join([...offerIds])})`.execute(db)
  const assetIds = [...new Set(rows.map(({ assetId }) => assetId))]
  const [facts, ways] = [await factsOf(db, assetIds), await statedWays(db, assetIds)]
  return new Map(
    rows.map(({ offerId, assetId, lng, lat, place, ...row }) => {
      const at = lng === null || lat === null ? null : [lng, lat]
      const own = { place: { ...place, at }, facts: facts.get(assetId) ?? {}, access: ways.get(assetId) ?? {} }
      return [offerId, contentSchema.parse({ ...row, ...own })]
    }),
  )
}

/** Members by the property they belong to. */
const grouped = <T>(entries: Iterable<readonly [assetId: number, name: string, value: T]>) => {
  const groups = new Map<number, Record<string, T>>()
  for (const [assetId, name, value] of entries) groups.set(assetId, { ...groups.get(assetId), [name]: value })
  return groups
}

async function factsOf(db: Db, assetIds: readonly number[]): Promise<Map<number, Record<string, Fact>>> {
  const { rows } = await sql<Fact & { assetId: number; field: string }>`
    select asset_id as "assetId", field, value, source_party as "sourceParty", method, observed_on as "observedOn",
      confidence
    from facts where asset_id in (${sql.join([...assetIds])}) and superseded_at is null`.execute(db)
  // As on the pages: what cannot be read as its field says is unknown, and of no field nothing is said.
  return grouped(
    rows.flatMap(({ assetId, field: id, ...fact }) => {
      const field = fieldOf(id)
      return field ? [[assetId, id, { ...fact, value: isValueOf(field, fact.value) ? fact.value : null }] as const] : []
    }),
  )
}

async function statedWays(db: Db, assetIds: readonly number[]): Promise<Map<number, Record<string, number>>> {
  const rows = await db
    .selectFrom('asset_access')
    .select(['asset_id as assetId', 'station_id as stationId', 'road_m as roadM'])
    .where('asset_id', 'in', assetIds)
    .where('road_m', 'is not', null)
    .execute()
  return grouped(rows.map(({ assetId, stationId, roadM }) => [assetId, String(stationId), roadM!] as const))
}

/** Writes a content to its listing, asset and offer; zone, limits and distances follow from the place. */
export async function applyContent(trx: Trx, held: HeldOffer, content: Content): Promise<void> {
  const { titleJa, titleEn, summaryJa, summaryEn } = content
  await trx
    .updateTable('listings')
    .set({
      title_ja: titleJa,
      title_en: titleEn,
      summary_ja: summaryJa,
      summary_en: summaryEn,
      version: sql<number>`version + 1`,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', held.listingId)
    .execute()
  await applyPlace(trx, held.assetId, content)
  await splitTelling(trx, held.assetId)
  await applyWays(trx, held.assetId, content.access)
  await retireFacts(trx, held.assetId, Object.keys(content.facts))
  await recordFacts(trx, held.assetId, content.facts as Record<string, Fact>)
  await applyOffer(trx, held.offerId, content)
  await placeAssets(trx, [held.assetId])
  await measureAccess(trx, [held.assetId])
  const listings = await trx.selectFrom('listings').select('id').where('asset_id', '=', held.assetId).execute()
  await refreshSearch(
    trx,
    listings.map(({ id }) => id),
  )
}

async function applyPlace(trx: Trx, assetId: number, { kind, place }: Content): Promise<void> {
  const isExact = place.precision === 'exact' && place.at !== null
  await trx
    .updateTable('assets')
    .set({
      kind,
      town_id: place.townId,
      address_ja: place.addressJa,
      address_en: place.addressEn,
      road_name_ja: place.roadNameJa,
      road_name_en: place.roadNameEn,
      location_precision: isExact ? 'exact' : 'town',
      public_location: isExact
        ? point(place.at!)
        : sql<string>`(select location from towns where id = ${place.townId})`,
      version: sql<number>`version + 1`,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', assetId)
    .execute()
  if (!place.at) {
    await trx.deleteFrom('asset_places').where('asset_id', '=', assetId).execute()
    return
  }
  // A lot that was drawn around another place is not this one's.
  await sql`insert into asset_places as p (asset_id, location, lot) values (${assetId}, ${point(place.at)}, null)
    on conflict (asset_id) do update set location = excluded.location,
      lot = case when ST_Covers(p.lot, excluded.location) then p.lot end`.execute(trx)
}

/** A fact that a content does not have any more is not stated any more. */
const retireFacts = (trx: Trx, assetId: number, stated: readonly string[]) =>
  sql`update facts set superseded_at = now() where asset_id = ${assetId} and superseded_at is null
    and field not in (select jsonb_array_elements_text(${jsonb(stated)}))`.execute(trx)

async function applyWays(trx: Trx, assetId: number, access: Content['access']): Promise<void> {
  await trx.updateTable('asset_access').set({ road_m: null }).where('asset_id', '=', assetId).execute()
  for (const [stationId, roadM] of Object.entries(access))
    await trx
      .insertInto('asset_access')
      .values({ asset_id: assetId, station_id: Number(stationId), straight_m: 0, road_m: roadM })
      .onConflict(conflict => conflict.columns(['asset_id', 'station_id']).doUpdateSet({ road_m: roadM }))
      .execute()
}

/** Columns of an offer that a content says. */
export const offerColumns = ({
  terms,
  contact,
  ...content
}: Pick<Content, 'partnerRef' | 'transactionMode' | 'adConsent' | 'terms' | 'contact'>) => ({
  partner_ref: content.partnerRef,
  transaction_mode: content.transactionMode,
  ad_consent: content.adConsent,
  rent_yen: terms.rentYen,
  price_yen: terms.priceYen,
  tax: terms.tax,
  common_fee_yen: terms.commonFeeYen,
  deposit_yen: terms.depositYen,
  deposit_months: terms.depositMonths,
  key_money_yen: terms.keyMoneyYen,
  key_money_months: terms.keyMoneyMonths,
  guarantee_yen: terms.guaranteeYen,
  other_costs_ja: terms.otherCostsJa,
  other_costs_en: terms.otherCostsEn,
  lease_kind: terms.leaseKind,
  lease_term_months: terms.leaseTermMonths,
  available_from: terms.availableFrom,
  available_note_ja: terms.availableNoteJa,
  available_note_en: terms.availableNoteEn,
  valid_until: terms.validUntil,
  contact_name_ja: contact.nameJa,
  contact_name_en: contact.nameEn,
  contact_hours_ja: contact.hoursJa,
  contact_hours_en: contact.hoursEn,
  contact_phone: contact.phone,
})

async function applyOffer(trx: Trx, offerId: number, content: Content): Promise<void> {
  await trx.updateTable('offers').set(offerColumns(content)).where('id', '=', offerId).execute()
}
