import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { CRITERIA, type Criterion, type ListingFilter, type Search } from './filter.ts'
import { predicates } from './predicates.server.ts'

type Bool = RawBuilder<SqlBool>

/** A listing is public on a day while its row stands in the projection and its newest offer's promise has not run out. */
export const isPublic = (today: string): Bool => sql<SqlBool>`s.visible_until >= ${today}::text::date`

const asked = (filter: ListingFilter): Criterion[] => CRITERIA.filter(criterion => filter[criterion] !== undefined)

const testOf = (filter: ListingFilter, criterion: Criterion): Bool =>
  (predicates[criterion].test as (value: unknown, whole: ListingFilter) => Bool)(filter[criterion], filter)

const unknownOf = (filter: ListingFilter, criterion: Criterion): Bool | null => {
  const unknown = predicates[criterion].unknown as ((value: unknown, whole: ListingFilter) => Bool) | undefined
  return unknown ? unknown(filter[criterion], filter) : null
}

/** Whether a listing meets one criterion of a search, for sure or, where the search allows it, for want of a fact. */
export function meets({ filter, unknown: handling }: Pick<Search, 'filter' | 'unknown'>, criterion: Criterion): Bool {
  const known = sql<SqlBool>`coalesce(${testOf(filter, criterion)}, false)`
  const unknown = handling === 'include' ? unknownOf(filter, criterion) : null
  return unknown ? sql<SqlBool>`(${known} or ${unknown})` : known
}

const all = (parts: readonly Bool[]): Bool => sql<SqlBool>`(${sql.join([...parts], sql` and `)})`
const any = (parts: readonly Bool[]): Bool =>
  parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join([...parts], sql` or `)})`

/** Known to meet everything that is asked, and public. */
export const matches = (filter: ListingFilter, today: string): Bool =>
  all([isPublic(today), ...asked(filter).map(criterion => testOf(filter, criterion))])

/** Meets what is known of it and lacks at least one fact that is asked, and public. */
export function mayMatch(filter: ListingFilter, today: string): Bool {
  const unknowns = unknownConditions(filter)
  if (unknowns.length === 0) return sql<SqlBool>`false`
  const each = asked(filter).map(criterion =>
    unknownOf(filter, criterion) ? meets({ filter, unknown: 'include' }, criterion) : testOf(filter, criterion),
  )
  return all([
    isPublic(today),
    ...each,
    any(unknowns.map(({ criterion, condition }) => lacking(filter, criterion, condition))),
  ])
}

/** A criterion that is unknown and not already met (a second station may be known to be near enough). */
const lacking = (filter: ListingFilter, criterion: Criterion, condition: Bool): Bool =>
  sql<SqlBool>`(${condition} and not coalesce(${testOf(filter, criterion)}, false))`

const unknownConditions = (filter: ListingFilter) =>
  asked(filter).flatMap(criterion => {
    const condition = unknownOf(filter, criterion)
    return condition ? [{ criterion, condition }] : []
  })

/** The one condition of list, counts, facets, map, tiles, CSV and feed. Use on `listing_search as s`. */
export const searchWhere = (filter: ListingFilter, unknown: 'include' | 'exclude', today: string): Bool =>
  unknown === 'exclude' || unknownConditions(filter).length === 0
    ? matches(filter, today)
    : sql<SqlBool>`(${matches(filter, today)} or ${mayMatch(filter, today)})`

/** The criteria whose fact a listing lacks, as a JSON array; empty for a listing that matches. */
export function toConfirm(filter: ListingFilter): RawBuilder<Criterion[]> {
  const cases = unknownConditions(filter).map(
    ({ criterion, condition }) =>
      sql`case when ${lacking(filter, criterion, condition)} then ${sql.lit(criterion)}::text end`,
  )
  return cases.length === 0
    ? sql<Criterion[]>`'[]'::json`
    : sql<Criterion[]>`array_to_json(array_remove(array[${sql.join(cases)}], null))`
}
