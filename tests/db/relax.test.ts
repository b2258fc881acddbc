import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countListings } from '../../app/listings/counts.server.ts'
import { type ListingFilter, readSearch, type Search, writeSearch } from '../../app/listings/filter.ts'
import { KINDS } from '../../app/listings/model.ts'
import { listRelaxations } from '../../app/listings/relax.server.ts'
import { type Give, givesOf, relaxed } from '../../app/listings/relax.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY, TOWN_POINTS } from './city.ts'
import { ownDb, testDb } from './database.ts'

let db: Kysely<Database>
let city: City

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 2 })

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  const samples = fc.sample(
    fc.record({
      kind: fc.constantFrom(...KINDS.filter(kind => kind !== 'shop')),
      deal: fc.constantFrom('rent' as const, 'sale' as const),
      zone: maybe(fc.constantFrom('qind', 'ind', 'ncom')),
      town: fc.constantFrom('asahi' as const, 'toyoda' as const, 'hino' as const),
      area: maybe(fc.integer({ min: 20, max: 2000 })),
      power: maybe(fc.integer({ min: 5, max: 300 })),
      load: maybe(fc.constantFrom(0.5, 1, 2)),
      roadM: maybe(fc.integer({ min: 100, max: 2400 })),
    }),
    { numRuns: 40, seed: 11 },
  )
  for (const s of samples) {
    const { assetId } = await offerListing(db, city, {
      zone: s.zone,
      asset: { kind: s.kind, townId: city.towns[s.town], location: TOWN_POINTS[s.town] as unknown as [number, number] },
      listing: { deal: s.deal },
      facts: { leasable_area_m2: s.area, power_contract_kw: s.power, floor_load_t_m2: s.load },
    })
    await db
      .insertInto('asset_access')
      .values({
        asset_id: assetId,
        station_id: city.stations.toyoda,
        straight_m: 700 + s.town.length * 100,
        road_m: s.roadM,
      })
      .execute()
  }
})
afterAll(() => db.destroy())

const search = (query: string): Search => readSearch(new URLSearchParams(query)).search
const total = async (asked: Search) => {
  const { matched, unconfirmed } = await countListings(db, asked, TODAY)
  return matched + unconfirmed
}
const offered = async (query: string) =>
  (await listRelaxations(db, search(query), TODAY)).map(({ give, total: n }) => [give.join('+'), n] as const)

const filters: fc.Arbitrary<ListingFilter> = fc.record(
  {
    kind: fc.subarray([...KINDS], { minLength: 1, maxLength: 2 }),
    deal: fc.constant(['rent' as const]),
    zone: fc.constant(['ind' as const]),
    area_min: fc.constantFrom(25, 500, 1900, 5000),
    area_max: fc.constantFrom(30, 6000),
    power_min: fc.constantFrom(100, 290, 900),
    floor_load_min: fc.constantFrom(1, 3),
    station: fc.constantFrom(['toyoda'], ['hino']),
    town: fc.constant(['hino']),
    near: fc.constant(TOWN_POINTS.asahi as unknown as [number, number]),
    q: fc.constantFrom('冷蔵', '物件'),
  },
  { requiredKeys: [] },
)
const searches: fc.Arbitrary<Search> = fc
  .tuple(
    filters.filter(({ area_min = 0, area_max = 9999 }) => area_min <= area_max),
    fc.constantFrom('include' as const, 'exclude' as const),
    fc.constantFrom(undefined, 3, 60),
  )
  .map(([filter, unknown, walk]) => ({
    ...{ unknown, page: 1, sort: filter.near ? ('distance' as const) : ('newest' as const) },
    filter: filter.station && walk ? { ...filter, walk_max: walk } : filter,
  }))

const pairsOf = (gives: Give[]) => gives.flatMap((one, i) => gives.slice(i + 1).map(other => [one, other]))

test('each way out of an empty result leads to as many as it says, and the fewest conditions are given up', async () => {
  let pairs = 0
  let everything = 0
  await fc.assert(
    fc.asyncProperty(searches, async asked => {
      if ((await total(asked)) > 0) return
      const ways = await listRelaxations(db, asked, TODAY)
      expect(ways.length).toBeGreaterThan(0)
      for (const { give, total: told } of ways) {
        const next = relaxed(asked, give)
        expect(told).toBe(await total(next))
        expect(told).toBeGreaterThan(0)
        expect(readSearch(writeSearch(next))).toEqual({ search: next, problems: [] })
      }
      const gives = givesOf(asked)
      const helps = async (sets: Give[][]) => {
        const found = await Promise.all(sets.map(async give => ({ give, n: await total(relaxed(asked, give)) })))
        return found.filter(({ n }) => n > 0)
      }
      const singles = await helps(gives.map(give => [give]))
      if (singles.length > 0) {
        expect(ways.map(({ give }) => give.join()).sort()).toEqual(singles.map(({ give }) => give.join()).sort())
        return
      }
      const two = await helps(pairsOf(gives))
      if (two.length > 0) {
        pairs++
        const best = two.map(({ n }) => n).sort((a, b) => b - a)
        expect(ways.map(way => way.total)).toEqual(best.slice(0, 3))
        return
      }
      everything++
      expect(ways.map(({ give }) => give)).toEqual([gives])
    }),
    { numRuns: 70, seed: 3 },
  )
  expect(Math.min(pairs, everything)).toBeGreaterThan(2)
})

test('asking again for what is not confirmed is the first way out', async () => {
  await offerListing(db, city, { asset: { kind: 'shop' }, facts: { leasable_area_m2: 40 } })
  await offerListing(db, city, { asset: { kind: 'shop' }, facts: { leasable_area_m2: 60 } })
  const ways = await offered('kind=shop&floor_load_min=1&unknown=exclude')
  expect(ways[0]).toEqual(['unknown', 2])
  expect(ways.map(([give]) => give)).toContain('floor_load_min')
})

test('the minutes alone can go, and the station with them', async () => {
  const { assetId } = await offerListing(db, city, { asset: { kind: 'shop' } })
  await db
    .insertInto('asset_access')
    .values({ asset_id: assetId, station_id: city.stations.hino, straight_m: 1200, road_m: 1400 })
    .execute()
  const ways = new Map(await offered('kind=shop&station=hino&walk_max=5'))
  expect(ways.get('walk_max')).toBe(1)
  expect(ways.get('station')).toBeGreaterThan(1)
})

test('where nothing at all is public, nothing is offered', async () => {
  const empty = await ownDb()
  await makeCity(empty)
  for (const query of ['', 'kind=shop', 'kind=shop&area_min=5', 'kind=shop&area_min=5&deal=rent&unknown=exclude'])
    expect(await listRelaxations(empty, search(query), TODAY)).toEqual([])
})
