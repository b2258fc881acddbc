import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letThrough } from '../../app/feeds/absence/hold-back.server.ts'
import { requestDueFeeds } from '../../app/feeds/pull/due.server.ts'
import type { Database } from '../../db/schema.ts'
import { type FeedServer, feedServer } from '../unit/feed-server.ts'
import { testDb } from './database.ts'
import { agree, makePartnerCity, type PartnerCity } from './partners.ts'
import { later, NOW } from './people.ts'
import { line, makeFeed, openTasks, pull, refs, sheet, sheetOf, sumOfListings } from './pulling.ts'

// Feeds that the portal fetches by itself, and those that it does not believe.

let db: Kysely<Database>
let city: PartnerCity
let server: FeedServer
let feed: number
const DAY = 24 * 60

const answer = (text: string, etag?: string) => {
  server.answer = (request, response) =>
    etag && request.headers['if-none-match'] === etag
      ? response.writeHead(304).end()
      : response.writeHead(200, etag ? { etag } : {}).end(text)
}
const row = (id = feed) => db.selectFrom('pull_feeds').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const liveRefs = async (organisationId = city.realtor) =>
  (
    await db
      .selectFrom('offers')
      .select('partner_ref as ref')
      .where('organisation_id', '=', organisationId)
      .where('status', '=', 'live')
      .where('partner_ref', 'like', '%-%')
      .execute()
  ).length

beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  server = await feedServer()
  await db.deleteFrom('agreements').execute()
  for (const id of [city.realtor, city.other]) await agree(db, id, { publication: 'automatic' })
  feed = await makeFeed(db, city.realtor, server)
})
afterAll(async () => {
  await server.close()
  await db.destroy()
})

describe('a feed that is fetched', () => {
  test('is checked and applied by itself', async () => {
    answer(sheetOf(refs(1, 19)), '"1"')
    const before = await liveRefs()
    expect(await pull(db, server, feed)).toMatchObject({ feed, rows: 19 })
    expect((await liveRefs()) - before).toBe(19)
    expect(await row()).toMatchObject({ last_success_at: NOW, failures: 0, etag: '"1"', last_failure: null })
  }, 120_000)

  test('that has not changed is its list said again', async () => {
    expect(await pull(db, server, feed, later(DAY))).toMatchObject({ rows: 19 })
    const confirmed = await db
      .selectFrom('import_rows')
      .select(['became', eb => eb.fn.countAll<number>().as('n')])
      .where('import_id', '=', eb => eb.selectFrom('imports').select(({ fn }) => fn.max('imports.id').as('id')))
      .groupBy('became')
      .execute()
    expect(confirmed.every(({ became }) => became === 'confirmed' || became === 'asked')).toBe(true)
    // A month of the same file is a file that nobody writes any more.
    const much = later(31 * DAY)
    expect(await pull(db, server, feed, much)).toMatchObject({ refused: 'UnchangedTooLong' })
  }, 120_000)

  test('may be JSON', async () => {
    const json = await makeFeed(db, city.other, server, { format: 'json', path: '/a.json' })
    answer(
      JSON.stringify({
        listings: [{ partner_ref: 'J-1', 所在地: '日野市豊田四丁目9-1', 物件種別: '貸工場', 取引態様: '一般媒介' }],
      }),
    )
    expect(await pull(db, server, json)).toMatchObject({ rows: 1 })
    answer('[{"partner_ref": "J-1", "rent": {"yen": 1}}]')
    expect(await pull(db, server, json, later(60))).toMatchObject({ refused: 'sheet.nested' })
    answer('{"listings": 1')
    expect(await pull(db, server, json, later(120))).toMatchObject({ refused: 'sheet.not_json' })
  })

  test('is not, where it is paused or a sample', async () => {
    for (const more of [
      { state: 'paused', path: '/p' },
      { is_sample: true, path: '/s' },
    ])
      expect(await pull(db, server, await makeFeed(db, city.realtor, server, more))).toBeNull()
  })

  test('fails in words, later and later, with one task from the third time', async () => {
    const failing = await makeFeed(db, city.other, server, { path: '/missing.csv' })
    server.answer = (_, response) => response.writeHead(404).end()
    for (const n of [1, 2, 3, 4, 5])
      expect(await pull(db, server, failing, later(n * DAY))).toMatchObject({ refused: 'NotThere' })
    expect(await row(failing)).toMatchObject({ failures: 5, last_failure: 'NotThere', last_success_at: null })
    const about = { kind: 'feed_failing', about: 'feed', id: String(failing), organisationId: city.other }
    expect((await openTasks(db)).filter(({ kind }) => kind === 'feed_failing')).toEqual([about])
    answer(sheet(line('Z-1')))
    await pull(db, server, failing, later(6 * DAY))
    expect((await openTasks(db)).filter(({ kind }) => kind === 'feed_failing')).toEqual([])
    await db.updateTable('pull_feeds').set({ state: 'stopped' }).where('id', '=', failing).execute()
  })

  test('is asked for once when it is due', async () => {
    await db
      .updateTable('pull_feeds')
      .set({ next_run_at: later(DAY * 365) })
      .execute()
    await db.updateTable('pull_feeds').set({ next_run_at: NOW }).where('id', '=', feed).execute()
    expect([await requestDueFeeds(db, NOW), await requestDueFeeds(db, NOW)]).toEqual([1, 0])
    const jobs = await db.selectFrom('jobs').select('subject').where('kind', '=', 'feeds.pull').execute()
    expect(jobs).toEqual([{ subject: String(feed) }])
  })
})

