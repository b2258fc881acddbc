import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findListing } from '../../app/listings/detail.server.ts'
import type { ListingFilter, Search } from '../../app/listings/filter.ts'
import { refreshSearch } from '../../app/listings/projection.server.ts'
import { listAllListings } from '../../app/listings/queries.server.ts'
import { listingMarks } from '../../app/listings/tiles.server.ts'
import { tileOf } from '../../app/map/tile-grid.ts'
import { measureAccess } from '../../app/places/access.server.ts'
import { placeAssets } from '../../app/zoning/place.server.ts'
import { geometry, point } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY, TOWN_POINTS } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
let city: City
let hidden: { listingId: number; assetId: number; publicId: string }

const TRUE_PLACE = [139.3742, 35.6611] as const

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  hidden = await offerListing(db, city, {
    asset: {
      locationPrecision: 'town',
      location: TRUE_PLACE,
      townId: city.towns.asahi,
      addressJa: '旭が丘三丁目99番地の7',
    },
    facts: { land_area_m2: 1234.56 },
  })
  for (let i = 0; i < 8; i++)
    await offerListing(db, city, { asset: { location: [139.366 + i * 0.003, 35.652 + i * 0.002] } })
  await settle()
})
afterAll(() => db.destroy())

/** What every writer does after it moved something. */
async function settle() {
  await db.transaction().execute(async trx => {
    const assets = await trx.selectFrom('assets').select('id').execute()
    await measureAccess(
      trx,
      assets.map(asset => asset.id),
    )
    const listings = await trx.selectFrom('listings').select('id').execute()
    await refreshSearch(
      trx,
      listings.map(listing => listing.id),
    )
  })
}

async function moveTo(at: readonly [number, number]) {
  await db
    .updateTable('asset_places')
    .set({ location: point(at) })
    .where('asset_id', '=', hidden.assetId)
    .execute()
  await settle()
}

const lng = fc.integer({ min: 13_936_000, max: 13_940_000 }).map(n => n / 1e5)
const lat = fc.integer({ min: 3_564_500, max: 3_567_500 }).map(n => n / 1e5)
const questions: fc.Arbitrary<ListingFilter> = fc.oneof(
  fc
    .tuple(lng, lat, fc.integer({ min: 1, max: 1500 }))
    .map(([x, y, d]): ListingFilter => ({ bbox: [x, y, x + d / 1e5, y + d / 1e5] })),
  fc
    .tuple(lng, lat, fc.integer({ min: 10, max: 3000 }))
    .map(([x, y, radius]): ListingFilter => ({ near: [x, y], radius })),
  fc.tuple(lng, lat, fc.integer({ min: 1, max: 900 })).map(([x, y, d]): ListingFilter => {
    const ring: [number, number][] = [
      [x, y],
      [x + d / 1e5, y],
      [x, y + d / 1e5],
      [x, y],
    ]
    return { within: { type: 'Polygon', coordinates: [ring] } }
  }),
  fc
    .constantFrom('toyoda', 'hino')
    .chain(station =>
      fc.integer({ min: 1, max: 30 }).map((walk_max): ListingFilter => ({ station: [station], walk_max })),
    ),
)

async function answers(asked: readonly ListingFilter[]): Promise<string> {
  const said: unknown[] = []
  for (const filter of asked) {
    const search: Search = { filter, unknown: 'include', sort: filter.near ? 'distance' : 'newest', page: 1 }
    const listings = await listAllListings(db, search, TODAY, 100)
    said.push(listings.map(({ updatedAt, ...listing }) => listing))
  }
  for (const z of [12, 15, 18])
    for (const at of [TRUE_PLACE, TOWN_POINTS.asahi, [139.3611, 35.6499], [139.3699, 35.6559]] as const)
      said.push(await listingMarks(db, { filter: {}, unknown: 'include' }, TODAY, tileOf(at[0], at[1], z)))
  return JSON.stringify(said)
}

