import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listEditions } from '../../app/places/datasets.server.ts'
import { importInterchanges, importStations, importTowns } from '../../app/places/import.server.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import {
  cityBoundary,
  findTown,
  isInCity,
  listStations,
  listTowns,
  nearestInterchanges,
  nearestTown,
} from '../../app/places/queries.server.ts'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { geodata, jsonFile } from '../fixtures/ground.ts'
import { boundaryGeoJson, CITY_RING } from '../fixtures/zoning.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

const options = { today: '2026-11-22' }
const file = (bytes: Uint8Array) => ({ name: 'file', bytes })
/** Official data that is not part of the repository; the tests that need it are passed over without it. */
const REAL = join(process.env.SHARED_DATA_DIR ?? '../shared/data', 'real')
const real = (name: string) => ({ name, bytes: readFileSync(join(REAL, name)) })

let shared: Kysely<Database>
beforeAll(async () => {
  shared = await testDb()
})
afterAll(() => shared.destroy())
const undone = (test: (db: Trx) => Promise<void>) => rolledBack(shared, test)

const idsOf = async (db: Db, table: 'towns' | 'stations') =>
  new Map((await db.selectFrom(table).select(['id', 'name_ja']).execute()).map(row => [row.name_ja, row.id]))

describe.skipIf(!existsSync(REAL))('the real boundary, towns and stations', () => {
  it('import cleanly, and the second time change nothing', () =>
    undone(async db => {
      const loads = [
        ['hino-boundary.geojson', importBoundary, 1],
        ['hino-towns.json', importTowns, 112],
        ['hino-stations.json', importStations, 48],
      ] as const
      for (const [name, load, count] of loads) {
        expect(await load(db, real(name), options)).toMatchObject({ outcome: 'loaded', added: count, leftOut: [] })
        expect(await load(db, real(name), options)).toMatchObject({ outcome: 'unchanged', unchanged: count })
      }
      expect((await listStations(db)).filter(station => station.inCity)).toHaveLength(10)
      expect((await cityBoundary(db))?.areaM2).toBeGreaterThan(27_400_000)
    }))

  it('take over from the sample without giving a town or station another id', () =>
    undone(async db => {
      await importBoundary(db, geodata('boundary/boundary.geojson'), options)
      await importTowns(db, geodata('towns/towns.json'), options)
      await importStations(db, geodata('stations/stations.json'), options)
      const before = [await idsOf(db, 'towns'), await idsOf(db, 'stations')]
      await importBoundary(db, real('hino-boundary.geojson'), options)
      const towns = await importTowns(db, real('hino-towns.json'), options)
      await importStations(db, real('hino-stations-min.json'), options)
      expect(towns).toMatchObject({ added: 0, changed: 112, retired: 1 })
      expect(await idsOf(db, 'towns')).toEqual(before[0])
      expect(await idsOf(db, 'stations')).toEqual(before[1])
      expect((await listStations(db)).find(station => station.nameJa === '甲州街道')).toMatchObject({
        slug: 'koshukaido',
        nameEn: 'Koshu-Kaido',
        lines: [{ nameJa: '多摩モノレール', nameEn: 'Tama Monorail', code: 'TT09' }],
      })
    }))

  it('of the neighbours is refused as a boundary of this city', () =>
    undone(async db => {
      await expect(importBoundary(db, real('neighbour-cities-coarse.geojson'), options)).rejects.toMatchObject({
        refusal: 'nothing_left',
        findings: expect.arrayContaining([expect.objectContaining({ reason: 'other_city' })]),
      })
    }))
})

