import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import type { Mark } from '../../app/listings/clusters.ts'
import { countListings } from '../../app/listings/counts.server.ts'
import type { ListingFilter } from '../../app/listings/filter.ts'
import { refreshAllSearch, refreshSearch } from '../../app/listings/projection.server.ts'
import { listingMarks } from '../../app/listings/tiles.server.ts'
import { lngOfColumn, tileOf } from '../../app/map/tile-grid.ts'
import { point } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
let city: City
const listings: { listingId: number; assetId: number }[] = []

beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
  for (let i = 0; i < 12; i++) listings.push(await offerListing(db, city, { asset: { location: placeOf(i) } }))
})
afterAll(() => db.destroy())

/** A few share a point, some lie on the edge of a tile, the others far and near. */
const placeOf = (n: number): [number, number] =>
  n % 5 === 0
    ? [139.39, 35.66]
    : n % 5 === 1
      ? [lngOfColumn(tileOf(139.39, 35.66, 10).x, 10), 35.6 + n / 100]
      : [139.2 + ((n * 37) % 40) / 100, 35.5 + ((n * 53) % 30) / 100]

const asked = (filter: ListingFilter) => ({ filter, unknown: 'include', sort: 'newest', page: 1 }) as const
/** True of every listing, and yet a condition: what asks it is counted from the rows themselves. */
const EVERYWHERE: ListingFilter = { bbox: [-180, -80, 180, 80] }

async function marksOf(filter: ListingFilter, today: string, z: number): Promise<Mark[]> {
  const [from, to] = [tileOf(139.1, 35.9, z), tileOf(139.7, 35.4, z)]
  const tiles = Array.from({ length: to.x - from.x + 1 }, (_, i) => from.x + i).flatMap(x =>
    Array.from({ length: to.y - from.y + 1 }, (_, i) => ({ z, x, y: from.y + i })),
  )
  return (await Promise.all(tiles.map(tile => listingMarks(db, asked(filter), today, tile)))).flat()
}

/** A mean is a sum over a count, and sums of fractions depend on their order. */
const rounded = (marks: readonly Mark[]) =>
  marks
    .map(mark => ({ ...mark, at: mark.at.map(degree => degree.toFixed(9)) }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))

async function expectTheSame(today: string): Promise<void> {
  const { matched } = await countListings(db, asked({}), today)
  for (const z of [8, 9, 10, 11]) {
    const kept = await marksOf({}, today, z)
    expect(kept.reduce((sum, mark) => sum + mark.count, 0)).toBe(matched)
    expect(rounded(kept)).toEqual(rounded(await marksOf(EVERYWHERE, today, z)))
  }
}

type Change =
  | { does: 'publish' | 'move'; listing: number; place: number }
  | { does: 'end' | 'reopen'; listing: number }
  | { does: 'confirm'; listing: number; days: number }

const listing = fc.nat(30)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ does: fc.constantFrom('publish' as const, 'move' as const), listing, place: fc.nat(25) }),
  fc.record({ does: fc.constantFrom('end' as const, 'reopen' as const), listing }),
  fc.record({ does: fc.constant('confirm' as const), listing, days: fc.integer({ min: -20, max: 20 }) }),
)

async function make(wanted: Change): Promise<void> {
  if (wanted.does === 'publish') {
    listings.push(await offerListing(db, city, { asset: { location: placeOf(wanted.place) } }))
    return
  }
  const { listingId, assetId } = listings[wanted.listing % listings.length]!
  await db.transaction().execute(async trx => {
    if (wanted.does === 'move') {
      const public_location = point(placeOf(wanted.place))
      await trx.updateTable('assets').set({ public_location }).where('id', '=', assetId).execute()
    } else if (wanted.does === 'confirm') {
      const confirmed_on = addDays(TODAY, wanted.days)
      const days = { confirmed_on, next_update_on: addDays(confirmed_on, 14) }
      await trx.updateTable('offers').set(days).where('listing_id', '=', listingId).execute()
    } else {
      const status = wanted.does === 'end' ? 'closed' : 'published'
      await trx.updateTable('listings').set({ status }).where('id', '=', listingId).execute()
    }
    await refreshSearch(trx, [listingId])
  })
}

describe('counts kept for views from afar', () => {
  test('say what counting the rows says, after any changes and on any day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(40), async (changes, days) => {
        for (const one of changes) await make(one)
        await expectTheSame(TODAY)
        await expectTheSame(addDays(TODAY, days - 10))
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  test('a listing leaves them on the day after its promise, with nothing written', async () => {
    const own = await offerListing(db, city, { offer: { confirmedOn: '2030-01-01' } })
    const { visible_until: last } = await db
      .selectFrom('listing_search')
      .select('visible_until')
      .where('listing_id', '=', own.listingId)
      .executeTakeFirstOrThrow()
    const count = async (day: string) => (await marksOf({}, day, 8)).reduce((sum, mark) => sum + mark.count, 0)
    expect(await count(last)).toBe(1)
    expect(await count(addDays(last, 1))).toBe(0)
    await make({ does: 'end', listing: listings.push(own) - 1 })
    expect(await count(last)).toBe(0)
  })

  test('writers at the same time miss nothing of each other', async () => {
    const same = { asset: { location: [139.5, 35.6] as [number, number] } }
    await Promise.all(Array.from({ length: 4 }, () => offerListing(db, city, same)))
    await expectTheSame(TODAY)
  })

  test('writing every row anew leaves them alone', async () => {
    const stored = () => sql`select ctid, * from listing_cells order by zoom, x, y, visible_until`.execute(db)
    const before = await stored()
    await db.transaction().execute(trx => refreshAllSearch(trx))
    expect((await stored()).rows).toEqual(before.rows)
  })

  test('a row of the search does not go with its listing, unseen by the counts', async () => {
    const { listingId } = await offerListing(db, city)
    await expect(db.deleteFrom('listings').where('id', '=', listingId).execute()).rejects.toThrow(/listing_search/)
  })
})