test('no answer depends on the true place of a property whose town alone is public', async () => {
  const asked = fc.sample(questions, { numRuns: 120, seed: 11 })
  const before = await answers(asked)
  expect(before).toContain(hidden.publicId)
  for (const at of [
    [139.3611, 35.6499],
    [139.3699, 35.6559],
  ] as const) {
    await moveTo(at)
    expect(await answers(asked)).toBe(before)
  }
  await moveTo(TRUE_PLACE)
  for (const trace of ['139.3742', '35.6611', '99番地', '1234.56']) expect(before).not.toContain(trace)
})

test('halving boxes around it ends at the point of its town', async () => {
  const isIn = async (bbox: [number, number, number, number]) => {
    const found = await listAllListings(
      db,
      { filter: { bbox }, unknown: 'include', sort: 'newest', page: 1 },
      TODAY,
      100,
    )
    return found.some(listing => listing.publicId === hidden.publicId)
  }
  let [west, south, east, north] = [139.3, 35.6, 139.5, 35.7]
  expect(await isIn([west, south, east, north])).toBe(true)
  for (let step = 0; step < 40; step++) {
    const middle = (west + east) / 2
    if (await isIn([west, south, middle, north])) east = middle
    else west = middle
    const level = (south + north) / 2
    if (await isIn([west, south, east, level])) north = level
    else south = level
  }
  expect((west + east) / 2).toBeCloseTo(TOWN_POINTS.asahi[0], 8)
  expect((south + north) / 2).toBeCloseTo(TOWN_POINTS.asahi[1], 8)
})

const box = (west: number, east: number) =>
  [
    [west, 35.66],
    [east, 35.66],
    [east, 35.6605],
    [west, 35.6605],
    [west, 35.66],
  ] as [number, number][]

/** Two zones with other limits that meet at a longitude. */
async function divideAt(lng: number) {
  const { id: dataset_id } = await db
    .insertInto('datasets')
    .values({
      layer: 'zoning',
      ...{ name_ja: '用途地域', name_en: 'Zoning', source_ja: '試験', source_en: 'Test', licence: 'CC0' },
      ...{ edition: '1', is_sample: true, checksum: 'x', feature_count: 2 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const zone = (
    zone_id: string,
    coverage_ratio_pct: number,
    floor_area_ratio_pct: number,
    ring: [number, number][],
  ) => ({
    ...{ dataset_id, zone_id, coverage_ratio_pct, floor_area_ratio_pct },
    geom: geometry({ type: 'MultiPolygon', coordinates: [[ring]] }),
  })
  await db
    .insertInto('zoning_areas')
    .values([zone('qind', 60, 200, box(lng - 0.01, lng)), zone('ncom', 80, 300, box(lng, lng + 0.01))])
    .execute()
}

test('the limits of a lot across a border do not tell how much of it lies on each side', async () => {
  await divideAt(139.37)
  const { assetId, publicId } = await offerListing(db, city, {
    asset: { locationPrecision: 'town', location: [139.37, 35.6602], townId: city.towns.asahi },
    facts: { front_road_width_m: 6 },
  })
  const told = async (lot: [number, number][], precision: 'exact' | 'town') => {
    await db.updateTable('assets').set({ location_precision: precision }).where('id', '=', assetId).execute()
    await db
      .updateTable('asset_places')
      .set({ lot: geometry({ type: 'Polygon', coordinates: [lot] }) })
      .where('asset_id', '=', assetId)
      .execute()
    await db.transaction().execute(trx => placeAssets(trx, [assetId]))
    await settle()
    const search: Search = { filter: { q: publicId }, unknown: 'include', sort: 'newest', page: 1 }
    return JSON.stringify([await findListing(db, publicId, TODAY), await listAllListings(db, search, TODAY, 10)])
  }
  const lot = box(139.3694, 139.3704)
  const other = box(139.3693, 139.3703)
  expect(await told(lot, 'exact')).not.toBe(await told(other, 'exact'))
  const atTown = await told(lot, 'town')
  expect(await told(other, 'town')).toBe(atTown)
  expect(atTown).toContain('"zone":"ncom"')
})
