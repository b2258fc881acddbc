import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFacilities } from '../../app/incubation/import.server.ts'
import { ROOM_STATES } from '../../app/incubation/model.ts'
import { findFacility, listFacilities, roomFigures, wasFacility } from '../../app/incubation/queries.server.ts'
import { addDays } from '../../app/lib/day.ts'
import type { Database } from '../../db/schema.ts'
import { geodata, jsonFile, layGround, SAMPLE, TODAY } from '../fixtures/ground.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
  await layGround(db, ['boundary', 'towns', 'zoning'])
})
afterAll(() => db.destroy())

const contract = (tenant: string, startsOn: string, endsOn: string | null) => ({ tenant, startsOn, endsOn })
const room = (id: string, contracts: object[] = [], more: object = {}) => ({
  id,
  nameJa: `個室${id}`,
  nameEn: `Room ${id}`,
  kind: 'office',
  areaM2: 12.5,
  monthlyFeeYen: 40000,
  checkedOn: '2026-11-20',
  contracts,
  ...more,
})
const facility = (id: string, rooms: object[], more: object = {}) => ({
  id,
  nameJa: `創業センター${id}`,
  nameEn: `Centre ${id}`,
  townId: 'tamadaira-1',
  lng: 139.379,
  lat: 35.662,
  addressJa: '日野市多摩平一丁目',
  addressEn: 'Tamadaira 1-chome, Hino',
  operatorJa: '財団',
  operatorEn: 'Foundation',
  hoursJa: '平日',
  hoursEn: 'Weekdays',
  phone: '042-000-0000',
  rooms,
  ...more,
})
const load = (facilities: object[], options = SAMPLE) => importFacilities(db, jsonFile({ facilities }), options)
const states = async (today = TODAY) =>
  Object.fromEntries((await findFacility(db, 'x', today))?.rooms.map(found => [found.id, found.state]) ?? [])

