import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findDataset, findReport, listEditions } from '../../app/places/datasets.server.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import { ImportRefused } from '../../app/places/report.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { zipOf } from '../fixtures/shapefile.ts'
import {
  a29GeoJson,
  a29PrefectureZip,
  a29Zip,
  a29Zip2011,
  a55GeoJson,
  BAD,
  boundaryGeoJson,
  GOOD,
  type PlanArea,
  xkt002GeoJson,
} from '../fixtures/zoning.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

const today = '2026-11-22'
const options = { today }
const file = (bytes: Uint8Array, name = 'file') => ({ name, bytes })

let shared: Kysely<Database>
beforeAll(async () => {
  shared = await testDb()
  await importBoundary(shared, file(boundaryGeoJson()), options)
})
afterAll(() => shared.destroy())
const inCity = (test: (db: Trx) => Promise<void>) => rolledBack(shared, test)

const liveRows = (db: Db) =>
  db
    .selectFrom('zoning_areas')
    .select(['zone_id', 'coverage_ratio_pct', 'floor_area_ratio_pct', sql<string>`ST_AsText(geom)`.as('shape')])
    .where('is_current', '=', true)
    .orderBy(sql`ST_XMin(geom)`)
    .orderBy(sql`ST_YMin(geom)`)
    .orderBy('zone_id')
    .execute()
const liveIds = async (db: Db) =>
  (await db.selectFrom('zoning_areas').select('id').where('is_current', '=', true).orderBy('id').execute()).map(
    row => row.id,
  )

describe('an A29 archive as the ministry publishes it', () => {
  let zip: Buffer
  beforeAll(async () => {
    zip = await a29Zip([...GOOD, ...BAD])
  })

  it('loads every zone once and reports what it leaves out and why', async () => {
    await inCity(async db => {
      const report = await importZoning(db, file(zip), options)
      expect(report).toMatchObject({ outcome: 'loaded', format: 'A29-2019', edition: '2019', isSample: false })
      expect(report).toMatchObject({ read: 20, added: 15, changed: 0, unchanged: 0, retired: 0 })
      expect(report.leftOut.map(({ index, reason }) => [index, reason])).toEqual(
        BAD.map((bad, i) => [15 + i, bad.reason]),
      )
      expect(report.leftOut.find(one => one.reason === 'duplicate')?.detail).toEqual({ of: 9 })
      const sheets = report.remarks.filter(remark => remark.reason === 'second_set').map(remark => remark.label)
      expect(sheets.sort()).toEqual(['A29-19_13000', 'A29-19_13201'])
      const unknown = report.remarks.filter(remark => remark.reason === 'ratio_unknown')
      expect(unknown.map(remark => [remark.index, remark.detail?.which])).toEqual([
        [14, 'coverage'],
        [14, 'floorArea'],
      ])
      const dataset = await findDataset(db, 'zoning')
      expect(await findReport(db, dataset!.id)).toEqual(report)
      const rows = await liveRows(db)
      expect(new Set(rows.map(row => row.zone_id)).size).toBe(13)
      expect(rows.filter(row => row.coverage_ratio_pct === null)).toHaveLength(1)
    })
  })

  it('keeps a hole, and the area inside it', async () => {
    await inCity(async db => {
      await importZoning(db, file(zip), options)
      const [{ zones }] = (
        await sql<{ zones: string[] }>`
          select jsonb_agg(zone_id) as zones from zoning_areas
          where is_current and ST_Covers(geom, ST_SetSRID(ST_MakePoint(139.382, 35.66), 4326))`.execute(db)
      ).rows as [{ zones: string[] }]
      expect(zones).toEqual(['ind'])
    })
  })

  it('changes nothing the second time: rows keep their ids, no edition is added', async () => {
    await inCity(async db => {
      await importZoning(db, file(zip), options)
      const before = await liveIds(db)
      const report = await importZoning(db, file(zip), options)
      expect(report).toMatchObject({ outcome: 'unchanged', added: 0, changed: 0, unchanged: 15, retired: 0 })
      expect(await liveIds(db)).toEqual(before)
      expect(await listEditions(db, 'zoning')).toHaveLength(1)
    })
  })

  it('does not read the same file again, and reports what it reported', async () => {
    await inCity(async db => {
      const steps: string[] = []
      const watched = { ...options, onProgress: ({ step }: { step: string }) => void steps.push(step) }
      const first = await importZoning(db, file(zip), watched)
      expect(steps).toContain('check')
      steps.length = 0
      const again = await importZoning(db, file(zip), watched)
      expect(steps).toEqual([])
      expect(again).toEqual({ ...first, outcome: 'unchanged', added: 0, unchanged: 15, retired: 0, replaced: 0 })
    })
  })

  it('reads it again where its papers or the boundary are others', async () => {
    await inCity(async db => {
      await importZoning(db, file(zip), options)
      expect(await importZoning(db, file(zip), { ...options, edition: 'another' })).toMatchObject({ outcome: 'loaded' })
      const { id } = (await findDataset(db, 'boundary'))!
      await db.updateTable('datasets').set({ retired_at: new Date() }).where('id', '=', id).execute()
      await expect(importZoning(db, file(zip), { ...options, edition: 'another' })).rejects.toThrow('boundary_first')
    })
  })

  it('writes nothing in a dry run', async () => {
    await inCity(async db => {
      const report = await importZoning(db, file(zip), { ...options, dryRun: true })
      expect(report).toMatchObject({ outcome: 'would_load', added: 15 })
      expect(await liveIds(db)).toEqual([])
      expect(await findDataset(db, 'zoning')).toBeNull()
    })
  })
})

