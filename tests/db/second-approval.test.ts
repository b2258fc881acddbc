import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ListingClass } from '../../app/listings/checklist.ts'
import type { Flat } from '../../app/listings/content.ts'
import { approveRevision, requestChanges } from '../../app/listings/decide.server.ts'
import { reviewPage } from '../../app/listings/review-page.server.ts'
import { saveRevision, type Writing } from '../../app/listings/revisions.server.ts'
import { takeBack } from '../../app/listings/submit.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { fact, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { draftListing, makePartnerCity, type PartnerCity, POSTING, submitAs, writingAs } from './partners.ts'
import { changed, openTasks, statusOf } from './partners-work.ts'
import { rolledBack } from './rolled-back.ts'

// What two of the city's staff have to agree on.

let db: Kysely<Database>
let city: PartnerCity
let mine: Writing
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  await db.updateTable('agreements').set({ may_offer_off_market: true }).execute()
  mine = writingAs(city)
})
afterAll(() => db.destroy())

const undone = (name: string, run: (trx: Trx) => Promise<void>) => test(name, () => rolledBack(db, run))

const OFF_MARKET: Flat = { 'place.precision': 'town' }

async function submitted(trx: Trx, written: Flat, of: ListingClass = 'LB') {
  const draft = await draftListing(trx, city, mine, { of, written })
  expect(await submitAs(trx, draft, mine)).toMatchObject({ ok: true })
  const approve = (by: number) => approveRevision(trx, draft.revisionId, draft.version, by, POSTING)
  return { ...draft, approve }
}

const DELICATE: readonly [string, Flat, ListingClass][] = [
  ['one whose place stays hidden', OFF_MARKET, 'LB'],
  ['a large site', { 'facts.land_area_m2': fact(9000) }, 'SL'],
]
for (const [what, written, of] of DELICATE)
  undone(`${what} is public once two have approved the same version`, async trx => {
    const { approve, listingId, revisionId } = await submitted(trx, written, of)
    const given = { assignee_id: city.staff }
    await trx.updateTable('tasks').set(given).where('kind', '=', 'review_listing').execute()
    expect(await approve(city.staff)).toEqual({ ok: true, isHalf: true })
    expect(await statusOf(trx, listingId)).toBe('submitted')
    // It waits for whoever else takes it.
    expect(await openTasks(trx)).toMatchObject([{ kind: 'review_listing', assignee: null }])
    const page = (by: number) => reviewPage(trx, revisionId, { accountId: by, locale: 'ja', today: TODAY })
    expect((await page(city.staff))?.pair).toMatchObject({ isMine: true })
    expect(await page(city.colleague)).toMatchObject({ pair: { isMine: false }, flags: ['first', 'once', 'should'] })
    expect(await approve(city.staff)).toEqual({ ok: false, refusal: 'SecondPair' })
    expect(await statusOf(trx, listingId)).toBe('submitted')
    expect(await approve(city.colleague)).toEqual({ ok: true })
    expect(await statusOf(trx, listingId)).toBe('published')
  })

undone('a smaller site at its full address needs one', async trx => {
  const { approve, listingId } = await submitted(trx, { 'facts.land_area_m2': fact(8999) }, 'SL')
  expect(await approve(city.staff)).toEqual({ ok: true })
  expect(await statusOf(trx, listingId)).toBe('published')
})

undone('what was approved once and has changed, or was sent back, needs two again', async trx => {
  const first = await submitted(trx, OFF_MARKET)
  expect(await first.approve(city.staff)).toMatchObject({ isHalf: true })
  await takeBack(trx, first.revisionId, mine)
  const seen = first.version
  const saved = await saveRevision(trx, first.revisionId, { seen, written: { 'terms.rentYen': 410_000 } }, mine)
  const version = saved.ok ? saved.version : 0
  await submitAs(trx, { ...first, version }, mine)
  const approve = (by: number) => approveRevision(trx, first.revisionId, version, by, POSTING)
  expect(await approve(city.colleague)).toEqual({ ok: true, isHalf: true })
  const reasons = [{ path: null, text: '写真を足してください' }]
  expect((await requestChanges(trx, first.revisionId, reasons, city.staff, POSTING)).ok).toBe(true)
  await submitAs(trx, { ...first, version }, mine)
  expect(await approve(city.staff)).toEqual({ ok: true, isHalf: true })
})

undone('a later rent needs one, a move to hidden two', async trx => {
  const { approve, offerId } = await submitted(trx, {})
  expect(await approve(city.staff)).toEqual({ ok: true })
  const hide = await changed(trx, offerId, OFF_MARKET, mine)
  await submitAs(trx, hide, mine)
  const hidden = (by: number) => approveRevision(trx, hide.revisionId, hide.version, by, POSTING)
  expect([await hidden(city.staff), await hidden(city.colleague)]).toEqual([{ ok: true, isHalf: true }, { ok: true }])
  const rent = await changed(trx, offerId, { 'terms.rentYen': 380_000 }, mine)
  await submitAs(trx, rent, mine)
  expect(await approveRevision(trx, rent.revisionId, rent.version, city.staff, POSTING)).toEqual({ ok: true })
})
