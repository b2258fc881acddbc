import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../app/audit/audit.server.ts'
import { addDays, dayInTokyo } from '../../app/lib/day.ts'
import { readContent } from '../../app/listings/content.server.ts'
import { approveRevision, requestChanges } from '../../app/listings/decide.server.ts'
import { moveOffer } from '../../app/listings/moves.server.ts'
import { findRevisionById, saveRevision, type Writing } from '../../app/listings/revisions.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { fact } from './city.ts'
import { testDb } from './database.ts'
import { draftListing, makePartnerCity, type PartnerCity, POSTING, submitAs, writingAs } from './partners.ts'
import { changed, letters, offerOf, openTasks, published, searched, statusOf } from './partners-work.ts'
import { later, NOW } from './people.ts'
import { rolledBack } from './rolled-back.ts'

let db: Kysely<Database>
let city: PartnerCity
let mine: Writing
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  mine = writingAs(city)
})
afterAll(() => db.destroy())

const undone = (name: string, run: (trx: Trx) => Promise<void>) => test(name, () => rolledBack(db, run))
const days = (n: number): Date => later(n * 24 * 60)

describe('approved', () => {
  undone('it is public at once, its writer hears of it, the task is done and the chain of the log holds', async trx => {
    const draft = await draftListing(trx, city, mine)
    await submitAs(trx, draft, mine)
    await trx.deleteFrom('outbox').execute()
    expect(await approveRevision(trx, draft.revisionId, draft.version, city.staff, POSTING)).toEqual({ ok: true })
    expect(await searched(trx, draft.listingId)).toEqual([400_000])
    expect(await statusOf(trx, draft.listingId)).toBe('published')
    expect([await openTasks(trx), await letters(trx)]).toEqual([[], ['published → member@kita.example']])
    const lines = await trx.selectFrom('audit_log').select('action').orderBy('id').execute()
    expect(lines.map(({ action }) => action)).toEqual([
      'listing.draft',
      'listing.submit',
      'listing.confirm',
      'listing.publish',
      'listing.approve',
    ])
    expect((await verifyAudit(trx)).brokenAt).toBeNull()
    const again = await approveRevision(trx, draft.revisionId, draft.version, city.colleague, POSTING)
    expect(again).toEqual({ ok: false, refusal: 'NotSubmitted' })
  })

  undone('stands confirmed by its submission, not by its approval', async trx => {
    const draft = await draftListing(trx, city, mine)
    await submitAs(trx, draft, mine)
    const posting = { ...POSTING, now: days(3) }
    expect(await approveRevision(trx, draft.revisionId, draft.version, city.staff, posting)).toEqual({ ok: true })
    const on = dayInTokyo(NOW)
    expect(await offerOf(trx, draft.offerId)).toMatchObject({ confirmedOn: on, nextUpdateOn: addDays(on, 14) })
  })

  undone('is refused once the promise of its submission has run out', async trx => {
    const draft = await draftListing(trx, city, mine)
    await submitAs(trx, draft, mine)
    const decided = await approveRevision(trx, draft.revisionId, draft.version, city.staff, {
      ...POSTING,
      now: days(15),
    })
    expect(decided).toEqual({
      ok: false,
      refusal: 'Incomplete',
      lacks: [{ id: 'availability_check', state: 'missing' }],
    })
  })

  undone('leaves a later confirmation as it is', async trx => {
    const { offerId, listingId } = await published(trx, city)
    const change = await changed(trx, offerId, { 'terms.rentYen': 380_000 }, mine)
    await submitAs(trx, change, mine)
    const on = addDays(dayInTokyo(NOW), 2)
    await trx
      .updateTable('offers')
      .set({ confirmed_on: on, next_update_on: addDays(on, 14) })
      .execute()
    await approveRevision(trx, change.revisionId, change.version, city.staff, { ...POSTING, now: days(3) })
    expect((await offerOf(trx, offerId)).confirmedOn).toBe(on)
    expect(await searched(trx, listingId)).toEqual([380_000])
  })

  undone('needs the version that stood in front, an agreement and whatever the standards ask for', async trx => {
    const draft = await draftListing(trx, city, mine)
    await submitAs(trx, draft, mine)
    const approve = (seen = draft.version) => approveRevision(trx, draft.revisionId, seen, city.staff, POSTING)
    expect(await approve(draft.version - 1)).toEqual({ ok: false, refusal: 'Changed' })
    await trx.updateTable('organisations').set({ address_ja: null }).where('id', '=', city.realtor).execute()
    expect(await approve()).toMatchObject({ refusal: 'Incomplete', lacks: [{ id: 'advertiser_address' }] })
    await trx.updateTable('agreements').set({ suspended_at: NOW, suspended_reason: 'x' }).execute()
    expect(await approve()).toEqual({ ok: false, refusal: 'NoAgreement' })
    expect(await searched(trx, draft.listingId)).toEqual([])
  })

  undone('changes what its writer changed, and nothing that others have brought since', async trx => {
    const { offerId, listingId, assetId } = await published(trx, city)
    const change = await changed(trx, offerId, { 'terms.rentYen': 380_000 }, mine)
    await sql`update listings set title_ja = '市が直した名前' where id = ${listingId}`.execute(trx)
    await submitAs(trx, change, mine)
    await approveRevision(trx, change.revisionId, change.version, city.staff, POSTING)
    expect(await readContent(trx, offerId)).toMatchObject({ titleJa: '市が直した名前', terms: { rentYen: 380_000 } })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from facts where asset_id = ${assetId}
      and superseded_at is not null`.execute(trx)
    expect(rows[0]!.n).toBe(0)
  })

  undone('takes a fact away that its writer took away', async trx => {
    const { offerId } = await published(trx, city)
    const change = await changed(trx, offerId, { 'facts.land_category': fact('field') }, mine)
    await submitAs(trx, change, mine)
    await approveRevision(trx, change.revisionId, change.version, city.staff, POSTING)
    expect((await readContent(trx, offerId)).facts).toHaveProperty('land_category')
    const less = await changed(trx, offerId, { 'facts.land_category': undefined }, mine)
    await submitAs(trx, less, mine)
    await approveRevision(trx, less.revisionId, less.version, city.staff, POSTING)
    expect((await readContent(trx, offerId)).facts).not.toHaveProperty('land_category')
  })

  undone('not by whoever had a hand in it, of whatever rank', async trx => {
    const asCity = (by: number): Writing => ({ owner: 'anybody', by, now: NOW })
    const today = dayInTokyo(NOW)
    const byProxy = {
      channel: 'fax',
      receivedOn: today,
      consentBy: '試 一郎',
      consentOn: today,
      confirmedOn: today,
    } as const
    const draft = await draftListing(trx, city, asCity(city.staff), { byProxy })
    const written = { titleJa: '主任が直した名前' }
    const saved = await saveRevision(trx, draft.revisionId, { seen: draft.version, written }, asCity(city.lead))
    const version = saved.ok ? saved.version : 0
    await submitAs(trx, { ...draft, version }, asCity(city.staff))
    const approve = (by: number) => approveRevision(trx, draft.revisionId, version, by, POSTING)
    expect(await approve(city.staff)).toEqual({ ok: false, refusal: 'OwnWork' })
    expect(await approve(city.lead)).toEqual({ ok: false, refusal: 'OwnWork' })
    expect(await approve(city.colleague)).toEqual({ ok: true })
    expect(await offerOf(trx, draft.offerId)).toMatchObject({ method: 'phone', confirmedOn: today })
  })

  undone('not after the offer has run out meanwhile', async trx => {
    const { offerId } = await published(trx, city)
    const change = await changed(trx, offerId, { 'terms.rentYen': 380_000 }, mine)
    await submitAs(trx, change, mine)
    await moveOffer(trx, offerId, 'expire', { owner: 'anybody', by: 'portal', now: NOW })
    const decided = await approveRevision(trx, change.revisionId, change.version, city.staff, POSTING)
    expect(decided).toEqual({ ok: false, refusal: 'Ended' })
  })
})

describe('sent back', () => {
  undone('to its writer, with reasons, and comes again', async trx => {
    const draft = await draftListing(trx, city, mine)
    await submitAs(trx, draft, mine)
    await trx.deleteFrom('outbox').execute()
    expect(await requestChanges(trx, draft.revisionId, [], city.staff, POSTING)).toEqual({
      ok: false,
      refusal: 'NoReason',
    })
    const reasons = [{ path: 'terms.rentYen', text: '賃料を確かめてください。' }]
    expect(await requestChanges(trx, draft.revisionId, reasons, city.staff, POSTING)).toEqual({ ok: true })
    expect((await findRevisionById(trx, draft.revisionId, mine.owner))?.reasons).toEqual(reasons)
    expect(await statusOf(trx, draft.listingId)).toBe('changes_requested')
    expect(await letters(trx)).toEqual(['changes_requested → member@kita.example'])
    const subject = String(draft.revisionId)
    expect(await openTasks(trx)).toEqual([{ kind: 'put_right', subject, owner: city.realtor, assignee: null }])
    expect(await requestChanges(trx, draft.revisionId, reasons, city.lead, POSTING)).toEqual({
      ok: false,
      refusal: 'NotSubmitted',
    })
    expect(await submitAs(trx, draft, mine)).toEqual({ ok: true, isPublished: false })
    expect((await openTasks(trx)).map(({ kind }) => kind)).toEqual(['review_listing'])
    expect((await findRevisionById(trx, draft.revisionId, mine.owner))?.reasons).toEqual([])
  })

  undone('what the city entered for a partner comes back to whoever entered it', async trx => {
    const asCity: Writing = { owner: 'anybody', by: city.staff, now: NOW }
    const today = dayInTokyo(NOW)
    const byProxy = { channel: 'telephone', receivedOn: today, consentBy: '試 一郎', consentOn: today } as const
    const draft = await draftListing(trx, city, asCity, { byProxy })
    await submitAs(trx, draft, asCity)
    await requestChanges(trx, draft.revisionId, [{ path: null, text: 'x' }], city.colleague, POSTING)
    const [task] = await openTasks(trx)
    expect(task).toMatchObject({ kind: 'put_right', owner: null, assignee: city.staff })
    const bodies = await trx.selectFrom('outbox').select('body').where('kind', '=', 'changes_requested').execute()
    expect(bodies[0]?.body).toContain(`https://portal.test/staff/listings/${draft.publicId}`)
  })
})

