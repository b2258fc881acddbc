import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFacilities } from '../../app/incubation/import.server.ts'
import { datasetPage } from '../../app/places/dataset-page.server.ts'
import { findDataset } from '../../app/places/datasets.server.ts'
import { importStations, importTowns } from '../../app/places/import.server.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import { importOverlays } from '../../app/zoning/import-overlays.server.ts'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { geodata, jsonFile, layGround } from '../fixtures/ground.ts'
import { a29Zip, a29Zip2011, boundaryGeoJson, GOOD, xkt002GeoJson } from '../fixtures/zoning.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

// What a file says of itself, what nobody says, and files that are not what they are called.

const today = '2026-11-22'
const file = (bytes: Uint8Array, name = 'file') => ({ name, bytes })
const REAL = join(process.env.SHARED_DATA_DIR ?? '../shared/data', 'real')

let shared: Kysely<Database>
beforeAll(async () => {
  shared = await testDb()
  await importBoundary(shared, file(boundaryGeoJson()), { today, edition: '2024' })
})
afterAll(() => shared.destroy())
const undone = (test: (db: Trx) => Promise<void>) => rolledBack(shared, test)

const town = { nameJa: '栄町', lng: 139.4, lat: 35.65 }
const papers = async (db: Db, layer: 'towns' | 'stations') => {
  const { sourceJa, sourceEn, licence, edition } = (await findDataset(db, layer))!
  return { sourceJa, sourceEn, licence, edition }
}

describe('papers', () => {
  it('are read from what lists of places call them', () =>
    undone(async db => {
      const _meta = { source: '位置参照情報を加工', license: 'MIT', edition: '2025-04' }
      await importTowns(db, jsonFile({ _meta, towns: [town] }), { today })
      expect(await papers(db, 'towns')).toEqual({
        sourceJa: '位置参照情報を加工',
        sourceEn: '位置参照情報を加工',
        licence: 'MIT',
        edition: '2025-04',
      })
    }))

  it('that stand in one line are the source', () =>
    undone(async db => {
      await importStations(db, jsonFile({ _meta: 'typed by hand', stations: [town] }), { today })
      expect(await papers(db, 'stations')).toMatchObject({ sourceJa: 'typed by hand', licence: null })
    }))

  it('that nobody states are unknown: the day of loading is no edition', () =>
    undone(async db => {
      const report = await importTowns(db, jsonFile({ towns: [town] }), { today })
      expect(report.edition).toBeNull()
      expect(await papers(db, 'towns')).toMatchObject({ sourceJa: '出典の記載なし', licence: null, edition: null })
      const { datasets } = await datasetPage(db, 'ja', 0)
      const facts = datasets.find(({ layer }) => layer === 'towns')?.facts
      expect(facts).toEqual(
        expect.arrayContaining([
          ['出典', '出典の記載なし'],
          ['利用条件', '利用条件の記載なし'],
          ['版', '版の記載なし'],
        ]),
      )
      expect(await importTowns(db, jsonFile({ towns: [town] }), { today: '2026-11-23' })).toMatchObject({
        outcome: 'unchanged',
        edition: null,
      })
    }))

  it.skipIf(!existsSync(REAL))('of the lists that are at hand are found', () =>
    undone(async db => {
      for (const [name, load, layer, source] of [
        ['hino-towns.json', importTowns, 'towns', 'geolonia'],
        ['hino-stations.json', importStations, 'stations', 'station_database'],
        ['hino-stations-min.json', importStations, 'stations', 'station_database'],
      ] as const) {
        await load(db, { name, bytes: readFileSync(join(REAL, name)) }, { today })
        expect((await papers(db, layer)).sourceJa, name).toContain(source)
      }
    }),
  )
})

it('a sample of real places is called approximate, an invented one a sample', () =>
  undone(async db => {
    await layGround(db, ['towns', 'stations', 'zoning'])
    const standing = async () =>
      Object.fromEntries((await datasetPage(db, 'ja', 0)).datasets.map(({ layer, standing }) => [layer, standing]))
    expect(await standing()).toEqual({ boundary: 'real', towns: 'rough', stations: 'rough', zoning: 'sample' })
    const { datasets } = await datasetPage(db, 'ja', 0)
    const natureOf = (layer: string) =>
      datasets.find(one => one.layer === layer)?.facts.find(([term]) => term === '性質')?.[1]
    expect(natureOf('stations')).toContain('実在の駅')
    expect(natureOf('zoning')).toContain('架空')
    expect(natureOf('boundary')).toBeUndefined()
  }))

