import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { metresTo } from '../../db/postgis.ts'
import { CRITERIA, type Criterion, type ListingFilter, PAGE_SIZE, type Search, without } from './filter.ts'
import { stationTest } from './near-station.server.ts'
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

/** How many the search would find with one more condition, and how many of them are to be confirmed. */
export type Share = { total: number; unconfirmed: number }

export async function countWith(db: Db, search: Search, today: string, more: ListingFilter): Promise<Share> {
  const { matched, unconfirmed } = await countListings(db, { ...search, filter: { ...search.filter, ...more } }, today)
  return { total: matched + unconfirmed, unconfirmed }
}

/** For each station, how many listings the search would find with that station instead of its own. */
export async function countStations(db: Db, search: Search, today: string): Promise<Record<string, number>> {
  const { station: _, walk_max, ...filter } = search.filter
  const { test, unknown } = stationTest(walk_max)
  const near = search.unknown === 'include' ? sql`(${test} or ${unknown})` : test
  const { rows } = await sql<{ choice: string; n: number }>`
    select t.slug as choice, count(*)::int as n
    from stations t join asset_access a on a.station_id = t.id join listing_search s on s.asset_id = a.asset_id
    where t.retired_at is null and ${near} and ${searchWhere(filter, search.unknown, today)}
    group by t.id`.execute(db)
  return Object.fromEntries(rows.map(row => [row.choice, row.n]))
}

export type Relaxation = { criteria: Criterion[]; total: number }
/** Criteria that only make sense together are taken away together. */
const TOGETHER: Criterion[][] = [
  ['station', 'walk_max'],
  ['near', 'radius'],
  ['area_min', 'area_max'],
  ['land_min', 'land_max'],
]

/** For a search that finds nothing: what taking away one condition would find, most first; only what helps. */
export async function listRelaxations(db: Db, search: Search, today: string): Promise<Relaxation[]> {
  const set = CRITERIA.filter(criterion => search.filter[criterion] !== undefined)
  const groups = [...TOGETHER.filter(group => group.some(c => set.includes(c)))]
  for (const criterion of set) if (!groups.some(group => group.includes(criterion))) groups.push([criterion])
  const relaxed = await Promise.all(
    groups.map(async criteria => ({
      criteria: criteria.filter(criterion => set.includes(criterion)),
      total: await countWhere(db, searchWhere(without(search, ...criteria).filter, search.unknown, today)),
    })),
  )
  return relaxed.filter(relaxation => relaxation.total > 0).sort((a, b) => b.total - a.total)
}
