import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measureAccess } from '../../app/places/access.server.ts'
import { importStations, importTowns } from '../../app/places/import.server.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import { importZoning } from '../../app/zoning/import.server.ts'
import { importOverlays } from '../../app/zoning/import-overlays.server.ts'
import { placeAssets } from '../../app/zoning/place.server.ts'
import {
  overlaysAt,
  overlaysOfAsset,
  zoneAreas,
  zonesAt,
  zonesOfAsset,
  zonesOfLot,
  zonesOfShapes,
} from '../../app/zoning/queries.server.ts'
import { zoningShapes } from '../../app/zoning/shapes.server.ts'
import type { Db, Trx } from '../../db/client.server.ts'
import { geometry, point } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { jsonFile } from '../fixtures/ground.ts'
import { a55GeoJson, boundaryGeoJson, GOOD, type PlanArea } from '../fixtures/zoning.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

const options = { today: '2026-11-22' }
const file = (bytes: Uint8Array) => ({ name: 'file', bytes })
const box = (w: number, s: number, e: number, n: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ],
})
const named = (name: string) => GOOD.find(area => area.name === name)!
const zone = (name: string, w: number, e: number, more: Partial<PlanArea> = {}): PlanArea => ({
  ...named(name),
  shape: box(w, 35.65, e, 35.66).coordinates as PlanArea['shape'],
  ...more,
})
/** 準工業 60/200 west of 139.40, 近隣商業 80/300 east of it, to 139.41. */
const PLAN = [zone('準工業地域', 139.39, 139.4), zone('近隣商業地域', 139.4, 139.41)]
const STATIONS = {
  stations: [
    { id: 'near', name: '近駅', lng: 139.401, lat: 35.655, lines: [] },
    { id: 'far', name: '遠駅', lng: 139.41, lat: 35.685, lines: [] },
  ],
}

let shared: Kysely<Database>
beforeAll(async () => {
  shared = await testDb()
  await importBoundary(shared, file(boundaryGeoJson()), options)
  await importTowns(shared, jsonFile({ towns: [{ id: 'hino', town: '日野', lng: 139.395, lat: 35.655 }] }), options)
  await importStations(shared, jsonFile(STATIONS), options)
  await importZoning(shared, file(a55GeoJson(PLAN)), { ...options, sample: true, edition: 'first' })
})
afterAll(() => shared.destroy())
const undone = (test: (db: Trx) => Promise<void>) => rolledBack(shared, test)

