import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { type Counts, countListings } from './counts.server.ts'
import { MOST_COUNTED, type Search, without } from './filter.ts'
import { isDecided, matches, meets, passes, searchWhere } from './search.server.ts'

/** Few values each, so that the listings of any search fall into a few hundred groups. */
const GROUPED = ['kind', 'deal', 'zone'] as const
type Grouped = (typeof GROUPED)[number]

/** For each choice, how many a search would find with it in place of its own criterion of that name. */
export type Facets = Record<Grouped, Record<string, number>>
/** How many a search would find with one more condition, and how many of them are to be confirmed. */
export type Share = { total: number; unconfirmed: number }
/** What a search would leave with each of these set. */
const FLAGS = ['hours24', 'certificate'] as const
type Flag = (typeof FLAGS)[number]
export type Flags = Record<Flag, Share>

/** Null where a search by words finds more than is counted. */
export type Faceted = Counts & { facets: Facets | null }
/** `towns`: counts by the town's number, as in `facets`. */
export type Choices = Faceted & { towns: Map<number, number> | null; flags: Flags | null }

/**
 * Listings that agree in what is counted by; of a town, all of them. `passes` and `meets`: which of the search's own
 * criteria of these names do not keep them out, and which they are known to meet; a bit for each, in the order of GROUPED.
 */
type Group = Record<Grouped, string | null> & {
  passes: number
  meets: number
  found: number
  matched: number
} & Partial<Record<Flag | `${Flag}_known`, number> & { town: number | null; inTown: number; read: number }>

const and = (parts: readonly RawBuilder<unknown>[]) => sql.join([...parts], sql` and `)
const counted = (where: RawBuilder<unknown>) => sql`(count(*) filter (where ${where}))::int`
/** A number with a bit for each condition that is true. */
const bits = (conditions: readonly RawBuilder<unknown>[]) =>
  sql.join(
    conditions.map((condition, i) => sql`case when ${condition} then ${sql.lit(1 << i)} else 0 end`),
    sql` + `,
  )
const ALL = (1 << GROUPED.length) - 1

/** Groups from one reading of the listings that meet every criterion but those that are counted by. */
async function readGroups(db: Db, search: Search, today: string, byTown: boolean): Promise<Group[]> {
  const { filter, unknown } = search
  const base = without(search, ...GROUPED, ...(byTown ? (['town'] as const) : [])).filter
  const passed = (criterion: Grouped | 'town') => passes(filter, criterion, unknown)
  const inTown = byTown ? passed('town') : sql`true`
  const matching = isDecided(base, unknown) ? inTown : sql`${inTown} and ${matches(base, today)}`
  const withFlag = (flag: Flag) => {
    const flagged = { ...filter, [flag]: true }
    return sql`${counted(sql`${inTown} and ${passes(flagged, flag, unknown)}`)} as ${sql.ref(flag)},
      ${counted(sql`${matching} and ${meets(flagged, flag)}`)} as ${sql.ref(`${flag}_known`)}`
  }
  const ofForm = sql`, s.town_id as town, ${counted(and(GROUPED.map(passed)))} as "inTown",
    ${sql.join(FLAGS.map(withFlag))}`
  const byWords = filter.q !== undefined
  const from = sql`listing_search s where ${searchWhere(base, unknown, today)}`
  const { rows } = await sql<Group>`
    select s.kind, s.deal, s.zone_id as zone, ${bits(GROUPED.map(passed))} as passes,
      ${bits(GROUPED.map(name => meets(filter, name)))} as meets,
      ${counted(inTown)} as found, ${counted(matching)} as matched
      ${byWords ? sql`, count(*)::int as read` : sql``} ${byTown ? ofForm : sql``}
    from ${byWords ? sql`(select s.* from ${from} limit ${MOST_COUNTED + 1}::int) as s` : from}
    group by ${byTown ? sql`grouping sets ((s.kind, s.deal, s.zone_id), (s.town_id))` : sql`s.kind, s.deal, s.zone_id`}
  `.execute(db)
  return rows
}

/** Whether no criterion of these names keeps a group out; `own` is not asked. */
const passAll = ({ passes: passed }: Group, own?: number): boolean =>
  (passed | (own === undefined ? 0 : 1 << own)) === ALL

function facetsOf(groups: readonly Group[]): Facets {
  const facets: Facets = { kind: {}, deal: {}, zone: {} }
  for (const group of groups)
    for (const [i, name] of GROUPED.entries()) {
      const choice = group[name]
      if (choice !== null && group.found > 0 && passAll(group, i))
        facets[name][choice] = (facets[name][choice] ?? 0) + group.found
    }
  return facets
}

const sum = (groups: readonly Group[], of: (group: Group) => number) =>
  groups.reduce((total, group) => total + of(group), 0)

function shareOf(left: readonly Group[], flag: Flag): Share {
  const total = sum(left, group => group[flag] ?? 0)
  return { total, unconfirmed: total - sum(left, group => (group.meets === ALL ? (group[`${flag}_known`] ?? 0) : 0)) }
}

async function count(db: Db, search: Search, today: string, byTown: boolean): Promise<Choices> {
  const [rows, byWords] = await Promise.all([
    readGroups(db, search, today, byTown),
    search.filter.q === undefined ? null : countListings(db, search, today),
  ])
  const groups = rows.filter(group => (group.town ?? null) === null)
  if (byWords && sum(groups, group => group.read ?? 0) > MOST_COUNTED)
    return { ...byWords, facets: null, towns: null, flags: null }
  const left = groups.filter(group => passAll(group))
  const matched = sum(left, group => (group.meets === ALL ? group.matched : 0))
  const towns = rows.filter(group => (group.town ?? null) !== null && group.inTown)
  return {
    ...(byWords ?? { matched, unconfirmed: sum(left, group => group.found) - matched, more: false }),
    facets: facetsOf(groups),
    towns: new Map(towns.map(({ town, inTown }) => [town!, inTown!])),
    flags: { hours24: shareOf(left, 'hours24'), certificate: shareOf(left, 'certificate') },
  }
}

/** How many a search finds, and the counts beside kinds, deals and zones; one reading for all of them. */
export async function countFacets(db: Db, search: Search, today: string): Promise<Faceted> {
  const { matched, unconfirmed, more, facets } = await count(db, search, today, false)
  return { matched, unconfirmed, more, facets }
}

/** The same with the counts of every other choice of the search form. */
export const countChoices = (db: Db, search: Search, today: string): Promise<Choices> => count(db, search, today, true)
