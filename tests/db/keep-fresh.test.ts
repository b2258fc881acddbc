import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { startWorker, type Worker } from '../../app/jobs/worker.server.ts'
import { addDays, dayInTokyo } from '../../app/lib/day.ts'
import { actOnOffer } from '../../app/listings/act.server.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import { type PromiseClass, STAGES, stageBegins, stageOn } from '../../app/listings/freshness.ts'
import { keepFresh } from '../../app/listings/keep-fresh.server.ts'
import { promiseDays, setPromises } from '../../app/listings/promises.server.ts'
import { stageOf } from '../../app/listings/stages.server.ts'
import { portalJobs } from '../../app/server/work.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { agreed, offerOf } from './partnered.ts'
import { makeAccount } from './people.ts'

// The promise over time: what the one worker does by a clock that the test sets.

const BASE_URL = 'https://portal.test'
const tokyo = (day: string, hour = 9) => new Date(new Date(`${day}T00:00:00+09:00`).getTime() + hour * 3_600_000)

let db: Kysely<Database>
let city: City
let by: number
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  await agreed(db, city.realtor)
  by = (await makeAccount(db, 'partner_member', { mail: 'member@example.jp', organisationId: city.realtor })).id
  await makeAccount(db, 'partner_manager', { mail: 'manager@example.jp', organisationId: city.realtor })
  await makeAccount(db, 'partner_member', { mail: 'other@example.jp', organisationId: city.other })
})
afterAll(() => db.destroy())
beforeEach(async () => {
  for (const table of ['jobs', 'outbox', 'tasks', 'freshness_days', 'confirm_tokens', 'listing_events'] as const)
    await db.deleteFrom(table).execute()
  await db.deleteFrom('offers').execute()
  await db.deleteFrom('listing_search').execute()
  await db.deleteFrom('listings').execute()
  await db.deleteFrom('freshness_promises').execute()
})

const keep = (day: string) => keepFresh(db, { baseUrl: BASE_URL, now: tokyo(day) }, new AbortController().signal)
const letters = () => db.selectFrom('outbox').select(['kind', 'recipient', 'body']).orderBy('id').execute()
const openTasks = () =>
  db.selectFrom('tasks').select(['kind', 'organisation_id', 'subject_id']).where('closed_at', 'is', null).execute()

const WISHES: Record<PromiseClass, Parameters<typeof offerListing>[2]> = {
  rent: {},
  sale: { listing: { deal: 'sale' } },
  large_site: { asset: { kind: 'land' }, listing: { deal: 'sale' }, facts: { land_area_m2: 12_000 } },
}

const pictures = { store: diskStore(mkdtempSync(join(tmpdir(), 'fresh-'))), darkroom: openDarkroom() }

describe('a simulated clock', () => {
  test.each([
    ['rent', 14],
    ['sale', 30],
    ['large_site', 90],
  ] as const)(
    'walks an offer of class %s from its promise of %i days to the archive through the worker',
    async (ofClass, days) => {
      const { listingId, publicId } = await offerListing(db, city, WISHES[ofClass])
      let now = tokyo(TODAY)
      const worker: Worker = await startWorker({
        db,
        jobs: portalJobs(db, { post: null, pictures, baseUrl: BASE_URL }, () => now),
        told: { done: () => {}, failed: (_, error) => expect.unreachable(String(error)) },
        clock: () => now,
        lookEveryMs: null,
      })
      const story: Record<string, number> = {}
      const began = (what: string, day: number) => {
        story[what] ??= day
      }
      // Every day of a fortnight; of longer promises those around the days on which something happens.
      const edges = STAGES.map(stage => stageBegins(stage, days))
      const walked = Array.from({ length: 2 * days + 3 }, (_, day) => day).filter(
        day => days < 20 || edges.some(edge => Math.abs(edge - day) <= 2),
      )
      for (const day of walked) {
        now = tokyo(addDays(TODAY, day))
        // Gone from the public by itself: asked before the worker has looked.
        if ((await findListing(db, publicId, dayInTokyo(now)))?.state !== 'live') began('hidden', day)
        await worker.tick()
        if ((await letters()).length > 0) began('letter', day)
        if ((await openTasks()).length > 0) began('task', day)
        if ((await offerOf(db, listingId)).status === 'expired') began('archived', day)
      }
      await worker.stop()
      const [ask, hidden, task, archive] = STAGES.slice(1).map(stage => stageBegins(stage, days))
      expect(story).toEqual({ letter: ask, hidden, task, archived: archive })
      // One letter each for both who may answer in the one period, one more for who speaks for them once it was hidden;
      // the call is not needed any more.
      const sent = await letters()
      expect(sent.map(({ recipient }) => recipient)).toEqual([
        ...['member@example.jp', 'manager@example.jp', 'manager@example.jp'],
      ])
      expect(sent.map(({ body }) => body?.includes('期限を過ぎた'))).toEqual([false, false, true])
      expect(await openTasks()).toEqual([])
      const listing = await db.selectFrom('listings').select(['status', 'ended_on']).executeTakeFirstOrThrow()
      expect(listing).toEqual({ status: 'expired', ended_on: addDays(TODAY, archive!) })
      const moved = await db
        .selectFrom('audit_log')
        .select(['actor', 'action'])
        .orderBy('id', 'desc')
        .executeTakeFirst()
      expect(moved).toEqual({ actor: 'portal', action: 'listing.expire' })
    },
  )
})

