import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importTowns } from '../../app/places/import.server.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import { loader as api } from '../../app/routes/api.zoning.ts'
import { loader as page } from '../../app/routes/zoning.tsx'
import { importZoning } from '../../app/zoning/import.server.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { jsonFile } from '../fixtures/ground.ts'
import { a55GeoJson, boundaryGeoJson, GOOD } from '../fixtures/zoning.ts'
import { asking } from './context.ts'
import { pageDrawer } from './drawing.ts'

const today = '2026-11-22'
let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  await importBoundary(db, { name: 'b', bytes: boundaryGeoJson() }, { today })
  const towns = [{ id: 'sakaecho', town: '栄町', roman: 'Sakaecho', lng: 139.382, lat: 35.652 }]
  await importTowns(db, jsonFile({ towns }), { today })
  await importZoning(db, { name: 'z', bytes: a55GeoJson(GOOD) }, { today, sample: true })
})
afterAll(() => db.destroy())

const ask = async (query: string, language = 'en') => {
  const response = await api(asking(`/api/zoning${query}`, { headers: { 'accept-language': language } }))
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() }
}

describe('GET /api/zoning', () => {
  test('gives zone, limits and edition of a point', async () => {
    const { status, body } = await ask('?lng=139.382&lat=35.652')
    const zone = {
      id: '1low',
      name: 'Category 1 low-rise residential',
      coverageRatioPct: 40,
      floorAreaRatioPct: 80,
      source: 'City planning decision GIS data (A55) (MLIT), processed',
      edition: '2020-04-01',
      illustrative: true,
    }
    expect(status).toBe(200)
    expect(body).toEqual({
      zone,
      reason: null,
      zones: [{ ...zone, share: 1 }],
      overlays: [],
      overlaysFrom: null,
      verdict: null,
    })
  })

  test('answers in the language that is asked for', async () => {
    expect((await ask('?lng=139.382&lat=35.652', 'ja')).body.zone.name).toBe('第一種低層住居専用地域')
  })

  test('says why there is no zone', async () => {
    expect((await ask('?lng=140&lat=35.65')).body).toMatchObject({ zone: null, reason: { code: 'outside_city' } })
    expect((await ask('?lng=139.372&lat=35.642')).body).toMatchObject({ zone: null, reason: { code: 'no_data' } })
  })

  test('gives the verdict on a work, with its clause, what is open and what was not checked', async () => {
    const { body } = await ask('?lng=139.382&lat=35.652&use=metal_press&motor_kw=30')
    expect(body.verdict).toMatchObject({
      result: 'not_allowed',
      unchecked: expect.arrayContaining([{ code: 'district_plan', text: 'district plans' }]),
      guidance: expect.stringContaining('building authority decides'),
    })
    expect(body.verdict.layers[0]).toMatchObject({
      layer: 'use_zone',
      result: 'not_allowed',
      clause: expect.stringContaining('Building Standards Act art. 48(1)'),
      needs: [],
    })
    expect(body.verdict.open.map(({ code }: { code: string }) => code)).toContain('factory_permit')
  })

  test('names each part of a work that it could not read', async () => {
    const { status, body } = await ask('?lng=139.382&lat=x&use=metal_press&motor_kw=much')
    expect(status).toBe(400)
    expect(body.errors.map(({ parameter }: { parameter: string }) => parameter)).toEqual(['lat', 'motor_kw'])
    expect((await ask('?lng=139.382&lat=35.652&use=nothing')).body.errors).toMatchObject([{ parameter: 'use' }])
  })

  test('gives no verdict outside the city', async () => {
    expect((await ask('?lng=140&lat=35.65&use=metal_press')).body.verdict).toBeNull()
  })

  test.each([
    ['', ['lng', 'lat']],
    ['?lat=35.6', ['lng']],
    ['?lng=abc&lat=35.6', ['lng']],
    ['?lng=NaN&lat=1e400', ['lng', 'lat']],
    ['?lng=139&lat=139', ['lat']],
    ['?lng=-181&lat=35', ['lng']],
    ['?lng=139&lng=140&lat=35', ['lng']],
    ['?lng=0x8b&lat=35', ['lng']],
  ])('%s is refused, naming what is wrong', async (query, parameters) => {
    const { status, type, body } = await ask(query)
    expect(status).toBe(400)
    expect(type).toContain('application/problem+json')
    expect(body.errors.map((error: { parameter: string }) => error.parameter)).toEqual(parameters)
    expect(body.requestId).toBe('request-1')
  })
})

describe('the zoning page', () => {
  const show = async (path: string) => (await page(asking(path))).json()

  test('looks up a town, in the language of its path', async () => {
    const { page: shown, errors } = await show('/en/zoning?place=town.sakaecho')
    expect(errors).toEqual({})
    expect(shown.found).toMatchObject({ kind: 'town', name: { nameEn: 'Sakaecho' }, zones: { zone: '1low' } })
    expect(shown.towns).toEqual([{ value: 'town.sakaecho', name: 'Sakaecho' }])
  })

  test('paints the city by verdict from one table, and answers for a place in full', async () => {
    const { verdict, verdicts } = await show('/zoning?place=town.sakaecho&use=metal_press&motor_kw=30')
    expect(verdicts).toHaveLength(15)
    expect(verdict).toMatchObject({ result: 'not_allowed', ruleVersion: expect.any(String) })
    const { html } = await (await pageDrawer())('/zoning?place=town.sakaecho&use=metal_press&motor_kw=30')
    expect(html).toContain('/tiles/zones.ja.svg?paint=nnnnnnnnttaaaat#')
    expect(html).toContain('第一種低層住居専用地域：不可')
    expect(html).toContain('は未確認')
    expect(html).toContain('決めるのは特定行政庁')
  })

  test('keeps work and place through each other’s forms, without scripts', async () => {
    const { html } = await (await pageDrawer())('/en/zoning?place=town.sakaecho&use=metal_press&motor_kw=30')
    const [work = '', place = ''] = html.split('<form').slice(1)
    expect(work).toContain('name="place" value="town.sakaecho"')
    expect(place).toContain('name="use" value="metal_press"')
    expect(place).toContain('name="motor_kw" value="30"')
  })

  test('names a work that it does not know, and keeps the place', async () => {
    const { picked, page: shown, verdicts } = await show('/zoning?place=town.sakaecho&use=nothing')
    expect(picked.problems).toHaveLength(1)
    expect(verdicts).toBeNull()
    expect(shown.found).not.toBeNull()
  })

  test('has the area of every zone in the data', async () => {
    const { page: shown } = await show('/zoning')
    expect(shown.found).toBeNull()
    expect(shown.areas).toHaveLength(13)
  })

  test('shows itself with what it could not read, and keeps what was written', async () => {
    const { page: shown, errors, written } = await show('/zoning?lng=139.4&lat=abc')
    expect(Object.keys(errors)).toEqual(['lat'])
    expect(written).toMatchObject({ lng: '139.4', lat: 'abc' })
    expect(shown.found).toBeNull()
    expect((await show('/zoning?place=town.nowhere')).page.isUnknown).toBe(true)
    expect(Object.keys((await show('/zoning?place=x')).errors)).toEqual(['place'])
  })
})
