import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ImportRefused } from '../../app/places/report.ts'
import { findSite, wasSite } from '../../app/sites/dossier.server.ts'
import { importSites } from '../../app/sites/import.server.ts'
import { placeSites } from '../../app/sites/place.server.ts'
import { listSites, siteFigures } from '../../app/sites/queries.server.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import type { Database } from '../../db/schema.ts'
import { jsonFile, layGround, SAMPLE, TODAY } from '../fixtures/ground.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
  await layGround(db, ['boundary', 'towns', 'zoning', 'overlays'])
})
afterAll(() => db.destroy())

/** A square of about `metres` a side, its south-west corner given. */
const square = (lng: number, lat: number, metres: number) => {
  const [east, north] = [lng + metres / 90_500, lat + metres / 111_000]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lng, lat],
        [east, lat],
        [east, north],
        [lng, north],
        [lng, lat],
      ],
    ],
  }
}

const step = (state: string, from: string) => ({ state, from, sourceJa: '届出', sourceEn: 'Filing' })
const site = (id: string, more: object = {}) => ({
  id,
  nameJa: `工場跡地${id}`,
  nameEn: `Former plant ${id}`,
  polygon: square(139.364, 35.656, 200),
  formerUseJa: '機械工場',
  formerUseEn: 'Machine plant',
  townId: 'asahigaoka-5',
  states: [step('operating', '2010-04-01'), step('closed', '2026-03-31')],
  known: [{ ja: '既知', en: 'Known', asOf: '2026-10-01', sourceJa: '現地', sourceEn: 'Visit' }],
  unknown: [{ ja: '未定', en: 'Open' }],
  private: { ownerName: 'CANARY-OWNER', ownerContact: 'CANARY-CONTACT', staffNote: 'CANARY-NOTE' },
  ...more,
})

const REAL = { ...SAMPLE, sample: false, edition: '2026-11' }
const load = (sites: unknown[], options = SAMPLE) => importSites(db, jsonFile({ sites }), options)
const ids = async () => (await listSites(db, TODAY)).map(found => found.id).sort()

