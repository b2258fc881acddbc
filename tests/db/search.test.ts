import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { countChoices, countFacets } from '../../app/listings/choices.server.ts'
import { type ListingFilter, readSearch, type Search } from '../../app/listings/filter.ts'
import { DEALS, KINDS } from '../../app/listings/model.ts'
import { listAllListings, searchListings } from '../../app/listings/queries.server.ts'
import { searchWhere } from '../../app/listings/search.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY, TOWN_POINTS } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
let city: City

const search = (query: string): Search => {
  const read = readSearch(new URLSearchParams(query))
  expect(read.problems).toEqual([])
  return read.search
}
const ids = async (query: string) =>
  (await listAllListings(db, search(query), TODAY, 1000)).map(listing => listing.publicId)

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())

describe('a search', () => {
  test('keeps apart what matches, what must be confirmed and what does not', async () => {
    const strong = await offerListing(db, city, { facts: { power_contract_kw: 60 } })
    const weak = await offerListing(db, city, { facts: { power_contract_kw: 40 } })
    const silent = await offerListing(db, city, { facts: { power_contract_kw: null } })
    const land = await offerListing(db, city, { asset: { kind: 'land' } })
    const found = await listAllListings(db, search('power_min=50'), TODAY, 1000)
    const marks = new Map(found.map(listing => [listing.publicId, listing.toConfirm]))
    expect(marks.get(strong.publicId)).toEqual([])
    expect(marks.get(silent.publicId)).toEqual(['power_min'])
    expect(marks.has(weak.publicId)).toBe(false)
    expect(marks.has(land.publicId)).toBe(false)
    expect(found.findIndex(listing => listing.publicId === strong.publicId)).toBeLessThan(
      found.findIndex(listing => listing.publicId === silent.publicId),
    )
    expect(await ids('power_min=50&unknown=exclude')).not.toContain(silent.publicId)
  })

  test('finds two-character words, kana of either kind and old characters', async () => {
    const { publicId } = await offerListing(db, city, {
      listing: { titleJa: '髙幡のクレーン付工場', titleEn: 'Press works' },
    })
    for (const words of ['高幡', '髙幡', 'くれーん', 'ｸﾚｰﾝ', 'PRESS', '工場 クレーン', publicId.toLowerCase()])
      expect(await ids(`q=${encodeURIComponent(words)}`), words).toContain(publicId)
    expect(await ids(`q=${encodeURIComponent('クレーン 冷蔵')}`)).not.toContain(publicId)
    expect(await ids('q=%25')).toEqual([])
  })

  test('a station with minutes takes stated road metres only; a straight line too long is no longer in doubt', async () => {
    const near = await offerListing(db, city, { asset: { access: [{ stationId: city.stations.hino, roadM: 790 }] } })
    const unstated = await offerListing(db, city)
    const far = await offerListing(db, city)
    const say = (assetId: number, straight_m: number) =>
      db
        .insertInto('asset_access')
        .values({ asset_id: assetId, station_id: city.stations.hino, straight_m, road_m: null })
        .execute()
    await say(unstated.assetId, 700)
    await say(far.assetId, 900)
    const found = await listAllListings(db, search('station=hino&walk_max=10'), TODAY, 1000)
    const marks = new Map(found.map(listing => [listing.publicId, listing.toConfirm]))
    expect(marks.get(near.publicId)).toEqual([])
    expect(marks.get(unstated.publicId)).toEqual(['station'])
    expect(marks.has(far.publicId)).toBe(false)
  })

  test('road metres of a hidden address decide nothing', async () => {
    const { publicId } = await offerListing(db, city, {
      asset: { locationPrecision: 'town', access: [{ stationId: city.stations.toyoda, roadM: 240 }] },
    })
    expect(await ids('station=toyoda&walk_max=3&unknown=exclude')).not.toContain(publicId)
  })

  test('an offer leaves when its promise ends, and the next newest gives the terms', async () => {
    const stale = await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -15) } })
    const last = await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -14) } })
    const two = await offerListing(db, city, {
      offers: [
        { rentYen: 100, confirmedOn: addDays(TODAY, -5) },
        { rentYen: 200, confirmedOn: addDays(TODAY, -1) },
      ],
    })
    const found = await listAllListings(db, search(''), TODAY, 1000)
    const byId = new Map(found.map(listing => [listing.publicId, listing]))
    expect(byId.has(stale.publicId)).toBe(false)
    expect(byId.has(last.publicId)).toBe(true)
    expect(byId.get(two.publicId)).toMatchObject({ rentYen: 200, offers: 2, confirmedOn: addDays(TODAY, -1) })
    const later = await listAllListings(db, search(''), addDays(TODAY, 10), 1000)
    expect(later.find(listing => listing.publicId === two.publicId)).toMatchObject({ offers: 1 })
  })

  test('what is not published stands in no answer', async () => {
    for (const status of ['draft', 'submitted', 'paused', 'applied', 'closed', 'withdrawn', 'expired'] as const) {
      const { publicId } = await offerListing(db, city, { listing: { status } })
      expect(await ids(''), status).not.toContain(publicId)
    }
  })

  test('pages hold every listing once, in one order', async () => {
    const whole = await ids('power_min=50')
    const paged: string[] = []
    for (let page = 1; ; page++) {
      const { listings } = await searchListings(db, { ...search('power_min=50'), page }, TODAY, 3)
      if (listings.length === 0) break
      paged.push(...listings.map(listing => listing.publicId))
    }
    expect(paged).toEqual(whole)
    expect(new Set(paged).size).toBe(paged.length)
  })
})

