import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { provideSecret } from '../../app/auth/sealing.server.ts'
import { deliveriesOf } from '../../app/feeds/deliveries.server.ts'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import { doAtImport } from '../../app/feeds/imports/desk.server.ts'
import { purgeImports } from '../../app/feeds/imports/purge.server.ts'
import { startApplying } from '../../app/feeds/imports/steps.server.ts'
import { actOnFeeds } from '../../app/feeds/pull/desk.server.ts'
import { findActiveFeed, sealedAuthorization } from '../../app/feeds/pull/feed.server.ts'
import { feedToEdit } from '../../app/feeds/pull/page.server.ts'
import { resealFeeds } from '../../app/feeds/pull/reseal.server.ts'
import type { Database } from '../../db/schema.ts'
import { type FeedServer, feedServer } from '../unit/feed-server.ts'
import { applied, line, sheet, stepping, undone } from './applying.ts'
import { testDb } from './database.ts'
import { importStore, receivedFile } from './importing.ts'
import { agree, makePartnerCity, type PartnerCity } from './partners.ts'
import { later, NOW } from './people.ts'
import { makeFeed } from './pulling.ts'

// Whole lists that people send, and what is kept of lists and feeds.

let db: Kysely<Database>
let city: PartnerCity
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  for (const id of [city.realtor, city.other]) {
    await db.deleteFrom('agreements').where('organisation_id', '=', id).execute()
    await agree(db, id, { publication: 'automatic' })
  }
  await applied(db, city, await checkedWhole(sheet(...many(0, 10))))
})
afterAll(() => db.destroy())

const many = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => line(`L-${from + i}`))

async function checkedWhole(bytes: Buffer): Promise<number> {
  const id = await receivedFile(db, city.realtor, bytes, { by: city.member })
  await db.updateTable('imports').set({ is_whole: true }).where('id', '=', id).execute()
  await checkImport(db, importStore, id, { clock: () => NOW, signal: new AbortController().signal })
  return id
}
const heldBack = async (id: number) =>
  (await db.selectFrom('imports').select('held_back').where('id', '=', id).executeTakeFirstOrThrow()).held_back
const openTasks = async () =>
  Number(
    (
      await sql<{ n: number }>`
        select count(*)::int n from tasks where kind = 'import_held_back' and closed_at is null`.execute(db)
    ).rows[0]!.n,
  )

describe('a whole list that somebody sends', () => {
  test('and that lacks too much is applied only by whoever says so', async () => {
    const id = await checkedWhole(sheet(...many(3, 10)))
    expect([await heldBack(id), await openTasks()]).toEqual(['too_many_missing', 1])
    expect(await applied(db, city, id)).toBe('HeldBack')
    const said = await startApplying(db, id, { mode: 'right_rows', isKnown: true }, stepping(city))
    expect([said.ok, await openTasks()]).toEqual([true, 0])
    expect(await applied(db, city, id)).toBe(7)
  })

  test('and that lacks what no source has ever named is held back the first time as well', async () => {
    await db.deleteFrom('offer_absences').execute()
    await db.deleteFrom('offer_sources').execute()
    const id = await checkedWhole(sheet(...many(3, 5)))
    expect(await heldBack(id)).toBe('too_many_missing')
    const back = await checkedWhole(sheet(...many(3, 10)))
    await startApplying(db, back, { mode: 'right_rows', isKnown: true }, stepping(city))
    await applied(db, city, back)
    const offers = await db
      .selectFrom('offers')
      .select(['id', 'partner_ref'])
      .where('partner_ref', 'in', ['L-2', 'L-5'])
      .execute()
    const delivered = await deliveriesOf(
      db,
      offers.map(({ id }) => id),
    )
    const of = (reference: string) => delivered[offers.find(({ partner_ref }) => partner_ref === reference)!.id]
    expect(of('L-5')).toMatchObject({ last: { importId: back, source: 'file' }, absence: null })
    expect(of('L-2')).toMatchObject({ absence: { stage: 'grace', offOn: null } })
  })

  test('is held back no more when a cell is put right', async () => {
    const wrong = await checkedWhole(sheet(...many(3, 8).map(row => row.replace(/^L-/, 'Q-')), ...many(8, 10)))
    expect(await heldBack(wrong)).toBe('too_many_missing')
    for (let at = 1; at <= 5; at++) {
      const form = new URLSearchParams({ intent: 'fix', row: String(at), 'cell:0': `L-${at + 2}` })
      expect((await doAtImport(db, wrong, form, stepping(city))).ok).toBe(true)
    }
    expect(await heldBack(wrong)).toBeNull()
  })

  test('and takes back has named no absence', async () => {
    await applied(db, city, await checkedWhole(sheet(...many(3, 10))))
    const open = async () =>
      (
        await sql<{ ref: string; runs: number }>`
          select o.partner_ref as ref, a.runs from offer_absences a join offers o on o.id = a.offer_id
          where a.ended_at is null and o.partner_ref = 'L-9'`.execute(db)
      ).rows
    const id = await checkedWhole(sheet(...many(3, 9)))
    await applied(db, city, id, { now: later(60) })
    expect(await open()).toEqual([{ ref: 'L-9', runs: 1 }])
    await undone(db, city, id, later(120))
    expect(await open()).toEqual([])
  })
})

