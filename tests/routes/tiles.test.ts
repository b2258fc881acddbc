import { VectorTile } from '@mapbox/vector-tile'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tileOf } from '../../app/map/tile-grid.ts'
import { tilesRouter } from '../../app/server/tiles.ts'
import { VERDICT_LOOKS } from '../../app/zoning/verdict-looks.ts'
import { geometry } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { type Serving, serve } from './serving.ts'

let db: Kysely<Database>
let city: City
let serving: Serving

const square = (west: number, south: number, size: number) => ({
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  ],
})

async function addZoning(edition: string, zones: readonly string[]) {
  await db.updateTable('datasets').set({ retired_at: sql<Date>`now()` }).where('layer', '=', 'zoning').execute()
  await db.updateTable('zoning_areas').set({ is_current: false }).execute()
  const { id } = await db
    .insertInto('datasets')
    .values({
      layer: 'zoning',
      name_ja: '用途地域',
      name_en: 'Zoning',
      source_ja: '試験',
      source_en: 'Test',
      licence: 'CC0',
      edition,
      is_sample: true,
      checksum: edition,
      feature_count: zones.length,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [i, zone_id] of zones.entries())
    await db
      .insertInto('zoning_areas')
      .values({
        dataset_id: id,
        zone_id,
        coverage_ratio_pct: i === 0 ? null : 60,
        floor_area_ratio_pct: 200,
        geom: geometry(square(139.38 + i * 0.005, 35.66, 0.005)),
      })
      .execute()
}

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  await addZoning('first', ['qind', 'ind', 'ncom'])
  for (let i = 0; i < 12; i++)
    await offerListing(db, city, {
      asset: { kind: i % 2 ? 'factory' : 'office', location: [139.38 + i * 0.001, 35.66 + i * 0.0007] },
    })
  serving = await serve({ tiles: tilesRouter({ db, searchDb: db, today: () => TODAY }) })
})
afterAll(async () => {
  await serving.stop()
  await db.destroy()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${serving.port}${path}`, { headers })
const address = (layer: string, z: number, query = '') => {
  const { x, y } = tileOf(139.3825, 35.6625, z)
  return `/tiles/${layer}/${z}/${x}/${y}${query}`
}
const open = async (response: Response) =>
  new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers
const features = (layer: VectorTile['layers'][string] | undefined) =>
  Array.from({ length: layer?.length ?? 0 }, (_, i) => layer!.feature(i))

describe('/tiles/zoning', () => {
  test('holds the areas of the edition in use, each named once', async () => {
    const response = await get(address('zoning', 13))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('application/vnd.mapbox-vector-tile')
    const { zoning, zoning_label } = await open(response)
    const zones = features(zoning).map(feature => feature.properties)
    expect(zones.map(({ zone }) => zone).sort()).toEqual(['ind', 'ncom', 'qind'])
    expect(zones.find(({ zone }) => zone === 'qind')).not.toHaveProperty('coverageRatioPct')
    expect(zones.find(({ zone }) => zone === 'ind')).toMatchObject({ coverageRatioPct: 60, floorAreaRatioPct: 200 })
    expect(features(zoning_label)).toHaveLength(3)
    // Half of 0.005 degrees of longitude, the narrower way.
    expect(Number(features(zoning_label)[0]!.properties.rank)).toBeCloseTo(226, -1)
  })

  test('is kept under its tag, plain and compressed alike, and is another tile after an import', async () => {
    const first = await get(address('zoning', 14))
    const etag = first.headers.get('etag')!
    const plain = await get(address('zoning', 14), { 'Accept-Encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(Buffer.from(await plain.arrayBuffer())).toEqual(Buffer.from(await first.arrayBuffer()))
    // The test's own fetch adds no-cache to such a question; a browser does not.
    expect((await serving.ask(address('zoning', 14), { headers: { 'If-None-Match': etag } })).status).toBe(304)
    await addZoning('second', ['xind'])
    const other = await serve({ tiles: tilesRouter({ db, searchDb: db }) })
    const after = await fetch(`http://127.0.0.1:${other.port}${address('zoning', 14)}`, {
      headers: { 'If-None-Match': etag },
    })
    expect(after.status).toBe(200)
    expect(features((await open(after)).zoning).map(({ properties }) => properties.zone)).toEqual(['xind'])
    await other.stop()
  })

  test('has nothing where no area lies', async () => {
    expect((await get('/tiles/zoning/12/0/0')).status).toBe(204)
  })
})

