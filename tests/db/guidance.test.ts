import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findDataset } from '../../app/places/datasets.server.ts'
import { guidanceOfAsset } from '../../app/zoning/guidance.server.ts'
import { importGuidance } from '../../app/zoning/import-guidance.server.ts'
import { placeAssets } from '../../app/zoning/place.server.ts'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { geodata, jsonFile, layGround, SAMPLE, TODAY } from '../fixtures/ground.ts'
import { makeCity, offerListing } from './city.ts'
import { ownDb, testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

let shared: Kysely<Database>
beforeAll(async () => {
  shared = await testDb()
  await layGround(shared, ['boundary'])
})
afterAll(() => shared.destroy())
const undone = (test: (db: Trx) => Promise<void>) => rolledBack(shared, test)

const real = { today: TODAY, edition: '2027', source: '日野市', licence: 'CC BY 4.0' }
const FILE = geodata('guidance/guidance.geojson')
const ring = (...points: [number, number][]) => ({ type: 'Polygon', coordinates: [points] })
const SQUARE = ring([139.37, 35.656], [139.373, 35.656], [139.373, 35.659], [139.37, 35.659], [139.37, 35.656])
const BOW = ring([139.37, 35.656], [139.373, 35.659], [139.373, 35.656], [139.37, 35.659], [139.37, 35.656])
const area = (properties: object, geometry: object = SQUARE) => ({ type: 'Feature', properties, geometry })
const fileOf = (...features: object[]) => jsonFile({ type: 'FeatureCollection', features })

const liveAreas = (db: Db) =>
  db
    .selectFrom('guidance_areas')
    .select(['id', 'name_ja', 'industries'])
    .where('is_current', '=', true)
    .orderBy('id')
    .execute()

describe('guidance areas', () => {
  test('load whole, and the same file a second time changes nothing', async () => {
    await undone(async db => {
      expect(await importGuidance(db, FILE, SAMPLE)).toMatchObject({
        outcome: 'loaded',
        read: 3,
        added: 3,
        leftOut: [],
      })
      const before = await liveAreas(db)
      const again = await importGuidance(db, FILE, SAMPLE)
      expect(again).toMatchObject({ outcome: 'unchanged', added: 0, changed: 0, unchanged: 3, retired: 0 })
      expect(await liveAreas(db)).toEqual(before)
    })
  })

  test('in a dry run say what would change and change nothing', async () => {
    await undone(async db => {
      expect(await importGuidance(db, FILE, { ...SAMPLE, dryRun: true })).toMatchObject({
        outcome: 'would_load',
        added: 3,
      })
      expect(await liveAreas(db)).toEqual([])
      expect(await findDataset(db, 'guidance')).toBeNull()
    })
  })

  test('of the sample are retired whole by real ones', async () => {
    await undone(async db => {
      await importGuidance(db, FILE, SAMPLE)
      const report = await importGuidance(db, fileOf(area({ nameJa: '北区域', industries: ['24'] })), real)
      expect(report).toMatchObject({ added: 1, retired: 3 })
      expect(await liveAreas(db)).toMatchObject([{ name_ja: '北区域', industries: ['24'] }])
      await expect(importGuidance(db, FILE, SAMPLE)).rejects.toMatchObject({ refusal: 'sample_over_real' })
    })
  })

  test('tell a changed list of industries from another area', async () => {
    await undone(async db => {
      await importGuidance(db, fileOf(area({ nameJa: '北区域', industries: ['26', '24'] })), real)
      const next = { ...real, edition: '2028' }
      expect(
        await importGuidance(db, fileOf(area({ nameJa: '北区域', industries: ['24', '26'] })), next),
      ).toMatchObject({
        unchanged: 1,
      })
      expect(await importGuidance(db, fileOf(area({ nameJa: '北区域', industries: ['24'] })), next)).toMatchObject({
        changed: 1,
        retired: 0,
      })
    })
  })

  test('are refused, each with its reason, and never repaired', async () => {
    await undone(async db => {
      const good = { nameJa: '北区域', industries: ['24'] }
      const bad = [
        area({ ...good, nameJa: '蝶' }, BOW),
        area({ ...good, industries: ['00'] }),
        area({ ...good, industries: [] }),
        area({ ...good, url: 'javascript:alert(1)' }),
        area({ industries: ['24'] }),
        area({ ...good, nameJa: '北\u0007' }),
        area(good),
      ]
      const report = await importGuidance(db, fileOf(area(good), ...bad), real)
      expect(report.leftOut.map(({ index, reason, detail }) => [index, reason, detail?.field, detail?.fault])).toEqual([
        [1, 'self_intersection', undefined, undefined],
        [2, 'field_invalid', 'industries.0', 'not_an_option'],
        [3, 'field_invalid', 'industries', 'too_few'],
        [4, 'field_invalid', 'url', 'not_a_link'],
        [5, 'field_missing', 'nameJa', undefined],
        [6, 'control_characters', undefined, undefined],
        [7, 'duplicate', undefined, undefined],
      ])
      expect(report.added).toBe(1)
    })
  })

  test('are stored with the properties in them, and leave with their edition', async () => {
    const db = await ownDb()
    await layGround(db, ['boundary'])
    const city = await makeCity(db)
    const inside = await offerListing(db, city, { asset: { location: [139.3715, 35.6575] } })
    const outside = await offerListing(db, city, { asset: { location: [139.38, 35.6575] } })
    const unplaced = await offerListing(db, city, { asset: { location: null } })
    await db.transaction().execute(trx => placeAssets(trx, [inside.assetId]))
    expect(await guidanceOfAsset(db, inside.assetId)).toEqual({ areas: [], edition: null })
    await importGuidance(db, fileOf(area({ nameJa: '北区域', industries: ['24'], incentivesJa: '助成' })), real)
    expect(await guidanceOfAsset(db, inside.assetId)).toMatchObject({
      areas: [{ nameJa: '北区域', nameEn: '北区域', industries: ['24'], incentivesJa: '助成', url: null }],
      edition: { edition: '2027', illustrative: false },
    })
    expect(await guidanceOfAsset(db, outside.assetId)).toMatchObject({ areas: [], edition: { edition: '2027' } })
    expect(await guidanceOfAsset(db, unplaced.assetId)).toEqual({ areas: [], edition: null })
    const south = area(
      { nameJa: '南区域', industries: ['11'] },
      ring([139.37, 35.65], [139.373, 35.65], [139.37, 35.652], [139.37, 35.65]),
    )
    await importGuidance(db, fileOf(south), { ...real, edition: '2028' })
    expect((await guidanceOfAsset(db, inside.assetId)).areas).toEqual([])
  })
})