describe('keeping the promise', () => {
  test('is safe to do again, and by two at once', async () => {
    for (const ago of [11, 16, 22, 28]) await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -ago) } })
    const two = await Promise.all([keep(TODAY), keep(TODAY)])
    const sum = (key: 'letters' | 'tasks' | 'archived') => two.reduce((all, kept) => all + kept[key], 0)
    expect([sum('letters'), sum('tasks'), sum('archived')]).toEqual([6, 1, 1])
    expect(await letters()).toHaveLength(6)
    expect(await openTasks()).toMatchObject([{ kind: 'confirm_overdue', organisation_id: null }])
    expect(await keep(TODAY)).toEqual({ letters: 0, tasks: 0, archived: 0 })
    expect(
      await db.selectFrom('freshness_days').selectAll().where('organisation_id', 'is', null).execute(),
    ).toMatchObject([{ day: TODAY, offers: 3, kept: 1, median_age_days: 16 }])
  })

  test('catches up after days on which nobody did it, and says in the letter how things stand', async () => {
    await offerListing(db, city)
    expect(await keep(addDays(TODAY, 22))).toEqual({ letters: 2, tasks: 1, archived: 0 })
    expect((await letters())[0]?.body).toContain('期限を過ぎた')
    await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, 12) } })
    await keep(addDays(TODAY, 22))
    expect((await letters())[2]?.body).toContain('翌日から検索と地図に出なくなります')
  })

  test('asks nobody whose agreement has ended, and asks again under the next one', async () => {
    const { listingId } = await offerListing(db, city)
    const shownUntil = (day: string | null) =>
      db.updateTable('organisations').set({ shown_until: day }).where('id', '=', city.realtor).execute()
    const until = (
      await db
        .selectFrom('organisations')
        .select('shown_until')
        .where('id', '=', city.realtor)
        .executeTakeFirstOrThrow()
    ).shown_until
    await keep(addDays(TODAY, 22))
    expect(await openTasks()).toHaveLength(1)
    await db.deleteFrom('outbox').execute()
    await db.deleteFrom('confirm_tokens').execute()
    await shownUntil(addDays(TODAY, 12))
    expect(await keep(addDays(TODAY, 23))).toEqual({ letters: 0, tasks: 0, archived: 0 })
    expect([await letters(), await openTasks()]).toEqual([[], []])
    await shownUntil(until)
    expect(await keep(addDays(TODAY, 24))).toEqual({ letters: 2, tasks: 1, archived: 0 })
    expect((await offerOf(db, listingId)).status).toBe('live')
  })

  test('asks anew in the next period, and closes the call that a confirmation has answered', async () => {
    const { listingId } = await offerListing(db, city)
    await keep(addDays(TODAY, 22))
    const { id } = await offerOf(db, listingId)
    const acting = { owner: { organisationId: city.realtor }, by: { accountId: by }, method: 'phone' } as const
    const done = await db
      .transaction()
      .execute(trx => actOnOffer(trx, id, 'confirm', { ...acting, now: tokyo(addDays(TODAY, 22)) }))
    expect(done.ok).toBe(true)
    expect(await openTasks()).toEqual([])
    expect(await keep(addDays(TODAY, 31))).toMatchObject({ letters: 0 })
    expect(await keep(addDays(TODAY, 32))).toMatchObject({ letters: 2 })
  })

  test('closes a call that a feed has answered, for the feed knows nothing of calls', async () => {
    const { listingId } = await offerListing(db, city)
    await keep(addDays(TODAY, 22))
    const confirmed_on = addDays(TODAY, 22)
    await db
      .updateTable('offers')
      .set({ confirmed_on, next_update_on: addDays(confirmed_on, 14) })
      .where('listing_id', '=', listingId)
      .execute()
    await keep(addDays(TODAY, 23))
    expect(await openTasks()).toEqual([])
  })

  test('leaves paused and applied offers alone, until nobody has touched them for twice their promise', async () => {
    const { listingId } = await offerListing(db, city)
    const { id } = await offerOf(db, listingId)
    const acting = { owner: 'anybody', by: 'portal', method: 'phone' } as const
    await db
      .transaction()
      .execute(trx => actOnOffer(trx, id, 'mark_applied', { ...acting, now: tokyo(addDays(TODAY, 10)) }))
    await keep(addDays(TODAY, 37))
    expect([(await letters()).length, (await openTasks()).length]).toEqual([0, 0])
    expect((await offerOf(db, listingId)).status).toBe('applied')
    expect(await keep(addDays(TODAY, 38))).toMatchObject({ archived: 1 })
  })

  test('asks nobody of drafts', async () => {
    await offerListing(db, city, {
      listing: { status: 'draft', publishedOn: null },
      offer: { status: 'draft', confirmedOn: addDays(TODAY, -40) },
    })
    expect(await keep(TODAY)).toEqual({ letters: 0, tasks: 0, archived: 0 })
  })
})