describe('the same plan in other layouts', () => {
  it.each([
    ['A29 GeoJSON', 'A29-2019', async () => a29GeoJson(GOOD)],
    ['A29 of 2011, 9999 = unknown', 'A29-2011', () => a29Zip2011(GOOD)],
    ['A29 of the whole prefecture', 'A29-2019', () => a29PrefectureZip(GOOD)],
    ['A55', 'A55', async () => a55GeoJson(GOOD)],
    ['XKT002', 'XKT002', async () => xkt002GeoJson(GOOD)],
    ['A55 in a zip', 'A55', () => zipOf({ '13212_youto.geojson': a55GeoJson(GOOD), 'readme.txt': 'x' })],
  ])('%s loads to the same rows', async (_, format, bytes) => {
    await inCity(async db => {
      await importZoning(db, file(await a29Zip(GOOD)), options)
      const rows = await liveRows(db)
      const report = await importZoning(db, file(await bytes()), { ...options, edition: 'another' })
      expect(report).toMatchObject({ format, outcome: 'loaded', added: 0, changed: 0, unchanged: 15, retired: 0 })
      expect(report.leftOut).toEqual([])
      expect(await liveRows(db)).toEqual(rows)
    })
  })

  it('takes the edition from the newest decision in A55 and XKT002', async () => {
    await inCity(async db => {
      expect((await importZoning(db, file(a55GeoJson(GOOD)), options)).edition).toBe('2020-04-01')
      expect((await importZoning(db, file(xkt002GeoJson(GOOD)), options)).edition).toBe('2021-03-01')
    })
  })

  it('drops what lies outside the city by its place where no code says so', async () => {
    await inCity(async db => {
      const outside = { ...GOOD[4]!, shape: [GOOD[4]!.shape[0]!.map(([x, y]) => [x + 1, y] as [number, number])] }
      const report = await importZoning(db, file(await a29PrefectureZip([...GOOD, outside])), options)
      expect(report.leftOut).toEqual([{ index: 15, reason: 'outside_city', label: '第一種住居地域' }])
    })
  })
})

it('across the border an area belongs to the city that has most of it, unless the file names the city', async () => {
  await inCity(async db => {
    const across = (west: number): PlanArea => ({
      ...GOOD[4]!,
      shape: [
        [
          [west, 35.66],
          [west + 0.004, 35.66],
          [west + 0.004, 35.664],
          [west, 35.664],
          [west, 35.66],
        ],
      ],
    })
    const [mostlyOut, mostlyIn] = [across(139.419), across(139.417)]
    const byPlace = await importZoning(db, file(await a29PrefectureZip([mostlyOut, mostlyIn])), options)
    expect(byPlace.leftOut).toEqual([{ index: 0, reason: 'outside_city', label: '第一種住居地域' }])
    const byCode = await importZoning(db, file(a29GeoJson([mostlyOut, mostlyIn])), { ...options, edition: 'x' })
    expect(byCode).toMatchObject({ added: 1, unchanged: 1, leftOut: [] })
  })
})

