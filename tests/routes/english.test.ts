import type { Kysely } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { pageDrawer } from './drawing.ts'

let db: Kysely<Database>
let city: City
let draw: Awaited<ReturnType<typeof pageDrawer>>

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makeCity(db)
  draw = await pageDrawer()
  return () => db.destroy()
})

/** What a reader reads, without the data for the browser. */
const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&#x27;/g, '’')

const GLUED = /\d(?:m²|m|km|kW|kVA|t|t\/m²|ha|kg)(?![\w²])/g

test('English writes m², and every unit stands after a space', async () => {
  const { publicId, assetId } = await offerListing(db, city, {
    zone: 'qind',
    facts: {
      leasable_area_m2: 275,
      office_area_m2: 30,
      power_contract_kw: 49,
      ceiling_height_min_m: 5.5,
      floor_load_t_m2: 2,
      cranes: [{ ratedLoadT: 2.8, count: 1 }],
      shutter_openings: [{ widthM: 4, heightM: 4.5, count: 1 }],
      front_road_width_m: 6,
      floor: 1,
    },
  })
  await db
    .insertInto('asset_access')
    .values({ asset_id: assetId, station_id: city.stations.toyoda, straight_m: 640, road_m: 720 })
    .execute()
  const query =
    'area_min=100&area_max=900&power_min=40&floor_load_min=1&crane_min=1&ceiling_min=3&road_min=4&truck_min=4'
  for (const path of [`/en/listings?${query}`, `/en/listings/${publicId}`, '/en']) {
    const words = wordsOf((await draw(path)).html)
    expect(words.match(/.*㎡.*/g) ?? [], path).toEqual([])
    expect(words.match(GLUED) ?? [], path).toEqual([])
  }
  const list = wordsOf((await draw(`/en/listings?${query}`)).html)
  for (const text of ['275 m²', '49 kW', '2 t/m²', '100 m² or more', 'Floor load 1 t/m² or more'])
    expect(list).toContain(text)
  const ja = wordsOf((await draw('/listings')).html)
  for (const text of ['275㎡', '49kW', '2t/㎡']) expect(ja).toContain(text)
})

test('one property is one property', async () => {
  await offerListing(db, city, { asset: { kind: 'shop' } })
  const one = wordsOf((await draw('/en/listings?kind=shop')).html)
  expect(one).toMatch(/1 property matches/)
  const many = wordsOf((await draw('/en/listings')).html)
  expect(many).toMatch(/2 properties on offer/)
})

test('what there is in Japanese only is marked as Japanese', async () => {
  await db
    .updateTable('organisations')
    .set({ licence_number: '東京都知事(2)第099999号', association_ja: '見本協会', association_en: null })
    .where('id', '=', city.realtor)
    .execute()
  const { publicId } = await offerListing(db, city, {
    facts: { clean_room_class: 'クラス10000', previous_use: 'なし' },
  })
  const { html } = await draw(`/en/listings/${publicId}`)
  expect(html).toContain('<span lang="ja">東京都知事(2)第099999号</span>')
  expect(html).toContain('<span lang="ja">見本協会</span>')
  expect(html).toMatch(/lang="ja">クラス10000</)
  expect(wordsOf(html)).not.toContain('なし')
})

test('columns of the law’s table are marked as Japanese wherever a clause stands', async () => {
  const { publicId, assetId } = await offerListing(db, city, { zone: 'qind' })
  const { id: dataset_id } = await db.selectFrom('datasets').select('id').limit(1).executeTakeFirstOrThrow()
  const limits = { coverage_ratio_pct: 60, floor_area_ratio_pct: 200, share: 1 }
  await db
    .insertInto('asset_zones')
    .values({ asset_id: assetId, dataset_id, zone_id: 'qind', ...limits })
    .execute()
  for (const path of ['/en/zoning', `/en/listings/${publicId}?use=metal_press&motor_kw=30&workshop_area=151`]) {
    const body = (await draw(path)).html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    expect(body, path).toMatch(/\(<span lang="ja">[い-わ]<\/span>\)/)
    expect(body.match(/\([い-わ]\)/g) ?? [], path).toEqual([])
  }
})

test('one page has one name', async () => {
  const { html } = await draw('/en/work')
  expect(html).toMatch(/<h1[^>]*>Find by work<\/h1>/)
  expect(html).toMatch(/href="\/en\/work"[^>]*>Find by work</)
  expect(html).toContain('Use the arrow keys to move through suggestions and Enter to choose one.')
  const { html: asked } = await draw('/en/work?use=metal_press&motor_kw=30&workshop_area=151')
  expect(asked).toContain('How the law classifies it')
  expect(asked).toContain('In Neighbourhood commercial, these are not permitted: ')
})
