import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countFacets } from '../../app/listings/choices.server.ts'
import type { ListingFilter, Search } from '../../app/listings/filter.ts'
import { refreshSearch } from '../../app/listings/projection.server.ts'
import { listAllListings } from '../../app/listings/queries.server.ts'
import { rankOf } from '../../app/listings/verdict-rank.server.ts'
import { verdictsOf } from '../../app/listings/verdicts.server.ts'
import type { AskedWork } from '../../app/zoning/law/asked.ts'
import type { Answers } from '../../app/zoning/law/case.ts'
import { FLAG_FACTS, OPTION_FACTS } from '../../app/zoning/law/facts.ts'
import { PROCESSES } from '../../app/zoning/law/processes.ts'
import { USE_IDS } from '../../app/zoning/law/uses.ts'
import { HEADLINES } from '../../app/zoning/law/verdict-model.ts'
import { ZONE_IDS } from '../../app/zoning/model.ts'
import { placeAssets } from '../../app/zoning/place.server.ts'
import { geometry } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'

// What a search says of a work in SQL and what the reader says of each property are one thing.

let db: Kysely<Database>
let city: City
const ids: number[] = []

const AREAS = [null, 20, 49.9, 50, 50.1, 150, 150.1, 300, 500.1, 1500.1, 10_000.1]
const pick = <T>(values: readonly T[], at: number): T => values[at % values.length]!

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  const zones = [...ZONE_IDS, null]
  for (let i = 0; i < 160; i++) {
    const { listingId, assetId } = await offerListing(db, city, {
      zone: pick(zones, i),
      asset: { kind: i % 9 === 0 ? 'land' : 'factory', locationPrecision: i % 5 === 0 ? 'town' : 'exact' },
      facts: {
        leasable_area_m2: pick(AREAS, i * 7),
        workshop_area_m2: pick(AREAS, i * 3 + 1),
        floor: pick([null, 1, 2, 3], i * 5),
        inspection_certificate: pick([null, 'yes', 'no'], i),
      },
    })
    ids.push(listingId)
    await lay(assetId, i)
  }
  await db.transaction().execute(trx => refreshSearch(trx, ids))
})
afterAll(() => db.destroy())

/** District plans over some of the lots: none, one that bars uses, one whose rules are not in the data. */
async function lay(assetId: number, i: number): Promise<void> {
  const kinds: (readonly string[] | null)[] = [[], ['factory', 'office'], ['dwelling', 'shop'], null]
  const dataset = await overlays()
  if (i % 7 === 0) return
  await db.updateTable('assets').set({ overlays_dataset_id: dataset }).where('id', '=', assetId).execute()
  for (const usesBarred of [pick(kinds, i), pick(kinds, i >> 2)]) {
    if (usesBarred?.length === 0) continue
    const { id } = await db
      .insertInto('overlay_areas')
      .values({
        ...{ dataset_id: dataset, kind: 'district_plan', name_ja: '計画', name_en: 'Plan' },
        attrs: JSON.stringify(usesBarred ? { usesBarred } : {}) as never,
        geom: geometry({
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [139.3, 35.6],
                [139.31, 35.6],
                [139.31, 35.61],
                [139.3, 35.6],
              ],
            ],
          ],
        }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db.insertInto('asset_overlays').values({ asset_id: assetId, overlay_area_id: id, share: 1 }).execute()
  }
}