it('goes by the name where the code says otherwise, and says so', async () => {
  await inCity(async db => {
    // 8 is 近隣商業 in A29 and 田園住居 in A55.
    const report = await importZoning(db, file(a55GeoJson([{ ...GOOD[8]!, a55: 8 }])), options)
    expect(report.remarks).toEqual([
      { index: 0, reason: 'code_disagrees', label: '近隣商業地域', detail: { code: 8, codeMeans: '田園住居地域' } },
    ])
    expect((await liveRows(db)).map(row => row.zone_id)).toEqual(['ncom'])
  })
})

it('counts added, changed and retired areas of a new edition and keeps the old one', async () => {
  await inCity(async db => {
    await importZoning(db, file(a55GeoJson(GOOD.slice(0, 10))), options)
    const next = [{ ...GOOD[0]!, floorArea: 100 }, ...GOOD.slice(2, 12)]
    const report = await importZoning(db, file(a55GeoJson(next)), { ...options, edition: '2026' })
    expect(report).toMatchObject({ added: 2, changed: 1, unchanged: 8, retired: 1 })
    expect(await liveIds(db)).toHaveLength(11)
    const editions = await listEditions(db, 'zoning')
    expect(editions.map(one => [one.edition, one.retiredAt === null])).toEqual([
      ['2026', true],
      ['2020-04-01', false],
    ])
    expect(await db.selectFrom('zoning_areas').select('id').execute()).toHaveLength(21)
  })
})

describe('a sample', () => {
  it('is retired whole by real data', async () => {
    await inCity(async db => {
      await importZoning(db, file(a55GeoJson(GOOD)), { ...options, sample: true })
      await importZoning(db, file(a29GeoJson(GOOD.slice(0, 3))), options)
      expect(await findDataset(db, 'zoning')).toMatchObject({ isSample: false, featureCount: 3 })
      expect(await liveIds(db)).toHaveLength(3)
    })
  })

  it('never takes the place of real data', async () => {
    await inCity(async db => {
      await importZoning(db, file(a55GeoJson(GOOD)), options)
      const again = importZoning(db, file(a55GeoJson(GOOD.slice(1))), { ...options, sample: true })
      await expect(again).rejects.toMatchObject({ refusal: 'sample_over_real' })
      expect(await liveIds(db)).toHaveLength(15)
    })
  })
})

describe('a file that cannot be loaded changes nothing', () => {
  it.each([
    ['no feature of the city', a55GeoJson([BAD[4]!]), 'nothing_left'],
    ['not JSON', Buffer.from('{"type":'), 'not_json'],
    ['a coordinate that is no number', Buffer.from('{"type":"FeatureCollection","features":[NaN]}'), 'not_json'],
    ['no FeatureCollection', Buffer.from('[]'), 'not_features'],
    [
      'unknown columns',
      Buffer.from('{"type":"FeatureCollection","features":[{"properties":{"a":1}}]}'),
      'format_unknown',
    ],
    ['a broken archive', Buffer.from('PK\x03\x04 broken'), 'archive_broken'],
    ['neither UTF-8 nor CP932', Buffer.from([0x7b, 0xff, 0xfe, 0x81]), 'not_readable'],
  ])('%s', async (_, bytes, refusal) => {
    await inCity(async db => {
      await importZoning(db, file(a55GeoJson(GOOD)), options)
      const before = await liveIds(db)
      await expect(importZoning(db, file(bytes), options)).rejects.toMatchObject({ refusal })
      expect(await liveIds(db)).toEqual(before)
    })
  })

  it('another projection', async () => {
    await inCity(async db => {
      const bytes = Buffer.from(a55GeoJson(GOOD).toString().replace('EPSG::6668', 'EPSG::6677'))
      await expect(importZoning(db, file(bytes), options)).rejects.toMatchObject({ refusal: 'projection_unknown' })
    })
  })

  it('and nothing at all before a boundary is there', async () => {
    await inCity(async db => {
      await db.deleteFrom('boundaries').execute()
      await expect(importZoning(db, file(a55GeoJson(GOOD)), options)).rejects.toBeInstanceOf(ImportRefused)
    })
  })

  it('a failure at the very end leaves no half of it', async () => {
    const fails = importZoning(shared, file(a55GeoJson(GOOD)), options, async () => {
      throw new Error('late')
    })
    await expect(fails).rejects.toThrow('late')
    expect(await liveIds(shared)).toEqual([])
    expect(await findDataset(shared, 'zoning')).toBeNull()
  })
})