// The tests of this file tell one story on one database, from an empty one to real data.
describe.sequential('loading sites', () => {
  test('loads what is sound and says why the rest is not', async () => {
    const scribble = Array.from({ length: 600 }, (_, i) => [139.36 + (i % 7) / 1e4, 35.65 + (i % 11) / 1e4])
    const bow = [
      [139.364, 35.656],
      [139.366, 35.658],
      [139.366, 35.656],
      [139.364, 35.658],
      [139.364, 35.656],
    ]
    const report = await load([
      site('a'),
      site('b', { polygon: square(139.38, 35.67, 300) }),
      site('a', { nameJa: '二度目' }),
      site('c', { polygon: square(139.3, 35.6, 200) }),
      site('d', { polygon: { type: 'Polygon', coordinates: [bow] } }),
      site('e', { polygon: { type: 'Polygon', coordinates: [[...scribble, scribble[0]]] } }),
      site('f', { polygon: square(139.364, 35.656, 20) }),
      site('g', { townId: 'atlantis' }),
      site('h', { states: [step('haunted', '2020-01-01')] }),
      site('i', { nameJa: undefined }),
      site('j', { polygon: { type: 'Point', coordinates: [139.4, 35.66] } }),
      'not a site',
    ])
    expect(report).toMatchObject({ outcome: 'loaded', read: 12, added: 2, changed: 0, unchanged: 0, retired: 0 })
    expect(report.leftOut.map(({ index, reason, detail }) => [index, reason, detail?.field])).toEqual(
      expect.arrayContaining([
        [2, 'duplicate', undefined],
        [3, 'outside_city', undefined],
        [4, 'self_intersection', undefined],
        [5, 'too_many_points', undefined],
        [6, 'field_invalid', 'polygon'],
        [7, 'field_invalid', 'townId'],
        [8, 'field_invalid', 'states.0.state'],
        [9, 'field_missing', 'nameJa'],
        [10, 'not_a_polygon', undefined],
        [11, 'not_a_feature', undefined],
      ]),
    )
    expect(report.leftOut).toHaveLength(10)
    expect(await ids()).toEqual(['a', 'b'])
  })

  test('area, zones and state are computed', async () => {
    const found = await findSite(db, 'a', TODAY)
    expect(found?.areaM2).toBeGreaterThan(39_000)
    expect(found?.areaM2).toBeLessThan(41_000)
    expect(found?.step).toMatchObject({ state: 'closed', from: '2026-03-31' })
    const shares = found?.parts.reduce((sum, part) => sum + part.share, 0)
    expect(shares).toBeCloseTo(1, 2)
    expect(found?.zone).toBe(found?.parts[0]?.zone)
    expect(found?.zoning).toMatchObject({ illustrative: true })
    expect((await findSite(db, 'a', '2026-03-30'))?.step?.state).toBe('operating')
    expect((await findSite(db, 'a', '2010-03-31'))?.step).toBeNull()
  })

  test('figures follow the day', async () => {
    const now = await siteFigures(db, TODAY)
    expect(now).toMatchObject({ count: 2, byState: { closed: 2, operating: 0 } })
    expect(now.totalHa).toBeCloseTo(13, 0)
    expect((await siteFigures(db, '2020-01-01')).byState.operating).toBe(2)
  })

  test('the same file again changes nothing, not even a row id', async () => {
    const rows = () => db.selectFrom('sites').select(['id', 'dataset_id', 'recorded_at']).orderBy('id').execute()
    const before = await rows()
    const report = await load([site('a'), site('b', { polygon: square(139.38, 35.67, 300) })])
    expect(report).toMatchObject({ outcome: 'unchanged', added: 0, changed: 0, unchanged: 2, retired: 0 })
    expect(await rows()).toEqual(before)
  })

  test('a dry run says what it would do and does nothing', async () => {
    const report = await importSites(db, jsonFile({ sites: [site('z')] }), { ...SAMPLE, dryRun: true })
    expect(report).toMatchObject({ outcome: 'would_load', added: 1, retired: 2 })
    expect(await ids()).toEqual(['a', 'b'])
  })

  test('what a newer edition says otherwise is superseded and kept', async () => {
    const states = [step('operating', '2010-04-01'), step('closed', '2026-04-30'), step('planning', '2026-11-01')]
    const report = await load([
      site('a', { states, nameJa: '改名' }),
      site('b', { polygon: square(139.38, 35.67, 300) }),
    ])
    expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 1, retired: 0 })
    expect((await findSite(db, 'a', TODAY))?.steps.map(({ from }) => from)).toEqual([
      '2010-04-01',
      '2026-04-30',
      '2026-11-01',
    ])
    const kept = await db
      .selectFrom('site_states')
      .select(['state', 'from_on as from'])
      .where('superseded_at', 'is not', null)
      .execute()
    expect(kept).toEqual([{ state: 'closed', from: '2026-03-31' }])
    const [former] = await db.selectFrom('former_rows').select(['kind', 'content']).execute()
    expect(former).toMatchObject({ kind: 'site', content: { public_id: 'a', name_ja: '工場跡地a' } })
    expect(JSON.stringify(former)).not.toContain('CANARY')
  })

  test('a site that the next edition lacks is gone, and known to have been', async () => {
    await load([site('a')])
    expect(await ids()).toEqual(['a'])
    expect(await findSite(db, 'b', TODAY)).toBeNull()
    expect([await wasSite(db, 'b'), await wasSite(db, 'never')]).toEqual([true, false])
  })

  test('new zoning moves the limits with it', async () => {
    const cover = square(139.363, 35.655, 600)
    const zoning = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { zone: 'ind', zoneNameJa: '工業地域', coverageRatioPct: 50, floorAreaRatioPct: 150 },
          geometry: cover,
        },
      ],
    }
    await importZoning(db, jsonFile(zoning), { ...SAMPLE, edition: 'next' }, trx => placeSites(trx))
    const found = await findSite(db, 'a', TODAY)
    expect(found).toMatchObject({ zone: 'ind', coverageRatioPct: 50, floorAreaRatioPct: 150 })
    expect(found?.zoning?.edition).toBe('next')
  })

  test('real data retires the sample whole, and no sample takes its place again', async () => {
    await load([site('real-1')], REAL)
    expect(await ids()).toEqual(['real-1'])
    expect((await findSite(db, 'real-1', TODAY))?.isSample).toBe(false)
    await expect(load([site('a')])).rejects.toThrow(ImportRefused)
    await expect(load([], REAL)).rejects.toMatchObject({ refusal: 'nothing_left' })
    expect(await ids()).toEqual(['real-1'])
  })

  test('the owner is stored, and in no public answer', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from site_confidential where owner_name = 'CANARY-OWNER'`.execute(db)
    expect(rows[0]?.n).toBeGreaterThan(0)
    const answers = [await listSites(db, TODAY), await findSite(db, 'real-1', TODAY), await siteFigures(db, TODAY)]
    expect(JSON.stringify(answers)).not.toContain('CANARY')
  })
})