async function addAsset(db: Trx, at: [number, number], lot: object | null, precision: 'exact' | 'town' = 'exact') {
  const town = await db.selectFrom('towns').select(['id', 'location']).executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('assets')
    .values({
      kind: 'factory',
      town_id: town.id,
      address_ja: '日野1-1',
      location_precision: precision,
      public_location:
        precision === 'exact' ? point(at) : sql<string>`(select location from towns where id = ${town.id})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('asset_places')
    .values({ asset_id: id, location: point(at), lot: lot ? geometry(lot) : null })
    .execute()
  return id
}
const summaryOf = (db: Db, id: number) =>
  db
    .selectFrom('assets')
    .select(['zone_id', 'coverage_ratio_pct', 'floor_area_ratio_pct', 'zoning_dataset_id', 'overlays_dataset_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

describe('zones of a place', () => {
  it('at a point, with the edition that says so', async () => {
    expect(await zonesAt(shared, [139.395, 35.655])).toMatchObject({
      zone: 'qind',
      coverageRatioPct: 60,
      floorAreaRatioPct: 200,
      parts: [{ zone: 'qind', share: 1 }],
      edition: { edition: 'first', illustrative: true },
    })
    expect(await zonesAt(shared, [139.375, 35.645])).toMatchObject({ zone: null, coverageRatioPct: null, parts: [] })
  })

  it('on an edge belong to one polygon only', async () => {
    expect((await zonesAt(shared, [139.4, 35.655])).parts).toHaveLength(1)
  })

  it('of a lot on two zones, by area', async () => {
    const here = await zonesOfLot(shared, box(139.399, 35.652, 139.403, 35.653))
    expect(here).toMatchObject({ zone: 'ncom', coverageRatioPct: 75, floorAreaRatioPct: 275 })
    expect(here.parts.map(part => [part.zone, Number(part.share.toFixed(3))])).toEqual([
      ['ncom', 0.75],
      ['qind', 0.25],
    ])
  })

  it('of a lot that leaves the data have shares but no limits', async () => {
    const here = await zonesOfLot(shared, box(139.408, 35.652, 139.412, 35.653))
    expect(here.parts[0]!.share).toBeCloseTo(0.5, 3)
    expect(here).toMatchObject({ zone: 'ncom', coverageRatioPct: null, floorAreaRatioPct: null })
  })

  it('of many shapes at once are those of each alone', async () => {
    const shapes = Array.from({ length: 60 }, (_, key) => ({
      key,
      shape: { type: 'Point', coordinates: [139.385 + key * 0.0005, 35.6551] },
    }))
    const all = await zonesOfShapes(shared, shapes)
    for (const key of [0, 9, 10, 29, 31, 51, 59])
      expect(all.get(key)).toEqual(await zonesAt(shared, shapes[key]!.shape.coordinates as [number, number]))
  })

  it('add up to areas, and go to the map with their edition', async () => {
    const areas = await zoneAreas(shared)
    expect(areas.map(area => area.zone).sort()).toEqual(['ncom', 'qind'])
    expect(areas[0]!.areaM2).toBeGreaterThan(1_000_000)
    const { key, features } = await zoningShapes(shared)
    expect(key).toBe((await zonesAt(shared, [139.395, 35.655])).edition?.datasetId)
    expect(features.map(feature => feature.properties.zone)).toEqual(['qind', 'ncom'])
  })
})

describe('an asset', () => {
  it('is placed by its true lot', () =>
    undone(async db => {
      const id = await addAsset(db, [139.3995, 35.6525], box(139.399, 35.652, 139.403, 35.653))
      await placeAssets(db, [id])
      const { edition } = await zonesAt(db, [139.395, 35.655])
      expect(await summaryOf(db, id)).toEqual({
        zone_id: 'ncom',
        coverage_ratio_pct: 75,
        floor_area_ratio_pct: 275,
        zoning_dataset_id: edition!.datasetId,
        overlays_dataset_id: null,
      })
      expect((await zonesOfAsset(db, id)).parts.map(part => part.zone)).toEqual(['ncom', 'qind'])
      expect(await overlaysOfAsset(db, id)).toEqual({ overlays: [], edition: null })
    }))

  it('by its true point where no lot is known, also when only its town is public', () =>
    undone(async db => {
      const id = await addAsset(db, [139.405, 35.655], null, 'town')
      await placeAssets(db, [id])
      expect(await summaryOf(db, id)).toMatchObject({ zone_id: 'ncom', floor_area_ratio_pct: 300 })
    }))

  it('is placed anew when the zoning changes, and nowhere when the new zoning has nothing there', () =>
    undone(async db => {
      const inWest = await addAsset(db, [139.395, 35.655], null)
      const inEast = await addAsset(db, [139.405, 35.655], null)
      await placeAssets(db, [inWest, inEast])
      const told: number[][] = []
      const next = [zone('工業地域', 139.39, 139.4, { floorArea: 300 })]
      const report = await importZoning(
        db,
        file(a55GeoJson(next)),
        { ...options, edition: 'next' },
        async (_, layer, ids) => {
          expect(layer).toBe('zoning')
          told.push(ids)
        },
      )
      expect(report.replaced).toBe(2)
      expect(told).toEqual([[inWest, inEast]])
      expect(await summaryOf(db, inWest)).toMatchObject({ zone_id: 'ind', floor_area_ratio_pct: 300 })
      expect(await summaryOf(db, inEast)).toMatchObject({ zone_id: null, floor_area_ratio_pct: null })
      expect((await zonesOfAsset(db, inWest)).edition).toMatchObject({ edition: 'next', illustrative: false })
    }))

  it('has the overlays of its lot with their shares', () =>
    undone(async db => {
      const id = await addAsset(db, [139.3995, 35.6525], box(139.399, 35.652, 139.403, 35.653))
      const overlay = (kind: string, nameJa: string, w: number, e: number) => ({
        type: 'Feature',
        properties: { kind, nameJa, nameEn: nameJa, attrs: { b: { y: 1, x: 2 }, a: 1 } },
        geometry: box(w, 35.651, e, 35.654),
      })
      const collection = {
        type: 'FeatureCollection',
        features: [
          overlay('fire', '準防火地域', 139.398, 139.4),
          overlay('district_plan', '東地区計画', 139.406, 139.408),
          overlay('noise', '騒音', 139.398, 139.4),
          overlay('hazard', '市外', 140, 141),
          { ...overlay('fire', '準防火地域', 139.398, 139.4) },
        ],
      }
      const report = await importOverlays(db, jsonFile(collection), options)
      expect(report).toMatchObject({ added: 2, replaced: 1 })
      expect(report.leftOut.map(({ index, reason }) => [index, reason])).toEqual([
        [2, 'kind_unknown'],
        [3, 'outside_city'],
        [4, 'duplicate'],
      ])
      const { overlays, edition } = await overlaysOfAsset(db, id)
      expect(overlays.map(one => [one.nameJa, Number(one.share.toFixed(2))])).toEqual([['準防火地域', 0.25]])
      expect(edition).toMatchObject({ illustrative: false })
      expect((await overlaysAt(db, [139.407, 35.6525])).overlays.map(one => one.kind)).toEqual(['district_plan'])
      expect(await importOverlays(db, jsonFile(collection), options)).toMatchObject({ outcome: 'unchanged' })
    }))
})

it('reads fire zones and district plans of A55 as overlays', () =>
  undone(async db => {
    const feature = (properties: object) => ({
      type: 'Feature',
      properties: { Citycode: '13212', ...properties },
      geometry: box(139.398, 35.651, 139.4, 35.654),
    })
    const features = [feature({ AreaType: '準防火地域' }), feature({ DistName: '日野台地区' })]
    await importOverlays(db, jsonFile({ type: 'FeatureCollection', features }), options)
    const { overlays } = await overlaysAt(db, [139.399, 35.652])
    expect(overlays.map(one => [one.kind, one.nameJa])).toEqual([
      ['fire', '準防火地域'],
      ['district_plan', '日野台地区'],
    ])
  }))

describe('access to stations', () => {
  const accessOf = (db: Db, id: number) =>
    db
      .selectFrom('asset_access')
      .innerJoin('stations', 'stations.id', 'asset_access.station_id')
      .select(['stations.slug', 'straight_m', 'road_m'])
      .where('asset_id', '=', id)
      .orderBy('straight_m')
      .execute()

  it('is measured from the public place, and never from the hidden one', () =>
    undone(async db => {
      const shown = await addAsset(db, [139.405, 35.655], null)
      const hidden = await addAsset(db, [139.405, 35.655], null, 'town')
      await measureAccess(db, [shown, hidden])
      const [fromPlace] = await accessOf(db, shown)
      const [fromTown] = await accessOf(db, hidden)
      expect(fromPlace!.straight_m).toBeCloseTo(362, -1)
      expect(fromTown!.straight_m).toBeCloseTo(543, -1)
    }))

  it('passes over stations beyond three kilometres, but keeps what somebody stated', () =>
    undone(async db => {
      const id = await addAsset(db, [139.395, 35.655], null)
      await measureAccess(db, [id])
      expect((await accessOf(db, id)).map(row => row.slug)).toEqual(['near'])
      const far = await db.selectFrom('stations').select('id').where('slug', '=', 'far').executeTakeFirstOrThrow()
      await db
        .insertInto('asset_access')
        .values({ asset_id: id, station_id: far.id, straight_m: 0, road_m: 4800 })
        .execute()
      await measureAccess(db, [id])
      const [near, stated] = await accessOf(db, id)
      expect(near!.road_m).toBeNull()
      expect(stated).toMatchObject({ slug: 'far', road_m: 4800 })
      expect(stated!.straight_m).toBeGreaterThan(3000)
    }))

  it('follows stations that move and towns whose point moves', () =>
    undone(async db => {
      const id = await addAsset(db, [139.405, 35.655], null, 'town')
      await measureAccess(db, [id])
      const [before] = await accessOf(db, id)
      const towns = { towns: [{ id: 'hino', town: '日野', lng: 139.397, lat: 35.655 }] }
      expect(await importTowns(db, jsonFile(towns), options)).toMatchObject({ changed: 1, replaced: 1 })
      const [moved] = await accessOf(db, id)
      expect(moved!.straight_m).toBeLessThan(before!.straight_m)
      const stations = { stations: [{ ...STATIONS.stations[0], lng: 139.398 }] }
      expect(await importStations(db, jsonFile(stations), options)).toMatchObject({ changed: 1, retired: 1 })
      const [after, ...others] = await accessOf(db, id)
      expect(after!.straight_m).toBeLessThan(moved!.straight_m)
      expect(others).toEqual([])
    }))
})