describe('a feed that is wrong as a whole', () => {
  const about = () => [{ kind: 'import_held_back', about: 'feed', id: String(feed), organisationId: city.realtor }]

  test.each([
    ['empty, but for its headings', () => sheet(), 'empty'],
    ['one that lost 4 of 19, 21 %', () => sheetOf(refs(5, 19)), 'too_many_missing'],
    ["one with another partner's references", () => sheetOf(refs(1, 4, 'O')), 'foreign_references'],
  ])(
    '%s changes nothing, with one task however often it comes',
    async (_, text, hold) => {
      if (hold === 'foreign_references') {
        const others = await makeFeed(db, city.other, server, { path: '/others.csv' })
        answer(sheetOf(refs(1, 4, 'O')))
        expect(await pull(db, server, others)).toMatchObject({ rows: 4 })
        await db.updateTable('pull_feeds').set({ state: 'paused' }).where('id', '=', others).execute()
      }
      answer(text())
      const before = await sumOfListings(db)
      for (const n of [1, 2, 3])
        expect(await pull(db, server, feed, later(2 * DAY + n * 60))).toMatchObject({ heldBack: hold })
      expect(await sumOfListings(db)).toBe(before)
      expect(await openTasks(db)).toEqual(about())
      expect(await row()).toMatchObject({ last_failure: `held_back.${hold}` })
    },
    120_000,
  )

  test('nothing at all is asked about at once', async () => {
    await db.deleteFrom('tasks').execute()
    const before = await sumOfListings(db)
    server.answer = (_, response) => response.writeHead(200).end()
    expect(await pull(db, server, feed, later(3 * DAY))).toMatchObject({ refused: 'NothingCame' })
    expect(await openTasks(db)).toEqual(about())
    expect(await sumOfListings(db)).toBe(before)
  })

  test('a good one ends the task; 3 of 19 that are missing have their grace', async () => {
    answer(sheetOf(refs(4, 19)))
    expect(await pull(db, server, feed, later(4 * DAY))).toMatchObject({ rows: 16 })
    expect(await openTasks(db)).toEqual([])
    const absences = await db.selectFrom('offer_absences').select(['stage', 'runs', 'ended']).execute()
    expect(absences).toEqual(Array(3).fill({ stage: 'grace', runs: 1, ended: null }))
    answer(sheetOf(refs(1, 19)))
    await pull(db, server, feed, later(5 * DAY))
    expect(await db.selectFrom('offer_absences').select('id').where('ended', 'is', null).execute()).toEqual([])
  }, 120_000)

  test('is applied where its own people or the city say so, and then does not ask again', async () => {
    answer(sheetOf(refs(7, 19)))
    const { import: id } = (await pull(db, server, feed, later(6 * DAY)))!
    const letting = (organisationId: number) =>
      db.transaction().execute(trx => letThrough(trx, id!, { owner: { organisationId }, by: city.member, now: NOW }))
    expect(await letting(city.other)).toBe(false)
    expect(await letting(city.realtor)).toBe(true)
    expect(await letting(city.realtor)).toBe(false)
    expect(await openTasks(db)).toEqual([])
    expect(await pull(db, server, feed, later(6 * DAY + 30))).toMatchObject({ import: id, rows: 13 })
    expect(await pull(db, server, feed, later(7 * DAY))).toMatchObject({ rows: 13 })
    const open = await db.selectFrom('offer_absences').select('runs').where('ended', 'is', null).execute()
    expect(open).toEqual(Array(6).fill({ runs: 2 }))
  }, 120_000)
})
