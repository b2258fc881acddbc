import { VectorTile } from '@mapbox/vector-tile'
import { parse } from 'csv-parse/sync'
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tileOf } from '../../app/map/tile-grid.ts'
import { loader as one } from '../../app/routes/api.listing.ts'
import { loader as list } from '../../app/routes/api.listings.ts'
import { loader as feed } from '../../app/routes/api.listings-atom.ts'
import { loader as csv } from '../../app/routes/api.listings-csv.ts'
import { loader as card } from '../../app/routes/listing-card.ts'
import { tilesRouter } from '../../app/server/tiles.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { seedSampleCity } from '../../db/seed/index.ts'
import { TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { asking } from './context.ts'
import { pageDrawer } from './drawing.ts'
import { type Serving, serve } from './serving.ts'

// One question on the sample city, "pressing metal, a workshop of 120 m², 30 kW", answered alike wherever it is asked.

let db: Kysely<Database>
let draw: Awaited<ReturnType<typeof pageDrawer>>
let serving: Serving

type Property = { id: number; publicId: string; lng: number; lat: number }
let residential: Property
let commercial: Property
let industrial: Property

const PRESS = 'use=metal_press&motor_kw=30'
const ASKED = `${PRESS}&workshop_area=120`
const ALL = ['allowed', 'conditional', 'to_be_confirmed', 'not_allowed'].map(one => `&verdict=${one}`).join('')

async function propertyIn(zone: string, more: RawBuilder<SqlBool> = sql`true`): Promise<Property> {
  const { rows } = await sql<Property>`
    select listing_id as id, public_id as "publicId", lng, lat from listing_search
    where zone_id = ${zone} and kind <> 'land' and visible_until >= ${TODAY}::text::date
      and not coalesce(plans_open, false) and ${more} order by listing_id limit 1`.execute(db)
  return rows[0]!
}

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  await seedSampleCity(db, { today: TODAY, progress: () => {} })
  residential = await propertyIn('1res')
  commercial = await propertyIn('ncom', sql<SqlBool>`workshop_area_m2 is null`)
  industrial = await propertyIn('qind', sql<SqlBool>`location_precision = 'exact'`)
  // Without its floor nothing is known of the size of the workshop.
  await sql`update listing_search set floor_area_m2 = null where listing_id = ${commercial.id}`.execute(db)
  draw = await pageDrawer()
  serving = await serve({ tiles: tilesRouter({ db, searchDb: db, today: () => TODAY }) })
})
afterAll(async () => {
  await serving.stop()
  await db.destroy()
})

const headlineOf = async ({ publicId }: Property, query: string, headers = {}) => {
  const answer = await one(asking(`/api/listings/${publicId}?${query}`, { params: { id: publicId }, headers }))
  return (await answer.json()).properties.verdict
}

/** What a reader reads, without the data for the browser. */
const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/\s*\n\s*/g, '\n')

describe('pressing metal', () => {
  test.each([
    ['1res', `${ASKED}`, 'not_allowed'],
    ['ncom', `${ASKED}`, 'conditional'],
    ['ncom', `${PRESS}&workshop_area=151`, 'not_allowed'],
    ['ncom', PRESS, 'to_be_confirmed'],
    ['qind', `${ASKED}`, 'allowed'],
  ])('in %s, %s: %s', async (zone, query, result) => {
    const property = { '1res': residential, ncom: commercial, qind: industrial }[zone]!
    const verdict = await headlineOf(property, query)
    expect(verdict.result).toBe(result)
    expect(verdict.layers[0]).toMatchObject({ layer: 'use_zone', clause: expect.stringContaining('建築基準法48条') })
    expect(verdict.guidance).toContain('特定行政庁')
  })

  test('names the permit and what nobody has checked beside what is allowed', async () => {
    const { open, unchecked, layers } = await headlineOf(industrial, ASKED)
    expect(open.map(({ code }: { code: string }) => code)).toContain('factory_permit')
    expect(unchecked.length).toBeGreaterThan(0)
    expect(layers).toContainEqual(expect.objectContaining({ layer: 'local_ordinance', result: 'permit_required' }))
  })

  test('says what would turn a refusal, and what decides where it is open', async () => {
    const refused = await headlineOf(commercial, `${PRESS}&workshop_area=151`)
    expect(refused.layers[0].change).toMatchObject({
      fact: 'workshop_area',
      text: expect.stringContaining('150㎡以下'),
    })
    expect((await headlineOf(commercial, PRESS)).layers[0].needs).toEqual(['workshop_area'])
    const english = await headlineOf(commercial, `${PRESS}&workshop_area=151`, { 'accept-language': 'en' })
    expect(english.layers[0].change.text).toContain('150 m²')
  })
})

