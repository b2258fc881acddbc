import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../app/audit/audit.server.ts'
import { addDays, dayInTokyo } from '../../app/lib/day.ts'
import { readContent } from '../../app/listings/content.server.ts'
import { approveRevision, requestChanges } from '../../app/listings/decide.server.ts'
import { moveOffer } from '../../app/listings/moves.server.ts'
import {
  discardRevision,
  findRevision,
  findRevisionById,
  openRevision,
  saveRevision,
  type Writing,
} from '../../app/listings/revisions.server.ts'
import { takeBack } from '../../app/listings/submit.server.ts'
import { HEARERS } from '../../app/tasks/hearing.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { fact } from './city.ts'
import { testDb } from './database.ts'
import { agree, draftListing, makePartnerCity, type PartnerCity, POSTING, submitAs, writingAs } from './partners.ts'
import { later, NOW } from './people.ts'
import { rolledBack } from './rolled-back.ts'

let db: Kysely<Database>
let city: PartnerCity
let mine: Writing
let theirs: Writing
beforeAll(async () => {
  db = await testDb()
  city = await makePartnerCity(db)
  mine = writingAs(city)
  theirs = { owner: { organisationId: city.other }, by: city.otherMember, now: NOW }
})
afterAll(() => db.destroy())

const undone = (name: string, run: (trx: Trx) => Promise<void>) => test(name, () => rolledBack(db, run))
const days = (n: number): Date => later(n * 24 * 60)

const searched = async (trx: Trx, listingId: number) =>
  (await trx.selectFrom('listing_search').select('rent_yen').where('listing_id', '=', listingId).execute()).map(
    row => row.rent_yen,
  )
const statusOf = async (trx: Trx, listingId: number) =>
  (await trx.selectFrom('listings').select('status').where('id', '=', listingId).executeTakeFirstOrThrow()).status
const offerOf = (trx: Trx, offerId: number) =>
  trx
    .selectFrom('offers')
    .select(['status', 'confirmed_on as confirmedOn', 'confirm_method as method', 'next_update_on as nextUpdateOn'])
    .where('id', '=', offerId)
    .executeTakeFirstOrThrow()
const openTasks = async (trx: Trx) =>
  trx
    .selectFrom('tasks')
    .select(['kind', 'subject_id as subject', 'organisation_id as owner', 'assignee_id as assignee'])
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
const letters = async (trx: Trx) =>
  (await trx.selectFrom('outbox').select(['kind', 'recipient']).orderBy('id').execute()).map(
    ({ kind, recipient }) => `${kind} → ${recipient}`,
  )

async function published(trx: Trx, writing = mine) {
  const draft = await draftListing(trx, city, writing)
  await submitAs(trx, draft, writing)
  const decided = await approveRevision(trx, draft.revisionId, draft.version, city.staff, POSTING)
  expect(decided).toEqual({ ok: true })
  await trx.deleteFrom('outbox').execute()
  return draft
}

/** A change of what is public, saved. */
async function changed(trx: Trx, offerId: number, written: Record<string, unknown>, writing = mine) {
  const opened = await openRevision(trx, offerId, writing)
  if (!opened.ok) throw new Error(opened.refusal)
  const saved = await saveRevision(trx, opened.value.id, { seen: 1, written }, writing)
  if (!saved.ok) throw new Error(saved.refusal)
  return { revisionId: opened.value.id, version: saved.version }
}