describe('the promise of a class', () => {
  test('is what the city has set for the day, and a change counts from the next confirmation on', async () => {
    const { listingId } = await offerListing(db, city)
    const set = (days: number, day: string) =>
      db
        .transaction()
        .execute(trx => setPromises(trx, { rent: days, sale: 30, large_site: 90 }, { by, today: day, now: tokyo(day) }))
    expect(await set(7, addDays(TODAY, 2))).toEqual(['rent'])
    expect(await set(7, addDays(TODAY, 2))).toEqual([])
    expect(await promiseDays(db, 'rent', TODAY)).toBe(14)
    expect(await promiseDays(db, 'rent', addDays(TODAY, 2))).toBe(7)
    expect(await offerOf(db, listingId)).toMatchObject({ promise_days: 14, next_update_on: addDays(TODAY, 14) })
    const { id } = await offerOf(db, listingId)
    await db.transaction().execute(trx =>
      actOnOffer(trx, id, 'confirm', {
        ...{ owner: 'anybody', by: { accountId: by }, method: 'workspace', now: tokyo(addDays(TODAY, 3)) },
      }),
    )
    expect(await offerOf(db, listingId)).toMatchObject({ promise_days: 7, next_update_on: addDays(TODAY, 10) })
  })

  test('stages in SQL are those of the table', async () => {
    for (let ago = 0; ago <= 60; ago += 1)
      await offerListing(db, city, {
        listing: { deal: ago % 2 ? 'rent' : 'sale' },
        offer: { confirmedOn: addDays(TODAY, -ago) },
      })
    const rows = await db
      .selectFrom('offers as o')
      .select(['confirmed_on as confirmedOn', 'promise_days as promiseDays', stageOf(TODAY).as('stage')])
      .execute()
    expect(rows).toHaveLength(61)
    for (const { stage, ...promised } of rows) expect(stage).toBe(stageOn(promised, TODAY))
  })
})