describe('a boundary', () => {
  it('is the polygons of the city alone', () =>
    undone(async db => {
      const whole = JSON.parse(boundaryGeoJson().toString())
      const other = JSON.parse(
        boundaryGeoJson(
          CITY_RING.map(([x, y]) => [x + 1, y]),
          '13201',
        ).toString(),
      )
      whole.features.push(...other.features)
      const report = await importBoundary(db, jsonFile(whole), options)
      expect(report).toMatchObject({ format: 'N03', added: 1, read: 2 })
      expect(report.leftOut).toMatchObject([{ index: 1, reason: 'other_city' }])
      expect(await isInCity(db, [139.4, 35.65])).toBe(true)
      expect(await isInCity(db, [140.4, 35.65])).toBe(false)
    }))

  it('that crosses itself is refused with the reason, and the one in use stays', () =>
    undone(async db => {
      await importBoundary(db, file(boundaryGeoJson()), options)
      const [a, b, c, d] = CITY_RING as [number, number][]
      const crossed = importBoundary(db, file(boundaryGeoJson([a!, b!, d!, c!, a!])), options)
      await expect(crossed).rejects.toMatchObject({ findings: [{ reason: 'self_intersection' }] })
      expect(await listEditions(db, 'boundary')).toHaveLength(1)
    }))
})

describe('towns', () => {
  const town = (nameJa: string, lng: number, more = {}) => ({ id: undefined, nameJa, lng, lat: 35.65, ...more })
  const load = (db: Db, towns: object[]) => importTowns(db, jsonFile({ towns }), { ...options, edition: 'x' })

  it('are left out where they lie outside the city, and need a boundary', () =>
    undone(async db => {
      await expect(load(db, [town('日野', 139.4)])).rejects.toMatchObject({ refusal: 'boundary_first' })
      await importBoundary(db, file(boundaryGeoJson()), options)
      const report = await load(db, [town('日野', 139.4), town('日野町', 136.2)])
      expect(report).toMatchObject({ added: 1 })
      expect(report.leftOut).toMatchObject([{ index: 1, reason: 'outside_city', label: '日野町' }])
    }))

  it('that an edition lacks are retired, and come back under their old id', () =>
    undone(async db => {
      await importBoundary(db, file(boundaryGeoJson()), options)
      await load(db, [town('栄町', 139.4, { kana: 'さかえちょう' }), town('新町', 139.41, { kana: 'しんまち' })])
      const ids = await idsOf(db, 'towns')
      expect(await load(db, [town('栄町', 139.4)])).toMatchObject({ unchanged: 1, retired: 1 })
      expect((await listTowns(db)).map(one => one.nameJa)).toEqual(['栄町'])
      expect(await findTown(db, 'shimmachi')).toMatchObject({ nameJa: '新町' })
      expect(await load(db, [town('栄町', 139.4), town('新町', 139.41)])).toMatchObject({ added: 1, unchanged: 1 })
      expect(await idsOf(db, 'towns')).toEqual(ids)
      expect((await nearestTown(db, [139.409, 35.65]))?.town.nameJa).toBe('新町')
    }))

  it('of one Latin name get slugs of their own', () =>
    undone(async db => {
      await importBoundary(db, file(boundaryGeoJson()), options)
      await load(db, [town('新町', 139.4, { kana: 'しんまち' }), town('真町', 139.41, { kana: 'しんまち' })])
      expect((await listTowns(db)).map(one => one.slug).sort()).toEqual(['shimmachi', 'shimmachi-2'])
    }))
})

it('interchanges are given by distance, far ones left out', () =>
  undone(async db => {
    await importBoundary(db, file(boundaryGeoJson()), options)
    const record = (name: string, lng: number) => ({ name, road: '中央自動車道', lng, lat: 35.67 })
    const items = [record('東IC', 139.5), record('西IC', 139.3), record('遠IC', 138.5)]
    const report = await importInterchanges(db, jsonFile({ items }), options)
    expect(report.leftOut).toMatchObject([{ index: 2, reason: 'far_away' }])
    const near = await nearestInterchanges(db, [139.42, 35.67], 2)
    expect(near.map(one => one.nameJa)).toEqual(['東IC', '西IC'])
    expect(near[0]!.straightM).toBeGreaterThan(7_000)
    expect(near[0]!.straightM).toBeLessThan(7_400)
  }))
