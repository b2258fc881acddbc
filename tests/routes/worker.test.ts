import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addPhoto } from '../../app/files/commands.server.ts'
import { openDarkroom } from '../../app/files/darkroom.server.ts'
import { receiveOriginal } from '../../app/files/original.server.ts'
import { listPhotos } from '../../app/files/queries.server.ts'
import { diskStore } from '../../app/files/storage.server.ts'
import { countJobs, requestJob } from '../../app/jobs/queue.server.ts'
import { startWorker, type Worker } from '../../app/jobs/worker.server.ts'
import { addDays } from '../../app/lib/day.ts'
import type { Letter } from '../../app/mail/letter.ts'
import { countLetters, writeLetter } from '../../app/mail/outbox.server.ts'
import { listSinkLetters } from '../../app/mail/sink.server.ts'
import { readEnv } from '../../app/server/env.ts'
import { createLogger } from '../../app/server/log.ts'
import { type Mail, openMail } from '../../app/server/mail.ts'
import { portalJobs, tellLog } from '../../app/server/work.ts'
import type { Database } from '../../db/schema.ts'
import { seedSampleCity } from '../../db/seed/index.ts'
import { TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { jpegWithPlace } from '../fixtures/pictures/make.ts'

// The worker as the server starts it, over the sample, by a clock that the test sets.

const BASE_URL = 'http://localhost:3000'
const DAYS = [
  ...['sample.refresh', 'agreements.follow', 'agreements.remind', 'search_log.purge', 'questions.purge'],
  ...[
    'enquiries.purge',
    'log_ins.purge',
    'api_answers.purge',
    'mail.purge',
    'answers.reverify',
    'files.sweep',
    'offers.keep_fresh',
  ],
]

let db: Kysely<Database>
let mail: Mail
let worker: Worker
let now: Date
const log: string[] = []
const pictures = { store: diskStore(mkdtempSync(join(tmpdir(), 'worker-'))), darkroom: openDarkroom() }
const logger = createLogger('info', { write: line => void log.push(line) })

async function begin(source: Record<string, string> = {}) {
  const clock = () => now
  mail = await openMail(readEnv({ BASE_URL, ...source }), db, logger)
  worker = await startWorker({
    db,
    jobs: portalJobs(db, { post: mail.post, pictures, baseUrl: BASE_URL }, clock),
    told: tellLog(logger),
    clock,
    lookEveryMs: null,
  })
}
async function end() {
  await worker.stop()
  await mail.close()
}

beforeAll(async () => {
  db = await testDb()
  await seedSampleCity(db, { today: TODAY, progress: () => {} })
})
afterAll(() => db.destroy())
beforeEach(async () => {
  now = new Date(`${TODAY}T01:00:00Z`)
  log.length = 0
  for (const table of ['jobs', 'outbox', 'sink_letters'] as const) await db.deleteFrom(table).execute()
})

const letter: Letter = {
  kind: 'reset',
  locale: 'ja',
  to: 'victim@example.jp',
  values: { link: `${BASE_URL}/secret-token`, validUntil: new Date(0) },
}
const write = (fails = false) =>
  db.transaction().execute(async trx => {
    await writeLetter(trx, letter, { baseUrl: BASE_URL, now })
    if (fails) throw new Error('the business failed')
  })

test('a letter arrives once its transaction is committed; of one that is rolled back nothing does', async () => {
  await begin()
  expect(await worker.tick()).toEqual(DAYS)
  await expect(write(true)).rejects.toThrow('the business failed')
  expect(await worker.tick()).toEqual([])
  expect(await listSinkLetters(db)).toEqual([])
  await write()
  expect(await listSinkLetters(db)).toEqual([])
  expect(await worker.tick()).toEqual(['mail.send'])
  expect(await listSinkLetters(db)).toMatchObject([{ recipient: 'victim@example.jp' }])
  await end()
})

test('each day throws away what is old, moves the sample’s days on and checks stored answers', async () => {
  await begin()
  await worker.tick()
  await write()
  now = new Date(now.getTime() + 3_000)
  await worker.tick()
  await sql`insert into search_log (searched_on, seeker_hash, criteria, matched, unconfirmed)
    values (${TODAY}::text::date, 'x', '{}', 1, 0)`.execute(db)
  const before = await db.selectFrom('offers').select('confirmed_on').orderBy('id').executeTakeFirstOrThrow()
  now = new Date(`${addDays(TODAY, 40)}T01:00:00Z`)
  expect(await worker.tick()).toEqual(DAYS)
  const after = await db.selectFrom('offers').select('confirmed_on').orderBy('id').executeTakeFirstOrThrow()
  expect(after.confirmed_on).toBe(addDays(before.confirmed_on, 40))
  // The sample's move on with its days.
  expect(await db.selectFrom('search_log').select('id').where('seeker_hash', '=', 'x').execute()).toEqual([])
  expect(await db.selectFrom('outbox').select('id').execute()).toEqual([])
  expect(await worker.tick()).toEqual([])
  await end()
})

test('stored answers are checked at once when an import of what they rest on asks for it', async () => {
  await begin()
  await worker.tick()
  await db.transaction().execute(trx => requestJob(trx, 'answers.reverify', now))
  expect(await worker.tick()).toEqual(['answers.reverify'])
  expect(await worker.tick()).toEqual([])
  await end()
})

test('a photo whose process died is made, and files that belong to nothing go as the day begins', async () => {
  await begin()
  await worker.tick()
  const { id: assetId } = await db.selectFrom('assets').select('id').orderBy('id').executeTakeFirstOrThrow()
  const jpeg = await jpegWithPlace({ width: 500, height: 400 })
  const receive = async () => {
    const original = await receiveOriginal(pictures.store, (async function* () { yield jpeg })()) // biome-ignore format: one line
    if (!original.ok) throw new Error(original.refusal)
    return original.value
  }
  const words = { altJa: null, altEn: null, rightHolder: '試験', takenOn: null }
  await addPhoto(db, pictures.store, { assetId, original: await receive(), words, by: { actor: 'terminal', now } })
  expect(await worker.tick(), 'in the hands of whoever received it').toEqual([])
  now = new Date(now.getTime() + 60_000)
  expect(await worker.tick()).toEqual(['pictures.make'])
  expect((await listPhotos(db, assetId)).at(-1)).toMatchObject({ state: 'ready' })
  now = new Date(now.getTime() + 60_000)
  expect(await worker.tick(), 'how it looks is noted').toEqual(['duplicates.find'])
  expect(await worker.tick()).toEqual([])
  const { key } = await receive()
  now = new Date(Date.now() + 2 * 24 * 60 * 60_000)
  expect(await worker.tick()).toContain('files.sweep')
  expect(await pictures.store.stat(`${key}.original`)).toBeNull()
  await end()
})

test('while the mail server is away letters wait, the log says so without naming anybody, and the day’s work goes on', async () => {
  await begin({ SMTP_URL: 'smtp://127.0.0.1:1' })
  await write()
  expect(await worker.tick()).toEqual(['mail.send', ...DAYS])
  expect(await countLetters(db, now)).toMatchObject({ waiting: 1, failed: 0 })
  expect(await countJobs(db, now)).toMatchObject({ retrying: 1, failed: 0 })
  const lines = log.map(line => JSON.parse(line)).filter(({ job }) => job === 'mail.send')
  expect(lines).toMatchObject([{ level: 40, msg: 'mail server away', code: expect.stringMatching(/^E/) }])
  expect(log.join()).not.toMatch(/victim|secret/)
  await end()
})

test('ends of agreements are reminded of as their days come, once each; the day after, nothing under it is shown', async () => {
  await sql`insert into accounts (mail, name, locale, role, password_hash, state)
    values ('lead@example.jp', 'x', 'ja', 'staff_manager', 'x', 'active')`.execute(db)
  const { id } = await db
    .selectFrom('organisations')
    .select('id')
    .where('slug', '=', 'mihon-sangyo')
    .executeTakeFirstOrThrow()
  const ends_on = addDays(TODAY, 130)
  // Recorded by somebody: the sample's days leave it alone.
  await sql`update agreements set ends_on = ${ends_on}::text::date,
    recorded_by = (select min(id) from accounts) where organisation_id = ${id}`.execute(db)
  await begin({ SMTP_URL: 'smtp://127.0.0.1:1' })
  const told: string[] = []
  for (const until of [91, 90, 89, 30, 29, 7, 0, -1]) {
    now = new Date(`${addDays(ends_on, -until)}T01:00:00Z`)
    await worker.tick()
    const [own] = (
      await sql<{ days: string }>`select string_agg(days_before::text, ' ' order by days_before desc) as days
        from agreement_reminders where organisation_id = ${id}`.execute(db)
    ).rows
    told.push(own?.days ?? '')
    const { shown_until } = await db
      .selectFrom('organisations')
      .select('shown_until')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(shown_until).toBe(until < 0 ? '0001-01-01' : ends_on)
  }
  expect(told).toEqual(['', '90', '90', '90 30', '90 30', '90 30 7', '90 30 7', '90 30 7'])
  await end()
})
