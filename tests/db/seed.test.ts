import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFacilities } from '../../app/incubation/queries.server.ts'
import { addDays } from '../../app/lib/day.ts'
import { CHECKLIST } from '../../app/listings/checklist.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import type { LiveListing } from '../../app/listings/detail.ts'
import { readFact } from '../../app/listings/fact-values.ts'
import { fieldOf } from '../../app/listings/fields.ts'
import { homeFigures } from '../../app/listings/figures.server.ts'
import type { Fact } from '../../app/listings/model.ts'
import { isPublic } from '../../app/listings/search.server.ts'
import { listDatasets } from '../../app/places/datasets.server.ts'
import { LAYERS } from '../../app/places/model.ts'
import type { Db } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { isSeeded, refreshSampleCity, seedSampleCity } from '../../db/seed/index.ts'
import { ownDb, testDb } from './database.ts'

const DAY = '2026-11-22'
const said: string[] = []
let db: Kysely<Database>

beforeAll(async () => {
  db = await testDb()
  await seedSampleCity(db, { today: DAY, progress: ja => said.push(ja) })
})
afterAll(() => db.destroy())

const rowsOf = async <T>(of: Db, query: ReturnType<typeof sql>): Promise<T[]> => (await query.execute(of)).rows as T[]
const publicIds = async (of: Db, day: string): Promise<string[]> =>
  (
    await rowsOf<{ id: string }>(
      of,
      sql`select public_id as id from listing_search s where ${isPublic(day)} order by 1`,
    )
  ).map(row => row.id)

describe('the sample city', () => {
  test('has every layer, marked as a sample, with its papers', async () => {
    const datasets = await listDatasets(db)
    expect(datasets.map(({ layer }) => layer).sort()).toEqual([...LAYERS].sort())
    for (const dataset of datasets) {
      expect(dataset.isSample, dataset.layer).toBe(true)
      expect(dataset.featureCount, dataset.layer).toBeGreaterThan(0)
      expect(dataset.sourceJa, dataset.layer).not.toMatch(/記載なし/)
      expect(dataset.licence, dataset.layer).not.toBe('—')
    }
    expect(await isSeeded(db)).toBe(true)
    expect(said.some(line => line.startsWith('物件'))).toBe(true)
  })

  test('shows sixty listings or more, of every kind for both deals', async () => {
    const { live, byKind, newThisWeek } = await homeFigures(db, DAY)
    expect(live).toBeGreaterThanOrEqual(60)
    expect(newThisWeek).toBeGreaterThanOrEqual(5)
    for (const [kind, deals] of Object.entries(byKind)) {
      expect(deals.rent, `${kind} to let`).toBeGreaterThan(0)
      expect(deals.sale, `${kind} for sale`).toBeGreaterThan(0)
    }
  })

  test('has listings with several offers, and properties that are both let and sold', async () => {
    const offers = await rowsOf<{ n: number }>(
      db,
      sql`select count(*)::int as n from offers o join listing_search s using (listing_id)
        where o.status = 'live' group by listing_id having count(*) > 1`,
    )
    expect(offers.length).toBeGreaterThanOrEqual(3)
    const both = await rowsOf(db, sql`select asset_id from listing_search group by 1 having count(*) = 2`)
    expect(both.length).toBeGreaterThanOrEqual(3)
  })

  test('has possible duplicates in every state', async () => {
    const pairs = await rowsOf<{ state: string; n: number }>(
      db,
      sql`select state, count(*)::int n from duplicate_pairs group by 1`,
    )
    expect(pairs.map(({ state }) => state).sort()).toEqual(['dismissed', 'merged', 'review', 'suggested'])
  })

  test('shows no listing that lacks what a listing must state', async () => {
    const lacking: string[] = []
    const must = new Set(CHECKLIST.filter(item => item.severity === 'must').map(item => item.id))
    for (const id of await publicIds(db, DAY)) {
      const { standards } = (await findListing(db, id, DAY)) as LiveListing
      for (const item of standards) if (must.has(item.id) && item.state === 'missing') lacking.push(`${id} ${item.id}`)
    }
    expect(lacking).toEqual([])
  })

  test('shows what is off the market at its town’s point only', async () => {
    const hidden = await rowsOf<{ atTown: boolean; metres: number }>(
      db,
      sql`select ST_Equals(s.public_location, t.location) as "atTown",
          ST_Distance(p.location::geography, t.location::geography) as metres
        from listing_search s join towns t on t.id = s.town_id join asset_places p using (asset_id)
        where s.location_precision = 'town'`,
    )
    expect(hidden.length).toBeGreaterThanOrEqual(2)
    for (const { atTown, metres } of hidden) {
      expect(atTown).toBe(true)
      expect(metres).toBeGreaterThan(100)
    }
  })

  test('keeps stale, unfinished and ended listings out of the search', async () => {
    const shown = new Set(await publicIds(db, DAY))
    const stale = await rowsOf<{ id: string }>(
      db,
      sql`select public_id as id from listings l where status = 'published'
        and (select max(next_update_on) from offers o where o.listing_id = l.id) < ${DAY}::text::date`,
    )
    expect(stale.length).toBeGreaterThanOrEqual(2)
    const other = await rowsOf<{ id: string }>(
      db,
      sql`select public_id as id from listings where status <> 'published'`,
    )
    expect(other.length).toBeGreaterThanOrEqual(8)
    expect([...stale, ...other].filter(({ id }) => shown.has(id))).toEqual([])
    const [gone] = await rowsOf<{ n: number }>(
      db,
      sql`select count(*)::int as n from listings where status = 'closed' and ended_on > ${addDays(DAY, -30)}::text::date`,
    )
    expect(gone!.n).toBeGreaterThan(0)
  })

  test('has zone, limits and access computed; some properties on two zones, one outside the urban area', async () => {
    const [bare] = await rowsOf<{ n: number }>(
      db,
      sql`select count(*)::int as n from assets where zone_id is null or coverage_ratio_pct is null or zoning_dataset_id is null
        or not exists (select from asset_access c where c.asset_id = assets.id and c.straight_m > 0)`,
    )
    expect(bare!.n).toBe(0)
    const divided = await rowsOf(
      db,
      sql`select asset_id from asset_zones group by 1 having count(distinct zone_id) = 2`,
    )
    expect(divided.length).toBeGreaterThanOrEqual(3)
    expect(await rowsOf(db, sql`select from listing_search where zone_id = 'uca'`)).not.toEqual([])
    expect(await rowsOf(db, sql`select from asset_access where road_m < straight_m`)).toEqual([])
  })

  test('holds facts that read as their fields say, or are unknown', async () => {
    const facts = await rowsOf<Fact & { field: string }>(
      db,
      sql`select field, value, source_party as "sourceParty", method, observed_on as "observedOn", confidence from facts`,
    )
    expect(facts.length).toBeGreaterThan(2000)
    const wrong = facts.filter(({ field, ...fact }) => {
      const known = fieldOf(field)
      return !known || (readFact(known, fact).state === 'known') !== (fact.value !== null)
    })
    expect(wrong).toEqual([])
    expect(facts.some(({ value }) => value === null)).toBe(true)
  })

  test('is not filled in twice', async () => {
    const before = await tableSizes(db)
    await expect(seedSampleCity(db, { today: DAY, progress: () => {} })).rejects.toThrow()
    expect(await tableSizes(db)).toEqual(before)
  })
})

