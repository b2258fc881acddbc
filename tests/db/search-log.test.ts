import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { readSearch } from '../../app/listings/filter.ts'
import { logSearch, purgeSearchLog } from '../../app/listings/log.server.ts'
import type { Database } from '../../db/schema.ts'
import { TODAY } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
})
afterAll(() => db.destroy())

const log = (query: string, seeker: string, today = TODAY) =>
  logSearch(db, { search: readSearch(new URLSearchParams(query)).search, matched: 1, unconfirmed: 0, seeker, today })
const rows = () =>
  db.selectFrom('search_log').select(['searched_on', 'seeker_hash', 'criteria']).orderBy('id').execute()

test('keeps rounded criteria and never the words, the outline or the seeker', async () => {
  await log(
    'kind=factory&area_min=148&rent_max=385000&q=%E7%94%B0%E4%B8%AD&near=139.38123,35.65987&radius=730',
    '192.0.2.7',
  )
  const [row] = await rows()
  expect(row?.criteria).toEqual({
    kind: ['factory'],
    area_min: 150,
    rent_max: 390_000,
    words: true,
    near: [139.38, 35.66],
    radius: 730,
  })
  expect(JSON.stringify(row)).not.toMatch(/田中|192\.0|139\.381/)
})

test('keeps the work that is asked about with rounded answers', async () => {
  await db.deleteFrom('search_log').execute()
  await log('use=metal_press&workshop_area=123.4&motor_kw=30&plating=0&verdict=allowed', '192.0.2.7')
  expect((await rows())[0]?.criteria).toEqual({
    ...{ use: 'metal_press', workshop_area: 120, motor_kw: 30, plating: false },
    verdict: ['allowed'],
  })
})

test('knows a seeker within a day and no longer', async () => {
  await db.deleteFrom('search_log').execute()
  await log('', 'a')
  await log('', 'a')
  await log('', 'b')
  await log('', 'a', addDays(TODAY, 1))
  const [first, again, other, next] = (await rows()).map(row => row.seeker_hash)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
  expect(next).not.toBe(first)
})

test('is thrown away after thirty days', async () => {
  await db.deleteFrom('search_log').execute()
  for (const age of [31, 30, 0]) await log('', 'a', addDays(TODAY, -age))
  expect(await purgeSearchLog(db, TODAY)).toBe(1)
  expect((await rows()).map(row => row.searched_on)).toEqual([addDays(TODAY, -30), TODAY])
})
