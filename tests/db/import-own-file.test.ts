import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importListings } from '../../app/feeds/import.server.ts'
import { listingsCsv } from '../../app/listings/csv.server.ts'
import { exportListings } from '../../app/listings/export.server.ts'
import { readSearch } from '../../app/listings/filter.ts'
import { importBoundary } from '../../app/places/import-boundary.server.ts'
import type { Database } from '../../db/schema.ts'
import { boundaryGeoJson } from '../fixtures/zoning.ts'
import { makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'

// What the portal writes tells less than it knows: read back as a partner's file it would stand beside what it came of.

const CITY_BOX: [number, number][] = [
  [139.35, 35.63],
  [139.45, 35.63],
  [139.45, 35.7],
  [139.35, 35.7],
  [139.35, 35.63],
]
let db: Kysely<Database>

beforeAll(async () => {
  db = await testDb()
  const city = await makeCity(db)
  await importBoundary(db, { name: 'b', bytes: boundaryGeoJson(CITY_BOX) }, { today: TODAY })
  for (const titleJa of ['平屋工場', '倉庫']) await offerListing(db, city, { listing: { titleJa } })
})
afterAll(() => db.destroy())

test.each(['ja', 'en'] as const)('a file that the portal wrote is refused, row by row (%s)', async locale => {
  const everything = async () => {
    const found = await exportListings(db, readSearch(new URLSearchParams()).search, TODAY)
    if ('tooMany' in found) throw new Error('more than a file holds')
    return found.listings
  }
  const before = await everything()
  expect(before).toHaveLength(2)
  const bytes = Buffer.from(listingsCsv(before, locale, id => `/listings/${id}`))
  await expect(importListings(db, { name: 'own.csv', bytes }, { today: TODAY, partner: 'kita' })).rejects.toMatchObject(
    {
      refusal: 'nothing_left',
      findings: before.map(({ publicId }) => expect.objectContaining({ reason: 'own_number', label: publicId })),
    },
  )
  expect(await everything()).toEqual(before)
})
