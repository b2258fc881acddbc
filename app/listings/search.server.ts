import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { CRITERIA, type Criterion, type ListingFilter } from './filter.ts'
import { predicates } from './predicates.server.ts'

type Bool = RawBuilder<SqlBool>
type Asking<T> = (value: unknown, whole: ListingFilter, today: string) => T

/** A listing is public on a day while its row stands in the projection and its newest offer's promise has not run out. */
export const isPublic = (today: string): Bool => sql<SqlBool>`s.visible_until >= ${today}::text::date`

const asked = (filter: ListingFilter): Criterion[] => CRITERIA.filter(criterion => filter[criterion] !== undefined)

const testOf = (filter: ListingFilter, criterion: Criterion, today: string): Bool =>
  (predicates[criterion].test as Asking<Bool>)(filter[criterion], filter, today)

const unknownOf = (filter: ListingFilter, criterion: Criterion, today: string): Bool | null => {
  const unknown = predicates[criterion].unknown as Asking<Bool | null> | undefined
  return unknown ? unknown(filter[criterion], filter, today) : null
}

const all = (parts: readonly Bool[]): Bool => sql<SqlBool>`(${sql.join([...parts], sql` and `)})`
const any = (parts: readonly Bool[]): Bool =>
  parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join([...parts], sql` or `)})`

/** Known to meet everything that is asked, and public. */
export const matches = (filter: ListingFilter, today: string): Bool =>
  all([isPublic(today), ...asked(filter).map(criterion => testOf(filter, criterion, today))])

/** Known to meet one criterion; null or false where it is not. True where it is not asked. */
export const meets = (filter: ListingFilter, criterion: Criterion, today: string): Bool =>
  filter[criterion] === undefined ? sql<SqlBool>`true` : testOf(filter, criterion, today)

/** Not kept out by one criterion: it is met, or the fact that decides is missing and may be. True where not asked. */
export function passes(
  filter: ListingFilter,
  criterion: Criterion,
  unknown: 'include' | 'exclude',
  today: string,
): Bool {
  const lacks = unknown === 'include' && filter[criterion] !== undefined ? unknownOf(filter, criterion, today) : null
  const met = meets(filter, criterion, today)
  const either = predicates[criterion].either as Asking<Bool> | undefined
  if (lacks && either) return either(filter[criterion], filter, today)
  return lacks ? sql<SqlBool>`(coalesce(${met}, false) or ${lacks})` : met
}

/** The one condition of list, counts, facets, map, tiles, CSV and feed. Use on `listing_search as s`. */
export const searchWhere = (filter: ListingFilter, unknown: 'include' | 'exclude', today: string): Bool =>
  all([isPublic(today), ...asked(filter).map(criterion => passes(filter, criterion, unknown, today))])

/** True where everything that a search finds is known to match: no fact it asks for can be missing, or it is left out. */
export const isDecided = (filter: ListingFilter, unknown: 'include' | 'exclude', today: string): boolean =>
  unknown === 'exclude' || unknownConditions(filter, today).length === 0

/** Meets what is known of it and lacks at least one fact that is asked, and public. */
export function mayMatch(filter: ListingFilter, today: string): Bool {
  const lacks = unknownConditions(filter, today).map(one => lacking(filter, one, today))
  return lacks.length === 0 ? sql<SqlBool>`false` : all([searchWhere(filter, 'include', today), any(lacks)])
}

type Lacking = { criterion: Criterion; condition: Bool }

/** A criterion that is unknown and not already met (a second station may be known to be near enough). */
const lacking = (filter: ListingFilter, { criterion, condition }: Lacking, today: string): Bool =>
  sql<SqlBool>`(${condition} and not coalesce(${testOf(filter, criterion, today)}, false))`

const unknownConditions = (filter: ListingFilter, today: string): Lacking[] =>
  asked(filter).flatMap(criterion => {
    const condition = unknownOf(filter, criterion, today)
    return condition ? [{ criterion, condition }] : []
  })

/** The criteria whose fact a listing lacks, as a JSON array; empty for a listing that matches. */
export function toConfirm(filter: ListingFilter, today: string): RawBuilder<Criterion[]> {
  const cases = unknownConditions(filter, today).map(
    one => sql`case when ${lacking(filter, one, today)} then ${sql.lit(one.criterion)}::text end`,
  )
  return cases.length === 0
    ? sql<Criterion[]>`'[]'::json`
    : sql<Criterion[]>`array_to_json(array_remove(array[${sql.join(cases)}], null))`
}
