import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approveRevision } from '../../app/listings/decide.server.ts'
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
import { testDb } from './database.ts'
import { agree, draftListing, makePartnerCity, type PartnerCity, POSTING, submitAs, writingAs } from './partners.ts'
import { changed, letters, openTasks, published, searched, statusOf } from './partners-work.ts'
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
const _days = (n: number): Date => later(n * 24 * 60)

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
    const { offerId, listingId } = await published(trx, city)
    const { revisionId } = await changed(trx, offerId, { 'terms.rentYen': 1 }, mine)
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
