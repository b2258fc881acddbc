import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFacilities } from '../../app/incubation/import.server.ts'
import type { FacilityPage } from '../../app/incubation/pages.server.ts'
import { loader as api } from '../../app/routes/api.incubation.ts'
import { loader as facilityPage } from '../../app/routes/facility.tsx'
import { loader as listPage } from '../../app/routes/incubation.tsx'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from '../db/database.ts'
import { geodata, jsonFile, layGround, SAMPLE } from '../fixtures/ground.ts'
import { asking } from './context.ts'

type Given = { id: string; rooms: { areaM2: number; contracts: { tenant: string }[] }[] }
const SECRET = 'CANARY-77b1'
let db: Kysely<Database>
let facilities: Given[]

beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  await layGround(db, ['boundary', 'towns', 'zoning'])
  const file = JSON.parse(new TextDecoder().decode(geodata('incubation/incubation.json').bytes)) as {
    facilities: Given[]
  }
  facilities = file.facilities
  for (const room of facilities.flatMap(({ rooms }) => rooms))
    for (const contract of room.contracts) contract.tenant = `${SECRET} ${contract.tenant}`
  await importFacilities(db, jsonFile({ facilities }), SAMPLE)
})
afterAll(() => db.destroy())

const list = async (path: string) => (await listPage(asking(path))).json()
const facility = async (id: string, locale = '') => {
  const response = await facilityPage(asking(`${locale}/incubation/${id}`, { params: { id } }))
  return { status: response.status, page: (await response.json()).page as unknown as FacilityPage }
}
const ask = async (query: string, headers: HeadersInit = {}) => {
  const response = await api(asking(`/api/incubation${query}`, { headers }))
  return { status: response.status, body: await response.json() }
}
type Listed = { rooms: { state: string }[] }
const roomsOf = (of: Listed[]) => of.flatMap(({ rooms }) => rooms)

describe('the list of facilities', () => {
  test('each choice leaves as many rooms as its count says', async () => {
    const { page } = await list('/incubation?area_max=30')
    for (const [state, count] of Object.entries(page.choices.state as Record<string, number>))
      expect(roomsOf((await list(`/incubation?area_max=30&state=${state}`)).page.facilities)).toHaveLength(count)
    for (const [kind, count] of Object.entries(page.choices.kind as Record<string, number>))
      expect(roomsOf((await list(`/incubation?area_max=30&kind=${kind}`)).page.facilities)).toHaveLength(count)
  })

  test('free rooms stand first', async () => {
    const [first] = (await list('/incubation')).page.facilities as Listed[]
    const states = first!.rooms.map(({ state }) => state)
    expect(states.indexOf('vacant')).toBe(0)
    expect(states.lastIndexOf('vacant')).toBeLessThan(states.indexOf('soon'))
    expect(states.lastIndexOf('soon')).toBeLessThan(states.indexOf('occupied'))
  })

  test('equals the file, filtered by hand', async () => {
    const { page } = await list('/incubation?area_min=20&area_max=40')
    const expected = facilities.flatMap(({ rooms }) => rooms).filter(({ areaM2 }) => areaM2 >= 20 && areaM2 <= 40)
    expect(page.matched.rooms).toBe(expected.length)
    expect(roomsOf(page.facilities)).toHaveLength(expected.length)
  })

  test('keeps what it could read and names the rest', async () => {
    const { page, problems } = await list('/incubation?state=vacant&fee_max=cheap')
    expect(new Set(roomsOf(page.facilities).map(({ state }) => state))).toEqual(new Set(['vacant']))
    expect(problems).toMatchObject([{ parameter: 'fee_max' }])
  })
})

describe('the page of a facility', () => {
  test('has every room with six months, in the language of its path', async () => {
    const { page } = await facility('manganji-challenge', '/en')
    expect(page.facility.name).toBe('Manganji Challenge Space (sample)')
    expect(page.rooms).toHaveLength(8)
    for (const room of page.rooms) expect(room.outlook).toHaveLength(6)
    expect(JSON.stringify([page.facility, page.rooms])).not.toMatch(/[ぁ-んァ-ヶ]/)
  })

  test('404 for what never was, 410 for what is gone', async () => {
    await expect(facility('never')).rejects.toMatchObject({ status: 404 })
    const gone = { retired_at: new Date() }
    await db.updateTable('facilities').set(gone).where('public_id', '=', 'manganji-challenge').execute()
    expect(await facility('manganji-challenge')).toEqual({ status: 410, page: null })
    await db.updateTable('facilities').set({ retired_at: null }).where('public_id', '=', 'manganji-challenge').execute()
  })
})

describe('GET /api/incubation', () => {
  test('gives points with the rooms that are asked for', async () => {
    const { status, body } = await ask('?state=soon&kind=office', { 'accept-language': 'en' })
    expect(status).toBe(200)
    expect(body.roomTotal).toBe(
      roomsOf(body.features.map(({ properties }: { properties: Listed }) => properties)).length,
    )
    for (const { geometry, properties } of body.features) {
      expect(geometry.type).toBe('Point')
      for (const room of properties.rooms)
        expect(room).toMatchObject({ state: 'soon', stateName: 'Vacant soon', kind: 'office' })
    }
  })

  test('every room has every property, unknown as null', async () => {
    const { body } = await ask('')
    const rooms = body.features.flatMap(({ properties }: { properties: Listed }) => properties.rooms)
    expect(new Set(rooms.map((room: object) => Object.keys(room).join())).size).toBe(1)
    expect(rooms.some((room: object) => Object.values(room).includes(null))).toBe(true)
  })

  test('names every parameter it could not read, in the language asked for', async () => {
    const { status, body } = await ask('?fee_max=NaN&unknown=maybe', { 'accept-language': 'en' })
    expect(status).toBe(400)
    expect(body.errors.map(({ parameter }: { parameter: string }) => parameter)).toEqual(['fee_max', 'unknown'])
    expect(JSON.stringify(body.errors)).not.toMatch(/[ぁ-ん]/)
  })
})

test('tenants are in no answer', async () => {
  const answers = [
    await list('/incubation'),
    await list('/en/incubation?state=occupied'),
    ...(await Promise.all(facilities.flatMap(({ id }) => [facility(id), facility(id, '/en')]))),
    (await ask('')).body,
  ]
  expect(JSON.stringify(answers)).not.toContain(SECRET)
})
