import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countChoices } from '../../app/listings/choices.server.ts'
import { countStations } from '../../app/listings/count-stations.server.ts'
import { readSearch } from '../../app/listings/filter.ts'
import { renewSearch } from '../../app/listings/projection.server.ts'
import { listAllListings, searchListings } from '../../app/listings/queries.server.ts'
import { measureAccess } from '../../app/places/access.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'

// What people type, and what must be found by it.

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())

const search = (query: string) => readSearch(new URLSearchParams(query)).search
const found = async (words: string) =>
  (await listAllListings(db, search(`q=${encodeURIComponent(words)}`), TODAY, 1000)).map(({ publicId }) => publicId)

/** A listing whose search row knows its stations, as after an import. */
async function offered(wish: Parameters<typeof offerListing>[2]) {
  const made = await offerListing(db, city, wish)
  await db.transaction().execute(trx => measureAccess(trx, [made.assetId]))
  await sql`update portal_state set value = '0' where key = 'search_rows'`.execute(db)
  await renewSearch(db)
  return made.publicId
}

describe('free words', () => {
  test('find what stands near a station by the name of the station', async () => {
    const near = await offered({ asset: { location: [139.382, 35.66], townId: city.towns.asahi } })
    const far = await offered({ asset: { location: [139.394, 35.679], townId: city.towns.asahi } })
    for (const words of ['豊田駅', '豊田', 'toyoda station']) {
      expect(await found(words), words).toContain(near)
      expect(await found(words), words).not.toContain(far)
    }
  })

  test('of a hidden address know the stations near its town, not those near itself', async () => {
    const hidden = await offered({
      asset: {
        locationPrecision: 'town',
        townId: city.towns.hino,
        location: [139.3815, 35.66],
        access: [{ stationId: city.stations.toyoda, roadM: 100 }],
      },
    })
    expect(await found('豊田駅')).not.toContain(hidden)
    expect(await found('日野駅')).toContain(hidden)
  })

  test('find a chome and an address in every notation', async () => {
    const id = await offered({ asset: { addressJa: '東京都日野市旭が丘三丁目12-1' } })
    for (const words of [
      '旭が丘三丁目',
      '旭が丘3丁目',
      '旭ヶ丘３丁目',
      '旭ケ丘三丁目',
      '旭が丘3-12-1',
      '旭が丘３－１２',
    ])
      expect(await found(words), words).toContain(id)
    expect(await found('旭が丘四丁目')).not.toContain(id)
  })

  test('find the deal by its names, with the kind or without', async () => {
    const rent = await offered({ asset: { kind: 'factory' } })
    const sale = await offered({
      asset: { kind: 'land' },
      listing: { deal: 'sale' },
      offer: { priceYen: 50_000_000 },
    })
    for (const words of ['賃貸', '貸工場', 'for rent']) {
      expect(await found(words), words).toContain(rent)
      expect(await found(words), words).not.toContain(sale)
    }
    for (const words of ['売買', '売地', '売土地', 'for sale']) {
      expect(await found(words), words).toContain(sale)
      expect(await found(words), words).not.toContain(rent)
    }
  })

  test('find those who offer it', async () => {
    const kita = await offered({})
    const both = await offered({ offers: [{}, {}] })
    expect(await found('minami不動産')).toContain(both)
    expect(await found('minami不動産')).not.toContain(kita)
    expect(await found('ｋｉｔａ不動産')).toContain(kita)
  })

  test('find what a property has, never what it lacks or refuses', async () => {
    const has = await offered({
      facts: {
        transformer_capacity_kva: 150,
        structure: 'S',
        gas: 'city_gas',
        shutter_openings: [{ widthM: 4, heightM: 4, count: 1 }],
        inspection_certificate: 'yes',
      },
    })
    const lacks = await offered({
      facts: {
        transformer_capacity_kva: 0,
        structure: null,
        gas: 'none',
        shutter_openings: [],
        inspection_certificate: 'no',
        hazmat_storage: 'none',
        ng_uses: '飲食は不可',
      },
    })
    for (const words of ['キュービクル', '鉄骨造', '都市ガス', 'シャッター', '検査済証', 'Steel frame']) {
      expect(await found(words), words).toContain(has)
      expect(await found(words), words).not.toContain(lacks)
    }
    for (const words of ['なし', '飲食', '未確認']) expect(await found(words), words).not.toContain(lacks)
  })

  test('the city itself is no narrowing, in either script', async () => {
    const all = await found('')
    for (const words of ['日野', '日野市', 'hino', 'HINO']) expect(await found(words), words).toEqual(all)
  })
})

test('rows that an older program wrote are written anew, once', async () => {
  await sql`update listing_search set words = 'x', grams = '{}'`.execute(db)
  await sql`delete from portal_state where key = 'search_rows'`.execute(db)
  expect(await found('貸工場')).toEqual([])
  expect(await renewSearch(db)).toBeGreaterThan(0)
  expect((await found('貸工場')).length).toBeGreaterThan(0)
  expect(await renewSearch(db)).toBe(0)
})

describe('the count beside a choice is what the choice gives', () => {
  test.each([
    '',
    'kind=factory',
    'kind=land&unknown=exclude',
    'station=hino&walk_max=10',
    'station=hino&walk_max=10&unknown=exclude',
    'power_min=50&unknown=include',
  ])('of stations, under "%s"', async query => {
    await offered({
      asset: { location: [139.382, 35.66], access: [{ stationId: city.stations.toyoda, roadM: 300 }] },
      facts: { power_contract_kw: 60 },
    })
    const asked = search(query)
    const counts = (await countStations(db, asked, TODAY))!
    for (const station of ['toyoda', 'hino']) {
      const chosen = { ...asked, filter: { ...asked.filter, station: [station] } }
      expect(counts.get(station) ?? 0, station).toBe((await searchListings(db, chosen, TODAY, 1)).total)
    }
    expect([...counts.values()].some(count => count > 0)).toBe(true)
  })

  test('of a yes-or-no condition tells apart what is known and what is to be confirmed', async () => {
    await offered({ facts: { operation_24h: 'allowed' } })
    await offered({ facts: { operation_24h: 'consult' } })
    await offered({ facts: { operation_24h: 'not_allowed' } })
    for (const query of ['', 'power_min=50', 'kind=factory&zone=kogyo', 'hours24=1&truck_min=2', 'unknown=exclude']) {
      const { flags } = await countChoices(db, search(query), TODAY)
      for (const flag of ['hours24', 'certificate'] as const) {
        const asked = search(query)
        const flagged = { ...asked, filter: { ...asked.filter, [flag]: true } }
        const whole = await searchListings(db, flagged, TODAY, 1)
        expect(flags![flag], `${query} ${flag}`).toEqual({ total: whole.total, unconfirmed: whole.unconfirmed })
      }
    }
    const { hours24 } = (await countChoices(db, search(''), TODAY)).flags!
    expect(hours24.total).toBeGreaterThan(hours24.unconfirmed)
    expect(hours24.unconfirmed).toBeGreaterThan(0)
  })
})
