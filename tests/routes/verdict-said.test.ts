import { parse } from 'csv-parse/sync'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refreshAllSearch } from '../../app/listings/projection.server.ts'
import { loader as one } from '../../app/routes/api.listing.ts'
import { loader as list } from '../../app/routes/api.listings.ts'
import { loader as atom } from '../../app/routes/api.listings-atom.ts'
import { loader as csv } from '../../app/routes/api.listings-csv.ts'
import { loader as zoning } from '../../app/routes/api.zoning.ts'
import { loader as openapi } from '../../app/routes/openapi.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import { importGuidance } from '../../app/zoning/import-guidance.server.ts'
import { RULES } from '../../app/zoning/law/verdict-model.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { jsonFile, layGround, TODAY } from '../fixtures/ground.ts'
import { a55GeoJson, GOOD } from '../fixtures/zoning.ts'
import { asking } from './context.ts'
import { pageDrawer } from './drawing.ts'

// What a page says of a work, its files, feeds and interface say as well.

let db: Kysely<Database>
let draw: Awaited<ReturnType<typeof pageDrawer>>
let city: City
let industrial: string
let residential: string
let hidden: string

const ASKED = 'use=metal_press&motor_kw=30&workshop_area=120'
const ALL = '&verdict=allowed&verdict=not_allowed&verdict=to_be_confirmed&verdict=conditional'
const HIDDEN_LOT = [139.376, 35.657] as [number, number]

/** An area around every lot here that wants metal products (24). */
const CORNERS = ['139.37 35.65', '139.38 35.65', '139.38 35.66', '139.37 35.66', '139.37 35.65']
const GUIDED = {
  type: 'Feature',
  properties: { nameJa: '西区域', nameEn: 'West area', industries: ['24'] },
  geometry: { type: 'Polygon', coordinates: [CORNERS.map(corner => corner.split(' ').map(Number))] },
}

async function liesInTwoZones(assetId: number) {
  const dataset = await db.selectFrom('datasets').select('id').where('layer', '=', 'zoning').executeTakeFirstOrThrow()
  await db.deleteFrom('asset_zones').where('asset_id', '=', assetId).execute()
  const part = { asset_id: assetId, dataset_id: dataset.id }
  await db
    .insertInto('asset_zones')
    .values([
      { ...part, zone_id: 'qind', coverage_ratio_pct: 60, floor_area_ratio_pct: 200, share: 0.7 },
      { ...part, zone_id: '1res', coverage_ratio_pct: 50, floor_area_ratio_pct: 100, share: 0.3 },
    ])
    .execute()
}

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makeCity(db)
  await layGround(db, ['boundary'])
  await importZoning(db, { name: 'z', bytes: a55GeoJson(GOOD) }, { today: TODAY })
  const exact = await offerListing(db, city, { zone: 'qind' })
  const town = await offerListing(db, city, {
    zone: 'qind',
    asset: { location: HIDDEN_LOT, locationPrecision: 'town' },
  })
  residential = (await offerListing(db, city, { zone: '1res' })).publicId
  await db.transaction().execute(async trx => {
    const zones = await trx.selectFrom('assets').select(['id', 'zone_id']).execute()
    await importGuidance(trx, jsonFile({ type: 'FeatureCollection', features: [GUIDED] }), { today: TODAY })
    // No zoning lies here: the zones stand as they were given.
    for (const { id, zone_id } of zones) await trx.updateTable('assets').set({ zone_id }).where('id', '=', id).execute()
    await refreshAllSearch(trx)
  })
  for (const { assetId } of [exact, town]) await liesInTwoZones(assetId)
  industrial = exact.publicId
  hidden = town.publicId
  draw = await pageDrawer()
})
afterAll(() => db.destroy())

type Verdict = {
  result: string
  layers: { layer: string; result: string; clause: string }[]
  open: { text: string }[]
  unchecked: { text: string }[]
  guidance: string
}
const feature = async (id: string, query = '', headers = {}) =>
  (await one(asking(`/api/listings/${id}?${query}`, { params: { id }, headers }))).json()
const verdictOn = async (id: string, headers = {}): Promise<Verdict> =>
  (await feature(id, ASKED, headers)).properties.verdict

