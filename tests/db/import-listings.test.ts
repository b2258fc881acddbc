import iconv from 'iconv-lite'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importListings } from '../../app/feeds/import.server.ts'
import { translator } from '../../app/lib/i18n/translate.server.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import type { LiveListing } from '../../app/listings/detail.ts'
import { listingView } from '../../app/listings/detail-view.ts'
import { readSearch } from '../../app/listings/filter.ts'
import { listAllListings } from '../../app/listings/queries.server.ts'
import type { ImportOptions } from '../../app/places/import.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { a55GeoJson, boundaryGeoJson, type PlanArea } from '../fixtures/zoning.ts'
import { makeCity, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

const CITY_BOX: [number, number][] = [
  [139.35, 35.63],
  [139.45, 35.63],
  [139.45, 35.7],
  [139.35, 35.7],
  [139.35, 35.63],
]
const WHOLE_CITY: PlanArea[] = [
  { name: '準工業地域', a29: 10, a55: 11, coverage: 60, floorArea: 200, shape: [CITY_BOX], city: '13212' },
]
const HEADINGS =
  '管理番号,種別,取引,名称,所在地,経度,緯度,公開精度,賃料（円）,価格（万円）,賃貸面積,土地面積,契約電力,天井高,床荷重,取引態様,確認日,電話,敷金'
const ROW =
  'A-1,工場,賃貸,平屋工場㎡,日野市旭が丘三丁目1-1,139.371,35.657,番地まで,"385,000",,170㎡,,50kW,5.2,1500kg/m2,媒介,2026-11-20,042-000-1111,3か月'
const csv = (...rows: string[]) => `${HEADINGS}\r\n${rows.join('\r\n')}\r\n`

let shared: Kysely<Database>
beforeAll(async () => {
  shared = await testDb()
  await makeCity(shared)
  await importBoundary(shared, { name: 'b', bytes: boundaryGeoJson(CITY_BOX) }, { today: TODAY })
})
afterAll(() => shared.destroy())
const undone = (test: (db: Trx) => Promise<void>) => rolledBack(shared, test)

const load = (db: Db, text: string | Buffer, more: Partial<ImportOptions> = {}) =>
  importListings(db, { name: 'listings.csv', bytes: Buffer.from(text) }, { today: TODAY, partner: 'kita', ...more })

const found = (db: Db) =>
  db
    .selectFrom('listing_search as s')
    .innerJoin('listings as l', 'l.id', 's.listing_id')
    .innerJoin('offers as o', 'o.listing_id', 'l.id')
    .select(['s.listing_id', 's.public_id', 's.kind', 's.deal', 's.rent_yen', 's.floor_area_m2', 's.power_kw'])
    .select(['s.ceiling_m', 's.floor_load_t_m2', 's.location_precision', 's.lng', 's.visible_until', 'l.title_ja'])
    .select(['o.deposit_months', 'o.partner_ref', 'o.confirm_method'])
    .orderBy('s.listing_id')
    .execute()

it('loads a listing with its terms and facts, visible for as long as its confirmation lasts', () =>
  undone(async db => {
    const report = await load(db, csv(ROW))
    expect(report).toMatchObject({ outcome: 'loaded', format: 'CSV', read: 1, added: 1, leftOut: [], remarks: [] })
    expect(await found(db)).toMatchObject([
      {
        public_id: 'HN-2026-00001',
        kind: 'factory',
        deal: 'rent',
        rent_yen: 385_000,
        floor_area_m2: 170,
        power_kw: 50,
        ceiling_m: 5.2,
        floor_load_t_m2: 1.5,
        location_precision: 'exact',
        lng: 139.371,
        visible_until: '2026-12-04',
        title_ja: '平屋工場㎡',
        deposit_months: 3,
        partner_ref: 'A-1',
        confirm_method: 'feed',
      },
    ])
    const access = await db.selectFrom('asset_access').select('straight_m').execute()
    expect(access.length).toBeGreaterThan(0)
    expect(access.every(row => row.straight_m > 0)).toBe(true)
  }))

it.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['CP932', (text: string) => iconv.encode(text, 'CP932')],
])('reads %s', (_, encode) =>
  undone(async db => {
    await load(db, encode(csv(ROW)))
    expect((await found(db)).map(row => row.title_ja)).toEqual(['平屋工場㎡'])
  }),
)

