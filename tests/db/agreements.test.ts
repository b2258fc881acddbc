import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn } from '../../app/auth/log-in.server.ts'
import { findSession } from '../../app/auth/sessions.server.ts'
import { addDays } from '../../app/lib/day.ts'
import { countFound } from '../../app/listings/counts.server.ts'
import { findListing, findSummary } from '../../app/listings/detail.server.ts'
import { exportListings } from '../../app/listings/export.server.ts'
import { homeFigures } from '../../app/listings/figures.server.ts'
import { readSearch } from '../../app/listings/filter.ts'
import { refreshOffersOf } from '../../app/listings/projection.server.ts'
import { listAllListings, searchWithFacets } from '../../app/listings/queries.server.ts'
import type { AgreementTerms } from '../../app/partners/agreement.ts'
import {
  amendAgreement,
  type Deciding,
  followStandings,
  liftSuspension,
  registerAgreement,
  suspendAgreements,
} from '../../app/partners/agreement-commands.server.ts'
import { agreementInForce, listAgreements, listFormerAgreements } from '../../app/partners/agreements.server.ts'
import { remindOfEnds } from '../../app/partners/remind.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { letterBox, makeAccount, NOW, PASSWORD, signIn, visitAt } from './people.ts'
import { rolledBack } from './rolled-back.ts'

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())
const undone = (run: (trx: Trx) => Promise<void>) => rolledBack(db, run)

const BASE_URL = 'http://portal.test'
const at = (day: string) => new Date(`${day}T03:00:00Z`)
const deciding = (day = TODAY): Deciding => ({
  by: null,
  now: at(day),
  baseUrl: BASE_URL,
  refreshOffers: refreshOffersOf,
})
const terms = (from: number, until: number, more: Partial<AgreementTerms> = {}): AgreementTerms => ({
  ...{
    kinds: ['factory'],
    withheldFields: [],
    mayOfferOffMarket: false,
    bulkApproval: false,
    publication: 'reviewed' as const,
  },
  ...{ startsOn: addDays(TODAY, from), endsOn: addDays(TODAY, until), ...more },
})
const SEARCH = readSearch(new URLSearchParams()).search

/** Whether each way to read listings shows this one on a day, and with which organisations. */
async function seen(trx: Trx, publicId: string, day: string) {
  const found = await listAllListings(trx, SEARCH, day, 100)
  const { listings: faceted, ...counts } = await searchWithFacets(trx, SEARCH, day)
  const page = await findListing(trx, publicId, day)
  const exported = await exportListings(trx, SEARCH, day)
  const home = await homeFigures(trx, day)
  const summary = await findSummary(trx, publicId, day)
  const own = found.find(one => one.publicId === publicId)
  return {
    listed: own !== undefined,
    organisation: own?.organisationJa ?? null,
    count: await countFound(trx, SEARCH.filter, SEARCH.unknown, day),
    faceted: faceted.some(one => one.publicId === publicId),
    total: counts.total,
    page: page?.state === 'live' ? page.offers.map(offer => offer.organisationJa) : null,
    exported: 'listings' in exported && exported.listings.some(one => one.publicId === publicId),
    home: [home.live, home.newest.some(one => one.publicId === publicId)],
    single: summary !== null && summary !== 'gone',
  }
}
const hidden = {
  ...{ listed: false, organisation: null, count: 0, faceted: false, total: 0, page: null, exported: false },
  ...{ home: [0, false], single: false },
}

