import { addDays } from '../../app/lib/day.ts'
import type { AssetInput, ListingInput, OfferInput } from '../../app/listings/input.ts'
import type { Fact } from '../../app/listings/model.ts'
import { refreshSearch } from '../../app/listings/projection.server.ts'
import { recordListing } from '../../app/listings/record.server.ts'
import type { Db, Trx } from '../../db/client.server.ts'
import { point } from '../../db/postgis.ts'

// A small city for database tests: three towns, two stations, two partners. Figures are plain, places are round.

export const TODAY = '2026-11-22'
export type City = {
  towns: Record<'asahi' | 'toyoda' | 'hino', number>
  stations: Record<'toyoda' | 'hino', number>
  realtor: number
  other: number
}

export const TOWN_POINTS = { asahi: [139.37, 35.656], toyoda: [139.381, 35.66], hino: [139.394, 35.679] } as const

export async function makeCity(db: Db): Promise<City> {
  const { id: dataset_id } = await db
    .insertInto('datasets')
    .values({
      layer: 'towns',
      name_ja: '町',
      name_en: 'Towns',
      source_ja: '試験',
      source_en: 'Test',
      licence: 'CC0',
      edition: '1',
      is_sample: true,
      checksum: 'x',
      feature_count: 3,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const town = async (slug: keyof City['towns'], nameJa: string) =>
    (
      await db
        .insertInto('towns')
        .values({
          dataset_id,
          slug,
          name_ja: nameJa,
          name_en: slug,
          base_ja: nameJa,
          base_en: slug,
          kana: null,
          location: point(TOWN_POINTS[slug]),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const station = async (slug: keyof City['stations'], nameJa: string, at: readonly [number, number]) =>
    (
      await db
        .insertInto('stations')
        .values({ dataset_id, slug, name_ja: nameJa, name_en: slug, in_city: true, location: point(at) })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  const partner = async (slug: string) =>
    (
      await db
        .insertInto('organisations')
        .values({ slug, kind: 'realtor', name_ja: `${slug}不動産`, name_en: `${slug} realty` })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id
  return {
    towns: {
      asahi: await town('asahi', '旭が丘三丁目'),
      toyoda: await town('toyoda', '豊田四丁目'),
      hino: await town('hino', '日野本町一丁目'),
    },
    stations: {
      toyoda: await station('toyoda', '豊田', [139.3815, 35.6595]),
      hino: await station('hino', '日野', [139.3939, 35.6792]),
    },
    realtor: await partner('kita'),
    other: await partner('minami'),
  }
}

export const fact = (value: unknown, more: Partial<Fact> = {}): Fact => ({
  value,
  sourceParty: 'partner',
  method: 'declared',
  observedOn: TODAY,
  confidence: 'medium',
  ...more,
})

type Wish = {
  asset?: Partial<AssetInput>
  facts?: Record<string, unknown>
  listing?: Partial<Omit<ListingInput, 'asset' | 'offers'>>
  offer?: Partial<OfferInput>
  offers?: Partial<OfferInput>[]
  zone?: string | null
}

let serial = 0

/** A published, freshly confirmed factory to rent; say what differs. Returns its ids. */
export async function offerListing(db: Db, city: City, wish: Wish = {}) {
  const number = ++serial
  const asset: AssetInput = {
    kind: 'factory',
    townId: city.towns.asahi,
    addressJa: '旭が丘三丁目1-1',
    addressEn: null,
    roadNameJa: null,
    roadNameEn: null,
    location: [139.371, 35.657],
    lot: null,
    locationPrecision: 'exact',
    isSample: true,
    access: [],
    ...wish.asset,
    facts: Object.fromEntries(Object.entries(wish.facts ?? {}).map(([field, value]) => [field, fact(value)])),
  }
  const offer = (more: Partial<OfferInput>, i: number): OfferInput => ({
    organisationId: i === 0 ? city.realtor : city.other,
    partnerRef: `R-${number}-${i}`,
    status: 'live',
    transactionMode: 'brokerage',
    adConsent: true,
    confirmedOn: TODAY,
    confirmedByJa: '担当',
    confirmedByEn: 'clerk',
    confirmMethod: 'phone',
    contactNameJa: '担当 田中',
    contactNameEn: 'Tanaka',
    contactHoursJa: '平日9-18時',
    contactHoursEn: 'Weekdays 9-18',
    contactPhone: '042-000-0001',
    ...more,
  })
  const input: ListingInput = {
    publicId: `HN-2026-${String(number).padStart(5, '0')}`,
    asset,
    deal: 'rent',
    status: 'published',
    titleJa: `物件${number}`,
    titleEn: `Property ${number}`,
    summaryJa: null,
    summaryEn: null,
    publishedOn: addDays(TODAY, -3),
    firstSeenOn: addDays(TODAY, -3),
    endedOn: null,
    ...wish.listing,
    offers: (wish.offers ?? [wish.offer ?? {}]).map(offer),
  }
  const record = async (trx: Trx) => {
    const { listingId, assetId } = await recordListing(trx, input)
    if (wish.zone !== undefined)
      await trx.updateTable('assets').set({ zone_id: wish.zone }).where('id', '=', assetId).execute()
    await refreshSearch(trx, [listingId])
    return { listingId, assetId }
  }
  const ids = await (db.isTransaction ? record(db as Trx) : db.transaction().execute(record))
  return { ...ids, publicId: input.publicId }
}