const COUNTED = [
  'listings',
  'offers',
  'facts',
  'listing_events',
  'rooms',
  'room_contracts',
  'room_closures',
  'datasets',
]
async function tableSizes(of: Db): Promise<Record<string, number>> {
  const sizes = COUNTED.map(table => sql`select ${table}::text as name, count(*)::int as n from ${sql.table(table)}`)
  const rows = await rowsOf<{ name: string; n: number }>(of, sql`${sql.join(sizes, sql` union all `)}`)
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

test('a seed that is broken off leaves nothing behind', async () => {
  const own = await ownDb()
  const breakOff = (ja: string) => {
    if (ja.startsWith('用途地域')) throw new Error('killed')
  }
  await expect(seedSampleCity(own, { today: DAY, progress: breakOff })).rejects.toThrow('killed')
  expect(await isSeeded(own)).toBe(false)
  expect(Object.values(await tableSizes(own))).toEqual(COUNTED.map(() => 0))
})

describe('the sample city on a later day', () => {
  const LATER = addDays(DAY, 100)
  const roomStates = async (day: string) =>
    (await listFacilities(db, day)).flatMap(({ rooms }) => rooms.map(({ id, state }) => [id, state]))
  const firstOffer = () =>
    db
      .selectFrom('offers')
      .select(['confirmed_on', 'next_update_on', 'available_from'])
      .orderBy('id')
      .executeTakeFirstOrThrow()

  test('stays as it is on its own day, or on an earlier one', async () => {
    expect(await refreshSampleCity(db, DAY)).toBe(0)
    expect(await refreshSampleCity(db, addDays(DAY, -1))).toBe(0)
  })

  /** Days of open tasks about offers, and of contracts. */
  const promise = async () => {
    const { rows } = await sql<{ day: string }>`
      select due_on as day from tasks where subject_kind = 'offer'
      union all select (detail ->> 'dealtOn')::date from listing_events where event = 'close' order by 1`.execute(db)
    return rows.map(({ day }) => day)
  }

  test('moves with the days: the same listings are public, the same rooms free, nothing is added', async () => {
    const before = {
      ids: await publicIds(db, DAY),
      rooms: await roomStates(DAY),
      sizes: await tableSizes(db),
      offer: await firstOffer(),
      promise: await promise(),
    }
    expect(await publicIds(db, LATER)).toEqual([])
    expect(await refreshSampleCity(db, LATER)).toBe(100)
    expect(await publicIds(db, LATER)).toEqual(before.ids)
    expect(await roomStates(LATER)).toEqual(before.rooms)
    expect(await tableSizes(db)).toEqual(before.sizes)
    const offer = await firstOffer()
    expect(offer.confirmed_on).toBe(addDays(before.offer.confirmed_on, 100))
    expect(offer.next_update_on).toBe(addDays(before.offer.next_update_on, 100))
    const later = await promise()
    expect(later).toEqual(before.promise.map(day => addDays(day, 100)))
    expect(later.length).toBeGreaterThan(3)
    expect(await refreshSampleCity(db, LATER)).toBe(0)
  })

  test('leaves real data alone', async () => {
    const { asset_id } = await db.selectFrom('listings').select('asset_id').orderBy('id').executeTakeFirstOrThrow()
    await db.updateTable('assets').set({ is_sample: false }).where('id', '=', asset_id).execute()
    const before = await firstOffer()
    expect(await refreshSampleCity(db, addDays(LATER, 5))).toBe(5)
    expect(await firstOffer()).toEqual(before)
  })

  test('does nothing where no sample is left', async () => {
    await db.updateTable('assets').set({ is_sample: false }).execute()
    await db.updateTable('datasets').set({ is_sample: false }).execute()
    const before = await firstOffer()
    expect(await refreshSampleCity(db, addDays(LATER, 9))).toBe(0)
    expect(await firstOffer()).toEqual(before)
  })
})
