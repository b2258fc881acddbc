import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { metresTo } from '../../db/postgis.ts'
import { type Criterion, type ListingFilter, PAGE_SIZE, type Search, without } from './filter.ts'
import { matches, mayMatch, searchWhere, toConfirm } from './search.server.ts'
import { listSummaries } from './summaries.server.ts'
import type { ListingSummary } from './summary.ts'

export type Found = {
  listings: ListingSummary[]
  /** Known to meet everything. */
  matched: number
  /** May meet it: a fact asked for is missing. 0 with unknown=exclude. */
  unconfirmed: number
  total: number
  page: number
  pageSize: number
}

type Order = { order: RawBuilder<unknown>; id: RawBuilder<unknown> }

/** What comes first. A listing without the figure sorted by comes last. */
function orderOf({ sort, filter }: Search): Order {
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
  }
}

const countWhere = async (db: Db, where: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from listing_search s where ${where}`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many listings match, and how many may. */
export async function countListings(
  db: Db,
  search: Search,
  today: string,
): Promise<{ matched: number; unconfirmed: number }> {
  const [matched, unconfirmed] = await Promise.all([
    countWhere(db, matches(search.filter, today)),
    search.unknown === 'include' ? countWhere(db, mayMatch(search.filter, today)) : 0,
  ])
  return { matched, unconfirmed }
}

type Hit = { id: number; toConfirm: Criterion[] }

async function hits(db: Db, search: Search, where: RawBuilder<unknown>, limit: number, offset: number): Promise<Hit[]> {
  if (limit <= 0) return []
  const { order, id } = orderOf(search)
  const { rows } = await sql<Hit>`
    select s.listing_id as id, ${toConfirm(search.filter)} as "toConfirm"
    from listing_search s where ${where} order by ${order}, ${id} limit ${limit}::int offset ${offset}::int`.execute(db)
  return rows
}

/** The ids of a page in order: matches first, then what is to be confirmed. */
async function pageHits(db: Db, search: Search, today: string, matched: number, size: number): Promise<Hit[]> {
  const start = (search.page - 1) * size
  const known = await hits(db, search, matches(search.filter, today), Math.min(size, matched - start), start)
  if (search.unknown === 'exclude' || known.length === size) return known
  const rest = size - known.length
  return [...known, ...(await hits(db, search, mayMatch(search.filter, today), rest, Math.max(0, start - matched)))]
}

/** One page of a search. `today` is the day in Tokyo. */
export async function searchListings(db: Db, search: Search, today: string, pageSize = PAGE_SIZE): Promise<Found> {
  const { matched, unconfirmed } = await countListings(db, search, today)
  const found = await pageHits(db, search, today, matched, pageSize)
  const marks = new Map(found.map(hit => [hit.id, hit.toConfirm]))
  const ids = found.map(hit => hit.id)
  const listings = await listSummaries(db, ids, today, marks)
  return { listings, matched, unconfirmed, total: matched + unconfirmed, page: search.page, pageSize }
}

/** Every listing of a search up to `limit`, in order; for CSV and feed. */
export async function listAllListings(db: Db, search: Search, today: string, limit: number): Promise<ListingSummary[]> {
  return (await searchListings(db, { ...search, page: 1 }, today, limit)).listings
}

/** Choices beside which a count stands, and the column that holds them. */
const FACETS = {
  kind: sql`s.kind`,
  deal: sql`s.deal`,
  zone: sql`s.zone_id`,
  town: sql`(select slug from towns t where t.id = s.town_id)`,
} as const
export type FacetName = keyof typeof FACETS
export type Facets = Record<FacetName, Record<string, number>>

/** For each choice, how many listings the search would find with that choice instead of its own criterion's. */
export async function countFacets<F extends FacetName>(
  db: Db,
  search: Search,
  today: string,
  names: readonly F[],
): Promise<Pick<Facets, F>> {
  const counted = await Promise.all(names.map(name => countFacet(db, search, today, name)))
  return Object.fromEntries(names.map((name, i) => [name, counted[i]])) as Pick<Facets, F>
}

async function countFacet(db: Db, search: Search, today: string, name: FacetName): Promise<Record<string, number>> {
  const where = searchWhere(without(search, name).filter, search.unknown, today)
  const { rows } = await sql<{ choice: string; n: number }>`
    select ${FACETS[name]} as choice, count(*)::int as n from listing_search s where ${where} and ${FACETS[name]} is not null group by 1 order by 1`.execute(
    db,
  )
  return Object.fromEntries(rows.map(row => [row.choice, row.n]))
}

/** How many a yes-or-no criterion would leave. */
export async function countWith(db: Db, search: Search, today: string, more: ListingFilter): Promise<number> {
  return countWhere(db, searchWhere({ ...search.filter, ...more }, search.unknown, today))
}