describe('a feed', () => {
  let server: FeedServer
  let feed: number
  beforeAll(async () => {
    server = await feedServer()
    feed = await makeFeed(db, city.realtor, server)
  })
  afterAll(() => server.close())

  test('keeps its word under a new secret of the server', async () => {
    provideSecret('a-first-secret-of-the-server-0123456789')
    await db
      .updateTable('pull_feeds')
      .set(sealedAuthorization(city.realtor, 'Bearer w'))
      .where('id', '=', feed)
      .execute()
    provideSecret('a-second-secret-of-the-server-0123456789', 'a-first-secret-of-the-server-0123456789')
    await resealFeeds(db)
    provideSecret('a-second-secret-of-the-server-0123456789')
    expect((await findActiveFeed(db, feed))?.authorization).toBe('Bearer w')
  })

  test('is changed and ended by its own partner alone, and its word stays', async () => {
    const desk = (organisationId: number) => ({ owner: { organisationId }, by: city.member, now: NOW })
    const shown = await feedToEdit(db, feed, city.realtor)
    expect(shown).toMatchObject({ id: feed, name: '一覧', everyHours: '24', atHours: '' })
    expect(await feedToEdit(db, feed, city.other)).toBeNull()
    const form = new URLSearchParams({ intent: 'keep', id: String(feed), name: '新しい一覧', format: 'csv' })
    for (const [name, value] of [
      ['url', 'https://lists.example.jp/new.csv'],
      ['everyHours', '6'],
      ['atHours', ''],
      ['authorization', ''],
    ] as const)
      form.set(name, value)
    expect(await actOnFeeds(db, form, desk(city.other))).toBeNull()
    expect(await actOnFeeds(db, form, desk(city.realtor))).toEqual({ done: 'keep' })
    expect(await feedToEdit(db, feed, city.realtor)).toMatchObject({ name: '新しい一覧', everyHours: '6' })
    expect((await findActiveFeed(db, feed))?.authorization).toBe('Bearer w')
    for (const [url, why] of [
      ['https://169.254.169.254/', 'NotPublic'],
      [`https://${'a'.repeat(3000)}.com/`, 'TooLong'],
      [`https://${'a'.repeat(992)}`, 'TooLong'],
    ] as const) {
      form.set('url', url)
      const back = { done: null, why, fields: ['url'], written: { url, name: '新しい一覧', everyHours: '6' } }
      expect(await actOnFeeds(db, form, desk(city.realtor))).toMatchObject(back)
    }
    const stop = new URLSearchParams({ intent: 'stop', id: String(feed) })
    expect(await actOnFeeds(db, stop, desk(city.other))).toBeNull()
    expect(await actOnFeeds(db, stop, desk(city.realtor))).toEqual({ done: 'stop' })
    expect([await findActiveFeed(db, feed), await feedToEdit(db, feed, city.realtor)]).toEqual([null, null])
  })

  test('leaves its last run for long, and those before it for a week', async () => {
    const run = async (day: string) =>
      (
        await sql<{ id: number }>`
          insert into imports (organisation_id, feed_id, source, is_whole, file_key, file_name, bytes, sha256, sent_at, state)
          values (${city.realtor}, ${feed}, 'pull', true, ${`k-${day}`}, 'f', 1, 'x', ${`${day}T00:00:00Z`}, 'applied')
          returning id`.execute(db)
      ).rows[0]!.id
    const [first, second] = [await run('2026-12-01'), await run('2026-12-02')]
    expect(await purgeImports(db, '2026-12-07')).toBe(0)
    expect(await purgeImports(db, '2026-12-20')).toBe(1)
    const { rows } = await sql<{ id: number; key: string }>`
      select id, file_key as key from imports where id in (${first}, ${second}) order by id`.execute(db)
    expect(rows.map(({ key }) => key)).toEqual([`gone-${first}`, 'k-2026-12-02'])
  })
})
