import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { findListing, findSummary } from '../../app/listings/detail.server.ts'
import type { LiveListing } from '../../app/listings/detail.ts'
import type { ListingStatus } from '../../app/listings/model.ts'
import { measureAccess } from '../../app/places/access.server.ts'
import { geometry, point } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY, TOWN_POINTS } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())
afterEach(async () => {
  for (const table of ['listing_cells', 'listing_search', 'listings', 'assets', 'overlay_areas'] as const)
    await db.deleteFrom(table).execute()
})

const measure = (assetId: number) => db.transaction().execute(trx => measureAccess(trx, [assetId]))

const TRUE_PLACE = [139.3742913, 35.6611427] as const
const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [139.3742, 35.661],
      [139.3744, 35.661],
      [139.3744, 35.6613],
      [139.3742, 35.661],
    ],
  ],
} as const
const FACTS = {
  leasable_area_m2: 170,
  land_area_m2: 412.34,
  yard_area_m2: 133.21,
  front_road_width_m: 6,
  road_frontage_m: 20.57,
  floor_load_t_m2: null,
}

async function live(publicId: string): Promise<LiveListing> {
  const found = await findListing(db, publicId, TODAY)
  if (found?.state !== 'live') throw new Error(`${publicId} is ${found?.state ?? 'not there'}`)
  return found
}

