import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { actOnOffer } from '../../app/listings/act.server.ts'
import type { Act } from '../../app/listings/answer.ts'
import { confirmInBulk, isSpotChecked } from '../../app/listings/bulk-confirm.server.ts'
import { answerByLink, findConfirmLink, purgeConfirmTokens } from '../../app/listings/confirm-link.server.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import { keepFresh } from '../../app/listings/keep-fresh.server.ts'
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
let member: number
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  await agreed(db, city.realtor)
  await agreed(db, city.other)
  member = (await makeAccount(db, 'partner_member', { mail: 'member@example.jp', organisationId: city.realtor })).id
  await makeAccount(db, 'partner_member', { mail: 'other@example.jp', organisationId: city.other })
})
afterAll(() => db.destroy())
beforeEach(async () => {
  for (const table of ['outbox', 'tasks', 'stale_reports', 'confirm_tokens', 'login_attempts', 'offers'] as const)
    await db.deleteFrom(table).execute()
  await db.updateTable('agreements').set({ suspended_at: null, suspended_reason: null }).execute()
  await db.deleteFrom('listing_search').execute()
})

const mails = () => db.selectFrom('outbox').select(['kind', 'recipient', 'body']).orderBy('id').execute()
const linkIn = (body: string | null) => /\/(?:confirm|reports)\/([\w-]{43})/.exec(body ?? '')![1]!
const tasks = () => db.selectFrom('tasks').select('kind').where('closed_at', 'is', null).orderBy('id').execute()
const act = (offerId: number, what: Act, more: Partial<Parameters<typeof actOnOffer>[3]> = {}) =>
  db.transaction().execute(trx =>
    actOnOffer(trx, offerId, what, {
      ...{ owner: { organisationId: city.realtor }, by: { accountId: member }, method: 'workspace', now: NOW },
      ...more,
    }),
  )
const isShown = async (publicId: string, today = TODAY) => (await findListing(db, publicId, today))?.state === 'live'

describe('an act', () => {
  test('of another organisation is not there, and nothing changes', async () => {
    const { listingId } = await offerListing(db, city)
    const { id } = await offerOf(db, listingId)
    const owner = { organisationId: city.other }
    for (const what of ['confirm', 'mark_applied', 'close', 'pause', 'withdraw'] as const)
      expect(await act(id, what, { owner })).toEqual({ ok: false, refusal: 'NotFound' })
    expect((await offerOf(db, listingId)).status).toBe('live')
  })

  test('brings an offer back as a confirmation: an application withdrawn, a pause ended', async () => {
    const { listingId, publicId } = await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -9) } })
    const { id } = await offerOf(db, listingId)
    await act(id, 'mark_applied')
    expect(await isShown(publicId)).toBe(false)
    await act(id, 'reopen')
    expect(await offerOf(db, listingId)).toMatchObject({ status: 'live', confirmed_on: TODAY })
    await act(id, 'pause')
    expect(await isShown(publicId)).toBe(false)
    await act(id, 'resume', { now: at(addDays(TODAY, 3)) })
    expect(await offerOf(db, listingId)).toMatchObject({ status: 'live', confirmed_on: addDays(TODAY, 3) })
    expect(await isShown(publicId, addDays(TODAY, 3))).toBe(true)
  })

  test('of a partner ends no pause of the city, and shows nothing without an agreement', async () => {
    const { listingId } = await offerListing(db, city)
    const { id } = await offerOf(db, listingId)
    await db.updateTable('offers').set({ status: 'paused', pause_reason: 'city' }).where('id', '=', id).execute()
    expect(await act(id, 'resume')).toEqual({ ok: false, refusal: 'PausedByCity' })
    await db.updateTable('agreements').set({ suspended_at: NOW, suspended_reason: 'x' }).execute()
    await db.updateTable('offers').set({ pause_reason: 'partner' }).where('id', '=', id).execute()
    expect(await act(id, 'resume')).toEqual({ ok: false, refusal: 'NoAgreement' })
    expect(await act(id, 'close', { dealtOn: TODAY })).toMatchObject({ ok: true })
  })

  test('keeps the day of the contract with the end', async () => {
    const { listingId } = await offerListing(db, city)
    const { id } = await offerOf(db, listingId)
    await act(id, 'close', { dealtOn: addDays(TODAY, -2) })
    const event = await db
      .selectFrom('listing_events')
      .select('detail')
      .where('offer_id', '=', id)
      .where('event', '=', 'close')
      .executeTakeFirstOrThrow()
    expect(event.detail).toEqual({ from: 'live', to: 'closed', dealtOn: addDays(TODAY, -2) })
  })
})