describe('/tiles/listings', () => {
  test('answers the same search as the list', async () => {
    const count = async (query: string) =>
      features((await open(await get(address('listings', 10, query)))).listings).reduce(
        (sum, feature) => sum + Number(feature.properties.count),
        0,
      )
    expect(await count('')).toBe(12)
    expect(await count('?kind=factory')).toBe(6)
    expect(await count('?kind=factory&kind=office&page=3&sort=rent')).toBe(12)
  })

  test('names every pin in both languages', async () => {
    const pins = features((await open(await get(address('listings', 17)))).listings).map(pin => pin.properties)
    expect(pins.length).toBeGreaterThan(0)
    for (const pin of pins) {
      const { title_ja, title_en } = await db
        .selectFrom('listings')
        .select(['title_ja', 'title_en'])
        .where('public_id', '=', String(pin.publicId))
        .executeTakeFirstOrThrow()
      expect(pin).toMatchObject({ titleJa: title_ja, titleEn: title_en })
    }
  })

  test('a draft changes no byte', async () => {
    const before = Buffer.from(await (await get(address('listings', 12))).arrayBuffer())
    await offerListing(db, city, { asset: { location: [139.3825, 35.6625] }, listing: { status: 'draft' } })
    expect(Buffer.from(await (await get(address('listings', 12))).arrayBuffer())).toEqual(before)
  })

  test('names every part that cannot be read, in the language asked for', async () => {
    const response = await get('/tiles/listings/30/1/1?area_min=abc&bbox=1,2,3', { 'Accept-Language': 'en' })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    const problem = await response.json()
    expect(problem.errors.map((error: { parameter: string }) => error.parameter).sort()).toEqual([
      'area_min',
      'bbox',
      'z',
    ])
    expect(JSON.stringify(problem)).not.toMatch(/[぀-ヿ一-鿿]/)
  })
})

describe('the ground', () => {
  test('is one collection of what the map draws under the data', async () => {
    const response = await get('/tiles/base')
    expect(response.headers.get('content-type')).toContain('application/geo+json')
    const { features: drawn } = await response.json()
    const layers = new Set(drawn.map((feature: { properties: { layer: string } }) => feature.properties.layer))
    for (const layer of ['green', 'rivers', 'roads', 'railways', 'neighbours', 'stations', 'towns'])
      expect(layers).toContain(layer)
    expect(
      drawn.find(({ properties }: any) => properties.layer === 'railways' && properties.class === 'jr'),
    ).toBeTruthy()
  })

  const PICTURES = ['city.ja', 'near.en', 'zones.ja', 'sites.en', 'incubation.ja', 'listings.en']
  test.each(PICTURES)('%s.svg is a picture', async name => {
    const response = await get(`/tiles/${name}.svg`)
    expect(response.headers.get('content-type')).toContain('image/svg+xml')
    expect(await response.text()).toMatch(/^<svg .+<\/svg>$/s)
  })

  test('paints the zones by what they say of a work, and as ever where that cannot be read', async () => {
    const picture = async (query: string) => (await get(`/tiles/zones.ja.svg${query}`)).text()
    const asEver = await picture('')
    expect(await picture(`?paint=${'n'.repeat(15)}`)).toContain(VERDICT_LOOKS.not_allowed.colour)
    expect(await picture(`?paint=${'a'.repeat(15)}`)).toContain(VERDICT_LOOKS.allowed.colour)
    expect(await picture('?paint=x')).toBe(asEver)
    expect(await picture('')).toBe(asEver)
  })

  test('pins the properties of a search as its tiles do, and a draft changes no byte', async () => {
    const picture = async (query: string) => (await get(`/tiles/listings.ja.svg${query}`)).text()
    const pinned = async (query: string) => {
      const discs = [...(await picture(query)).matchAll(/>(\d+)<\/text>/g)].map(([, count]) => Number(count))
      const pins = (await picture(query)).match(/<g transform=/g)?.length ?? 0
      return discs.reduce((sum, count) => sum + count, pins)
    }
    expect(await pinned('')).toBe(12)
    expect(await pinned('?kind=factory')).toBe(6)
    const before = await picture('')
    await offerListing(db, city, { asset: { location: [139.3825, 35.6625] }, listing: { status: 'draft' } })
    expect(await picture('')).toBe(before)
    expect((await get('/tiles/listings.ja.svg?area_min=abc')).status).toBe(400)
  })

  test('anything else under /tiles is a problem for programs, not a page', async () => {
    for (const path of ['/tiles/owners/12/1/1', '/tiles/city.fr.svg', '/tiles/zoning/12/1']) {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
    }
  })
})