describe('the days of an agreement', () => {
  test('do not overlap those of another; a renewal follows, and the run is one', () =>
    undone(async trx => {
      const first = await registerAgreement(trx, city.realtor, terms(-10, 10), deciding())
      expect(first.ok).toBe(true)
      expect(await registerAgreement(trx, city.realtor, terms(10, 20), deciding())).toEqual({
        ok: false,
        refusal: 'Overlaps',
      })
      expect((await registerAgreement(trx, city.realtor, terms(11, 20), deciding())).ok).toBe(true)
      const { shown_until } = await trx
        .selectFrom('organisations')
        .select('shown_until')
        .where('id', '=', city.realtor)
        .executeTakeFirstOrThrow()
      expect(shown_until).toBe(addDays(TODAY, 20))
    }))

  test('an amendment is a new row; the old one stays, and nobody amends it a second time', () =>
    undone(async trx => {
      const first = await registerAgreement(trx, city.realtor, terms(-10, 10), deciding())
      const id = first.ok ? first.value.id : 0
      const amended = { id, terms: terms(-10, 40, { kinds: ['factory', 'land'] }) }
      expect((await amendAgreement(trx, city.realtor, amended, deciding())).ok).toBe(true)
      expect(await amendAgreement(trx, city.realtor, amended, deciding())).toEqual({ ok: false, refusal: 'Changed' })
      expect(await amendAgreement(trx, city.other, amended, deciding())).toEqual({ ok: false, refusal: 'Changed' })
      expect(await listAgreements(trx, city.realtor)).toMatchObject([{ kinds: ['factory', 'land'] }])
      expect(await listFormerAgreements(trx, city.realtor)).toMatchObject([{ id, kinds: ['factory'] }])
      const lines = await trx.selectFrom('audit_log').select(['action', 'fields']).orderBy('id').execute()
      expect(lines.at(-1)).toEqual({ action: 'agreement.amend', fields: ['kinds', 'endsOn'] })
    }))
})

describe('a listing', () => {
  test('of an organisation that never had an agreement is shown', () =>
    undone(async trx => {
      const { publicId } = await offerListing(trx, city)
      expect((await seen(trx, publicId, TODAY)).listed).toBe(true)
    }))

  test('goes by itself on the day after its agreement has ended, and at once when it is suspended', () =>
    undone(async trx => {
      const { publicId } = await offerListing(trx, city)
      await registerAgreement(trx, city.realtor, terms(-10, 3), deciding())
      const last = await seen(trx, publicId, addDays(TODAY, 3))
      expect(last).toMatchObject({ listed: true, page: ['kita不動産'], count: 1, single: true })
      expect(await seen(trx, publicId, addDays(TODAY, 4))).toEqual(hidden)
      await suspendAgreements(trx, city.realtor, '理由', deciding())
      expect(await seen(trx, publicId, TODAY)).toEqual(hidden)
      await liftSuspension(trx, city.realtor, deciding())
      expect((await seen(trx, publicId, TODAY)).listed).toBe(true)
    }))

  test('of two partners shows the other one once the newest is without an agreement', () =>
    undone(async trx => {
      const offers = [{ confirmedOn: TODAY }, { confirmedOn: addDays(TODAY, -2), rentYen: 5 }]
      const { publicId } = await offerListing(trx, city, { offers })
      await registerAgreement(trx, city.realtor, terms(-10, 100), deciding())
      expect(await seen(trx, publicId, TODAY)).toMatchObject({ organisation: 'kita不動産' })
      await suspendAgreements(trx, city.realtor, '理由', deciding())
      expect(await seen(trx, publicId, TODAY)).toMatchObject({
        ...{ organisation: 'minami不動産', page: ['minami不動産'], count: 1 },
      })
    }))

  test('of a bank is never shown', () =>
    undone(async trx => {
      const { publicId } = await offerListing(trx, city)
      await trx.updateTable('organisations').set({ kind: 'bank' }).where('id', '=', city.realtor).execute()
      await refreshOffersOf(trx, [city.realtor])
      expect(await seen(trx, publicId, TODAY)).toEqual(hidden)
    }))

  test('is shown by no way of reading on a day without an agreement in force, whatever was decided before', async () => {
    const days = fc.tuple(fc.integer({ min: -20, max: 12 }), fc.nat(15))
    const given = fc.record({
      agreements: fc.array(days, { minLength: 1, maxLength: 3 }),
      isSuspended: fc.boolean(),
      isFollowed: fc.boolean(),
      confirmed: fc.array(fc.integer({ min: -13, max: 0 }), { minLength: 1, maxLength: 2 }),
      after: fc.nat(14),
    })
    await fc.assert(
      fc.asyncProperty(given, async ({ agreements, isSuspended, isFollowed, confirmed, after }) => {
        await undone(async trx => {
          const offers = confirmed.map(day => ({ confirmedOn: addDays(TODAY, day) }))
          const { publicId } = await offerListing(trx, city, { offers })
          for (const [from, length] of agreements)
            await registerAgreement(trx, city.realtor, terms(from, from + length), deciding())
          if (isSuspended) await suspendAgreements(trx, city.realtor, '理由', deciding())
          const day = addDays(TODAY, after)
          if (isFollowed) await followStandings(trx, refreshOffersOf, at(day))
          const mayShow = (await agreementInForce(trx, city.realtor, day)) !== null
          const shown = await seen(trx, publicId, day)
          if (!mayShow) {
            expect(shown.organisation).not.toBe('kita不動産')
            expect(shown.page ?? []).not.toContain('kita不動産')
          }
          const ways = [shown.listed, shown.faceted, shown.exported, shown.home[1], shown.single, shown.page !== null]
          expect(new Set(ways).size).toBe(1)
          expect(new Set([shown.count, shown.total, shown.home[0], shown.listed ? 1 : 0]).size).toBe(1)
        })
      }),
      { numRuns: 15 },
    )
  })
})