describe('the list', () => {
  const collection = async (query: string) => (await list(asking(`/api/listings?${query}`))).json()

  test('leaves out what is refused, and counts each verdict', async () => {
    const found = await collection(ASKED)
    const all = await collection(`${ASKED}${ALL}`)
    const counts: Record<string, number> = all.facets.verdict
    const { not_allowed: refused, to_be_confirmed: open } = counts
    expect(refused).toBeGreaterThan(0)
    expect(found.total).toBe(all.total - refused!)
    expect(found.unconfirmed).toBe(open)
    expect(found.facets.verdict).toEqual(counts)
    for (const [verdict, count] of Object.entries(counts))
      expect((await collection(`${ASKED}&verdict=${verdict}`)).total).toBe(count)
    for (const { properties } of found.features) expect(properties.verdict.result).not.toBe('not_allowed')
  })

  test('has no verdict where no work is asked about, and refuses what it cannot read', async () => {
    const { features, facets } = await collection('kind=factory')
    expect(features[0].properties.verdict).toBeNull()
    expect(facets).not.toHaveProperty('verdict')
    const refused = await list(asking('/api/listings?use=nothing&verdict=perhaps'))
    expect(refused.status).toBe(400)
    expect((await refused.json()).errors.map(({ parameter }: { parameter: string }) => parameter)).toContain('use')
    const { publicId } = industrial
    const single = await one(asking(`/api/listings/${publicId}?use=lathe&motor_kw=x`, { params: { id: publicId } }))
    expect(single.status).toBe(400)
  })
})

describe('a property without the room that is asked for', () => {
  test('says so on its card and its page, keeps its verdict, and comes last where the best fit comes first', async () => {
    const { features } = await (
      await list(asking(`/api/listings?${PRESS}&workshop_area=300&sort=fit&zone=qind`))
    ).json()
    const small = (one: { properties: { kind: string; floorAreaM2: number | null } }) =>
      one.properties.kind !== 'land' && one.properties.floorAreaM2 !== null && one.properties.floorAreaM2 < 300
    const flags: boolean[] = features.map(small)
    expect(flags).toContain(true)
    expect(flags).toContain(false)
    expect(flags).toEqual([...flags].sort((a, b) => Number(a) - Number(b)))
    const { properties } = features.find(small)
    const words = `答えの広さ300㎡は、この物件の床面積${properties.floorAreaM2}㎡に入りません。`
    expect(properties.verdict.result).toBe('allowed')
    expect(properties.verdict.open.map(({ text }: { text: string }) => text)).toContain(words)
    for (const path of [
      `/listings/${properties.id}?${PRESS}&workshop_area=300`,
      `/listings?${PRESS}&workshop_area=300&zone=qind&area_max=299`,
    ])
      expect(wordsOf((await draw(path)).html), path).toContain('㎡に入りません。')
  })
})

describe('files and feeds', () => {
  test('a file of the search has the verdict of each property, and its head says who decides', async () => {
    const asked = `${ASKED}${ALL}`
    const text = await (await csv(asking(`/api/listings.csv?${asked}`))).text()
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true })
    const { features } = await (await list(asking(`/api/listings?${asked}`))).json()
    const head = Object.keys(rows[0]!).find(name => name.includes('特定行政庁'))!
    const words = { allowed: '可', conditional: '条件付きで可', to_be_confirmed: '要確認', not_allowed: '不可' }
    for (const { properties } of features) {
      const row = rows.find(one => one.物件番号 === properties.id)!
      const { result, unchecked } = properties.verdict as { result: keyof typeof words; unchecked: { text: string }[] }
      expect(row[head]).toBe(words[result])
      expect(row.判定する仕事).toContain('プレス')
      for (const layer of unchecked) expect(row.判定で未確認).toContain(layer.text)
    }
    expect(await (await csv(asking('/api/listings.csv'))).text()).not.toContain('特定行政庁')
  })

  test('a feed says it in each entry', async () => {
    const text = await (await feed(asking(`/api/listings.atom?${ASKED}&zone=ncom`))).text()
    const entries = text.split('<entry>').slice(1)
    expect(entries.length).toBeGreaterThan(0)
    for (const entry of entries) expect(entry).toMatch(/プレス加工.*: (条件付きで可|要確認).*特定行政庁/)
  })
})

test('an answer that no rule on the work reads is named, where it is given and in the API', async () => {
  const query = `${ASKED}&spray_kw=5`
  expect((await headlineOf(industrial, query)).unused).toEqual(['spray_kw'])
  expect((await headlineOf(industrial, ASKED)).unused).toEqual([])
  for (const path of [`/listings/${industrial.publicId}?${query}`, `/work?${query}`, `/zoning?${query}`])
    expect(wordsOf((await draw(path)).html), path).toContain('使わない答え：塗料の吹付に使う原動機の出力')
})

