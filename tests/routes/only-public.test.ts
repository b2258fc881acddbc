import type { LoaderFunctionArgs } from '@remix-run/node'
import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../app/lib/day.ts'
import { actOnOffer } from '../../app/listings/act.server.ts'
import { ACTS } from '../../app/listings/answer.ts'
import { countCells } from '../../app/listings/cells.server.ts'
import { countChoices } from '../../app/listings/choices.server.ts'
import { countListings } from '../../app/listings/counts.server.ts'
import { findListing, findSummary } from '../../app/listings/detail.server.ts'
import { exportListings } from '../../app/listings/export.server.ts'
import { homeFigures } from '../../app/listings/figures.server.ts'
import type { Search } from '../../app/listings/filter.ts'
import { keepFresh } from '../../app/listings/keep-fresh.server.ts'
import { OFFER_STATUSES } from '../../app/listings/model.ts'
import { listingStatusOf } from '../../app/listings/moves.ts'
import { listAllListings, searchListings } from '../../app/listings/queries.server.ts'
import { findReportable } from '../../app/listings/report.server.ts'
import { listPublicIds } from '../../app/listings/sitemap.server.ts'
import { listingMarks } from '../../app/listings/tiles.server.ts'
import { tileOf } from '../../app/map/tile-grid.ts'
import { loader as listing } from '../../app/routes/api.listing.ts'
import { loader as list } from '../../app/routes/api.listings.ts'
import { loader as atom } from '../../app/routes/api.listings-atom.ts'
import { loader as csv } from '../../app/routes/api.listings-csv.ts'
import { loader as home } from '../../app/routes/home.tsx'
import { loader as page } from '../../app/routes/listings.tsx'
import { loader as sitemap } from '../../app/routes/sitemap.ts'
import { provideDb } from '../../db/instance.server.ts'
import type { Database } from '../../db/schema.ts'
import { type City, makeCity, offerListing, TODAY } from '../db/city.ts'
import { testDb } from '../db/database.ts'
import { agreed } from '../db/partnered.ts'
import { asking } from './context.ts'

// Whatever happened to offers before, on no day does anything public show one that is not public then.

let db: Kysely<Database>
let city: City
beforeAll(async () => {
  db = await testDb()
  provideDb(db)
  city = await makeCity(db)
  await agreed(db, city.realtor)
  await agreed(db, city.other)
})
afterAll(() => db.destroy())

const ALL: Search = { filter: {}, unknown: 'include', sort: 'newest', page: 1 }
const at = (day: string) => new Date(`${day}T09:00:00+09:00`)

