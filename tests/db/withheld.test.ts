import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { readContent } from '../../app/listings/content.server.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import { exportListings } from '../../app/listings/export.server.ts'
import { readSearch } from '../../app/listings/filter.ts'
import { refreshOffersOf } from '../../app/listings/projection.server.ts'
import { listAllListings } from '../../app/listings/queries.server.ts'
import type { AgreementTerms } from '../../app/partners/agreement.ts'
import {
  amendAgreement,
  type Deciding,
  followStandings,
  registerAgreement,
} from '../../app/partners/agreement-commands.server.ts'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { offerOf } from './partnered.ts'
import { rolledBack } from './rolled-back.ts'

// What an agreement keeps from the public is kept from it by every way of reading, at once, and is not lost.

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())
const undone = (name: string, run: (trx: Trx) => Promise<void>) => test(name, () => rolledBack(db, run))

const deciding = (day = TODAY): Deciding => ({
  by: null,
  now: new Date(`${day}T03:00:00Z`),
  baseUrl: 'http://portal.test',
  refreshOffers: refreshOffersOf,
})
const terms = (withheldFields: string[], from = -10, until = 400): AgreementTerms => ({
  ...{ kinds: ['factory'], withheldFields, mayOfferOffMarket: false, bulkApproval: false, publication: 'reviewed' },
  ...{ startsOn: addDays(TODAY, from), endsOn: addDays(TODAY, until) },
})
const found = async (trx: Trx, query: string, day = TODAY) =>
  (await listAllListings(trx, readSearch(new URLSearchParams(query)).search, day, 100)).map(one => one.publicId)

/** Values that stand nowhere else. */
const KW = 4711
const WORKSHOP = 8123.5

const bytes = async (trx: Trx, publicId: string, day = TODAY) => {
  const everything = readSearch(new URLSearchParams()).search
  return JSON.stringify([
    await findListing(trx, publicId, day),
    await listAllListings(trx, everything, day, 100),
    await exportListings(trx, everything, day),
    await trx.selectFrom('listing_search').selectAll().execute(),
  ])
}

async function offered(trx: Trx, withheld: string[]) {
  const registered = await registerAgreement(trx, city.realtor, terms(withheld), deciding())
  if (!registered.ok) throw new Error(registered.refusal)
  const listing = await offerListing(trx, city, {
    facts: { power_contract_kw: KW, workshop_area_m2: WORKSHOP },
  })
  return { ...listing, agreementId: registered.value.id }
}

undone('a fact that the agreement withholds is told as not public, and searches do not know it', async trx => {
  const { publicId, listingId } = await offered(trx, ['power_contract_kw', 'workshop_area_m2'])
  const told = await bytes(trx, publicId)
  expect([told.includes(String(KW)), told.includes(String(WORKSHOP))]).toEqual([false, false])
  const page = await findListing(trx, publicId, TODAY)
  expect(page?.state === 'live' && page.facts.power_contract_kw).toMatchObject({ state: 'withheld', value: null })
  expect(await found(trx, 'power_min=4700&unknown=exclude')).toEqual([])
  expect(await found(trx, 'power_min=4700&unknown=include')).toEqual([publicId])
  // Whoever writes it has it still.
  const { id } = await offerOf(trx, listingId)
  expect((await readContent(trx, id)).facts.power_contract_kw?.value).toBe(KW)
})

undone('an amended agreement hides and shows at once', async trx => {
  const { publicId, agreementId } = await offered(trx, [])
  expect(await found(trx, 'power_min=4700&unknown=exclude')).toEqual([publicId])
  const hiding = { id: agreementId, terms: terms(['power_contract_kw', 'workshop_area_m2']) }
  const hidden = await amendAgreement(trx, city.realtor, hiding, deciding())
  expect((await bytes(trx, publicId)).includes(String(KW))).toBe(false)
  expect(await found(trx, 'power_min=4700&unknown=exclude')).toEqual([])
  const showing = { id: hidden.ok ? hidden.value.id : 0, terms: terms([]) }
  expect((await amendAgreement(trx, city.realtor, showing, deciding())).ok).toBe(true)
  expect((await bytes(trx, publicId)).includes(String(KW))).toBe(true)
  expect(await found(trx, 'power_min=4700&unknown=exclude')).toEqual([publicId])
})

undone('a renewal with other terms holds from the day on which it begins', async trx => {
  expect((await registerAgreement(trx, city.realtor, terms([], -10, 2), deciding())).ok).toBe(true)
  expect((await registerAgreement(trx, city.realtor, terms(['power_contract_kw'], 3), deciding())).ok).toBe(true)
  const { publicId } = await offerListing(trx, city, { facts: { power_contract_kw: KW } })
  expect(await found(trx, 'power_min=4700&unknown=exclude')).toEqual([publicId])
  const day = addDays(TODAY, 3)
  await followStandings(trx, refreshOffersOf, new Date(`${day}T03:00:00Z`))
  expect(await found(trx, 'power_min=4700&unknown=exclude', day)).toEqual([])
  expect((await bytes(trx, publicId, day)).includes(String(KW))).toBe(false)
})
