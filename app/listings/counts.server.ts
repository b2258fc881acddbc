import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { type ListingFilter, MOST_COUNTED, PAGE_SIZE, type Search } from './filter.ts'
import { isDecided, matches, mayMatch, searchWhere } from './search.server.ts'

export type Counts = {
  /** Known to meet everything. */
  matched: number
  /** May meet it: a fact asked for is missing. 0 with unknown=exclude. */
  unconfirmed: number
  /** There are more than the counts say. */
  more: boolean
}

async function countWhere(db: Db, where: RawBuilder<unknown>, most?: number): Promise<number> {
  const counted =
    most === undefined
      ? sql`listing_search s where ${where}`
      : sql`(select from listing_search s where ${where} limit ${most}::int) as found`
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${counted}`.execute(db)
  return rows[0]?.n ?? 0
}

/** In one reading: what may match is what is found and does not. */
async function countAll(db: Db, { filter, unknown }: Search, today: string): Promise<Counts> {
  const where = searchWhere(filter, unknown, today)
  if (isDecided(filter, unknown, today)) return { matched: await countWhere(db, where), unconfirmed: 0, more: false }
  const { rows } = await sql<{ matched: number; found: number }>`
    select count(*)::int as found, (count(*) filter (where ${matches(filter, today)}))::int as matched
    from listing_search s where ${where}`.execute(db)
  const { found = 0, matched = 0 } = rows[0] ?? {}
  return { matched, unconfirmed: found - matched, more: false }
}

/**
 * How many listings match, and how many may. By words no further than MOST_COUNTED, or than the page reaches, so that
 * what is to be confirmed begins where the matches end.
 */
export async function countListings(db: Db, search: Search, today: string, pageSize = PAGE_SIZE): Promise<Counts> {
  const { filter, unknown } = search
  if (filter.q === undefined) return countAll(db, search, today)
  const most = Math.max(MOST_COUNTED, search.page * pageSize)
  const [matched, unconfirmed] = await Promise.all([
    countWhere(db, matches(filter, today), most + 1),
    isDecided(filter, unknown, today) ? 0 : countWhere(db, mayMatch(filter, today), most + 1),
  ])
  return {
    matched: Math.min(most, matched),
    unconfirmed: Math.min(most, unconfirmed),
    more: Math.max(matched, unconfirmed) > most,
  }
}

/** How many a search finds, whatever it asks. */
export const countFound = (db: Db, filter: ListingFilter, unknown: Search['unknown'], today: string): Promise<number> =>
  countWhere(db, searchWhere(filter, unknown, today))