/** Gives an asset two zones, an overlay and photos, as the importers and the city do. */
async function surround(assetId: number): Promise<void> {
  const { id: dataset_id } = await db.selectFrom('datasets').select('id').limit(1).executeTakeFirstOrThrow()
  const zone = (zone_id: string, share: number) => ({
    asset_id: assetId,
    zone_id,
    coverage_ratio_pct: 60,
    floor_area_ratio_pct: 200,
    share,
    dataset_id,
  })
  await db
    .insertInto('asset_zones')
    .values([zone('1res', 0.2718), zone('qind', 0.7282)])
    .execute()
  const overlay = await db
    .insertInto('overlay_areas')
    .values({
      dataset_id,
      kind: 'hazard',
      name_ja: '浸水区域',
      name_en: 'Flood area',
      geom: geometry({ type: 'MultiPolygon', coordinates: [SQUARE.coordinates] }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('asset_overlays').values({ asset_id: assetId, overlay_area_id: overlay.id, share: 1 }).execute()
  await db
    .updateTable('assets')
    .set({ zone_id: 'qind', overlays_dataset_id: dataset_id })
    .where('id', '=', assetId)
    .execute()
  const photo = (position: number, is_public: boolean) => ({
    asset_id: assetId,
    position,
    file_key: `photo-${position}`,
    state: 'ready',
    variants: [400, 800],
    width: 800,
    height: 600,
    alt_ja: '外観',
    alt_en: 'Front',
    right_holder: '権利者',
    is_public,
    released_at: new Date(),
  })
  await db
    .insertInto('photos')
    .values([photo(1, true), photo(2, false)])
    .execute()
}

async function placed(precision: 'exact' | 'town') {
  const made = await offerListing(db, city, {
    asset: {
      locationPrecision: precision,
      location: TRUE_PLACE,
      lot: SQUARE as unknown as GeoJSON.Polygon,
      addressJa: '旭が丘三丁目99番地の7',
      addressEn: '99-7 Asahigaoka',
      roadNameJa: '秘密街道',
      roadNameEn: 'Secret Street',
      access: [{ stationId: city.stations.toyoda, roadM: 773 }],
    },
    facts: FACTS,
    offers: [
      { rentYen: 385_000, confirmedOn: addDays(TODAY, -3) },
      { rentYen: 399_000, confirmedOn: addDays(TODAY, -1) },
      { rentYen: 1, status: 'withdrawn' },
      { rentYen: 2, confirmedOn: addDays(TODAY, -15) },
    ],
  })
  await surround(made.assetId)
  await measure(made.assetId)
  return made
}

describe('a public listing', () => {
  test('tells all that is public of it, unknown as unknown', async () => {
    const { publicId } = await placed('exact')
    const found = await live(publicId)
    expect(found.addressJa).toBe('旭が丘三丁目99番地の7')
    expect(found.roadNameEn).toBe('Secret Street')
    expect(found.facts.leasable_area_m2).toMatchObject({ state: 'known', value: 170, method: 'declared' })
    expect(found.facts.floor_load_t_m2).toMatchObject({ state: 'unknown', value: null })
    expect(found.facts.cranes).toBeUndefined()
    expect(found.zones.map(part => [part.zone, Math.round((part.share ?? 0) * 100)])).toEqual([
      ['qind', 73],
      ['1res', 27],
    ])
    expect(found.effectiveRatio).toMatchObject({ pct: 200, decidedBy: 'designation' })
    expect(found.overlays).toEqual([
      { kind: 'hazard', nameJa: '浸水区域', nameEn: 'Flood area', noteJa: null, noteEn: null },
    ])
    expect(found.stations[0]).toMatchObject({ nameJa: '豊田', roadM: 773 })
    expect(found.photos.map(photo => photo.key)).toEqual(['photo-1'])
    expect(found.standards.find(item => item.id === 'ad_consent')?.state).toBe('met')
  })

  test('offers are those that are live and within their promise, the newest first', async () => {
    const { publicId } = await placed('exact')
    const { offers, summary } = await live(publicId)
    expect(offers.map(offer => offer.rentYen)).toEqual([399_000, 385_000])
    expect([summary.rentYen, summary.offers]).toEqual([399_000, 2])
    expect(JSON.stringify(offers)).not.toContain('adConsent')
  })
})

describe('a listing whose town alone is public', () => {
  const told = async (publicId: string) => {
    const { summary, ...rest } = await live(publicId)
    const { updatedAt: _, ...steady } = summary
    return JSON.stringify({ ...rest, summary: steady })
  }

  test('carries nothing of the true place', async () => {
    const { publicId } = await placed('town')
    const text = await told(publicId)
    for (const trace of [
      '139.374',
      '35.661',
      '99番地',
      '99-7',
      '秘密街道',
      'Secret',
      '412.34',
      '133.21',
      '20.57',
      '773',
      '浸水',
      'Flood',
      '0.7282',
      '0.2718',
      'photo-2',
    ])
      expect(text).not.toContain(trace)
    const found = await live(publicId)
    expect([found.summary.lng, found.summary.lat]).toEqual([...TOWN_POINTS.asahi])
    expect(found.facts.land_area_m2).toMatchObject({ state: 'known', value: 410 })
    expect(found.facts.road_frontage_m).toMatchObject({ state: 'hidden', value: null })
    expect(found.zones.map(part => [part.zone, part.share])).toEqual([
      ['qind', null],
      ['1res', null],
    ])
    expect([found.overlays, found.addressJa, found.stations[0]?.roadM]).toEqual([null, null, null])
  })

  test('says the same to the byte wherever in its zone it lies', async () => {
    const { publicId, assetId } = await placed('town')
    const before = await told(publicId)
    await db
      .updateTable('asset_places')
      .set({ location: point([139.3621, 35.6502]) })
      .where('asset_id', '=', assetId)
      .execute()
    await measure(assetId)
    expect(await told(publicId)).toBe(before)
  })
})

describe('a listing that is not public', () => {
  const CANARY = { titleJa: 'カナリア工場', summaryJa: 'カナリアの説明' }

  test.each<[ListingStatus]>([['draft'], ['submitted'], ['changes_requested']])(
    '%s looks like an unknown id',
    async status => {
      const { publicId } = await offerListing(db, city, { listing: { status, ...CANARY } })
      expect([await findListing(db, publicId, TODAY), await findSummary(db, publicId, TODAY)]).toEqual([null, null])
      expect(await findListing(db, 'HN-0000-00000', TODAY)).toBeNull()
    },
  )

  test.each<[ListingStatus]>([['closed'], ['withdrawn'], ['expired'], ['applied'], ['paused']])(
    '%s after it was public: gone, and no more than kind, town and days',
    async status => {
      const endedOn = addDays(TODAY, -2)
      const { publicId } = await offerListing(db, city, { listing: { status, endedOn, ...CANARY } })
      expect(await findSummary(db, publicId, TODAY)).toBe('gone')
      expect(await findListing(db, publicId, TODAY)).toEqual({
        state: 'gone',
        publicId,
        kind: 'factory',
        deal: 'rent',
        townJa: '旭が丘三丁目',
        townEn: 'asahi',
        publishedOn: addDays(TODAY, -3),
        goneOn: endedOn,
        similar: [],
      })
    },
  )

  test('closed before it ever was public looks like an unknown id', async () => {
    const { publicId } = await offerListing(db, city, { listing: { status: 'closed', publishedOn: null } })
    expect(await findListing(db, publicId, TODAY)).toBeNull()
  })

  test('a promise that runs out takes it away the day after, by itself', async () => {
    const { publicId } = await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -14) } })
    expect((await findListing(db, publicId, TODAY))?.state).toBe('live')
    const tomorrow = addDays(TODAY, 1)
    expect(await findListing(db, publicId, tomorrow)).toMatchObject({ state: 'gone', goneOn: tomorrow })
  })
})

describe('similar listings', () => {
  test('are public, of the same kind and deal, at most four, never itself', async () => {
    const make = (more: object) => offerListing(db, city, more)
    const own = await make({ facts: { leasable_area_m2: 200 } })
    const near = []
    for (let i = 0; i < 5; i++) near.push((await make({ facts: { leasable_area_m2: 200 + i * 80 } })).publicId)
    await make({ asset: { kind: 'office' } })
    await make({ listing: { deal: 'sale' } })
    const { similar } = await live(own.publicId)
    expect(similar.map(one => one.publicId)).toEqual(near.slice(0, 4))
    const before = JSON.stringify(similar.map(({ updatedAt, ...one }) => one))
    await make({ listing: { status: 'draft' } })
    await make({ offer: { confirmedOn: addDays(TODAY, -15) } })
    const after = (await live(own.publicId)).similar
    expect(JSON.stringify(after.map(({ updatedAt, ...one }) => one))).toBe(before)
  })
})
