import type { Kysely } from 'kysely'
import pg from 'pg'
import { countFacets } from '../../app/listings/choices.server.ts'
import { findListing } from '../../app/listings/detail.server.ts'
import { searchListings } from '../../app/listings/queries.server.ts'
import { listingMarks } from '../../app/listings/tiles.server.ts'
import { tileOf } from '../../app/map/tile-grid.ts'
import type { Database } from '../../db/schema.ts'
import { isRows } from './boxes.ts'
import { type Statement, statementsOf } from './capture.ts'
import type { Context, Scenario } from './context.ts'
import type { Built } from './dataset/build.ts'
import { HOME } from './dataset/region.ts'
import { boxed, search } from './queries.ts'
import { once, type Row } from './report.ts'

type Ask = (db: Kysely<Database>, built: Built, today: string) => Promise<unknown>
/** Only the rows of a page, or everything that the question sends. */
type Part = 'rows' | 'all'

/** Twelve questions whose reading must not follow the data; a page of eight kilobytes is the unit. */
const SHAPES: [name: string, part: Part, ask: Ask][] = [
  ['newest page', 'rows', (db, _, today) => searchListings(db, search({}), today)],
  [
    'newest of one deal and kind',
    'rows',
    (db, _, today) => searchListings(db, search({ deal: 'rent', kind: 'factory' }), today),
  ],
  ['largest first', 'rows', (db, _, today) => searchListings(db, search({ sort: 'area' }), today)],
  ['lowest rent first', 'rows', (db, _, today) => searchListings(db, search({ deal: 'rent', sort: 'rent' }), today)],
  ['lowest price first', 'rows', (db, _, today) => searchListings(db, search({ deal: 'sale', sort: 'price' }), today)],
  ['tenth page', 'rows', (db, _, today) => searchListings(db, search({ page: '10' }), today)],
  ['word, two characters', 'rows', (db, _, today) => searchListings(db, search({ q: '倉庫' }), today)],
  ['word without a hit', 'all', (db, _, today) => searchListings(db, search({ q: '飛行船格納庫' }), today)],
  ['street', 'rows', (db, { region }, today) => searchListings(db, boxed(3, region, 'street', true), today)],
  ['facets of a street', 'all', (db, { region }, today) => countFacets(db, boxed(3, region, 'street', true), today)],
  ['tile at zoom 18', 'all', (db, _, today) => listingMarks(db, search({}), today, tileOf(...HOME, 18))],
  ['one listing', 'all', (db, _, today) => findListing(db, 'BN-00000007', today)],
]
/** A growth of the data by a hundred may cost this many times the pages: an index gains a level or two. */
const MOST = 3

type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }

async function pagesOf(client: pg.Client, statements: readonly Statement[]): Promise<number> {
  let pages = 0
  for (const { sql, parameters } of statements) {
    const { rows } = await client.query(`explain (analyze, buffers, format json) ${sql}`, parameters)
    const plan = rows[0]['QUERY PLAN'][0].Plan as Plan
    pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
  }
  return pages
}

async function pagesRead(built: Built, part: Part, ask: Ask, today: string): Promise<number> {
  const client = new pg.Client({ connectionString: built.url!, options: '-c plan_cache_mode=force_custom_plan' })
  await client.connect()
  const sent = await statementsOf(built.db, db => ask(db, built, today))
  const wanted = sent.filter(one => part === 'all' || isRows(one))
  return pagesOf(client, wanted).finally(() => client.end())
}

export const pagesReadScenario: Scenario = {
  name: 'pages-read',
  needs: { server: true, size: 100_000 },
  run: async ({ builds, today }: Context) => {
    const rows: Row[] = []
    for (const [name, part, ask] of SHAPES) {
      const counts: [size: number, pages: number][] = []
      for (const built of builds) counts.push([built.size, await pagesRead(built, part, ask, today)])
      rows.push({
        scenario: `pages read: ${name}`,
        beside: `with ${builds[0]!.size.toLocaleString('en')} listings`,
        size: builds.at(-1)!.size,
        value: once(counts.at(-1)![1] / counts[0]![1]),
        unit: '×',
        limit: { at: 'most', value: MOST },
        note: counts.map(([size, pages]) => `${size / 1000}k ${pages}`).join(', '),
      })
    }
    return rows
  },
}
