import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findDuplicates } from '../../app/feeds/duplicates/find.server.ts'
import { compareAgain, isAnyStale } from '../../app/feeds/duplicates/marks.server.ts'
import { isAnyUnseen, noteLooks } from '../../app/files/looks.server.ts'
import type { Pictures } from '../../app/files/pictures.server.ts'
import { addDays } from '../../app/lib/day.ts'
import { findSummary } from '../../app/listings/detail.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from './city.ts'
import { testDb } from './database.ts'

const NOW = new Date(`${TODAY}T03:00:00Z`)
const going = new AbortController().signal

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  city = await makeCity(db)
})
beforeEach(() => sql`truncate listings, assets cascade`.execute(db))
afterAll(() => db.destroy())

const find = (now = NOW) => findDuplicates(db, now, going)
const pairs = () =>
  db
    .selectFrom('duplicate_pairs')
    .select(['first_id as first', 'second_id as second', 'state', 'probability', 'version'])
    .orderBy('id')
    .execute()

const FACTS = { leasable_area_m2: 320, storeys: 1, built_ym: '1998-04', structure: 'S', ceiling_height_min_m: 5 }
type Wish = NonNullable<Parameters<typeof offerListing>[2]>

const mine = (more: Wish = {}) =>
  offerListing(db, city, { ...more, facts: { ...FACTS, ...more.facts }, offer: { rentYen: 330_000, ...more.offer } })
const theirs = (more: Wish = {}) =>
  mine({
    ...more,
    asset: { addressJa: '東京都日野市旭が丘３丁目１番１号', location: [139.37105, 35.65703], ...more.asset },
    offer: { organisationId: city.other, ...more.offer },
  })

describe('what may be the same', () => {
  test('is suggested where two partners post one property, once, and not looked at again before it changes', async () => {
    const facts = { real_estate_id: '01234567890120001' }
    const [a, b] = [await mine({ facts }), await theirs({ facts })]
    expect(await isAnyStale(db)).toBe(true)
    expect(await find()).toEqual({ compared: 2, pairs: 1, relisted: 0 })
    expect(await pairs()).toMatchObject([{ first: a.listingId, second: b.listingId, state: 'suggested', version: 1 }])
    expect(await isAnyStale(db)).toBe(false)
    expect(await find()).toMatchObject({ compared: 0 })
  })

  test('is for a person to look at where nothing tells it from an equal neighbour', async () => {
    await mine()
    await theirs()
    await find()
    expect(await pairs()).toMatchObject([{ state: 'review' }])
    const { reasons } = await db.selectFrom('duplicate_pairs').select('reasons').executeTakeFirstOrThrow()
    expect(reasons).not.toContainEqual(expect.objectContaining({ feature: 'photos' }))
  })

  test('is not the same partner’s own, of another deal, drafted, ended, or sample beside real', async () => {
    await mine()
    await mine({ offer: { organisationId: city.realtor } })
    await theirs({ listing: { deal: 'sale' }, offer: { priceYen: 1 } })
    await theirs({ listing: { status: 'draft', publishedOn: null }, offer: { status: 'draft' } })
    await theirs({ listing: { status: 'closed', endedOn: TODAY }, offer: { status: 'closed' } })
    await theirs({ asset: { isSample: false } })
    await find()
    expect(await pairs()).toEqual([])
  })

  test('is found by address without a place, by place without an address, by id, and by area where one tells its town alone', async () => {
    const unplaced = { location: null, locationPrecision: 'town' as const }
    const alike = { land_area_m2: 500 }
    const a = await mine({ asset: unplaced, facts: alike })
    const byAddress = await theirs({ asset: unplaced })
    await find()
    expect(await pairs()).toMatchObject([{ first: a.listingId, second: byAddress.listingId }])
    const byTown = await theirs({
      asset: { ...unplaced, addressJa: '旭が丘三丁目' },
      facts: { leasable_area_m2: 321, ...alike },
    })
    await find()
    expect((await pairs()).map(({ second }) => second)).toEqual([byAddress.listingId, byTown.listingId])
    const placed = await mine({ asset: { addressJa: '日野市内', location: [139.4, 35.66] }, facts: alike })
    const near = await theirs({ asset: { addressJa: '日野市', location: [139.4001, 35.66] }, facts: alike })
    await find()
    expect(await pairs()).toContainEqual(expect.objectContaining({ first: placed.listingId, second: near.listingId }))
    const id = { real_estate_id: '0123456789012-0001' }
    const far = await mine({ asset: { addressJa: '豊田四丁目1-1', location: [139.38, 35.66] }, facts: id })
    const same = await theirs({ asset: { addressJa: '豊田四丁目2-9', location: [139.39, 35.67] }, facts: id })
    await find()
    expect(await pairs()).toContainEqual(expect.objectContaining({ first: far.listingId, second: same.listingId }))
  })

  test('goes when a change makes it none', async () => {
    const [, b] = [await mine(), await theirs()]
    await find()
    await sql`update facts set value = '900' where asset_id = ${b.assetId} and field = 'leasable_area_m2'`.execute(db)
    await sql`update assets set version = version + 1 where id = ${b.assetId}`.execute(db)
    await find()
    expect(await pairs()).toEqual([])
  })

  test('stays dismissed through the next file, and comes up again only when more speaks for it', async () => {
    const [, b] = [await mine({ facts: { storeys: 2 } }), await theirs({ facts: { storeys: 1 } })]
    await find()
    await sql`update duplicate_pairs set state = 'dismissed', decided_at = ${NOW},
      decided_odds = ln(probability / (1 - probability))`.execute(db)
    const touch = () => sql`update assets set version = version + 1 where id = ${b.assetId}`.execute(db)
    await touch()
    await find()
    expect(await pairs()).toMatchObject([{ state: 'dismissed', version: 1 }])
    for (const which of await db.selectFrom('assets').select('id').execute())
      await sql`insert into facts (asset_id, field, value, source_party, method, confidence)
        values (${which.id}, 'real_estate_id', '"01234567890120001"', 'partner', 'declared', 'high')`.execute(db)
    await touch()
    await find()
    expect(await pairs()).toMatchObject([{ state: 'suggested', version: 2 }])
  })
})

