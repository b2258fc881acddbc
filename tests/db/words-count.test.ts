import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countChoices } from '../../app/listings/choices.server.ts'
import { countStations } from '../../app/listings/count-stations.server.ts'
import { MOST_COUNTED, readSearch, type Search } from '../../app/listings/filter.ts'
import { refreshSearch } from '../../app/listings/projection.server.ts'
import { searchListings } from '../../app/listings/queries.server.ts'
import type { Database } from '../../db/schema.ts'
import { makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
/** Two more than are counted hold the word; every second knows its power. */
const MANY = MOST_COUNTED + 2

beforeAll(async () => {
  db = await testDb()
  const city = await makeCity(db)
  const { assetId, listingId } = await offerListing(db, city, { listing: { titleJa: '巨大倉庫' } })
  await offerListing(db, city, { asset: { kind: 'office' }, listing: { titleJa: '静かな書斎' } })
  await db.transaction().execute(async trx => {
    const copies = sql`generate_series(1, ${MANY - 1}::int) as n`
    await sql`insert into assets (id, kind, town_id, address_ja, location_precision, public_location)
      overriding system value select 10000 + n, kind, town_id, address_ja, location_precision, public_location
      from assets, ${copies} where id = ${assetId}`.execute(trx)
    await sql`insert into facts (asset_id, field, value, source_party, method, confidence)
      select 10000 + n, 'power_contract_kw', '100', 'partner', 'declared', 'medium' from ${copies} where n % 2 = 0`.execute(
      trx,
    )
    await sql`insert into listings (id, public_id, asset_id, deal, status, title_ja, title_en, published_on, first_seen_on)
      overriding system value select 10000 + n, 'COPY-' || n, 10000 + n, deal, status, title_ja, title_en, published_on,
      first_seen_on from listings, ${copies} where id = ${listingId}`.execute(trx)
    await sql`insert into offers (listing_id, organisation_id, partner_ref, status, transaction_mode, promise_days,
        confirmed_on, confirmed_by_ja, confirmed_by_en, confirm_method, next_update_on, contact_name_ja, contact_name_en,
        contact_hours_ja, contact_hours_en, contact_phone)
      select 10000 + n, organisation_id, 'COPY-' || n, status, transaction_mode, promise_days, confirmed_on,
        confirmed_by_ja, confirmed_by_en, confirm_method, next_update_on, contact_name_ja, contact_name_en,
        contact_hours_ja, contact_hours_en, contact_phone from offers, ${copies} where listing_id = ${listingId}`.execute(
      trx,
    )
    await refreshSearch(
      trx,
      Array.from({ length: MANY - 1 }, (_, n) => 10_001 + n),
    )
  })
})
afterAll(() => db.destroy())

const asking = (query: string): Search => readSearch(new URLSearchParams(query)).search

test('by words no more are counted than a thousand, and no choice then says a number', async () => {
  expect(await countChoices(db, asking('q=倉庫'), TODAY)).toEqual({
    ...{ matched: MOST_COUNTED, unconfirmed: 0, more: true },
    ...{ facets: null, towns: null, flags: null },
  })
})

test('of stations neither, even where none of what is found lies near one', async () => {
  expect(await countStations(db, asking('q=倉庫'), TODAY)).toBeNull()
  expect(await countStations(db, asking('q=書斎'), TODAY)).toEqual(new Map())
})

test('a word that few hold is counted to the last, with its choices', async () => {
  const { matched, more, facets } = await countChoices(db, asking('q=書斎'), TODAY)
  expect({ matched, more, facets }).toEqual({
    ...{ matched: 1, more: false },
    facets: { kind: { office: 1 }, deal: { rent: 1 }, zone: {} },
  })
})

test('few of many are counted, though beside the other choices stands no number', async () => {
  const counted = await countChoices(db, asking('q=倉庫&kind=office'), TODAY)
  expect(counted).toMatchObject({ matched: 0, unconfirmed: 0, more: false, facets: null })
})

test('without words everything is counted', async () => {
  expect(await countChoices(db, asking(''), TODAY)).toMatchObject({
    ...{ matched: MANY + 1, more: false },
    facets: { kind: { factory: MANY, office: 1 } },
  })
})

test('pages past the counted ones hold every listing once, matches first', async () => {
  const seen: string[] = []
  const marks: number[] = []
  for (const page of [1, 2, 3]) {
    const search = { ...asking('q=倉庫&power_min=50'), page }
    const { listings } = await searchListings(db, search, TODAY, 400)
    seen.push(...listings.map(listing => listing.publicId))
    marks.push(...listings.map(listing => listing.toConfirm.length))
  }
  expect(new Set(seen).size).toBe(MANY)
  expect(marks).toEqual([...marks].sort())
})
