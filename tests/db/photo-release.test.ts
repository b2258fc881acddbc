import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { variantName } from '../../app/files/picture-name.ts'
import { approveRevision } from '../../app/listings/decide.server.ts'
import { mayServe } from '../../app/listings/photos.server.ts'
import { reviewPage } from '../../app/listings/review-page.server.ts'
import { noteAddition, type Writing } from '../../app/listings/revisions.server.ts'
import { submitRevision } from '../../app/listings/submit.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { TODAY } from './city.ts'
import { testDb } from './database.ts'
import { draftListing, makePartnerCity, type PartnerCity, POSTING, submitAs, writingAs } from './partners.ts'
import { published } from './partners-work.ts'
import { later } from './people.ts'
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

const keyOf = (n: number) => String(n).repeat(64)

async function addPhoto(trx: Trx, listingId: number, n: number, by: number, at: Date): Promise<void> {
  await sql`insert into photos
      (asset_id, position, file_key, right_holder, width, height, state, variants, is_public, uploaded_by, recorded_at)
    select asset_id, ${n}, ${keyOf(n)}, 'r', 400, 300, 'ready', '{400}', true, ${by}, ${at}
    from listings where id = ${listingId}`.execute(trx)
}

/** Which of the photos the public is given. */
const shown = async (trx: Trx) => {
  const photos = await trx.selectFrom('photos').select(['file_key', 'position']).orderBy('position').execute()
  const given = []
  for (const { file_key, position } of photos)
    if ((await mayServe(trx, variantName(file_key, 400), null, TODAY)) === 'everybody') given.push(position)
  return given
}

const underWay = (trx: Trx, offerId: number) =>
  trx
    .selectFrom('listing_revisions')
    .select(['id', 'version', 'state'])
    .where('offer_id', '=', offerId)
    .where('state', 'in', ['open', 'submitted', 'changes_requested'])
    .executeTakeFirst()

undone('a photo becomes public with the listing that it was sent with', async trx => {
  const draft = await draftListing(trx, city, mine)
  await addPhoto(trx, draft.listingId, 1, city.member, mine.now)
  await submitAs(trx, draft, mine)
  expect(await shown(trx)).toEqual([])
  expect(await approveRevision(trx, draft.revisionId, draft.version, city.staff, POSTING)).toEqual({ ok: true })
  expect(await shown(trx)).toEqual([1])
})

undone('one that is added to a public listing waits for the review, which begins with it', async trx => {
  const { listingId, offerId } = await published(trx, city)
  const writing = { ...mine, now: later(5) }
  await addPhoto(trx, listingId, 2, city.member, writing.now)
  await noteAddition(trx, offerId, writing)
  expect(await shown(trx)).toEqual([])
  const opened = (await underWay(trx, offerId))!
  expect(opened.state).toBe('open')
  const posting = { ...POSTING, now: later(6) }
  const sent = await submitRevision(trx, opened.id, opened.version, { ...mine, now: later(6) }, posting)
  expect(sent).toEqual({ ok: true, isPublished: false })
  expect(await shown(trx)).toEqual([])
  const page = await reviewPage(trx, opened.id, { accountId: city.staff, locale: 'ja', today: TODAY } as never)
  expect(page!.photos.map(({ isNew }) => isNew)).toEqual([true])
  expect(await approveRevision(trx, opened.id, opened.version, city.staff, posting)).toEqual({ ok: true })
  expect(await shown(trx)).toEqual([2])
})

undone('one that comes while somebody decides is not let through unseen', async trx => {
  const draft = await draftListing(trx, city, mine)
  await submitAs(trx, draft, mine)
  const writing = { ...mine, now: later(9) }
  await addPhoto(trx, draft.listingId, 1, city.member, writing.now)
  const posting = { ...POSTING, now: later(10) }
  await noteAddition(trx, draft.offerId, writing)
  const refused = await approveRevision(trx, draft.revisionId, draft.version, city.staff, posting)
  expect(refused).toEqual({ ok: false, refusal: 'Changed' })
  const now = (await underWay(trx, draft.offerId))!
  expect(await approveRevision(trx, draft.revisionId, now.version, city.staff, posting)).toEqual({ ok: true })
  expect(await shown(trx)).toEqual([1])
})

undone('nor one whose listing was let through before it was noted', async trx => {
  const draft = await draftListing(trx, city, mine)
  await submitAs(trx, draft, mine)
  await addPhoto(trx, draft.listingId, 1, city.member, later(9))
  const posting = { ...POSTING, now: later(10) }
  expect(await approveRevision(trx, draft.revisionId, draft.version, city.staff, posting)).toEqual({ ok: true })
  expect(await shown(trx)).toEqual([])
})

undone("another partner's photo of the same property is not let through with it", async trx => {
  const draft = await draftListing(trx, city, mine)
  await addPhoto(trx, draft.listingId, 1, city.otherMember, mine.now)
  await addPhoto(trx, draft.listingId, 2, city.staff, mine.now)
  await submitAs(trx, draft, mine)
  expect(await approveRevision(trx, draft.revisionId, draft.version, city.staff, POSTING)).toEqual({ ok: true })
  expect(await shown(trx)).toEqual([2])
})