describe('whoever belongs to an organisation', () => {
  const given = { mail: 'a@example.jp', password: PASSWORD, held: null, sendLetter: letterBox().sendLetter }

  test('is out at once when its agreement is suspended, and hears why with the right password only', async () => {
    await makeAccount(db, 'partner_member', { mail: given.mail, organisationId: city.realtor })
    const token = await signIn(db, given.mail)
    const run = <T>(work: (trx: Trx) => Promise<T>) => db.transaction().execute(work)
    await run(trx => registerAgreement(trx, city.realtor, terms(-10, 3), deciding()))
    expect(await findSession(db, token, NOW)).not.toBeNull()
    // By the day alone, without anybody's doing.
    const after = at(addDays(TODAY, 4))
    expect(await logIn(db, { ...given, visit: visitAt(after) })).toMatchObject({
      refusal: 'NoAgreement',
      why: 'lapsed',
    })
    await run(trx => suspendAgreements(trx, city.realtor, '確認に応じないため', deciding()))
    expect(await findSession(db, token, NOW)).toBeNull()
    expect(await logIn(db, { ...given, visit: visitAt() })).toEqual({
      ...{ ok: false, refusal: 'NoAgreement', why: 'suspended' },
    })
    expect(await logIn(db, { ...given, password: 'wrong', visit: visitAt() })).toEqual({ ok: false, refusal: 'Wrong' })
    await run(trx => liftSuspension(trx, city.realtor, deciding()))
    expect((await logIn(db, { ...given, visit: visitAt() })).ok).toBe(true)
    await run(async trx => {
      await trx.deleteFrom('sessions').execute()
      await trx.deleteFrom('outbox').execute()
      await trx.deleteFrom('agreements').execute()
      await trx.updateTable('organisations').set({ shown_until: null }).execute()
      await trx.deleteFrom('accounts').execute()
    })
  })
})

test('an end is reminded of 90, 30 and 7 days before, once each, and its task goes when it is renewed', () =>
  undone(async trx => {
    await makeAccountIn(trx)
    await registerAgreement(trx, city.realtor, terms(-10, 100), deciding())
    const remind = (until: number) => remindOfEnds(trx, { baseUrl: BASE_URL, now: at(addDays(TODAY, 100 - until)) })
    const told: number[] = []
    for (const until of [91, 90, 90, 60, 30, 29, 7, 6, 0, -1]) if ((await remind(until)) > 0) told.push(until)
    expect(told).toEqual([90, 30, 7])
    const letters = await trx.selectFrom('outbox').select(['kind', 'recipient']).execute()
    expect(letters).toEqual(Array(3).fill({ kind: 'agreement_ending', recipient: 'speaker@example.jp' }))
    const open = () => trx.selectFrom('tasks').select('kind').where('closed_at', 'is', null).execute()
    expect(await open()).toEqual([{ kind: 'agreement_ending' }])
    await registerAgreement(trx, city.realtor, terms(101, 400), deciding(), 'agreement.renew')
    expect(await open()).toEqual([])
    expect(await remind(5)).toBe(0)
  }))

const makeAccountIn = (trx: Trx) =>
  sql`insert into accounts (mail, name, locale, role, organisation_id, password_hash, state)
    values ('speaker@example.jp', 'x', 'ja', 'partner_manager', ${city.realtor}, 'x', 'active')`.execute(trx)
