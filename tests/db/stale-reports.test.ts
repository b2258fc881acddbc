import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { actOnOffer } from '../../app/listings/act.server.ts'
import { answerByLink, findConfirmLink } from '../../app/listings/confirm-link.server.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import {
  confirmReport,
  findReportable,
  findReportLink,
  forgetReporters,
  reportStale,
} from '../../app/listings/report.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { agreed, offerOf } from './partnered.ts'
import { makeAccount } from './people.ts'

const BASE_URL = 'https://portal.test'
const at = (day: string) => new Date(`${day}T09:00:00+09:00`)
const NOW = at(TODAY)
const posting = (now = NOW) => ({ baseUrl: BASE_URL, now })

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  await agreed(db, city.realtor)
  await makeAccount(db, 'partner_member', { mail: 'member@example.jp', organisationId: city.realtor })
  await makeAccount(db, 'partner_member', { mail: 'other@example.jp', organisationId: city.other })
})
afterAll(() => db.destroy())
beforeEach(async () => {
  for (const table of ['outbox', 'tasks', 'stale_reports', 'login_attempts', 'offers'] as const)
    await db.deleteFrom(table).execute()
  await db.deleteFrom('listing_search').execute()
})

const mails = () => db.selectFrom('outbox').select(['kind', 'recipient', 'body']).orderBy('id').execute()
const linkIn = (body: string | null) => /\/(?:confirm|reports)\/([\w-]{43})/.exec(body ?? '')![1]!
const tasks = () => db.selectFrom('tasks').select('kind').where('closed_at', 'is', null).orderBy('id').execute()
const isShown = async (publicId: string) => (await findListing(db, publicId, TODAY))?.state === 'live'
const pause = (offerId: number) =>
  db
    .transaction()
    .execute(trx => actOnOffer(trx, offerId, 'pause', { owner: 'anybody', by: 'portal', method: 'phone', now: NOW }))

describe('a visitor’s report', () => {
  async function report(publicId: string, mail: string, clientKey: string, now = NOW) {
    const listing = (await findReportable(db, publicId, TODAY))!
    const wait = await reportStale(db, { listing, mail, clientKey, locale: 'ja', posting: posting(now) })
    const letter = (await mails()).findLast(({ recipient }) => recipient === mail)
    return { wait, token: letter ? linkIn(letter.body) : '' }
  }
  const confirmed = async (publicId: string, mail: string, clientKey: string) => {
    const { token } = await report(publicId, mail, clientKey)
    expect(await confirmReport(db, token, posting())).toBe(true)
    return token
  }

  test('counts for nothing before it is confirmed, and looking at its link confirms nothing', async () => {
    const { publicId } = await offerListing(db, city)
    for (const [mail, client] of [
      ['a@example.jp', '192.0.2.1'],
      ['b@example.jp', '192.0.2.2'],
    ] as const) {
      const { token } = await report(publicId, mail, client)
      expect(await findReportLink(db, token, NOW)).toMatchObject({ state: 'open', publicId })
    }
    expect(await isShown(publicId)).toBe(true)
  })

  test.each([
    ['one alone', [['a@example.jp', '192.0.2.1']]],
    [
      'two from one client',
      [
        ['a@example.jp', '192.0.2.1'],
        ['b@example.jp', '192.0.2.1'],
      ],
    ],
    [
      'two by one address',
      [
        ['a@example.jp', '192.0.2.1'],
        ['A+x@example.jp', '192.0.2.2'],
      ],
    ],
  ])('%s takes nothing from the public', async (_, reports) => {
    const { publicId } = await offerListing(db, city)
    for (const [mail, client] of reports) await confirmed(publicId, mail!, client!)
    expect(await isShown(publicId)).toBe(true)
    expect(await tasks()).toEqual([])
  })

  test('two independent ones suspend it and ask the partner, who restores it with one tap', async () => {
    const { listingId, publicId } = await offerListing(db, city)
    await confirmed(publicId, 'a@example.jp', '192.0.2.1')
    const token = await confirmed(publicId, 'b@example.jp', '192.0.2.2')
    expect(await isShown(publicId)).toBe(false)
    expect(await offerOf(db, listingId)).toMatchObject({ status: 'paused', pause_reason: 'reported' })
    expect(await tasks()).toEqual([{ kind: 'reported_gone' }])
    expect(await findReportLink(db, token, NOW)).toMatchObject({ state: 'confirmed' })
    const [letter, ...more] = (await mails()).filter(({ kind }) => kind === 'reported_gone')
    expect([letter?.recipient, more.length]).toEqual(['member@example.jp', 0])
    const tap = linkIn(letter!.body)
    expect(await findConfirmLink(db, tap, NOW)).toMatchObject({ state: 'open', purpose: 'restore' })
    const tapped = await answerByLink(db, tap, { answer: 'still', seen: null, dealtOn: TODAY, now: NOW })
    expect(tapped.ok).toBe(true)
    expect(await isShown(publicId)).toBe(true)
    expect(await tasks()).toEqual([])
    // The confirmation began another period: former reports do not count in it.
    await confirmed(publicId, 'c@example.jp', '192.0.2.3')
    expect(await isShown(publicId)).toBe(true)
  })

  test('is good for a day, once, and not where the property has gone meanwhile', async () => {
    const { listingId, publicId } = await offerListing(db, city)
    const { token } = await report(publicId, 'a@example.jp', '192.0.2.1')
    const tomorrow = new Date(NOW.getTime() + 24 * 60 * 60_000)
    expect(await findReportLink(db, token, tomorrow)).toEqual({ state: 'dead', why: 'ended' })
    expect(await confirmReport(db, token, posting(tomorrow))).toBe(false)
    expect(await confirmReport(db, token, posting())).toBe(true)
    expect(await confirmReport(db, token, posting())).toBe(false)
    const second = await report(publicId, 'b@example.jp', '192.0.2.2')
    await pause((await offerOf(db, listingId)).id)
    expect(await findReportLink(db, second.token, NOW)).toEqual({ state: 'dead', why: 'gone' })
    expect(await confirmReport(db, second.token, posting())).toBe(false)
    expect(await findReportable(db, publicId, TODAY)).toBeNull()
  })

  test('is limited for an address and for a client', async () => {
    const { publicId } = await offerListing(db, city)
    for (let i = 0; i < 3; i++) expect((await report(publicId, 'a@example.jp', `192.0.2.${i}`)).wait).toBe(0)
    expect((await report(publicId, 'A+more@example.jp', '192.0.2.9')).wait).toBeGreaterThan(0)
    for (let i = 0; i < 10; i++) expect((await report(publicId, `m${i}@example.jp`, '198.51.100.1')).wait).toBe(0)
    expect((await report(publicId, 'last@example.jp', '198.51.100.1')).wait).toBeGreaterThan(0)
    expect(await mails()).toHaveLength(13)
  })

  test('forgets after thirty days who it was, and keeps no address at all', async () => {
    const { publicId } = await offerListing(db, city)
    await confirmed(publicId, 'a@example.jp', '192.0.2.1')
    await report(publicId, 'b@example.jp', '192.0.2.2')
    expect(JSON.stringify(await db.selectFrom('stale_reports').selectAll().execute())).not.toMatch(/example|192\.0/)
    expect(await forgetReporters(db, at(addDays(TODAY, 29)))).toBe(0)
    expect(await forgetReporters(db, at(addDays(TODAY, 31)))).toBe(2)
    expect(await db.selectFrom('stale_reports').select(['mail_hash', 'client_hash']).execute()).toEqual([
      { mail_hash: null, client_hash: null },
    ])
  })
})
