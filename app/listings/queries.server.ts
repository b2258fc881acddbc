import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { metresTo } from '../../db/postgis.ts'
import { countFacets, type Faceted } from './choices.server.ts'
import { type Counts, countListings } from './counts.server.ts'
import { type Criterion, MOST_COUNTED, PAGE_SIZE, type Search, type Sort } from './filter.ts'
import { fitOrder, fitsOf } from './fit.server.ts'
import { matches, mayMatch, toConfirm } from './search.server.ts'
import { listSummaries } from './summaries.server.ts'
import type { ListingSummary } from './summary.ts'

export type Found = Counts & {
  listings: ListingSummary[]
  total: number
  page: number
  pageSize: number
}

type Order = { order: RawBuilder<unknown>; id: RawBuilder<unknown> }

/** What comes first. A listing without the figure sorted by comes last. */
function orderOf({ sort, filter }: Search, today: string): Order {
  const newest = { order: sql`s.published_on desc`, id: sql`s.listing_id desc` }
  switch (sort) {
    case 'newest':
      return newest
    case 'area':
      return { order: sql`coalesce(s.floor_area_m2, s.land_area_m2) desc nulls last`, id: sql`s.listing_id desc` }
    case 'rent':
      return { order: sql`s.rent_yen asc nulls last`, id: sql`s.listing_id asc` }
    case 'price':
      return { order: sql`s.price_yen asc nulls last`, id: sql`s.listing_id asc` }
    case 'distance':
      return filter.near
        ? { order: sql`${metresTo(sql`s.public_location`, filter.near)} asc`, id: sql`s.listing_id asc` }
        : newest
    case 'fit':
      return filter.use ? { ...newest, order: sql`${fitOrder(filter.use, today)}, ${newest.order}` } : newest
  }
}

type Hit = { id: number; toConfirm: Criterion[] }
type Span = { limit: number; offset: number }

async function hits(
  db: Db,
  search: Search,
  where: RawBuilder<unknown>,
  today: string,
  { limit, offset }: Span,
  from = sql`listing_search`,
): Promise<Hit[]> {
  if (limit <= 0) return []
  const { order, id } = orderOf(search, today)
  const { rows } = await sql<Hit>`
    select s.listing_id as id, ${toConfirm(search.filter, today)} as "toConfirm"
    from ${from} s where ${where} order by ${order}, ${id} limit ${limit}::int offset ${offset}::int`.execute(db)
  return rows
}

/** Orders that no index gives: the first rows of all would be found by sorting everything. */
const SORTED_WHOLE: readonly Sort[] = ['distance', 'fit']

/** Many hits among the first so many rows of the order. */
const WINDOW = 20_000

/**
 * The same for what many listings have: found soonest by going through them in order. The database takes several pairs
 * of letters for rare, and would fetch and sort everything that holds them.
 */
async function hitsOfMany(
  db: Db,
  search: Search,
  where: RawBuilder<unknown>,
  today: string,
  span: Span,
): Promise<Hit[]> {
  const { order, id } = orderOf(search, today)
  const first = sql`(select s.* from listing_search s order by ${order}, ${id} limit ${WINDOW}::int)`
  const found = SORTED_WHOLE.includes(search.sort) ? [] : await hits(db, search, where, today, span, first)
  return found.length === span.limit ? found : hits(db, search, where, today, span)
}

/** The ids of a page in order: matches first, then what is to be confirmed. */
async function pageHits(db: Db, search: Search, today: string, counts: Counts, size: number): Promise<Hit[]> {
  const { filter, page } = search
  const { matched, unconfirmed, more } = counts
  const start = (page - 1) * size
  // No further than the counts say: a search for what is not there would read everything.
  const span = { limit: Math.min(size, matched - start), offset: start }
  const read = more && matched >= MOST_COUNTED ? hitsOfMany : hits
  const known = await read(db, search, matches(filter, today), today, span)
  const rest = { limit: Math.min(size - known.length, unconfirmed), offset: Math.max(0, start - matched) }
  return [...known, ...(await hits(db, search, mayMatch(filter, today), today, rest))]
}

/** One page of a search whose counts are known. */
export async function pageOf<C extends Counts>(
  db: Db,
  search: Search,
  today: string,
  counts: C,
  pageSize = PAGE_SIZE,
): Promise<Found & C> {
  const found = await pageHits(db, search, today, counts, pageSize)
  const marks = new Map(found.map(hit => [hit.id, hit.toConfirm]))
  const ids = found.map(hit => hit.id)
  const [listings, fits] = await Promise.all([
    listSummaries(db, ids, today, marks, search.filter.station),
    fitsOf(db, search, ids),
  ])
  for (const listing of listings) {
    const fit = fits.get(listing.id)
    if (fit) listing.fit = fit
  }
  return { listings, ...counts, total: counts.matched + counts.unconfirmed, page: search.page, pageSize }
}

/** One page of a search. `today` is the day in Tokyo. */
export async function searchListings(db: Db, search: Search, today: string, pageSize = PAGE_SIZE): Promise<Found> {
  return pageOf(db, search, today, await countListings(db, search, today, pageSize), pageSize)
}

/** One page of a search, with the counts beside kinds, deals and zones. */
export async function searchWithFacets(db: Db, search: Search, today: string): Promise<Found & Faceted> {
  return pageOf(db, search, today, await countFacets(db, search, today))
}

/** Every listing of a search up to `limit`, in order; for CSV and feed. */
export async function listAllListings(db: Db, search: Search, today: string, limit: number): Promise<ListingSummary[]> {
  return (await searchListings(db, { ...search, page: 1 }, today, limit)).listings
}
