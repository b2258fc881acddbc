import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContent } from '../../app/listings/content.server.ts'
import { flatten } from '../../app/listings/content.ts'
import { holdOffer } from '../../app/listings/moves.server.ts'
import { publishRevision } from '../../app/listings/publish.server.ts'
import { findRevisionById, openRevision, saveRevision } from '../../app/listings/revisions.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, fact, makeCity, offerListing } from './city.ts'
import { testDb } from './database.ts'

const NOW = new Date('2026-11-22T03:00:00Z')
const POSTING = { baseUrl: 'http://portal.test', now: NOW }

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())

test('of a property that two partners offer, each changes what they wrote and nothing that the other has changed since', async () => {
  const facts = { sewer: 'septic', gas: 'city_gas', ceiling_height_min_m: 5 }
  const { listingId } = await offerListing(db, city, { facts })
  const offer = await db.selectFrom('offers').select('id').where('listing_id', '=', listingId).executeTakeFirstOrThrow()
  const writing = { owner: 'anybody' as const, by: null, now: NOW }
  const opened = await db.transaction().execute(trx => openRevision(trx, offer.id, writing))
  if (!opened.ok) throw new Error(opened.refusal)
  const written = { 'facts.ceiling_height_min_m': fact(6), 'facts.gas': undefined }
  await db.transaction().execute(trx => saveRevision(trx, opened.value.id, { seen: 1, written }, writing))
  // Somebody else's change of the same property becomes public first.
  await db
    .updateTable('facts')
    .set({ superseded_at: NOW })
    .where('field', '=', 'sewer')
    .where('superseded_at', 'is', null)
    .execute()
  const revision = (await findRevisionById(db, opened.value.id, 'anybody'))!
  await db.transaction().execute(async trx => {
    expect(await holdOffer(trx, offer.id, 'anybody')).toMatchObject({ listingId })
    await publishRevision(trx, revision, 'portal', POSTING)
  })
  expect(flatten(revision.content)['facts.sewer']).toMatchObject({ value: 'septic' })
  const said = flatten(await readContent(db, offer.id))
  expect(said['facts.ceiling_height_min_m']).toMatchObject({ value: 6 })
  expect(said['facts.gas']).toBeUndefined()
  expect(said['facts.sewer']).toBeUndefined()
})