describe('what is being written', () => {
  undone('is nobody else’s and not public', async trx => {
    const draft = await draftListing(trx, city, mine)
    expect(await statusOf(trx, draft.listingId)).toBe('draft')
    expect(await searched(trx, draft.listingId)).toEqual([])
    expect(await findRevisionById(trx, draft.revisionId, theirs.owner)).toBeNull()
    expect(await findRevision(trx, draft.publicId, theirs.owner)).toBeNull()
    expect((await findRevision(trx, draft.publicId, mine.owner))?.id).toBe(draft.revisionId)
    const refused = { ok: false, refusal: 'NotFound' }
    const written = { titleJa: '乗っ取り' }
    expect(await saveRevision(trx, draft.revisionId, { seen: 2, written }, theirs)).toEqual(refused)
    expect(await openRevision(trx, draft.offerId, theirs)).toEqual(refused)
    expect(await submitAs(trx, draft, theirs)).toEqual(refused)
    expect(await takeBack(trx, draft.revisionId, theirs)).toEqual(refused)
    expect(await discardRevision(trx, draft.revisionId, theirs)).toEqual(refused)
  })

  undone('opened twice is one', async trx => {
    const draft = await draftListing(trx, city, mine)
    expect(await openRevision(trx, draft.offerId, mine)).toEqual({ ok: true, value: { id: draft.revisionId } })
  })

  undone('keeps what two wrote from the same version, and gives both back where they meet', async trx => {
    const { revisionId: id, version: seen } = await draftListing(trx, city, mine)
    const first = await saveRevision(trx, id, { seen, written: { 'terms.rentYen': 380_000 } }, mine)
    const second = await saveRevision(trx, id, { seen, written: { titleJa: '明るい貸工場' } }, mine)
    expect([first.ok, second.ok]).toEqual([true, true])
    const found = await findRevisionById(trx, id, mine.owner)
    expect(found?.content).toMatchObject({ titleJa: '明るい貸工場', terms: { rentYen: 380_000 } })
    const third = await saveRevision(trx, id, { seen, written: { 'terms.rentYen': 350_000, titleEn: 'Bright' } }, mine)
    const conflicts = [{ path: 'terms.rentYen', yours: 350_000, theirs: 380_000 }]
    expect(third).toEqual({ ok: false, refusal: 'Conflict', version: seen + 2, conflicts })
    expect((await findRevisionById(trx, id, mine.owner))?.content).toEqual(found?.content)
    // Whoever has a version that is kept no more gets back whatever differs.
    await trx.deleteFrom('revision_versions').where('revision_id', '=', id).execute()
    const stale = await saveRevision(trx, id, { seen, written: { 'terms.rentYen': 400_000 } }, mine)
    expect(stale).toMatchObject({ ok: false, refusal: 'Conflict' })
  })

  undone('takes no value that a field cannot have, and makes no version of nothing', async trx => {
    const { revisionId: id, version: seen } = await draftListing(trx, city, mine)
    const save = (written: Record<string, unknown>) => saveRevision(trx, id, { seen, written }, mine)
    expect(await save({ 'terms.rentYen': -1 })).toEqual({ ok: false, refusal: 'Unfit' })
    expect(await save({ 'moon.rise': 1 })).toEqual({ ok: false, refusal: 'Unfit' })
    expect(await save({ titleJa: '貸工場' })).toMatchObject({ ok: true, version: seen })
  })

  undone('thrown away leaves what is public', async trx => {
    const { offerId, listingId } = await published(trx)
    const { revisionId } = await changed(trx, offerId, { 'terms.rentYen': 1 })
    expect(await discardRevision(trx, revisionId, mine)).toEqual({ ok: true, value: { offerId } })
    expect(await searched(trx, listingId)).toEqual([400_000])
    expect(await discardRevision(trx, revisionId, mine)).toEqual({ ok: false, refusal: 'NotOpen' })
  })
})

