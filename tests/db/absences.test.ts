import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayStillThere, undoAbsence } from '../../app/feeds/absence/end.server.ts'
import { followAbsences } from '../../app/feeds/absence/follow.server.ts'
import type { Database } from '../../db/schema.ts'
import { type FeedServer, feedServer } from '../unit/feed-server.ts'
import { testDb } from './database.ts'
import { agree, makePartnerCity, type PartnerCity } from './partners.ts'
import { later } from './people.ts'
import { makeFeed, openTasks, pull, refs, sheetOf } from './pulling.ts'

// What a feed does not name any more: grace, then its partner is asked, then off the search, and always back.

let db: Kysely<Database>
let city: PartnerCity
let server: FeedServer
let feed: number
const DAY = 24 * 60

beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  server = await feedServer()
  await db.deleteFrom('agreements').execute()
  await agree(db, city.realtor, { publication: 'automatic' })
  feed = await makeFeed(db, city.realtor, server)
  await run(refs(1, 15), 0)
})
afterAll(async () => {
  await server.close()
  await db.destroy()
})

async function run(references: readonly string[], day: number) {
  server.answer = (_, response) => response.end(sheetOf(references))
  const ran = await pull(db, server, feed, later(day * DAY))
  expect(ran).toMatchObject({ rows: references.length })
}
const follow = (day: number) =>
  followAbsences(db, { baseUrl: 'https://portal.test', now: later(day * DAY) }, new AbortController().signal)
const absences = () =>
  db
    .selectFrom('offer_absences as a')
    .innerJoin('offers as o', 'o.id', 'a.offer_id')
    .select(['a.id', 'o.partner_ref as ref', 'a.stage', 'a.ended', 'a.runs'])
    .orderBy('a.id')
    .execute()
const offer = (ref: string) =>
  db
    .selectFrom('offers')
    .select(['id', 'status', 'confirmed_on as confirmedOn', 'next_update_on as dueOn'])
    .where('partner_ref', '=', ref)
    .executeTakeFirstOrThrow()
/** All of a listing but the day of its promise. */
const whole = async (ref: string) => {
  const { rows } = await sql`select l.public_id, l.status, l.title_ja, o.status as offer, o.rent_yen, o.confirmed_on,
      (select count(*)::int from listing_events e where e.offer_id = o.id) as events,
      (select count(*)::int from photos p where p.asset_id = l.asset_id) as photos
    from offers o join listings l on l.id = o.listing_id where o.partner_ref = ${ref}`.execute(db)
  return rows[0]
}

test('an offer that is missing twice in three days is asked about, once, with one letter for all', async () => {
  await run(refs(3, 15), 1)
  await run(refs(3, 15), 2)
  expect(await follow(2)).toEqual({ asked: 0, off: 0, ended: 0 })
  expect(await follow(4)).toEqual({ asked: 2, off: 0, ended: 0 })
  expect(await follow(4)).toEqual({ asked: 0, off: 0, ended: 0 })
  expect((await openTasks(db)).map(({ kind }) => kind)).toEqual(['missing_from_feed', 'missing_from_feed'])
  const letters = await db.selectFrom('outbox').select('recipient').where('kind', '=', 'missing_from_feed').execute()
  expect(letters).toEqual([{ recipient: 'member@kita.example' }])
})

test('missing once only, or for less than three days, it has its grace', async () => {
  await run(refs(4, 15), 5)
  expect(await follow(9)).toEqual({ asked: 0, off: 0, ended: 0 })
  await run(refs(3, 15), 9)
  expect((await absences()).find(({ ref }) => ref === 'A-3')).toMatchObject({ stage: 'grace', ended: 'reappeared' })
})

test('without an answer it leaves the search, and nothing else of it changes; it can be put back', async () => {
  const before = { whole: await whole('A-1'), offer: await offer('A-1') }
  expect(before.offer.dueOn > '2026-12-03').toBe(true)
  expect(await follow(11)).toMatchObject({ off: 2 })
  expect((await offer('A-1')).dueOn < '2026-12-03').toBe(true)
  expect(await whole('A-1')).toEqual(before.whole)
  const { id } = (await absences()).find(({ ref }) => ref === 'A-1')!
  const undo = (organisationId: number) =>
    db
      .transaction()
      .execute(trx => undoAbsence(trx, id, { owner: { organisationId }, by: city.member, now: later(11 * DAY) }))
  expect(await undo(city.other)).toBe(false)
  expect(await undo(city.realtor)).toBe(true)
  expect(await undo(city.realtor)).toBe(false)
  expect(await offer('A-1')).toEqual(before.offer)
  expect(await whole('A-1')).toEqual(before.whole)
})

test('it comes back by itself where its feed names it again', async () => {
  await run(refs(2, 15), 12)
  expect((await absences()).find(({ ref }) => ref === 'A-2')).toMatchObject({ ended: 'reappeared' })
  expect((await offer('A-2')).dueOn >= '2026-12-05').toBe(true)
  expect((await openTasks(db)).length).toBe(0)
})

test('whoever says that it is still there is not asked again while that holds', async () => {
  await run(refs(2, 14), 13)
  const one = (await absences()).find(({ ref, ended }) => ref === 'A-15' && !ended)!
  const say = (organisationId: number) =>
    db
      .transaction()
      .execute(trx =>
        sayStillThere(trx, one.id, { owner: { organisationId }, by: city.member, now: later(13 * DAY + 60) }),
      )
  expect(await say(city.other)).toBe(false)
  expect(await say(city.realtor)).toBe(true)
  expect(await offer('A-15')).toMatchObject({ status: 'live', confirmedOn: '2026-12-05' })
  await run(refs(2, 14), 14)
  expect((await absences()).filter(({ ref, ended }) => ref === 'A-15' && !ended)).toEqual([])
})