describe('a file and a feed say of a verdict what the page says', () => {
  test('the file names what remains and the clause that decides', async () => {
    const text = await (await csv(asking(`/api/listings.csv?${ASKED}${ALL}`))).text()
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true })
    expect(rows).toHaveLength(3)
    for (const row of rows) {
      const { result, layers, open } = await verdictOn(row.物件番号!)
      expect(open.length).toBeGreaterThan(0)
      for (const { text } of open) expect(row.確かめること).toContain(text)
      expect(row['確かめること（件）']).toBe(String(open.length))
      expect(row.判定の根拠).toBe(layers.find(line => line.result === result)?.clause)
    }
  })

  test('a layer that leaves a verdict open is what decides it, whatever its own result is called', async () => {
    const { listingId, publicId } = await offerListing(db, city, { zone: 'uca' })
    const text = await (await csv(asking(`/api/listings.csv?${ASKED}&zone=uca`))).text()
    await db.updateTable('listings').set({ status: 'withdrawn' }).where('id', '=', listingId).execute()
    await db.deleteFrom('listing_search').where('listing_id', '=', listingId).execute()
    const [row]: Record<string, string>[] = parse(text, { columns: true, bom: true })
    expect(row).toMatchObject({ 物件番号: publicId, 判定の根拠: expect.stringContaining('都市計画法') })
  })

  test.each(['ja', 'en'])(
    'the feed has headline, what remains, what is unchecked, clause and guidance (%s)',
    async language => {
      const headers = { 'Accept-Language': language }
      const feed = await (await atom(asking(`/api/listings.atom?${ASKED}${ALL}`, { headers }))).text()
      for (const id of [industrial, residential]) {
        const entry = feed.split('<entry>').find(part => part.includes(id))!
        const { result, layers, open, unchecked, guidance } = await verdictOn(id, headers)
        const clause = layers.find(line => line.result === result)!.clause
        const words = [...open, ...unchecked].map(({ text }) => text)
        for (const said of [...words, clause, guidance]) expect(entry).toContain(said)
        expect(entry.indexOf(guidance)).toBeGreaterThan(entry.indexOf(clause))
      }
    },
  )
})

describe('a link of a page leads to its own language', () => {
  test.each([
    ['/listings', 'ja', 'en'],
    ['/en/listings', 'en', 'ja'],
    ['/data', 'ja', 'en'],
    ['/en/data', 'en', 'ja'],
  ])('%s: %s, whatever the browser likes best', async (path, language, liked) => {
    const { html } = await draw(path)
    const links = [...html.matchAll(/href="(\/api\/(?:listings\.csv|listings\.atom|zoning)[^"]*)"/g)].map(
      found => found[1]!,
    )
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) {
      const load = link.includes('.csv') ? csv : link.includes('.atom') ? atom : zoning
      const answer = await load(asking(link.replaceAll('&amp;', '&'), { headers: { 'Accept-Language': liked } }))
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-language'), link).toBe(language)
      expect(answer.headers.get('vary')).toBe('Accept-Language')
    }
  })

  test('a language that there is none of leaves it to the browser, and the interface names the parameter', async () => {
    const answer = await csv(asking('/api/listings.csv?lang=fr', { headers: { 'Accept-Language': 'en' } }))
    expect(answer.headers.get('content-language')).toBe('en')
    const { paths } = await (await openapi(asking('/openapi.json?lang=en'))).json()
    for (const path of ['/api/listings', '/api/listings.csv', '/api/listings.atom', '/api/zoning']) {
      const { parameters } = paths[path].get as { parameters: { name: string }[] }
      expect(parameters.find(({ name }) => name === 'lang')).toMatchObject({
        schema: { enum: ['ja', 'en'] },
        description: expect.stringContaining('Accept-Language'),
      })
    }
    expect(JSON.stringify(paths['/tiles/listings/{z}/{x}/{y}'])).not.toContain('"lang"')
  })

  test('the feed knows itself by the address it was asked under', async () => {
    const feed = await (await atom(asking('/api/listings.atom?kind=factory&lang=en'))).text()
    expect(feed).toMatch(/<id>http:\/\/portal\.test\/api\/listings\.atom\?kind=factory<\/id>/)
    expect(feed).toContain('rel="self" href="http://portal.test/api/listings.atom?kind=factory&amp;lang=en"')
  })
})