describe('submitted', () => {
  undone('it waits: a task of the city’s, a letter to each of its desk, and still nothing public', async trx => {
    const draft = await draftListing(trx, city, mine)
    expect(await submitAs(trx, draft, mine)).toEqual({ ok: true, isPublished: false })
    expect(await statusOf(trx, draft.listingId)).toBe('submitted')
    expect(await searched(trx, draft.listingId)).toEqual([])
    const subject = String(draft.revisionId)
    expect(await openTasks(trx)).toEqual([{ kind: 'review_listing', subject, owner: null, assignee: null }])
    expect(HEARERS['listing.submitted']).toEqual(['desk'])
    expect((await letters(trx)).sort()).toEqual(
      ['colleague', 'lead', 'staff'].map(who => `submission_received → ${who}@hino.example`),
    )
    expect(await submitAs(trx, draft, mine)).toEqual({ ok: false, refusal: 'AlreadySubmitted' })
    const written = { titleJa: 'x' }
    expect(await saveRevision(trx, draft.revisionId, { seen: draft.version, written }, mine)).toEqual({
      ok: false,
      refusal: 'NotOpen',
    })
  })

  undone('is refused as it stood earlier, without an agreement, for a kind that is not agreed', async trx => {
    const draft = await draftListing(trx, city, mine)
    const before = { ...draft, version: draft.version - 1 }
    expect(await submitAs(trx, before, mine)).toEqual({ ok: false, refusal: 'Changed' })
    await trx.updateTable('agreements').set({ superseded_at: NOW }).execute()
    expect(await submitAs(trx, draft, mine)).toEqual({ ok: false, refusal: 'NoAgreement' })
    await agree(trx, city.realtor, { kinds: ['office'] })
    expect(await submitAs(trx, draft, mine)).toEqual({ ok: false, refusal: 'KindNotAgreed' })
  })

  undone('is refused under a number that stands for another offer of the partner', async trx => {
    const first = await draftListing(trx, city, mine)
    const second = await draftListing(trx, city, mine, { written: { partnerRef: first.publicId } })
    expect(await submitAs(trx, second, mine)).toEqual({ ok: false, refusal: 'ReferenceTaken' })
  })

  undone('is public at once under an agreement that says so, but not where the city wrote it', async trx => {
    await trx.updateTable('agreements').set({ publication: 'automatic' }).execute()
    const draft = await draftListing(trx, city, mine)
    expect(await submitAs(trx, draft, mine)).toEqual({ ok: true, isPublished: true })
    expect(await searched(trx, draft.listingId)).toEqual([400_000])
    expect(await openTasks(trx)).toEqual([])
    expect(await letters(trx)).toEqual(['published → member@kita.example'])
    const asCity: Writing = { owner: 'anybody', by: city.staff, now: NOW }
    const proxy = await draftListing(trx, city, asCity)
    expect(await submitAs(trx, proxy, asCity)).toEqual({ ok: true, isPublished: false })
  })

  undone('can be taken back until somebody has decided', async trx => {
    const draft = await draftListing(trx, city, mine)
    await submitAs(trx, draft, mine)
    expect(await takeBack(trx, draft.revisionId, mine)).toEqual({ ok: true })
    expect([await statusOf(trx, draft.listingId), await openTasks(trx)]).toEqual(['draft', []])
    expect(await takeBack(trx, draft.revisionId, mine)).toEqual({ ok: false, refusal: 'NotSubmitted' })
    const refused = { ok: false, refusal: 'NotSubmitted' }
    expect(await approveRevision(trx, draft.revisionId, draft.version, city.staff, POSTING)).toEqual(refused)
    expect(await submitAs(trx, draft, mine)).toEqual({ ok: true, isPublished: false })
  })
})

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
    const { offerId, listingId } = await published(trx)
    const change = await changed(trx, offerId, { 'terms.rentYen': 380_000 })
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
    const { offerId, listingId, assetId } = await published(trx)
    const change = await changed(trx, offerId, { 'terms.rentYen': 380_000 })
    await sql`update listings set title_ja = '市が直した名前' where id = ${listingId}`.execute(trx)
    await submitAs(trx, change, mine)
    await approveRevision(trx, change.revisionId, change.version, city.staff, POSTING)
    expect(await readContent(trx, offerId)).toMatchObject({ titleJa: '市が直した名前', terms: { rentYen: 380_000 } })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from facts where asset_id = ${assetId}
      and superseded_at is not null`.execute(trx)
    expect(rows[0]!.n).toBe(0)
  })

  undone('takes a fact away that its writer took away', async trx => {
    const { offerId } = await published(trx)
    const change = await changed(trx, offerId, { 'facts.land_category': fact('field') })
    await submitAs(trx, change, mine)
    await approveRevision(trx, change.revisionId, change.version, city.staff, POSTING)
    expect((await readContent(trx, offerId)).facts).toHaveProperty('land_category')
    const less = await changed(trx, offerId, { 'facts.land_category': undefined })
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
    const { offerId } = await published(trx)
    const change = await changed(trx, offerId, { 'terms.rentYen': 380_000 })
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
    const { offerId } = await published(trx)
    const change = await changed(trx, offerId, { 'terms.rentYen': 380_000 })
    await submitAs(trx, change, mine)
    await moveOffer(trx, offerId, 'close', { owner: mine.owner, by: { accountId: city.member }, now: NOW })
    expect(await openTasks(trx)).toEqual([])
    expect((await findRevisionById(trx, change.revisionId, 'anybody'))?.state).toBe('discarded')
    const decided = await approveRevision(trx, change.revisionId, change.version, city.staff, POSTING)
    expect(decided).toEqual({ ok: false, refusal: 'NotSubmitted' })
  })

  undone('is listed again by submitting it again', async trx => {
    const { offerId, listingId } = await published(trx)
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