let known: number | undefined
async function overlays(): Promise<number> {
  known ??= (
    await db
      .insertInto('datasets')
      .values({
        ...{
          layer: 'overlays',
          name_ja: '区域',
          name_en: 'Areas',
          source_ja: '試験',
          source_en: 'Test',
          licence: 'CC0',
        },
        ...{ edition: '1', is_sample: true, checksum: 'o', feature_count: 1 },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
  return known
}

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const metres = fc.constantFrom(...AREAS.filter(area => area !== null))
const kilowatts = fc.constantFrom(0, 0.5, 0.75, 0.76, 1.5, 1.51, 2.2, 4, 4.1, 10, 10.1, 30)
const answers: fc.Arbitrary<Answers> = fc
  .record({
    floor_area: maybe(metres),
    workshop_area: maybe(metres),
    storey: maybe(fc.integer({ min: 1, max: 4 })),
    motor_kw: maybe(kilowatts),
    compressor_kw: maybe(kilowatts),
    spray_kw: maybe(kilowatts),
    grinders: maybe(fc.integer({ min: 0, max: 4 })),
    seats_area: maybe(fc.constantFrom(199.9, 200)),
    goods: maybe(fc.constantFrom(...OPTION_FACTS.goods.options.map(([id]) => id))),
    goods_quantity: maybe(fc.constantFrom(0, 1, 5, 5.1, 10, 50.1, 3500.1)),
    trade: maybe(fc.constantFrom(...OPTION_FACTS.trade.options.map(([id]) => id))),
    chosen: fc.dictionary(fc.constantFrom(...Object.keys(FLAG_FACTS)), fc.boolean(), { maxKeys: 6 }),
  })
  .map(({ chosen, ...rest }) => {
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    return { ...chosen, ...given } as Answers
  })
const asked: fc.Arbitrary<AskedWork> = fc.record({
  use: fc.constantFrom(...PROCESSES.map(({ id }) => id), ...USE_IDS),
  answers,
})

test('the reader says of each property what the SQL of the search says', async () => {
  const found = new Set<string>()
  await fc.assert(
    fc.asyncProperty(asked, async work => {
      const verdicts = await verdictsOf(db, ids, work, TODAY)
      const { rows } = await sql<{ id: number; rank: number }>`
        select s.listing_id as id, ${rankOf(work, TODAY)} as rank from listing_search s`.execute(db)
      expect(rows).toHaveLength(ids.length)
      const bySql = new Map(rows.map(({ id, rank }) => [id, HEADLINES[rank]]))
      expect(new Map([...verdicts].map(([id, { result }]) => [id, result]))).toEqual(
        new Map(ids.map(id => [id, bySql.get(id)])),
      )
      for (const { result } of verdicts.values()) found.add(result)
    }),
    { numRuns: 150 },
  )
  expect([...found].sort()).toEqual([...HEADLINES].sort())
})

test('a search finds what its verdicts say, and counts each', async () => {
  await fc.assert(
    fc.asyncProperty(asked, fc.subarray([...HEADLINES]), async (use, verdict) => {
      const verdicts = await verdictsOf(db, ids, use, TODAY)
      const filter: ListingFilter = verdict.length > 0 ? { use, verdict } : { use }
      const search: Search = { filter, unknown: 'include', sort: 'newest', page: 1 }
      const wanted: readonly string[] = verdict.length > 0 ? verdict : HEADLINES.slice(0, 3)
      const listings = await listAllListings(db, search, TODAY, 1000)
      const having = ids.filter(id => wanted.includes(verdicts.get(id)!.result))
      expect(listings.map(({ id }) => id).sort()).toEqual(having.sort())
      for (const { id, toConfirm } of listings)
        expect(toConfirm).toEqual(verdicts.get(id)!.result === 'to_be_confirmed' ? ['use'] : [])
      const { facets, matched, unconfirmed } = await countFacets(db, search, TODAY)
      expect(matched + unconfirmed).toBe(having.length)
      const counts: Record<string, number> = {}
      for (const { result } of verdicts.values()) counts[result] = (counts[result] ?? 0) + 1
      expect(facets?.verdict).toEqual(counts)
    }),
    { numRuns: 40 },
  )
})

test('nothing tells of a plan over a property whose town alone is public', async () => {
  const { assetId, listingId } = await offerListing(db, city, { zone: 'qind' })
  await lay(assetId, 1)
  const press: AskedWork = { use: 'metal_press', answers: { workshop_area: 120, motor_kw: 30 } }
  const told = async (precision: 'exact' | 'town') => {
    await db.updateTable('assets').set({ location_precision: precision }).where('id', '=', assetId).execute()
    await db.transaction().execute(trx => refreshSearch(trx, [listingId]))
    return (await verdictsOf(db, [listingId], press, TODAY)).get(listingId)!
  }
  expect((await told('exact')).result).toBe('not_allowed')
  const atTown = await told('town')
  expect(atTown.result).toBe('allowed')
  expect(atTown.layers.map(({ layer }) => layer)).not.toContain('overlay')
  expect(atTown.unchecked.map(({ code }) => code)).toContain('district_plan')
})

const box = (west: number, east: number): [number, number][] => [
  [west, 35.66],
  [east, 35.66],
  [east, 35.6605],
  [west, 35.6605],
  [west, 35.66],
]

test('a lot in two zones takes its use from the larger part, and its limits from both', async () => {
  const { id: dataset_id } = await db
    .insertInto('datasets')
    .values({
      ...{
        layer: 'zoning',
        name_ja: '用途地域',
        name_en: 'Zoning',
        source_ja: '試験',
        source_en: 'Test',
        licence: 'CC0',
      },
      ...{ edition: '1', is_sample: true, checksum: 'z', feature_count: 2 },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const zone = (zone_id: string, coverage: number, floorArea: number, ring: [number, number][]) => ({
    ...{ dataset_id, zone_id, coverage_ratio_pct: coverage, floor_area_ratio_pct: floorArea },
    geom: geometry({ type: 'MultiPolygon', coordinates: [[ring]] }),
  })
  await db
    .insertInto('zoning_areas')
    .values([zone('qind', 60, 200, box(139.36, 139.37)), zone('1res', 60, 400, box(139.37, 139.38))])
    .execute()
  // Six tenths of it lie in the first zone.
  const lot = { type: 'Polygon' as const, coordinates: [box(139.3694, 139.3704)] }
  const { assetId, listingId, publicId } = await offerListing(db, city, {
    asset: { location: [139.3698, 35.6602], lot },
  })
  await db.transaction().execute(async trx => {
    await placeAssets(trx, [assetId])
    await refreshSearch(trx, [listingId])
  })
  const press: AskedWork = { use: 'metal_press', answers: { workshop_area: 120, motor_kw: 30 } }
  const search: Search = { filter: { use: press, q: publicId }, unknown: 'include', sort: 'newest', page: 1 }
  const [found] = await listAllListings(db, search, TODAY, 10)
  expect(found).toMatchObject({ zone: 'qind', coverageRatioPct: 60, floorAreaRatioPct: 280 })
  expect((await verdictsOf(db, [listingId], press, TODAY)).get(listingId)?.result).toBe('allowed')
})