describe('an offer that ends', () => {
  undone('ends what was being written of it, and the tasks about it', async trx => {
    const { offerId } = await published(trx, city)
    const change = await changed(trx, offerId, { 'terms.rentYen': 380_000 }, mine)
    await submitAs(trx, change, mine)
    await moveOffer(trx, offerId, 'close', { owner: mine.owner, by: { accountId: city.member }, now: NOW })
    expect(await openTasks(trx)).toEqual([])
    expect((await findRevisionById(trx, change.revisionId, 'anybody'))?.state).toBe('discarded')
    const decided = await approveRevision(trx, change.revisionId, change.version, city.staff, POSTING)
    expect(decided).toEqual({ ok: false, refusal: 'NotSubmitted' })
  })

  undone('is listed again by submitting it again', async trx => {
    const { offerId, listingId } = await published(trx, city)
    await moveOffer(trx, offerId, 'withdraw', { owner: mine.owner, by: { accountId: city.member }, now: NOW })
    expect([await statusOf(trx, listingId), await searched(trx, listingId)]).toEqual(['withdrawn', []])
    const again = await changed(trx, offerId, { 'terms.rentYen': 360_000 }, { ...mine, now: days(1) })
    const writing = { ...mine, now: days(1) }
    expect(await submitAs(trx, again, writing)).toEqual({ ok: true, isPublished: false })
    expect(await statusOf(trx, listingId)).toBe('submitted')
    const posting = { ...POSTING, now: days(1) }
    expect(await approveRevision(trx, again.revisionId, again.version, city.staff, posting)).toEqual({ ok: true })
    expect([await statusOf(trx, listingId), await searched(trx, listingId)]).toEqual(['published', [360_000]])
    const { rows } = await sql<{ event: string }>`select event from listing_events where listing_id = ${listingId}
      and offer_id = ${offerId} order by id`.execute(trx)
    expect(rows.map(row => row.event).slice(-5)).toEqual(['withdraw', 'relist', 'submit', 'confirmed', 'publish'])
  })
})