describe('an older edition', () => {
  it('takes the place of a newer one only where that is asked for, and then it is said', () =>
    undone(async db => {
      const [newer, older] = [file(await a29Zip(GOOD)), file(await a29Zip2011(GOOD))]
      await importZoning(db, newer, { today })
      for (const dryRun of [true, false])
        await expect(importZoning(db, older, { today, dryRun })).rejects.toMatchObject({
          refusal: 'older_edition',
          detail: { edition: '2011', current: '2019' },
        })
      expect((await findDataset(db, 'zoning'))?.edition).toBe('2019')
      const report = await importZoning(db, older, { today, older: true })
      expect(report).toMatchObject({ outcome: 'loaded', edition: '2011' })
      expect(report.remarks).toContainEqual({
        index: null,
        reason: 'older_edition',
        detail: { edition: '2011', current: '2019' },
      })
    }))

  it('of a sample is no hindrance', () =>
    undone(async db => {
      await importZoning(db, file(await a29Zip(GOOD)), { today, sample: true, edition: '2026-11-22' })
      expect(await importZoning(db, file(await a29Zip2011(GOOD)), { today })).toMatchObject({ outcome: 'loaded' })
    }))
})

it('a ratio that is none is unreadable, not a ratio outside the law', () =>
  undone(async db => {
    const json = JSON.parse(xkt002GeoJson(GOOD.slice(0, 2)).toString())
    json.features[0].properties.u_floor_area_ratio_ja = 'abc'
    json.features[1].properties.u_building_coverage_ratio_ja = '120%'
    const report = await importZoning(db, jsonFile(json), { today })
    expect(report.remarks.map(({ index, reason, detail }) => [index, reason, detail])).toEqual([
      [0, 'ratio_unreadable', { which: 'floorArea', value: 'abc' }],
      [1, 'ratio_unreadable', { which: 'coverage', value: '120%' }],
    ])
    const rows = await sql<{ coverage: number | null; floor: number | null }>`
      select coverage_ratio_pct as coverage, floor_area_ratio_pct as floor from zoning_areas
      where is_current order by id`.execute(db)
    expect(rows.rows).toEqual([
      { coverage: 40, floor: null },
      { coverage: null, floor: 100 },
    ])
  }))

describe('a zip', () => {
  it('that is broken is said to be broken, also where not even its head is right', () =>
    undone(async db => {
      const whole = await a29Zip(GOOD)
      for (const bytes of [whole.subarray(0, 2000), Buffer.from(whole.subarray(100)), Buffer.from([0x81, 0xff, 0xfe])])
        await expect(importZoning(db, file(bytes, 'A29.zip'), { today })).rejects.toMatchObject({
          refusal: 'archive_broken',
        })
    }))

  it('is not for layers that are read from one file', () =>
    undone(async db => {
      const zip = file(await a29Zip(GOOD), 'towns.zip')
      await expect(importTowns(db, zip, { today })).rejects.toMatchObject({ refusal: 'archive_not_here' })
    }))
})

describe('text that is none', () => {
  it('leaves its record out, in every layer that stores text', () =>
    undone(async db => {
      const towns = await importTowns(db, jsonFile({ towns: [town, { ...town, nameJa: '新\u0000町' }] }), { today })
      expect(towns.leftOut).toEqual([{ index: 1, reason: 'control_characters', label: '新町' }])
      await importTowns(db, geodata('towns/towns.json'), { today, sample: false })
      const facilities = JSON.parse(geodata('incubation/incubation.json').bytes.toString())
      facilities.facilities[0].noteJa = 'a\u0001b'
      const report = await importFacilities(db, jsonFile(facilities), { today, dryRun: true })
      expect(report.leftOut.filter(({ reason }) => reason === 'control_characters')).toMatchObject([{ index: 0 }])
      const shape = GOOD[0]!.shape
      const overlay = (name: string) => ({
        type: 'Feature',
        properties: { kind: 'fire', nameJa: name },
        geometry: { type: 'Polygon', coordinates: shape },
      })
      const overlays = { type: 'FeatureCollection', features: [overlay('防火'), overlay('準\u001b防火')] }
      expect((await importOverlays(db, jsonFile(overlays), { today })).leftOut).toMatchObject([
        { index: 1, reason: 'control_characters', label: '準防火' },
      ])
    }))
})