const offer = fc.record({
  status: fc.constantFrom(...OFFER_STATUSES, 'live' as const, 'live' as const, 'live' as const),
  ago: fc.integer({ min: 0, max: 40 }),
})
const made = fc.record({
  deal: fc.constantFrom('rent' as const, 'sale' as const),
  kind: fc.constantFrom('factory' as const, 'land' as const, 'shop' as const),
  isLarge: fc.boolean(),
  offers: fc.array(offer, { minLength: 1, maxLength: 2 }),
})
/** What happens as the days go by: the worker looks, or somebody does something to one of the offers. */
const happening = fc.record({
  after: fc.integer({ min: 0, max: 12 }),
  what: fc.constantFrom('keep' as const, ...ACTS),
  which: fc.nat(20),
})
const story = fc.record({
  made: fc.array(made, { minLength: 2, maxLength: 5 }),
  happenings: fc.array(happening, { maxLength: 8 }),
  lookAfter: fc.integer({ min: 0, max: 40 }),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

async function tell({ made, happenings, lookAfter }: Story): Promise<string> {
  for (const table of ['tasks', 'listing_events', 'offers', 'listing_search', 'listing_cells', 'listings'] as const)
    await db.deleteFrom(table).execute()
  for (const { deal, kind, isLarge, offers } of made)
    await offerListing(db, city, {
      asset: { kind },
      listing: {
        deal,
        status: listingStatusOf(offers.map(({ status }) => status))!,
        publishedOn: addDays(TODAY, -45),
        firstSeenOn: addDays(TODAY, -45),
      },
      facts: isLarge ? { land_area_m2: 20_000, gross_floor_area_m2: 8000 } : {},
      offers: offers.map(({ status, ago }) => ({ status, confirmedOn: addDays(TODAY, -ago) })),
    })
  const ids = (await db.selectFrom('offers').select('id').orderBy('id').execute()).map(({ id }) => id)
  let day = TODAY
  for (const { after, what, which } of happenings) {
    day = addDays(day, after)
    const now = at(day)
    if (what === 'keep') await keepFresh(db, { baseUrl: 'https://portal.test', now }, new AbortController().signal)
    else
      await db.transaction().execute(trx =>
        actOnOffer(trx, ids[which % ids.length]!, what, {
          ...{ owner: 'anybody', by: 'portal', method: 'phone', now, dealtOn: day },
        }),
      )
  }
  return addDays(day, lookAfter)
}

/** By the offers alone: live, within what was promised when it was last confirmed, whichever listing they are of. */
async function publicOn(day: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; ago: number; days: number }>`
    select distinct l.public_id as id, ${day}::text::date - o.confirmed_on as ago, o.promise_days as days
    from offers o join listings l on l.id = o.listing_id where o.status = 'live'`.execute(db)
  return [...new Set(rows.filter(({ ago, days }) => ago <= days).map(({ id }) => id))].sort()
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0)

async function shownBy(day: string): Promise<Record<string, unknown>> {
  const { found, facets, flags, towns } = await countChoices(db, ALL, day).then(async choices => ({
    found: await searchListings(db, ALL, day),
    ...choices,
  }))
  // From afar counts are kept beforehand; from near they are counted.
  const [afar, near] = [tileOf(139.371, 35.657, 9), tileOf(139.371, 35.657, 13)]
  const cells = await countCells(db, day, afar, 4)
  const marks = await listingMarks(db, ALL, day, near)
  const exported = await exportListings(db, ALL, day)
  const figures = await homeFigures(db, day)
  const counts = await countListings(db, ALL, day)
  const known = await db.selectFrom('listings').select('public_id as id').execute()
  const those = async (isIt: (id: string) => Promise<boolean>) => {
    const ids: string[] = []
    for (const { id } of known) if (await isIt(id)) ids.push(id)
    return ids.sort()
  }
  return {
    search: found.listings.map(({ publicId }) => publicId).sort(),
    all: (await listAllListings(db, ALL, day, 100)).map(({ publicId }) => publicId).sort(),
    exported: 'listings' in exported ? exported.listings.map(({ publicId }) => publicId).sort() : exported,
    sitemap: (await listPublicIds(db, day, 100)).map(({ id }) => id).sort(),
    page: await those(async id => (await findListing(db, id, day))?.state === 'live'),
    card: await those(
      async id => typeof (await findSummary(db, id, day)) === 'object' && (await findSummary(db, id, day)) !== null,
    ),
    report: await those(async id => (await findReportable(db, id, day)) !== null),
    newest: figures.newest.map(({ publicId }) => publicId).sort(),
    counts: [
      counts.matched + counts.unconfirmed,
      sum(facets?.kind ?? {}),
      sum(facets?.deal ?? {}),
      towns ? [...towns.values()].reduce((all, one) => all + one, 0) : 0,
      figures.live,
      figures.byTown.reduce((all, { count }) => all + count, 0),
      cells.reduce((all, { count }) => all + count, 0),
      marks.reduce((all, { count }) => all + count, 0),
    ],
    mostFlag:
      Math.max(0, ...Object.values(flags ?? {}).map(({ total }) => total)) <= counts.matched + counts.unconfirmed,
  }
}

test('nothing that reads shows what is not public on the day, nor counts it', async () => {
  await fc.assert(
    fc.asyncProperty(story, async told => {
      const day = await tell(told)
      const ids = await publicOn(day)
      const { counts, mostFlag, ...lists } = await shownBy(day)
      for (const [name, shown] of Object.entries(lists)) expect([name, shown]).toEqual([name, ids])
      expect(counts).toEqual(Array(8).fill(ids.length))
      expect(mostFlag).toBe(true)
    }),
    { numRuns: 20 },
  )
})

const on = (today: string, path: string, params = {}): LoaderFunctionArgs => {
  const args = asking(path, { params })
  return { ...args, context: { ...args.context, today } }
}

test('no route that answers the public does', async () => {
  const idsIn = (text: string) => [...new Set(text.match(/HN-\d{4}-\d{5}/g) ?? [])].sort()
  await fc.assert(
    fc.asyncProperty(story, async told => {
      const day = await tell(told)
      const ids = await publicOn(day)
      const text = async (answer: Response | Promise<Response> | unknown) => ((await answer) as Response).text()
      for (const [path, loader] of [
        ['/api/listings', list],
        ['/api/listings.csv', csv],
        ['/api/listings.atom', atom],
        ['/listings', page],
        ['/sitemap.xml', sitemap],
      ] as const)
        expect([path, idsIn(await text(loader(on(day, path))))]).toEqual([path, ids])
      // The home page shows the newest six of them.
      expect(ids).toEqual(expect.arrayContaining(idsIn(await text(home(on(day, '/'))))))
      for (const { id } of await db.selectFrom('listings').select('public_id as id').execute()) {
        const answer = (await listing(on(day, `/api/listings/${id}`, { id }))) as Response
        expect([id, answer.status === 200]).toEqual([id, ids.includes(id)])
      }
    }),
    { numRuns: 6 },
  )
})
