import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followAbsences } from '../../app/feeds/absence/absences.server.ts'
import { checkImport } from '../../app/feeds/imports/check.server.ts'
import { actOnOffer } from '../../app/listings/act.server.ts'
import type { Database } from '../../db/schema.ts'
import { applied, endsOf, line, sheet, undone } from './applying.ts'
import { testDb } from './database.ts'
import { importStore, receivedFile } from './importing.ts'
import { agree, makePartnerCity, type PartnerCity } from './partners.ts'
import { later, NOW } from './people.ts'

// What a list does not name any more is asked about, and nothing is emptied by a list that went wrong.

let db: Kysely<Database>
let city: PartnerCity
const fresh = async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  for (const id of [city.realtor, city.other]) {
    await db.deleteFrom('agreements').where('organisation_id', '=', id).execute()
    await agree(db, id, { publication: 'automatic' })
  }
}
beforeAll(fresh)
afterAll(() => db.destroy())

const DAY = 24 * 60
const signal = new AbortController().signal

async function checkedWhole(bytes: Buffer, organisationId = city.realtor): Promise<number> {
  const id = await receivedFile(db, organisationId, bytes, { by: city.member })
  await db.updateTable('imports').set({ is_whole: true }).where('id', '=', id).execute()
  await checkImport(db, importStore, id, { clock: () => NOW, signal })
  return id
}
const heldBack = async (id: number) =>
  (await db.selectFrom('imports').select('held_back').where('id', '=', id).executeTakeFirstOrThrow()).held_back
const openTasks = async (kind: string) =>
  Number(
    (await sql<{ n: number }>`select count(*)::int n from tasks where kind = ${kind} and closed_at is null`.execute(db))
      .rows[0]!.n,
  )
/** Everything that the public or a desk has of listings and offers. */
async function everything(): Promise<unknown> {
  const { rows } = await sql`
    select md5(string_agg(md5(t::text), '' order by md5(t::text) collate "C")) as hash from (
      select to_jsonb(o)::text from offers o union all select to_jsonb(l)::text from listings l
      union all select to_jsonb(s)::text from listing_search s union all select to_jsonb(f)::text from facts f
      union all select to_jsonb(a)::text from offer_absences a union all select to_jsonb(e)::text from listing_events e
    ) as t(t)`.execute(db)
  return rows[0]
}
const many = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => line(`L-${from + i}`))
const stageOf = async (ref: string) =>
  (
    await sql<{ status: string; stage: string | null; why: string | null }>`
      select o.status, a.stage, a.ended_why as why from offers o left join offer_absences a on a.offer_id = o.id
      where o.partner_ref = ${ref} order by a.id desc limit 1`.execute(db)
  ).rows[0]

describe('a list that went wrong', () => {
  beforeAll(async () => {
    await applied(db, city, await checkedWhole(sheet(...many(0, 100))))
    const theirs = { ...city, realtor: city.other, member: city.otherMember }
    const id = await checkedWhole(sheet(line('Z-1'), line('Z-2'), line('Z-3'), line('Z-4')), city.other)
    await applied(db, theirs, id)
  }, 120_000)

  test('without a row, without 21 of 100, or with another partner’s references changes nothing and makes one task', async () => {
    const before = await everything()
    const wrong: [Buffer, string][] = [
      [sheet(), 'empty'],
      [sheet(...many(21, 100)), 'too_many_missing'],
      [sheet(line('Z-1'), line('Z-2'), line('Z-3')), 'foreign_references'],
    ]
    for (let times = 0; times < 3; times++)
      for (const [bytes, why] of wrong) {
        const id = await checkedWhole(bytes)
        expect([await heldBack(id), await openTasks('feed_held_back')]).toEqual([why, 1])
        expect(await applied(db, city, id)).toBe('HeldBack')
      }
    expect(await everything()).toEqual(before)
  }, 60_000)

  test('that lacks 20 of 100 is one that may be, and closes the task', async () => {
    const id = await checkedWhole(sheet(...many(20, 100)))
    expect([await heldBack(id), await openTasks('feed_held_back')]).toEqual([null, 0])
  }, 60_000)

  test('of a part of what is offered is never one that lacks the rest', async () => {
    const id = await receivedFile(db, city.realtor, sheet(...many(0, 3)), { by: city.member })
    await checkImport(db, importStore, id, { clock: () => NOW, signal })
    expect(await heldBack(id)).toBeNull()
    await applied(db, city, id, { now: later(DAY) })
    expect((await sql<{ n: number }>`select count(*)::int n from offer_absences`.execute(db)).rows[0]!.n).toBe(0)
  }, 60_000)
})