describe('what the same partner takes down and posts again', () => {
  const since = addDays(TODAY, -40)
  const taken = (endedOn: string) =>
    mine({
      listing: { status: 'withdrawn', publishedOn: since, firstSeenOn: since, endedOn },
      offer: { status: 'withdrawn' },
    })

  test('keeps its first day, and is not new', async () => {
    const before = await taken(addDays(TODAY, -5))
    const again = await mine({ listing: { publishedOn: addDays(TODAY, -2), firstSeenOn: addDays(TODAY, -2) } })
    expect(await find()).toMatchObject({ relisted: 1, pairs: 0 })
    expect(await findSummary(db, again.publicId, TODAY)).toMatchObject({ publishedOn: since })
    const row = await db.selectFrom('listings').selectAll().where('id', '=', again.listingId).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ relisted_of_id: before.listingId, first_seen_on: since, listed_since: since })
    await find()
    expect(await db.selectFrom('listing_events').select('id').where('event', '=', 'relisted').execute()).toHaveLength(1)
  })

  test('is a new vacancy when much time has passed, or it is another', async () => {
    await taken(addDays(TODAY, -95))
    const other = await mine({ facts: { leasable_area_m2: 90, storeys: 3 }, asset: { location: [139.37102, 35.657] } })
    const again = await mine()
    expect(await find()).toMatchObject({ relisted: 0 })
    for (const { publicId } of [other, again])
      expect(await findSummary(db, publicId, TODAY)).toMatchObject({ publishedOn: addDays(TODAY, -3) })
  })
})

describe('how photos look', () => {
  const HASH = 'a9064efead908c55'
  /** A store that has what it is told, and a darkroom in which a picture looks like its name's first letter. */
  const pictures = {
    store: { get: async (name: string) => (name.startsWith('f') ? null : Buffer.from(name)) },
    darkroom: { look: async (read: () => Promise<Uint8Array | null>) => ((await read()) ? HASH : null) },
  } as unknown as Pictures

  const photograph = async ({ assetId }: { assetId: number }, key: string, position = 1) => {
    await sql`insert into photos (asset_id, position, file_key, right_holder, state, width, height, variants)
      values (${assetId}, ${position}, ${key.repeat(64)}, '試験', 'ready', 400, 300, '{400}')`.execute(db)
  }

  test('is noted once, has its listing compared again, and tells for what is one', async () => {
    const [a, b] = [await mine(), await theirs()]
    await photograph(a, 'a')
    await photograph(b, 'b')
    await photograph(b, 'f', 2)
    await find()
    const before = (await pairs())[0]?.probability ?? 0
    expect(await isAnyUnseen(db)).toBe(true)
    const looked = await noteLooks(db, pictures, going)
    expect(looked.sort()).toEqual([a.assetId, b.assetId, b.assetId].sort())
    expect(await isAnyUnseen(db)).toBe(false)
    expect(await isAnyStale(db)).toBe(false)
    await compareAgain(db, looked)
    expect(await find()).toMatchObject({ compared: 2 })
    expect((await pairs())[0]!.probability).toBeGreaterThan(before)
    const { reasons } = await db.selectFrom('duplicate_pairs').select('reasons').executeTakeFirstOrThrow()
    expect(reasons).toContainEqual(expect.objectContaining({ feature: 'photos', outcome: 'one', figure: 1 }))
    expect(await db.selectFrom('photos').select('look_hash as hash').orderBy('position').execute()).toContainEqual({
      hash: 'none',
    })
  })
})