describe('the same file again', () => {
  it('changes nothing', () =>
    undone(async db => {
      await load(db, csv(ROW))
      const events = () => db.selectFrom('listing_events').select('id').execute()
      const before = [await found(db), await events()]
      expect(await load(db, csv(ROW))).toMatchObject({ outcome: 'unchanged', unchanged: 1 })
      expect([await found(db), await events()]).toEqual(before)
    }))

  it('in a dry run writes nothing', () =>
    undone(async db => {
      expect(await load(db, csv(ROW), { dryRun: true })).toMatchObject({ outcome: 'would_load', added: 1 })
      expect(await found(db)).toEqual([])
    }))

  it('with a changed row brings that listing up to date and keeps its number, and what the file lacks stays', () =>
    undone(async db => {
      await load(db, csv(ROW, ROW.replace('A-1', 'A-2')))
      const changed = ROW.replace('"385,000"', '350000').replace('2026-11-20', '2026-11-22').replace('50kW', '不明')
      expect(await load(db, csv(changed))).toMatchObject({ changed: 1, added: 0, retired: 0 })
      const [first, second] = await found(db)
      expect(first).toMatchObject({
        public_id: 'HN-2026-00001',
        rent_yen: 350_000,
        visible_until: '2026-12-06',
        power_kw: 50,
      })
      expect(second).toMatchObject({ public_id: 'HN-2026-00002', rent_yen: 385_000 })
    }))
})

it('says of each row that it leaves out why, and loads the others', () =>
  undone(async db => {
    const rows = [
      ROW,
      ROW.replace('A-1', 'B-1').replace('日野市旭が丘三丁目1-1', '滋賀県蒲生郡日野町河原1'),
      ROW.replace('A-1', 'B-2').replace('139.371', '138.371'),
      ROW.replace('A-1', 'B-3').replace('工場,', '城,').replace('2026-11-20', ''),
      ROW.replace('A-1', 'B-4').replace('2026-11-20', '2027-01-01'),
      ROW.replace('A-1', ''),
      ROW,
      ROW.replace('A-1', 'B-5').replace('"385,000"', '相談'),
      ROW.replace('A-1', 'B-6').replace('5.2', '5.2m～7m'),
    ]
    const report = await load(db, csv(...rows))
    expect(report).toMatchObject({ read: 9, added: 2 })
    expect(report.leftOut.map(({ index, reason, detail }) => [index, reason, detail?.field ?? null])).toEqual([
      [1, 'other_city', null],
      [2, 'outside_city', null],
      [3, 'field_invalid', '種別「城」、確認日'],
      [4, 'field_invalid', '確認日「2027-01-01」'],
      [5, 'field_missing', '管理番号'],
      [6, 'duplicate', null],
      [7, 'field_invalid', '賃料（円）「相談」'],
    ])
    expect(report.remarks).toEqual([
      { index: 8, reason: 'cell_unread', label: 'B-6', detail: { field: '天井高', value: '5.2m～7m' } },
    ])
    expect((await found(db)).map(row => [row.partner_ref, row.ceiling_m])).toEqual([
      ['A-1', 5.2],
      ['B-6', null],
    ])
  }))

it('tells no more than the town unless the file says so', () =>
  undone(async db => {
    await load(db, csv(ROW.replace('番地まで', ''), ROW.replace('A-1', 'A-2').replace('139.371,35.657', ',')))
    const rows = await found(db)
    expect(rows.map(row => [row.location_precision, row.lng])).toEqual([
      ['town', 139.37],
      ['town', 139.37],
    ])
  }))