describe('every surface', () => {
  const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 3 })
  const place = fc
    .tuple(fc.integer({ min: 3600, max: 4200 }), fc.integer({ min: 6400, max: 6900 }))
    .map(([x, y]) => [139 + x / 1e4, 35 + y / 1e4] as const)

  beforeAll(async () => {
    const samples = fc.sample(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        deal: fc.constantFrom(...DEALS),
        zone: maybe(fc.constantFrom('qind', 'ind', 'ncom', '1res')),
        at: place,
        precision: fc.constantFrom('exact' as const, 'town' as const),
        town: fc.constantFrom('asahi' as const, 'toyoda' as const, 'hino' as const),
        area: maybe(fc.integer({ min: 20, max: 2000 })),
        land: maybe(fc.integer({ min: 20, max: 5000 })),
        power: maybe(fc.integer({ min: 5, max: 300 })),
        ceiling: maybe(fc.integer({ min: 2, max: 9 })),
        crane: maybe(fc.constantFrom(0, 1, 2.8, 5)),
        truck: maybe(fc.constantFrom('none', '2t', '4t', '10t')),
        money: maybe(fc.integer({ min: 50_000, max: 900_000 })),
        hours: maybe(fc.constantFrom('allowed', 'not_allowed', 'consult')),
        certificate: maybe(fc.constantFrom('yes', 'no')),
      }),
      { numRuns: 60, seed: 7 },
    )
    for (const s of samples)
      await offerListing(db, city, {
        zone: s.zone,
        asset: { kind: s.kind, location: s.at, locationPrecision: s.precision, townId: city.towns[s.town] },
        listing: { deal: s.deal },
        offer: s.deal === 'rent' ? { rentYen: s.money } : { priceYen: s.money },
        facts: {
          leasable_area_m2: s.area,
          land_area_m2: s.land,
          power_contract_kw: s.power,
          ceiling_height_min_m: s.ceiling,
          cranes: s.crane === null ? null : s.crane === 0 ? [] : [{ ratedLoadT: s.crane, count: 1 }],
          truck_access_class: s.truck,
          operation_24h: s.hours,
          inspection_certificate: s.certificate,
        },
      })
  })

  const everything = {
    kind: fc.subarray([...KINDS], { minLength: 1 }),
    deal: fc.subarray([...DEALS], { minLength: 1 }),
    zone: fc.subarray(['qind', 'ind', 'ncom'] as const, { minLength: 1 }).map(zones => [...zones]),
    area_min: fc.integer({ min: 20, max: 1000 }),
    area_max: fc.integer({ min: 1000, max: 2000 }),
    land_max: fc.integer({ min: 500, max: 5000 }),
    rent_max: fc.integer({ min: 100_000, max: 900_000 }),
    power_min: fc.integer({ min: 5, max: 100 }),
    ceiling_min: fc.integer({ min: 2, max: 6 }),
    crane_min: fc.constantFrom(0, 1, 2.8),
    truck_min: fc.constantFrom(2, 4),
    hours24: fc.constant(true as const),
    certificate: fc.constant(true as const),
    town: fc.constant(['asahi']),
    near: fc.constant(TOWN_POINTS.toyoda as unknown as [number, number]),
    bbox: fc.constant([139.37, 35.65, 139.4, 35.68] as [number, number, number, number]),
    q: fc.constantFrom('工場', '倉庫 旭', 'factory'),
  }
  /** Few at a time: a search that asks for everything finds nothing, whatever is wrong with it. */
  const filters: fc.Arbitrary<ListingFilter> = fc
    .subarray(Object.keys(everything) as (keyof typeof everything)[], { maxLength: 4 })
    .chain(keys => fc.record(Object.fromEntries(keys.map(key => [key, everything[key]])) as never))

  /** The rules once more, in plain JavaScript over the stored rows: the measure for the SQL. */
  type Row = Record<string, number | string | boolean | null>
  const expected = (row: Row, filter: ListingFilter): 'yes' | 'maybe' | 'no' => {
    let unsure = false
    const need = (value: unknown, meets: (v: number) => boolean, applies = true) => {
      if (value === null && applies) unsure = true
      return value === null ? applies : meets(Number(value))
    }
    const building = row.kind !== 'land'
    const f = filter
    const ok =
      (!f.kind || f.kind.includes(row.kind as never)) &&
      (!f.deal || f.deal.includes(row.deal as never)) &&
      (!f.zone || need(row.zone_id, () => f.zone!.includes(row.zone_id as never))) &&
      (f.area_min === undefined || need(row.floor_area_m2, v => v >= f.area_min!, building)) &&
      (f.area_max === undefined || need(row.floor_area_m2, v => v <= f.area_max!, building)) &&
      (f.land_max === undefined || need(row.land_area_m2, v => v <= f.land_max!)) &&
      (f.rent_max === undefined || need(row.rent_yen, v => v <= f.rent_max!, row.deal === 'rent')) &&
      (f.power_min === undefined || need(row.power_kw, v => v >= f.power_min!, building)) &&
      (f.ceiling_min === undefined || need(row.ceiling_m, v => v >= f.ceiling_min!, building)) &&
      (f.crane_min === undefined || need(row.crane_t, v => v >= f.crane_min!, building)) &&
      (f.truck_min === undefined || need(row.truck_t, v => v >= f.truck_min!)) &&
      (!f.hours24 || need(row.hours24, () => row.hours24 === true)) &&
      (!f.certificate || need(row.certificate, () => row.certificate === true, building)) &&
      (!f.town || row.town === 'asahi') &&
      (!f.near || Number(row.metres) <= 1000) &&
      (!f.bbox ||
        (Number(row.lng) >= f.bbox[0] &&
          Number(row.lat) >= f.bbox[1] &&
          Number(row.lng) <= f.bbox[2] &&
          Number(row.lat) <= f.bbox[3])) &&
      (!f.q || f.q.split(' ').every(word => String(row.words).includes(word)))
    return ok ? (unsure ? 'maybe' : 'yes') : 'no'
  }

  test('gives the same ids for the same filter, and they are those the rules name', async () => {
    const [lng, lat] = TOWN_POINTS.toyoda
    const { rows } = await sql<Row>`select s.*, t.slug as town,
      ST_Distance(s.public_location::geography, ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)::geography) as metres
      from listing_search s join towns t on t.id = s.town_id where s.visible_until >= ${TODAY}::text::date`.execute(db)
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom('include' as const, 'exclude' as const), async (filter, unknown) => {
        const asked: Search = { filter, unknown, sort: 'newest', page: 1 }
        const isFound = (row: Row, other: ListingFilter) => {
          const answer = expected(row, other)
          return answer === 'yes' || (answer === 'maybe' && unknown === 'include')
        }
        const wanted = rows.filter(row => isFound(row, filter))
        const wantedIds = wanted.map(row => row.public_id).sort()
        const listed = await listAllListings(db, asked, TODAY, 1000)
        expect(listed.map(listing => listing.publicId).sort()).toEqual(wantedIds)
        const { total, matched } = await searchListings(db, asked, TODAY, 1)
        expect(total).toBe(wanted.length)
        expect(matched).toBe(rows.filter(row => expected(row, filter) === 'yes').length)
        const direct = await sql<{ public_id: string }>`select s.public_id from listing_search s
          where ${searchWhere(filter, unknown, TODAY)}`.execute(db)
        expect(direct.rows.map(row => row.public_id).sort()).toEqual(wantedIds)
        const finds = (other: ListingFilter) => rows.filter(row => isFound(row, other)).length
        const choices = await countChoices(db, asked, TODAY)
        expect(choices).toMatchObject({ matched, unconfirmed: total - matched, more: false })
        expect(await countFacets(db, asked, TODAY)).toEqual({
          ...{ matched, unconfirmed: total - matched, more: false, facets: choices.facets },
        })
        for (const kind of KINDS) expect(choices.facets!.kind[kind] ?? 0).toBe(finds({ ...filter, kind: [kind] }))
        for (const deal of DEALS) expect(choices.facets!.deal[deal] ?? 0).toBe(finds({ ...filter, deal: [deal] }))
        // A listing whose zone is not known is no other zone's.
        for (const zone of ['qind', 'ind', 'ncom'] as const)
          expect(choices.facets!.zone[zone] ?? 0).toBe(
            rows.filter(row => row.zone_id === zone).filter(row => isFound(row, { ...filter, zone: [zone] })).length,
          )
        const share = (other: ListingFilter) => {
          const surely = rows.filter(row => expected(row, other) === 'yes').length
          return { total: finds(other), unconfirmed: finds(other) - surely }
        }
        expect(choices.flags).toEqual({
          hours24: share({ ...filter, hours24: true }),
          certificate: share({ ...filter, certificate: true }),
        })
        expect(choices.towns!.get(city.towns.asahi) ?? 0).toBe(finds({ ...filter, town: ['asahi'] }))
      }),
      { numRuns: 120 },
    )
  })
})