describe('the page of a property', () => {
  test.each([
    ['motor_kw=-1', '-1'],
    ['motor_kw=abc', 'abc'],
  ])('names %s, which it cannot read, and answers by the rest', async (bad, written) => {
    const { html, status } = await draw(`/listings/${industrial}?use=metal_press&workshop_area=120&${bad}`)
    expect(status).toBe(200)
    expect(html).toMatch(new RegExp(`role="alert"[\\s\\S]*「${written}」`))
    expect(html).toContain('原動機')
    expect(html).toContain('id="verdict"')
  })

  test('names a work that there is none of', async () => {
    const { html } = await draw(`/en/listings/${industrial}?use=xyz`)
    expect(html).toMatch(/role="alert"[\s\S]*“xyz”/)
    expect((await draw(`/en/listings/${industrial}?${ASKED}`)).html).not.toContain('role="alert"')
  })

  test('says once that a refusal by the zone may be lifted, and only of such a refusal', async () => {
    const said = async (path: string) => (await draw(path)).html.split('48条ただし書').length - 1
    expect(await said(`/listings/${residential}?${ASKED}`)).toBe(1)
    expect(await said(`/listings/${industrial}?${ASKED}`)).toBe(0)
    const [, revision] = RULES.version.split('/')
    const { html } = await draw(`/en/listings/${residential}?${ASKED}`)
    expect(html).toContain('Article 48')
    expect(html).toContain(`Law as of 1 April 2026, rules version ${revision}`)
    expect((await draw(`/listings/${residential}?${ASKED}`)).html).toContain(
      `法令の基準日 2026年4月1日・判定ルール第${revision}版`,
    )
  })
})

describe('the interface', () => {
  test('has the zones of a lot with their shares, where its place is public', async () => {
    expect((await feature(industrial, '', { 'Accept-Language': 'en' })).properties.zones).toEqual([
      { id: 'qind', name: 'Quasi-industrial', coverageRatioPct: 60, floorAreaRatioPct: 200, share: 0.7 },
      { id: '1res', name: 'Category 1 residential', coverageRatioPct: 50, floorAreaRatioPct: 100, share: 0.3 },
    ])
  })

  test('tells nothing of how a hidden lot lies across a border', async () => {
    const { zones } = (await feature(hidden)).properties
    expect(zones).toEqual([expect.objectContaining({ id: 'qind', share: null })])
    expect(JSON.stringify(zones)).not.toMatch(/0\.[37]|1res/)
  })

  test('says why a listing comes first by fit, and null where nothing says so', async () => {
    const found = async (query: string) => {
      const answer = await list(asking(`/api/listings?${query}`, { headers: { 'Accept-Language': 'en' } }))
      const { features } = await answer.json()
      return new Map(features.map((one: { id: string; properties: { fit: unknown } }) => [one.id, one.properties.fit]))
    }
    const fits = await found(`${ASKED}&sort=fit`)
    expect(fits.get(industrial)).toEqual({ areaName: 'West area', industries: expect.stringMatching(/metal/i) })
    expect(fits.get(hidden)).toBeNull()
    expect((await found(ASKED)).get(industrial)).toBeNull()
  })

  test('is described as it answers', async () => {
    const { components, paths } = await (await openapi(asking('/openapi.json'))).json()
    const { Listing, ListingWithZones, Zoning } = components.schemas
    const properties = ListingWithZones.properties.properties
    expect(Object.keys(properties.properties).sort()).toEqual(
      Object.keys((await feature(industrial)).properties).sort(),
    )
    expect(Listing.properties.properties.properties).toHaveProperty('fit')
    expect(JSON.stringify(paths['/api/listings/{id}'])).toContain('#/components/schemas/ListingWithZones')
    expect(Zoning.properties.overlays.items.properties.kind.enum).toContain('guidance')
    expect(Zoning.properties.overlays.items.properties.kind.description).toContain('guidance')
  })
})