// One story on one database, from the sample to real data.
describe.sequential('loading facilities', () => {
  test('the sample has three facilities and thirty rooms in every state', async () => {
    const report = await importFacilities(db, geodata('incubation/incubation.json'), SAMPLE)
    expect(report).toMatchObject({ added: 3, leftOut: [] })
    expect(await roomFigures(db, TODAY)).toMatchObject({ facilities: 3, rooms: 30 })
    const seen = new Set((await listFacilities(db, TODAY)).flatMap(({ rooms }) => rooms.map(({ state }) => state)))
    expect([...seen].sort()).toEqual(ROOM_STATES.filter(state => state !== 'reserved').sort())
  })

  test('loads what is sound and says why the rest is not', async () => {
    const report = await load([
      facility('x', [
        room('free'),
        room('held', [contract('CANARY-A', '2020-01-01', null)]),
        room('ends', [contract('CANARY-B', '2020-01-01', '2027-01-01')]),
        room('promised', [contract('CANARY-C', '2027-06-01', '2028-06-01')]),
        room('works', [], {
          closures: [{ reasonJa: '改修', reasonEn: 'Works', startsOn: '2026-11-01', endsOn: '2027-01-01' }],
        }),
      ]),
      facility('far', [room('1')], { lng: 139.7, lat: 35.7 }),
      facility('double', [room('1', [contract('CANARY-D', '2020-01-01', null), contract('E', '2021-01-01', null)])]),
      facility('kind', [room('1', [], { kind: 'castle' })]),
    ])
    expect(report).toMatchObject({ added: 1, retired: 3, read: 4 })
    expect(report.leftOut.map(({ label, reason, detail }) => [label, reason, detail?.field]).sort()).toEqual([
      ['double', 'field_invalid', 'rooms'],
      ['far', 'outside_city', undefined],
      ['kind', 'field_invalid', 'rooms.0.kind'],
    ])
    expect(JSON.stringify(report)).not.toContain('CANARY')
    expect([await wasFacility(db, 'manganji-challenge'), await wasFacility(db, 'never')]).toEqual([true, false])
  })

  test('states follow the day', async () => {
    expect(await states()).toEqual({
      free: 'vacant',
      held: 'occupied',
      ends: 'soon',
      promised: 'reserved',
      works: 'closed',
    })
    expect(await states('2027-07-01')).toMatchObject({ ends: 'vacant', promised: 'occupied', works: 'vacant' })
    expect(await roomFigures(db, TODAY)).toEqual({ facilities: 1, rooms: 5, freeNow: 1, freeSoon: 1 })
  })

  test('days that are the tenants’ business are not told', async () => {
    const rooms = new Map((await findFacility(db, 'x', TODAY))?.rooms.map(found => [found.id, found]))
    expect(rooms.get('ends')).toMatchObject({ freeFrom: '2027-01-01' })
    expect(rooms.get('promised')).toMatchObject({ freeFrom: null, freeUntil: null })
    expect(rooms.get('works')).toMatchObject({ freeFrom: '2027-01-01', reasonEn: 'Works' })
    const early = addDays('2027-01-01', -120)
    const [, , , , january] = (await findFacility(db, 'x', early))?.rooms.find(({ id }) => id === 'ends')?.outlook ?? []
    expect(january).toMatchObject({ month: '2027-01', outlook: 'free' })
    expect(JSON.stringify([await findFacility(db, 'x', TODAY), await listFacilities(db, TODAY)])).not.toContain(
      'CANARY',
    )
  })

  test('a filter takes rooms, and facilities with such a room', async () => {
    const found = await listFacilities(db, TODAY, { state: ['vacant', 'soon'], unknown: 'include' })
    expect(found.map(({ rooms }) => rooms.map(({ id }) => id))).toEqual([['free', 'ends']])
    expect(found[0]?.counts).toEqual({ vacant: 1, soon: 1, reserved: 1, occupied: 1, closed: 1 })
    expect(await listFacilities(db, TODAY, { kind: ['lab'], unknown: 'include' })).toEqual([])
  })

  test('the same file again changes nothing; what changed is superseded and kept', async () => {
    const rooms = [
      room('free'),
      room('held', [contract('CANARY-A', '2020-01-01', null)]),
      room('ends', [contract('CANARY-B', '2020-01-01', '2027-01-01')]),
      room('promised', [contract('CANARY-C', '2027-06-01', '2028-06-01')]),
    ]
    expect(await load([facility('x', rooms)])).toMatchObject({ changed: 1, unchanged: 0 })
    expect(await load([facility('x', rooms)])).toMatchObject({ outcome: 'unchanged', changed: 0, unchanged: 1 })
    expect(Object.keys(await states())).toEqual(['free', 'held', 'ends', 'promised'])
    const longer = [...rooms.slice(0, 2), room('ends', [contract('CANARY-B', '2020-01-01', '2028-01-01')]), rooms[3]!]
    await load([facility('x', longer)])
    expect(await states()).toMatchObject({ ends: 'occupied' })
    const kept = await db.selectFrom('room_contracts').select('id').where('superseded_at', 'is not', null).execute()
    expect(kept).toHaveLength(1)
    const former = await db.selectFrom('former_rows').select('content').execute()
    expect(JSON.stringify(former)).not.toContain('CANARY')
  })

  test('the database itself lets no two contracts meet', async () => {
    const { id } = await db.selectFrom('rooms').select('id').where('public_id', '=', 'held').executeTakeFirstOrThrow()
    const again = db
      .insertInto('room_contracts')
      .columns(['room_id', 'tenant_name', 'period', 'superseded_at'])
      .expression(
        db
          .selectFrom('room_contracts')
          .select(['room_id', 'tenant_name', 'period', 'superseded_at'])
          .where('room_id', '=', id),
      )
    await expect(again.execute()).rejects.toThrow(/room_contracts_no_overlap/)
  })
})
