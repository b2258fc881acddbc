import type { Kysely } from 'kysely'
import { refreshSearch } from '../../app/listings/projection.server.ts'
import { recordListing } from '../../app/listings/record.server.ts'
import { measureAccess } from '../../app/places/access.server.ts'
import { listStations, listTowns } from '../../app/places/queries.server.ts'
import { placeAssets } from '../../app/zoning/place.server.ts'
import type { Trx } from '../client.server.ts'
import type { Database } from '../schema.ts'
import { recordAgreements } from './agreements.ts'
import { recordSampleDuplicates } from './duplicates.ts'
import { recordSampleEnquiries } from './enquiries.ts'
import { recordSampleFeeds } from './feeds.ts'
import { recordSampleFreshness } from './freshness.ts'
import { recordSampleImports } from './imports.ts'
import { assetInput, type Known, listingInput } from './inputs.ts'
import { loadLayers, openBasemap, openListings, openOrganisations, type Say } from './layers.ts'
import { recordLeads } from './leads.ts'
import { readOrganisations, readProperties } from './records.ts'
import { seedReview } from './review.ts'
import { setSampleDay } from './sample-day.ts'
import { recordSampleSearches } from './searches.ts'

export { refreshSampleCity } from './refresh.ts'
export { isSeeded } from './sample-day.ts'

/**
 * Fills an empty database with the sample city, as it stands on `today` ('YYYY-MM-DD'): organisations, every layer,
 * properties with their listings. One transaction: a seed that is killed leaves nothing behind.
 */
export async function seedSampleCity(
  db: Kysely<Database>,
  { today, progress }: { today: string; progress: Say },
): Promise<void> {
  await db.transaction().execute(async trx => {
    await loadLayers(trx, today, progress)
    await openBasemap(trx)
    const known: Known = {
      today,
      towns: new Map((await listTowns(trx)).map(town => [town.slug, town.id])),
      stations: new Map((await listStations(trx)).map(station => [station.slug, station.id])),
      organisations: await recordOrganisations(trx),
    }
    await recordAgreements(trx, today)
    await recordSampleFeeds(trx, today)
    await openOrganisations(trx, known.organisations.size)
    progress(`連携先 ${known.organisations.size}`, `Organisations ${known.organisations.size}`)
    const listings = await recordProperties(trx, known)
    progress(`物件 ${listings}`, `Listings ${listings}`)
    const asked = await recordSampleEnquiries(trx, today)
    progress(
      `問い合わせ ${asked.enquiries}・質問 ${asked.questions}`,
      `Enquiries ${asked.enquiries}, questions ${asked.questions}`,
    )
    const revisions = await seedReview(trx, known)
    progress(`審査の申請 ${revisions}`, `Submissions ${revisions}`)
    await recordSampleFreshness(trx, today)
    const files = await recordSampleImports(trx, known)
    progress(`取り込んだファイル ${files}`, `Imported files ${files}`)
    const pairs = await recordSampleDuplicates(trx, known)
    progress(`重複の候補 ${pairs}`, `Possible duplicates ${pairs}`)
    await recordLeads(trx, today)
    await recordSampleSearches(trx, today)
    await setSampleDay(trx, today)
  })
}

async function recordOrganisations(trx: Trx): Promise<Known['organisations']> {
  const organisations = new Map<string, ReturnType<typeof readOrganisations>[number] & { id: number }>()
  for (const record of readOrganisations()) {
    const { id } = await trx
      .insertInto('organisations')
      .values({
        slug: record.slug,
        kind: record.kind,
        name_ja: record.nameJa,
        name_en: record.nameEn,
        licence_number: record.licenceNumber ?? null,
        association_ja: record.associationJa ?? null,
        association_en: record.associationEn ?? null,
        address_ja: record.addressJa,
        address_en: record.addressEn,
        phone: record.phone,
        contact_name_ja: record.contacts?.[0]?.nameJa ?? null,
        contact_name_en: record.contacts?.[0]?.nameEn ?? null,
        contact_hours_ja: record.contacts?.[0]?.hoursJa ?? null,
        contact_hours_en: record.contacts?.[0]?.hoursEn ?? null,
        is_sample: true,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    organisations.set(record.slug, { ...record, id })
  }
  return organisations
}

/** Records properties and listings, then places, measures and shows them. Returns the number of listings. */
async function recordProperties(trx: Trx, known: Known): Promise<number> {
  const assetIds: number[] = []
  const listingIds: number[] = []
  for (const record of readProperties()) {
    let asset: Parameters<typeof listingInput>[1] = assetInput(record, known)
    for (const listing of record.listings) {
      const { assetId, listingId } = await recordListing(trx, listingInput(listing, asset, known))
      asset = { id: assetId }
      listingIds.push(listingId)
    }
    if ('id' in asset) assetIds.push(asset.id)
  }
  await openListings(trx, listingIds.length)
  await placeAssets(trx, assetIds)
  await measureAccess(trx, assetIds)
  await refreshSearch(trx, listingIds)
  return listingIds.length
}
