import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import { mergeListings } from '../../app/listings/merges.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'
import { rolledBack } from './rolled-back.ts'

// What the form says of a merge: whose words the public page has, and whose terms and contact come first.

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
afterAll(() => db.destroy())

test.each(['first', 'second'] as const)(
  'the %s that is kept gives title and facts, the offer that is shown longest its terms',
  which =>
    rolledBack(db, async trx => {
      const first = await offerListing(trx, city, {
        facts: { leasable_area_m2: 320 },
        listing: { titleJa: '甲の題' },
        offer: { rentYen: 330_000, confirmedOn: addDays(TODAY, -5) },
      })
      const second = await offerListing(trx, city, {
        facts: { leasable_area_m2: 338 },
        listing: { titleJa: '乙の題' },
        offer: { organisationId: city.other, rentYen: 350_000, confirmedOn: addDays(TODAY, -1) },
      })
      const [kept, absorbed] = which === 'first' ? [first, second] : [second, first]
      const ids = { keptId: kept.listingId, absorbedId: absorbed.listingId }
      const now = new Date(`${TODAY}T03:00:00Z`)
      expect(await mergeListings(trx, { ...ids, by: null, now, reason: null })).toMatchObject({ ok: true })
      const page = await findListing(trx, kept.publicId, TODAY)
      if (page?.state !== 'live') throw new Error('It is not public')
      expect([page.summary.titleJa, page.facts.leasable_area_m2?.value]).toEqual(
        which === 'first' ? ['甲の題', 320] : ['乙の題', 338],
      )
      expect(page.offers.map(({ rentYen }) => rentYen)).toEqual([350_000, 330_000])
    }),
)
