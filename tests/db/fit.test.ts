import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findListing } from '../../app/listings/detail.server.ts'
import { readSearch } from '../../app/listings/filter.ts'
import { refreshAllSearch } from '../../app/listings/projection.server.ts'
import { searchListings } from '../../app/listings/queries.server.ts'
import { importGuidance } from '../../app/zoning/import-guidance.server.ts'
import type { Database } from '../../db/schema.ts'
import { jsonFile, layGround } from '../fixtures/ground.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'

// Each listing is as old as its name says; guidance wants metal products (24) west of 139.372 and research (71) south.

let db: Kysely<Database>
let city: City
const named = new Map<string, string>()

async function offer(name: string, at: [number, number], zone: string | null, more: object = {}) {
  const { publicId, assetId } = await offerListing(db, city, {
    asset: { location: at, ...more },
    listing: { publishedOn: `2026-11-0${named.size + 1}` },
  })
  await db.updateTable('assets').set({ zone_id: zone }).where('id', '=', assetId).execute()
  named.set(publicId, name)
}

const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})
const area = (nameJa: string, nameEn: string, industries: string[], geometry: object) => ({
  type: 'Feature',
  properties: { nameJa, nameEn, industries },
  geometry,
})
const AREAS = [
  area('西区域', 'West area', ['24', '26', '71'], box(139.37, 35.655, 139.372, 35.66)),
  area('南区域', 'South area', ['71'], box(139.37, 35.65, 139.38, 35.655)),
]

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  await layGround(db, ['boundary'])
  await offer('guided, oldest', [139.371, 35.657], 'ind')
  await offer('guided to research', [139.375, 35.652], 'ind')
  await offer('unguided, allowed', [139.375, 35.657], 'ind')
  await offer('unguided, to be confirmed', [139.376, 35.657], null)
  await offer('hidden in the guided area', [139.371, 35.6571], 'ind', { locationPrecision: 'town' })
  await db.transaction().execute(async trx => {
    const zones = await trx.selectFrom('assets').select(['id', 'zone_id']).execute()
    await importGuidance(trx, jsonFile({ type: 'FeatureCollection', features: AREAS }), { today: TODAY })
    // No zoning is loaded here: the zones stand as they were given.
    for (const { id, zone_id } of zones) await trx.updateTable('assets').set({ zone_id }).where('id', '=', id).execute()
    await refreshAllSearch(trx)
  })
})
afterAll(() => db.destroy())

const found = async (query: string) => {
  const { search } = readSearch(new URLSearchParams(query))
  const { listings } = await searchListings(db, search, TODAY)
  return listings.map(({ publicId, fit }) => ({ name: named.get(publicId), fit }))
}
const order = async (query: string) => (await found(query)).map(({ name }) => name)

describe('sort=fit', () => {
  test('puts places whose guidance wants the industry first, then the better verdict, then the newest', async () => {
    expect(await order('use=lathe&sort=fit')).toEqual([
      'guided, oldest',
      'hidden in the guided area',
      'unguided, allowed',
      'guided to research',
      'unguided, to be confirmed',
    ])
  })

  test('says why: the area and those of its industries that do such work', async () => {
    const [first, ...others] = await found('use=lathe&sort=fit')
    expect(first?.fit).toEqual({
      nameJa: '西区域',
      nameEn: 'West area',
      industriesJa: '金属製品製造業・生産用機械器具製造業',
      industriesEn: 'Manufacture of fabricated metal products, Manufacture of production machinery',
    })
    expect(others.map(({ fit }) => fit)).toEqual(others.map(() => undefined))
    expect((await found('use=lathe'))[0]?.fit).toBeUndefined()
  })

  test('goes by the verdict alone where the work is a use that no industry stands for', async () => {
    expect((await order('use=factory&sort=fit')).at(-1)).toBe('unguided, to be confirmed')
  })

  test('tells nothing of a place whose town alone is public', async () => {
    const rows = await db
      .selectFrom('listing_search')
      .select(['location_precision', 'guided_industries'])
      .where('location_precision', '=', 'town')
      .execute()
    expect(rows).toEqual([{ location_precision: 'town', guided_industries: null }])
    const [hiddenId = ''] = [...named].find(([, name]) => name === 'hidden in the guided area') ?? []
    const [guidedId = ''] = [...named].find(([, name]) => name === 'guided, oldest') ?? []
    expect(await findListing(db, hiddenId, TODAY)).toMatchObject({ guidance: { areas: null } })
    expect(await findListing(db, guidedId, TODAY)).toMatchObject({ guidance: { areas: [{ nameJa: '西区域' }] } })
    const fits = await found('use=research_lab&sort=fit')
    expect(fits.find(({ name }) => name === 'hidden in the guided area')?.fit).toBeUndefined()
    expect(fits.slice(0, 2).map(({ name }) => name)).toEqual(['guided to research', 'guided, oldest'])
  })

  test('without a work is the newest first', async () => {
    expect(await order('sort=fit')).toEqual(await order('sort=newest'))
  })
})
