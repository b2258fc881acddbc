import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countListings } from '../../app/listings/counts.server.ts'
import type { ListingFilter, Search } from '../../app/listings/filter.ts'
import { listingMarks } from '../../app/listings/tiles.server.ts'
import { latOfRow, lngOfColumn, type TileId, tileOf } from '../../app/map/tile-grid.ts'
import { encodeMarks } from '../../app/server/tiles-listings.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing, TODAY, TOWN_POINTS } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
/** Nobody may learn it. */
const SECRET: [number, number] = [139.4051, 35.6703]

beforeAll(async () => {
  db = await testDb()
  const city = await makeCity(db)
  const { x, y } = tileOf(139.39, 35.665, 14)
  // On the corner where four tiles meet at every zoom from 14 on, on an edge, and scattered.
  const places: [number, number][] = [
    [lngOfColumn(x, 14), latOfRow(y, 14)],
    [lngOfColumn(x, 14), 35.6655],
    [139.3901, latOfRow(y, 14)],
    ...Array.from({ length: 30 }, (_, i): [number, number] => [
      139.36 + ((i * 37) % 80) / 1000,
      35.645 + ((i * 53) % 40) / 1000,
    ]),
  ]
  for (const [i, location] of places.entries())
    await offerListing(db, city, {
      zone: i % 3 === 0 ? 'qind' : 'ind',
      asset: { kind: i % 4 === 0 ? 'warehouse' : 'factory', location },
      listing: { deal: i % 5 === 0 ? 'sale' : 'rent' },
      facts: { leasable_area_m2: i % 6 === 0 ? null : 50 + i * 20 },
    })
  for (let i = 0; i < 3; i++)
    await offerListing(db, city, {
      asset: { kind: 'shop', location: SECRET, locationPrecision: 'town', townId: city.towns.toyoda },
    })
  await offerListing(db, city, { asset: { location: [139.4, 35.68] }, listing: { status: 'draft' } })
})
afterAll(() => db.destroy())

const asked = (filter: ListingFilter, unknown: Search['unknown'] = 'include'): Search => ({
  filter,
  unknown,
  sort: 'newest',
  page: 1,
})

/** Every tile of a zoom that could hold a listing of this city. */
function tilesOf(z: number): TileId[] {
  const [from, to] = [tileOf(139.35, 35.7, z), tileOf(139.45, 35.64, z)]
  return Array.from({ length: to.x - from.x + 1 }, (_, i) => from.x + i).flatMap(x =>
    Array.from({ length: to.y - from.y + 1 }, (_, i) => ({ z, x, y: from.y + i })),
  )
}

const allMarks = async (search: Search, z: number) =>
  (await Promise.all(tilesOf(z).map(tile => listingMarks(db, search, TODAY, tile)))).flat()

const filter = fc.record<ListingFilter>(
  {
    kind: fc.subarray(['factory', 'warehouse', 'shop'], { minLength: 1 }),
    deal: fc.constantFrom(['rent'], ['sale']),
    zone: fc.constantFrom(['qind'], ['ind']),
    area_min: fc.integer({ min: 0, max: 700 }),
    bbox: fc.constantFrom([139.36, 35.645, 139.39, 35.67], [139.39, 35.64, 139.45, 35.7]),
  },
  { requiredKeys: [] },
)

describe('listing tiles', () => {
  test('over all tiles of a zoom the counts sum to the count of the list', async () => {
    await fc.assert(
      fc.asyncProperty(
        filter,
        fc.constantFrom('include' as const, 'exclude' as const),
        fc.integer({ min: 9, max: 14 }),
        async (some, unknown, z) => {
          const search = asked(some, unknown)
          const marks = await allMarks(search, z)
          const { matched, unconfirmed } = await countListings(db, search, TODAY)
          expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(matched + unconfirmed)
          expect(marks.reduce((sum, mark) => sum + mark.toConfirm, 0)).toBe(unconfirmed)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('near the ground every listing stands alone, but for those at one point', async () => {
    const marks = await allMarks(asked({}), 16)
    const singles = marks.filter(mark => mark.listing)
    expect(new Set(singles.map(mark => mark.listing?.publicId)).size).toBe(singles.length)
    expect(singles.length).toBeGreaterThan(28)
    const pile = marks.find(mark => mark.box[0] === TOWN_POINTS.toyoda[0] && mark.box[1] === TOWN_POINTS.toyoda[1])
    expect(pile).toMatchObject({ count: 3, box: [...TOWN_POINTS.toyoda, ...TOWN_POINTS.toyoda], listing: null })
  })

  test('a place that is public to the town only is never told, at any zoom', async () => {
    for (let z = 8; z <= 18; z++) {
      const [lng, lat] = TOWN_POINTS.toyoda
      const marks = await listingMarks(db, asked({ kind: ['shop'] }), TODAY, tileOf(lng, lat, z))
      for (const mark of marks) expect(mark.at).toEqual([lng, lat])
      expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(3)
      if (z < 13) continue
      expect(await listingMarks(db, asked({ kind: ['shop'] }), TODAY, tileOf(...SECRET, z))).toEqual([])
    }
  })

  test('a tile says of a pin what the map draws, and of a cluster how many and how far', async () => {
    const tile = tileOf(...TOWN_POINTS.toyoda, 16)
    const marks = await listingMarks(db, asked({ area_min: 100 }), TODAY, tile)
    const layer = new VectorTile(new PbfReader(encodeMarks(marks, new Map(), tile)!)).layers.listings!
    const features = Array.from({ length: layer.length }, (_, i) => layer.feature(i))
    expect(features.reduce((sum, feature) => sum + Number(feature.properties.count), 0)).toBe(
      marks.reduce((sum, mark) => sum + mark.count, 0),
    )
    const cluster = features.find(feature => Number(feature.properties.count) > 1)!
    expect(cluster.properties).toMatchObject({ unconfirmed: 3, pile: true, west: 139.381, south: 35.66 })
    for (const feature of features) {
      const [at] = feature.loadGeometry().flat()
      expect(at!.x).toBeGreaterThanOrEqual(0)
      expect(at!.x).toBeLessThan(4096)
    }
  })

  test('a pin carries its number, public id, kind, deal and whether a fact is missing', async () => {
    const [mark] = (await allMarks(asked({ kind: ['warehouse'], area_min: 100 }), 16)).filter(one => one.toConfirm)
    const tile = tileOf(...(mark!.at as [number, number]), 16)
    const layer = new VectorTile(new PbfReader(encodeMarks([mark!], new Map(), tile)!)).layers.listings!
    expect(layer.feature(0).id).toBe(mark!.listing!.id)
    expect(layer.feature(0).properties).toEqual({
      count: 1,
      publicId: mark!.listing!.publicId,
      kind: 'warehouse',
      deal: mark!.listing!.deal,
      toConfirm: true,
    })
  })
})