test('a property in two zones shows both with their shares, the use of the larger and the limits of both', async () => {
  const { rows } = await sql<{ publicId: string; larger: string; shares: number[] }>`
    select s.public_id as "publicId", s.zone_id as larger,
      (select json_agg(z.share order by z.share desc) from asset_zones z where z.asset_id = s.asset_id) as shares
    from listing_search s where s.location_precision = 'exact' and s.visible_until >= ${TODAY}::text::date
      and (select count(*) from asset_zones z where z.asset_id = s.asset_id) = 2`.execute(db)
  expect(rows.length).toBeGreaterThan(0)
  for (const { publicId, shares } of rows) {
    const words = wordsOf((await draw(`/listings/${publicId}?${ASKED}`)).html)
    for (const share of shares) expect(words).toContain(`${Math.round(share * 100)}%`)
    expect(words).toContain('敷地が二つ以上の用途地域にわたるため')
  }
})

describe('pages', () => {
  const HEADLINES = {
    ja: { refused: '第一種住居地域：不可', limited: '近隣商業地域：条件付きで可', open: '準工業地域：可' },
    en: {
      refused: 'Category 1 residential: Not allowed',
      limited: 'Neighbourhood commercial: Allowed within limits',
      open: 'Quasi-industrial: Allowed',
    },
  } as const

  test.each(['ja', 'en'] as const)('the page of a property and its print say it in %s', async locale => {
    const prefix = locale === 'en' ? '/en' : ''
    const { refused, limited, open } = HEADLINES[locale]
    for (const [property, headline] of [
      [residential, refused],
      [commercial, limited],
      [industrial, open],
    ] as const) {
      const { html } = await draw(`${prefix}/listings/${property.publicId}?${ASKED}`)
      const [screen = '', sheet = ''] = html.split('<article class="print-sheet')
      for (const part of [screen, sheet]) {
        expect(wordsOf(part)).toContain(headline)
        expect(wordsOf(part)).toContain(locale === 'ja' ? '特定行政庁' : 'authority')
      }
      expect(html).toContain(
        `/zoning/ask?use=metal_press&amp;motor_kw=30&amp;workshop_area=120&amp;listing=${property.publicId}`,
      )
    }
  })

  test.each(['ja', 'en'] as const)('each card of the list says it in %s, and leads on with the work', async locale => {
    const prefix = locale === 'en' ? '/en' : ''
    const { html } = await draw(`${prefix}/listings?${ASKED}&zone=qind&zone=ncom`)
    const words = wordsOf(html)
    expect(words).toContain(HEADLINES[locale].open)
    expect(words).toContain(locale === 'ja' ? '特定行政庁' : 'authority')
    expect(html).toMatch(
      /href="[^"]*\/listings\/HN-[^"]*\?use=metal_press&amp;motor_kw=30&amp;workshop_area=120&amp;back=/,
    )
  })

  test('the work of the search that a page is come to from is asked of it too', async () => {
    const back = encodeURIComponent(`${ASKED}&zone=qind`)
    const { html } = await draw(`/listings/${industrial.publicId}?back=${back}`)
    expect(wordsOf(html)).toContain(HEADLINES.ja.open)
  })

  test('without a work a page leads to naming one', async () => {
    const { html } = await draw(`/listings/${industrial.publicId}`)
    expect(html).toContain('href="/work"')
    expect(wordsOf(html)).not.toContain(HEADLINES.ja.open)
  })

  test('the card of a pin says it', async () => {
    const { publicId } = commercial
    const told = await (await card(asking(`/listings/${publicId}/card?${ASKED}`, { params: { id: publicId } }))).json()
    expect(told).toMatchObject({ listing: { publicId }, verdict: { result: 'conditional' } })
  })
})

test('a pin of the map carries the verdict and its sign', async () => {
  const signs = { [residential.publicId]: '×', [commercial.publicId]: '△', [industrial.publicId]: '○' }
  for (const { publicId, lng, lat } of [residential, commercial, industrial]) {
    const { z, x, y } = tileOf(lng, lat, 18)
    const { port } = serving
    const answer = await fetch(`http://127.0.0.1:${port}/tiles/listings/${z}/${x}/${y}?${ASKED}${ALL}`)
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())))
    const pins = Array.from({ length: layers.listings!.length }, (_, i) => layers.listings!.feature(i).properties)
    expect(pins.find(pin => pin.publicId === publicId)?.sign).toBe(signs[publicId])
  }
})