describe('what a list does not name any more', () => {
  const follow = (day: number) => followAbsences(db, { baseUrl: 'https://portal.test', now: later(day * DAY) }, signal)
  const sent = async (day: number, ...refs: string[]) => {
    const id = await checkedWhole(sheet(...refs.map(ref => line(ref))))
    await applied(db, city, id, { now: later(day * DAY) })
    return id
  }
  const ALL = ['M-1', 'M-2', 'M-3', 'M-4', 'M-5', 'M-6']
  const LESS = ALL.slice(1)
  beforeAll(async () => {
    await db.destroy()
    await fresh()
    await sent(0, ...ALL)
  }, 60_000)

  test('is asked about after its grace, leaves the search a week later, and is back with all of its history', async () => {
    const before = await stageOf('M-1')
    await sent(1, ...LESS)
    expect(await follow(1)).toEqual({ asked: 0, off: 0, ended: 0 })
    expect(await stageOf('M-1')).toMatchObject({ status: 'live', stage: 'grace' })
    await sent(3, ...LESS)
    expect(await follow(3)).toMatchObject({ asked: 0 })
    expect(await follow(4)).toMatchObject({ asked: 1 })
    expect(await follow(4)).toMatchObject({ asked: 0 })
    expect([await stageOf('M-1'), await openTasks('missing_from_list')]).toMatchObject([
      { status: 'live', stage: 'asked' },
      1,
    ])
    expect(await follow(10)).toMatchObject({ off: 0 })
    expect(await follow(11)).toMatchObject({ off: 1 })
    expect(await stageOf('M-1')).toMatchObject({ status: 'paused', stage: 'off' })
    const shown = await sql`select 1 from listing_search s join listings l on l.id = s.listing_id
      join offers o on o.listing_id = l.id where o.partner_ref = 'M-1'`.execute(db)
    expect(shown.rows).toEqual([])
    await sent(12, ...ALL)
    expect([await stageOf('M-1'), await openTasks('missing_from_list')]).toMatchObject([
      { status: before!.status, why: 'back' },
      0,
    ])
  }, 60_000)

  test('is left alone when its partner says that it is still there', async () => {
    await sent(20, ...LESS)
    await sent(24, ...LESS)
    expect(await follow(24)).toMatchObject({ asked: 1 })
    const { id } = await db.selectFrom('offers').select('id').where('partner_ref', '=', 'M-1').executeTakeFirstOrThrow()
    const acting = { owner: { organisationId: city.realtor }, by: { accountId: city.member }, now: later(25 * DAY) }
    await db.transaction().execute(trx => actOnOffer(trx, id, 'confirm', { ...acting, method: 'workspace' }))
    expect(await follow(25)).toMatchObject({ ended: 1 })
    expect([await stageOf('M-1'), await openTasks('missing_from_list')]).toMatchObject([
      { status: 'live', why: 'confirmed' },
      0,
    ])
  }, 60_000)

  test('is not missing from a list that is taken back', async () => {
    const id = await sent(40, ...LESS)
    expect(await stageOf('M-1')).toMatchObject({ stage: 'grace', why: null })
    await undone(db, city, id, later(40 * DAY + 60))
    expect((await endsOf(db, id)).length).toBe(5)
    expect(await stageOf('M-1')).toMatchObject({ status: 'live', why: 'back' })
  }, 60_000)
})
