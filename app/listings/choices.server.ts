import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { HEADLINES } from '../zoning/law/verdict-model.ts'
import { type Counts, countListings } from './counts.server.ts'
import { type Criterion, type ListingFilter, MOST_COUNTED, type Search, without } from './filter.ts'
import { isDecided, matches, meets, passes, searchWhere } from './search.server.ts'
import { isOpen, isWanted, rankOf } from './verdict-rank.server.ts'

/** Few values each, so that the listings of any search fall into a few hundred groups. */
const COLUMNS = ['kind', 'deal', 'zone'] as const
const GROUPED = [...COLUMNS, 'verdict'] as const
type Grouped = (typeof GROUPED)[number]

/**
 * For each choice, how many a search would find with it in place of its own criterion of that name. Verdicts only where
 * a work is asked about.
 */
export type Facets = Record<Exclude<Grouped, 'verdict'>, Record<string, number>> &
  Partial<Record<'verdict', Record<string, number>>>
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
type Group = Record<Exclude<Grouped, 'verdict'>, string | null> & {
  /** Its place in HEADLINES; only where a work is asked about. */
  verdict?: number | null
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
  const base = without(search, ...GROUPED, 'use', ...(byTown ? (['town'] as const) : [])).filter
  const passed = (criterion: Criterion) => passes(filter, criterion, unknown, today)
  const verdict = filter.use ? verdictConditions(search) : ALWAYS
  const passing = [...COLUMNS.map(passed), verdict.passes]
  const meeting = [...COLUMNS.map(name => meets(filter, name, today)), verdict.meets]
  const inTown = byTown ? passed('town') : sql`true`
  const matching = isDecided(base, unknown, today) ? inTown : sql`${inTown} and ${matches(base, today)}`
  const withFlag = (flag: Flag) => {
    const flagged = { ...filter, [flag]: true }
    return sql`${counted(sql`${inTown} and ${passes(flagged, flag, unknown, today)}`)} as ${sql.ref(flag)},
      ${counted(sql`${matching} and ${meets(flagged, flag, today)}`)} as ${sql.ref(`${flag}_known`)}`
  }
  const ofForm = sql`, s.town_id as town, ${counted(and(passing))} as "inTown", ${sql.join(FLAGS.map(withFlag))}`
  const byWords = filter.q !== undefined
  const groups = filter.use ? sql`s.kind, s.deal, s.zone_id, s.verdict` : sql`s.kind, s.deal, s.zone_id`
  const { rows } = await sql<Group>`
    select s.kind, s.deal, s.zone_id as zone ${filter.use ? sql`, s.verdict` : sql``},
      ${bits(passing)} as passes, ${bits(meeting)} as meets,
      ${counted(inTown)} as found, ${counted(matching)} as matched
      ${byWords ? sql`, count(*)::int as read` : sql``} ${byTown ? ofForm : sql``}
    from ${rowsOf(search, base, today)} s
    group by ${byTown ? sql`grouping sets ((${groups}), (s.town_id))` : groups}`.execute(db)
  return rows
}

/** The listings that are counted, with the verdict on each where a work is asked about. */
function rowsOf({ filter, unknown }: Search, base: ListingFilter, today: string) {
  const verdict = filter.use ? sql`, ${rankOf(filter.use, today)} as verdict` : sql``
  const most = filter.q === undefined ? sql`` : sql`limit ${MOST_COUNTED + 1}::int`
  return sql`(select s.* ${verdict} from listing_search s where ${searchWhere(base, unknown, today)} ${most})`
}

const ALWAYS = { passes: sql`true`, meets: sql`true` }

/** Whether a listing's verdict keeps it out, and whether it is known to be one that is wanted. */
function verdictConditions({ filter, unknown }: Search) {
  const rank = sql.ref('s.verdict')
  const meets = isWanted(rank, filter.verdict)
  const open = unknown === 'include' ? isOpen(rank, filter.verdict) : null
  return { passes: open ? sql`(${meets} or ${open})` : meets, meets }
}

/** Whether no criterion of these names keeps a group out; `own` is not asked. */
const passAll = ({ passes: passed }: Group, own?: number): boolean =>
  (passed | (own === undefined ? 0 : 1 << own)) === ALL

function facetsOf(groups: readonly Group[], isAsked: boolean): Facets {
  const facets: Record<Grouped, Record<string, number>> = { kind: {}, deal: {}, zone: {}, verdict: {} }
  for (const group of groups)
    for (const [i, name] of GROUPED.entries()) {
      const choice = choiceOf(group, name)
      if (choice !== null && group.found > 0 && passAll(group, i))
        facets[name][choice] = (facets[name][choice] ?? 0) + group.found
    }
  const { verdict, ...others } = facets
  return isAsked ? facets : others
}

function choiceOf(group: Group, name: Grouped): string | null {
  if (name !== 'verdict') return group[name]
  return typeof group.verdict === 'number' ? HEADLINES[group.verdict]! : null
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
    facets: facetsOf(groups, search.filter.use !== undefined),
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