describe('a place that the file does not state', () => {
  const unplaced = ROW.replace('139.371,35.657', ',')

  it('is nowhere: no zone, no limits, no areas over it, and the page says so', () =>
    undone(async db => {
      await importZoning(db, { name: 'z', bytes: a55GeoJson(WHOLE_CITY) }, { today: TODAY })
      await load(db, csv(ROW, unplaced.replace('A-1', 'A-2')))
      const rows = await sql<Record<string, unknown>>`
        select o.partner_ref as ref, s.zone_id as zone, s.coverage_ratio_pct as coverage, a.zoning_dataset_id is null as "noEdition",
          (select count(*) from asset_zones z where z.asset_id = a.id) as parts,
          (select count(*) from asset_places p where p.asset_id = a.id) as places
        from listing_search s join assets a on a.id = s.asset_id join offers o on o.listing_id = s.listing_id
        order by ref`.execute(db)
      expect(rows.rows).toEqual([
        { ref: 'A-1', zone: 'qind', coverage: 60, noEdition: false, parts: 1, places: 1 },
        { ref: 'A-2', zone: null, coverage: null, noEdition: true, parts: 0, places: 0 },
      ])
      const listing = (await findListing(db, 'HN-2026-00002', TODAY)) as LiveListing
      expect(listing).toMatchObject({ isPlaced: false, zones: [], zoningSource: null, overlays: null })
      const words = { locale: 'ja' as const, t: translator('ja', 'listingFacts'), kindName: '工場' }
      const view = listingView(words, listing, TODAY)
      expect(view.zoning).toMatchObject({ isPlaced: false, zones: [] })
      expect(view.surroundings.note).toContain('物件の位置は登録がなく')
      const asked = readSearch(new URLSearchParams('zone=qind')).search
      const found = await listAllListings(db, asked, TODAY, 10)
      expect(found.map(({ publicId, toConfirm }) => [publicId, toConfirm])).toEqual([
        ['HN-2026-00001', []],
        ['HN-2026-00002', ['zone']],
      ])
    }))

  it('is forgotten where a later file leaves it out, and known again where it states it', () =>
    undone(async db => {
      const places = () => db.selectFrom('asset_places').select('asset_id').execute()
      await load(db, csv(ROW))
      expect(await places()).toHaveLength(1)
      await load(db, csv(unplaced))
      expect(await places()).toHaveLength(0)
      await load(db, csv(ROW))
      expect(await places()).toHaveLength(1)
      expect((await found(db))[0]).toMatchObject({ location_precision: 'exact', lng: 139.371 })
    }))
})

describe('a figure that cannot be true', () => {
  it.each([
    ['契約電力', '50kW', '99999999999999999999'],
    ['賃貸面積', '170㎡', '999999999'],
    ['天井高', '5.2', '520'],
    ['床荷重', '1500kg/m2', '1500t/㎡'],
    ['賃料（円）', '"385,000"', '99999999999999'],
    ['価格（万円）', ',,170', ',9999999999999,170'],
    ['敷金', '3か月', '9999か月'],
  ])('leaves its row out: %s', (heading, before, after) =>
    undone(async db => {
      const wrong = ROW.replace('A-1', 'X-1').replace(before, after)
      const report = await load(db, csv(ROW, wrong))
      expect(report).toMatchObject({ outcome: 'loaded', added: 1 })
      expect(report.leftOut).toEqual([
        {
          index: 1,
          reason: 'field_invalid',
          label: 'X-1',
          detail: { field: expect.stringContaining(`${heading}「`) },
        },
      ])
    }),
  )

  it('is found by the dry run too, which reports what the import reports and leaves no trace', () =>
    undone(async db => {
      const text = csv(
        ROW,
        ROW.replace('A-1', 'A-2'),
        ROW.replace('A-1', 'X-1').replace('50kW', '99999999999999999999'),
      )
      const dry = await load(db, text, { dryRun: true })
      expect(await found(db)).toEqual([])
      expect(await db.selectFrom('datasets').select('id').where('layer', '=', 'listings').execute()).toEqual([])
      const real = await load(db, text)
      expect(dry).toEqual({ ...real, outcome: 'would_load' })
      expect(real).toMatchObject({ outcome: 'loaded', added: 2, leftOut: [{ label: 'X-1' }] })
    }))
})