describe('a bulk confirmation', () => {
  test('says so on each, and asks one in twenty for a dated fact', async () => {
    const ids: number[] = []
    for (let i = 0; i < 60; i++) {
      const { listingId } = await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -9) } })
      ids.push((await offerOf(db, listingId)).id)
    }
    const { listingId: theirs } = await offerListing(db, city, { offer: { organisationId: city.other } })
    const foreign = (await offerOf(db, theirs)).id
    const expected = ids.filter(id => isSpotChecked(id, TODAY))
    const bulk = { owner: { organisationId: city.realtor }, by: { accountId: member }, now: NOW }
    const outcome = await db.transaction().execute(trx => confirmInBulk(trx, [...ids, foreign, ids[0]!], bulk))
    expect(outcome).toEqual({ confirmed: 60 - expected.length, asked: expected.length, passedOver: 1 })
    const old = await db.selectFrom('offers').select('id').where('confirmed_on', '<', TODAY).orderBy('id').execute()
    expect(old.map(({ id }) => id)).toEqual(expected)
    const { n } = await db
      .selectFrom('listing_events')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where(({ eb, ref }) => eb(ref('detail', '->>').key('isBulk' as never), '=', 'true' as never))
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(60 - expected.length)
    // The same selection again asks the same ones, once.
    await db.transaction().execute(trx => confirmInBulk(trx, ids, bulk))
    expect(await tasks()).toHaveLength(expected.length)
  })

  test('is seeded by offer and day: about one in twenty', () => {
    const checked = Array.from({ length: 20_000 }, (_, id) => isSpotChecked(id, TODAY)).filter(Boolean).length
    expect(checked).toBeGreaterThan(850)
    expect(checked).toBeLessThan(1150)
    expect(isSpotChecked(7, TODAY)).toBe(isSpotChecked(7, TODAY))
  })

  test('an offer that is asked about is confirmed by a dated fact alone, and the task is done', async () => {
    const { listingId } = await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -9) } })
    const { id } = await offerOf(db, listingId)
    const subject = { subject_kind: 'offer', subject_id: String(id) }
    const open = { assignee_id: null, closed_at: null, closed_by: null, outcome: null }
    await db
      .insertInto('tasks')
      .values({ kind: 'spot_check', ...subject, ...open, organisation_id: city.realtor, due_on: TODAY, opened_at: NOW })
      .execute()
    expect(await act(id, 'confirm')).toEqual({ ok: false, refusal: 'DatedFact' })
    expect(await act(id, 'confirm', { seen: { way: 'visit', on: addDays(TODAY, -2) } })).toMatchObject({ ok: true })
    expect(await tasks()).toEqual([])
    expect((await offerOf(db, listingId)).confirmed_on).toBe(TODAY)
  })
})

describe('a letter’s link', () => {
  async function asked(ago = 11) {
    const { listingId, publicId } = await offerListing(db, city, { offer: { confirmedOn: addDays(TODAY, -ago) } })
    await keepFresh(db, posting(), new AbortController().signal)
    const letter = (await mails()).find(({ kind, body }) => kind === 'confirm_offer' && body?.includes(publicId))!
    return { listingId, publicId, token: linkIn(letter.body) }
  }
  const say = (token: string, answer: 'still' | 'applied' | 'closed', now = NOW) =>
    answerByLink(db, token, { answer, seen: null, dealtOn: TODAY, now })

  test('looked at any number of times changes nothing; an answer uses it up and tells what was answered', async () => {
    const { listingId, token } = await asked()
    const before = await offerOf(db, listingId)
    for (let i = 0; i < 3; i++) expect(await findConfirmLink(db, token, NOW)).toMatchObject({ state: 'open' })
    expect(await offerOf(db, listingId)).toEqual(before)
    expect(await say(token, 'still')).toMatchObject({ ok: true })
    expect(await offerOf(db, listingId)).toMatchObject({ confirmed_on: TODAY, confirm_method: 'mail' })
    expect(await findConfirmLink(db, token, NOW)).toMatchObject({ state: 'answered', answer: 'still' })
    expect(await say(token, 'closed')).toEqual({ ok: false, refusal: 'Dead' })
    expect((await offerOf(db, listingId)).status).toBe('live')
  })

  test('of two answers at once one counts', async () => {
    const { listingId, token } = await asked()
    const both = await Promise.all([say(token, 'still'), say(token, 'applied')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const [first] = await db.selectFrom('confirm_tokens').select('answer').where('answer', 'is not', null).execute()
    expect((await offerOf(db, listingId)).status).toBe(first?.answer === 'still' ? 'live' : 'applied')
  })

  test.each([
    ['unknown', async () => 'x'.repeat(43)],
    ['ended', async () => (await asked()).token, addDays(TODAY, 17)],
    [
      'renewed',
      async () => {
        const { listingId, token } = await asked()
        await act((await offerOf(db, listingId)).id, 'confirm')
        return token
      },
    ],
    [
      'moved',
      async () => {
        const { listingId, token } = await asked()
        await act((await offerOf(db, listingId)).id, 'pause')
        return token
      },
    ],
    [
      'unknown',
      async () => {
        const { token } = await asked()
        await db.updateTable('accounts').set({ state: 'disabled' }).where('id', '=', member).execute()
        return token
      },
    ],
  ] as const)('says why it is dead: %s', async (why, make, day = TODAY) => {
    const token = await make()
    expect(await findConfirmLink(db, token, at(day))).toEqual({ state: 'dead', why })
    expect(await say(token, 'still', at(day))).toEqual({ ok: false, refusal: 'Dead' })
    await db.updateTable('accounts').set({ state: 'active' }).where('id', '=', member).execute()
  })

  test('is about its own offer alone, and stands in the database as a hash', async () => {
    const one = await asked()
    const other = await asked(12)
    expect(await say(one.token, 'closed')).toMatchObject({ ok: true })
    expect((await offerOf(db, other.listingId)).status).toBe('live')
    const rows = await db.selectFrom('confirm_tokens').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(one.token)
  })

  test('is thrown away long after its end, but not while it is the letter of a period that runs', async () => {
    const { listingId } = await asked()
    expect(await purgeConfirmTokens(db, at(addDays(TODAY, 400)))).toBe(0)
    await act((await offerOf(db, listingId)).id, 'confirm')
    expect(await purgeConfirmTokens(db, NOW)).toBe(0)
    expect(await purgeConfirmTokens(db, at(addDays(TODAY, 400)))).toBe(1)
  })
})
