import { type RawBuilder, sql } from 'kysely'
import type { ListingFilter, Search } from '../../app/listings/filter.ts'
import type { Db } from '../../db/client.server.ts'

// What a search must find, written a second time by hand over the wide table. SQL's own three-valued logic does the
// work: a condition is true, false, or null where the fact is missing, and so is the whole.

type Condition = RawBuilder<unknown>
const unlessLand = (condition: Condition) => sql`case when w.kind = 'land' then false else ${condition} end`
const onlyIf = (deal: string, condition: Condition) => sql`case when w.deal = ${deal} then ${condition} else false end`
const among = (column: Condition, values: readonly string[]) =>
  sql`${column} in (${sql.join(values.map(value => sql`${value}::text`))})`

/** The criteria that the bench asks for; another one is a fault of the bench. */
const CONDITIONS: { [C in keyof ListingFilter]?: (value: never) => Condition } = {
  kind: (values: string[]) => among(sql`w.kind`, values),
  deal: (values: string[]) => among(sql`w.deal`, values),
  zone: (values: string[]) => among(sql`w.zone_id`, values),
  area_min: (area: number) => unlessLand(sql`w.floor_area_m2 >= ${area}::float8`),
  area_max: (area: number) => unlessLand(sql`w.floor_area_m2 <= ${area}::float8`),
  rent_max: (yen: number) => onlyIf('rent', sql`w.rent_yen <= ${yen}::float8`),
  power_min: (kw: number) => unlessLand(sql`w.power_kw >= ${kw}::float8`),
  ceiling_min: (metres: number) => unlessLand(sql`w.ceiling_m >= ${metres}::float8`),
  hours24: () => sql`w.hours24`,
  bbox: ([w, s, e, n]: number[]) =>
    sql`w.public_location && st_expand(st_makeenvelope(${w}::float8, ${s}::float8, ${e}::float8, ${n}::float8, 4326), 0.0001)
      and w.lng between ${w}::float8 and ${e}::float8 and w.lat between ${s}::float8 and ${n}::float8`,
  q: (word: string) => sql`w.words like ${`%${word}%`}`,
}

/** Criteria that no missing fact leaves open; told apart so that an index may serve them. */
const DECIDED = ['bbox', 'q', 'kind', 'deal']

function conditions(filter: ListingFilter, wanted: (criterion: string) => boolean): Condition {
  const asked = Object.entries(filter).filter(([criterion]) => wanted(criterion))
  const parts = asked.map(([criterion, value]) => {
    const condition = CONDITIONS[criterion as keyof ListingFilter] as ((value: unknown) => Condition) | undefined
    if (!condition) throw new Error(`The reference knows no ${criterion}`)
    return sql`(${condition(value)})`
  })
  return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` and `)})`
}
const decided = (filter: ListingFilter) => conditions(filter, criterion => DECIDED.includes(criterion))
const verdict = (filter: ListingFilter) => conditions(filter, criterion => !DECIDED.includes(criterion))

const isLive = (today: string) => sql`w.visible_until >= ${today}::text::date`
/** With unknown=exclude a missing fact is a no. */
const found = ({ filter, unknown }: Search) =>
  sql`${decided(filter)} and ${verdict(filter)} ${unknown === 'include' ? sql`is not false` : sql``}`

/** Ids of the first page, newest first, matches before what is to be confirmed. */
export async function expectedIds(db: Db, search: Search, today: string, size: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select w.listing_id as id from bench_wide w where ${isLive(today)} and ${found(search)}
    order by ${verdict(search.filter)} is null, w.published_on desc, w.listing_id desc limit ${size}::int`.execute(db)
  return rows.map(row => row.id)
}

export async function expectedTotal(db: Db, search: Search, today: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from bench_wide w where ${isLive(today)} and ${found(search)}`.execute(db)
  return rows[0]!.n
}

const CHOICES = { kind: sql`w.kind`, deal: sql`w.deal`, zone: sql`w.zone_id` }

/** For each choice, what the search finds with the choice in place of its own criterion. */
export async function expectedFacets(db: Db, search: Search, today: string) {
  const counts = Object.entries(CHOICES).map(async ([name, column]) => {
    const { [name as keyof ListingFilter]: _, ...others } = search.filter
    const { rows } = await sql<{ choice: string; n: number }>`
      select ${column} as choice, count(*)::int as n from bench_wide w
      where ${isLive(today)} and ${found({ ...search, filter: others })} and ${column} is not null
      group by 1 order by 1`.execute(db)
    return [name, Object.fromEntries(rows.map(row => [row.choice, row.n]))]
  })
  return Object.fromEntries(await Promise.all(counts))
}

/** Counts of each choice in the order of the choices, as the reference gives them. */
export const sorted = (facets: Record<string, Record<string, number>> | null) =>
  facets &&
  Object.fromEntries(
    Object.entries(facets).map(([name, counts]) => [
      name,
      Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  )

/** A wrong answer ends its scenario and fails the bench. */
export class WrongAnswer extends Error {}

export function mustEqual(what: string, actual: unknown, expected: unknown): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (got !== wanted)
    throw new WrongAnswer(`${what}\n    got      ${got?.slice(0, 400)}\n    expected ${wanted?.slice(0, 400)}`)
}