it('what the database does not take is one clear refusal, in a dry run as well', () =>
  undone(async db => {
    await sql`alter table offers add constraint cheap check (rent_yen < 1000)`.execute(db)
    for (const dryRun of [true, false]) {
      await sql`savepoint before`.execute(db)
      await expect(load(db, csv(ROW), { dryRun })).rejects.toMatchObject({
        refusal: 'database_refused',
        detail: { why: expect.stringContaining('cheap') },
      })
      await sql`rollback to savepoint before`.execute(db)
    }
  }))

it('takes no text that is none, and says which cell holds it', () =>
  undone(async db => {
    const report = await load(
      db,
      csv(
        ROW,
        ROW.replace('A-1', 'C-1').replace('平屋工場㎡', '平屋\u000b工場'),
        ROW.replace('A-1', 'C-\u00002').replace('50kW', '50\u0001kW'),
      ),
    )
    expect(report.leftOut).toEqual([
      { index: 1, reason: 'control_characters', label: 'C-1', detail: { field: '名称' } },
      { index: 2, reason: 'control_characters', label: 'C-2', detail: { field: '管理番号' } },
    ])
    expect((await found(db)).map(row => row.partner_ref)).toEqual(['A-1'])
  }))

it('names a missing cell as a column is called, not as the program calls it', () =>
  undone(async db => {
    const { id } = await db
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', 'kita')
      .executeTakeFirstOrThrow()
    expect(
      (await db.selectFrom('organisations').select('phone').where('id', '=', id).executeTakeFirst())?.phone,
    ).toBeNull()
    const without = csv(ROW).replace(',電話', '').replace(',042-000-1111', '')
    await expect(load(db, without)).rejects.toMatchObject({ findings: [{ detail: { field: '電話' } }] })
  }))

it('does not publish what may not be advertised, nor take a partner that it does not know', () =>
  undone(async db => {
    const refused = `${HEADINGS},広告掲載の承諾,掲載事業者\r\n${ROW},不可,\r\n${ROW.replace('A-1', 'A-2')},可,知らない不動産\r\n`
    await expect(load(db, refused)).rejects.toMatchObject({
      refusal: 'nothing_left',
      findings: [
        { detail: { field: '広告掲載の承諾「不可」' } },
        { detail: { field: '掲載事業者「知らない不動産」' } },
      ],
    })
  }))

it('takes the sample off the portal when the first real listings come, and never puts it back', () =>
  undone(async db => {
    const sample = csv(ROW.replace('A-1', 'S-1'), ROW.replace('A-1', 'S-2'))
    await load(db, sample, { sample: true })
    expect(await load(db, csv(ROW))).toMatchObject({ added: 1, retired: 2 })
    const statuses = await sql<{ status: string; n: number }>`
      select status, count(*) as n from listings group by status order by status`.execute(db)
    expect(statuses.rows).toEqual([
      { status: 'published', n: 1 },
      { status: 'withdrawn', n: 2 },
    ])
    expect((await found(db)).map(row => row.partner_ref)).toEqual(['A-1'])
    await expect(load(db, sample, { sample: true })).rejects.toMatchObject({ refusal: 'sample_over_real' })
  }))

it('refuses a file without the columns that every row needs', () =>
  undone(async db => {
    await expect(load(db, '名称,所在地\nx,y\n')).rejects.toMatchObject({
      refusal: 'columns_missing',
      detail: { columns: '管理番号, 種別, 取引態様, 確認日' },
    })
    await expect(load(db, `${HEADINGS}\n"unclosed`)).rejects.toMatchObject({ refusal: 'not_csv' })
  }))
