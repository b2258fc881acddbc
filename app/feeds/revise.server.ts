import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb, point } from '../../db/postgis.ts'
import { addDays } from '../lib/day.ts'
import { splitTelling } from '../listings/merges.server.ts'
import { promiseDaysOf } from '../listings/promises.server.ts'
import { recordFacts } from '../listings/record.server.ts'
import { contactOf } from './contact.ts'
import type { FeedRow } from './rows.ts'

export type Written = { listingId: number; assetId: number; offerId: number }

/** What the row says replaces what stood there; facts it does not name stay, and so does the listing's own status. */
export async function reviseListing(trx: Trx, row: FeedRow, written: Written): Promise<Written> {
  const { listingId, assetId, offerId } = written
  await trx
    .updateTable('listings')
    .set({
      title_ja: row.titleJa,
      title_en: row.titleEn,
      summary_ja: row.summaryJa,
      summary_en: row.summaryEn,
      version: sql<number>`version + 1`,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', listingId)
    .execute()
  await reviseAsset(trx, row, assetId)
  await reviseOffer(trx, row, written)
  const detail = { rentYen: row.terms.rentYen ?? null, priceYen: row.terms.priceYen ?? null, method: 'feed' }
  await trx
    .insertInto('listing_events')
    .values({
      listing_id: listingId,
      offer_id: offerId,
      event: 'confirmed',
      happened_on: row.confirmedOn,
      detail: jsonb(detail),
    })
    .execute()
  return written
}

async function reviseAsset(trx: Trx, row: FeedRow, assetId: number): Promise<void> {
  const publicPlace =
    row.precision === 'exact' && row.at
      ? point(row.at)
      : sql<string>`(select location from towns where id = ${row.townId})`
  await trx
    .updateTable('assets')
    .set({
      kind: row.kind,
      town_id: row.townId,
      address_ja: row.address,
      road_name_ja: row.roadName,
      location_precision: row.precision,
      public_location: publicPlace,
      version: sql<number>`version + 1`,
      updated_at: sql<Date>`now()`,
    })
    .where('id', '=', assetId)
    .execute()
  await revisePlace(trx, row, assetId)
  await splitTelling(trx, assetId)
  await recordFacts(trx, assetId, row.facts)
  for (const { stationId, roadM } of row.access)
    await trx
      .insertInto('asset_access')
      .values({ asset_id: assetId, station_id: stationId, straight_m: 0, road_m: roadM })
      .onConflict(conflict => conflict.columns(['asset_id', 'station_id']).doUpdateSet({ road_m: roadM }))
      .execute()
}

/** A place that the row does not state is not known any more: where it was may be another's. */
async function revisePlace(trx: Trx, { at }: FeedRow, assetId: number): Promise<void> {
  if (!at) await trx.deleteFrom('asset_places').where('asset_id', '=', assetId).execute()
  else
    await trx
      .insertInto('asset_places')
      .values({ asset_id: assetId, location: point(at), lot: null })
      .onConflict(conflict => conflict.column('asset_id').doUpdateSet({ location: point(at) }))
      .execute()
}

async function reviseOffer(trx: Trx, row: FeedRow, { assetId, offerId }: Written): Promise<void> {
  const { terms } = row
  const contact = contactOf(row)
  const promise = await promiseDaysOf(trx, { assetId, deal: row.deal }, row.confirmedOn)
  await trx
    .updateTable('offers')
    .set({
      transaction_mode: row.transactionMode,
      rent_yen: terms.rentYen ?? null,
      price_yen: terms.priceYen ?? null,
      tax: terms.tax ?? null,
      common_fee_yen: terms.commonFeeYen ?? null,
      deposit_yen: terms.depositYen ?? null,
      deposit_months: terms.depositMonths ?? null,
      key_money_yen: terms.keyMoneyYen ?? null,
      key_money_months: terms.keyMoneyMonths ?? null,
      guarantee_yen: terms.guaranteeYen ?? null,
      lease_kind: terms.leaseKind ?? null,
      lease_term_months: terms.leaseTermMonths ?? null,
      available_from: terms.availableFrom ?? null,
      available_note_ja: terms.availableNoteJa ?? null,
      ad_consent: row.adConsent,
      promise_days: promise,
      confirmed_on: row.confirmedOn,
      next_update_on: addDays(row.confirmedOn, promise),
      confirm_method: 'feed',
      contact_name_ja: contact.contactNameJa,
      contact_name_en: contact.contactNameEn,
      contact_hours_ja: contact.contactHoursJa,
      contact_hours_en: contact.contactHoursEn,
      contact_phone: row.contactPhone,
    })
    .where('id', '=', offerId)
    .execute()
}
