import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Bbox, geometry, type LngLat, point } from '../../db/postgis.ts'
import { boxAround, inBox } from './box.server.ts'
import type { Criterion, ListingFilter } from './filter.ts'
import { stationTest } from './near-station.server.ts'
import type { SearchPolygon } from './polygon.ts'
import { isNotRefused, isOpen, isWanted, rankOf } from './verdict-rank.server.ts'
import { bigrams, likePattern, queryWords } from './words.ts'

type Bool = RawBuilder<SqlBool>
type Value<C extends Criterion> = Required<ListingFilter>[C]

/**
 * How a criterion meets a listing. `test` is true for a listing known to meet it. `unknown` is true for a listing that
 * lacks the fact that decides; a criterion without it is always decided. A fact that does not apply to a kind (the
 * ceiling of bare land) is not unknown: the listing does not meet the criterion.
 */
type Predicate<C extends Criterion> = {
  test: (value: Value<C>, whole: ListingFilter, today: string) => Bool
  unknown?: (value: Value<C>, whole: ListingFilter, today: string) => Bool | null
  /** Either of both in one, where that costs half. */
  either?: (value: Value<C>, whole: ListingFilter, today: string) => Bool
}

/** Columns of the search projection, whose alias is always `s`. */
const s = (column: string) => sql.ref(`s.${column}`)
const oneOf = (column: string, values: readonly string[]): Bool =>
  sql<SqlBool>`${s(column)} in (${sql.join(values.map(value => sql`${value}`))})`

const building = sql<SqlBool>`s.kind <> 'land'`
/** Yen are whole numbers, all other figures decimals: compared as they are stored, for speed. */
const figure = (column: string, value: number) =>
  column.endsWith('_yen') ? sql`${value}::float8` : sql`${value}::numeric`
const lacks = (column: string, applies?: Bool): Bool =>
  applies ? sql<SqlBool>`(${s(column)} is null and ${applies})` : sql<SqlBool>`${s(column)} is null`
const atLeast = (column: string, applies?: Bool): Predicate<any> => ({
  test: value => sql<SqlBool>`${s(column)} >= ${figure(column, value)}`,
  unknown: () => lacks(column, applies),
})
const atMost = (column: string, applies?: Bool): Predicate<any> => ({
  test: value => sql<SqlBool>`${s(column)} <= ${figure(column, value)}`,
  unknown: () => lacks(column, applies),
})
const isTrue = (column: string, applies?: Bool): Predicate<any> => ({
  test: () => sql<SqlBool>`${s(column)}`,
  unknown: () => lacks(column, applies),
})

const always = sql<SqlBool>`true`

const stationsOf = (slugs: readonly string[], condition: Bool): Bool => sql<SqlBool>`exists (
  select from asset_access a join stations t on t.id = a.station_id
  where a.asset_id = s.asset_id and t.slug in (${sql.join(slugs.map(slug => sql`${slug}`))}) and ${condition})`

const station: Predicate<'station'> = {
  test: (slugs, { walk_max }) => stationsOf(slugs, stationTest(walk_max).test),
  unknown: (slugs, { walk_max }) => stationsOf(slugs, stationTest(walk_max).unknown),
}

const use: Predicate<'use'> = {
  test: (asked, { verdict }, today) => isWanted(rankOf(asked, today), verdict),
  unknown: (asked, { verdict }, today) => isOpen(rankOf(asked, today), verdict),
  either: (asked, { verdict }, today) => isNotRefused(rankOf(asked, today), verdict),
}

export const predicates: { [C in Criterion]: Predicate<C> } = {
  use,
  // Read together with `use`, which alone carries the test.
  verdict: { test: () => always },
  kind: { test: values => oneOf('kind', values) },
  deal: { test: values => oneOf('deal', values) },
  zone: { test: values => oneOf('zone_id', values), unknown: () => sql<SqlBool>`s.zone_id is null` },
  area_min: atLeast('floor_area_m2', building),
  area_max: atMost('floor_area_m2', building),
  land_min: atLeast('land_area_m2'),
  land_max: atMost('land_area_m2'),
  rent_max: atMost('rent_yen', sql<SqlBool>`s.deal = 'rent'`),
  price_max: atMost('price_yen', sql<SqlBool>`s.deal = 'sale'`),
  power_min: atLeast('power_kw', building),
  ceiling_min: atLeast('ceiling_m', building),
  floor_load_min: atLeast('floor_load_t_m2', building),
  crane_min: atLeast('crane_t', building),
  truck_min: atLeast('truck_t'),
  road_min: atLeast('road_m'),
  hours24: isTrue('hours24'),
  certificate: isTrue('certificate', building),
  available_by: {
    test: day => sql<SqlBool>`s.available_from <= ${day}::text::date`,
    unknown: () => sql<SqlBool>`s.available_from is null`,
  },
  station,
  // Read together with `station`, which alone carries the test.
  walk_max: { test: () => always },
  town: {
    test: slugs =>
      sql<SqlBool>`s.town_id in (select id from towns where slug in (${sql.join(slugs.map(slug => sql`${slug}`))}))`,
  },
  q: { test: holdsWords },
  near: { test: (at, { radius }) => withinMetres(at, radius) },
  radius: { test: () => always },
  bbox: { test: inBox },
  within: {
    test: polygon => sql<SqlBool>`(${inBox(boxOf(polygon))} and ST_Intersects(${place}, ${geometry(polygon)}))`,
  },
}

/** The public place, out of what the index of boxes holds. */
const place = sql`ST_SetSRID(ST_MakePoint(s.lng, s.lat), 4326)`

function boxOf({ coordinates: [ring = []] }: SearchPolygon): Bbox {
  const [lngs, lats] = [ring.map(at => at[0]), ring.map(at => at[1])]
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

function withinMetres(at: LngLat, radius = 1000): Bool {
  return sql<SqlBool>`(${inBox(boxAround(at, radius))}
    and ST_DWithin(${place}::geography, ${point(at)}::geography, ${radius}::float8))`
}

function holdsWords(query: string): Bool {
  const words = queryWords(query)
  if (words.length === 0) return always
  const pairs = [...new Set(words.flatMap(bigrams))]
  const listed = sql.join(pairs.map(pair => sql`${pair}::text`))
  const byIndex = pairs.length > 0 ? [sql<SqlBool>`s.grams @> array[${listed}]`] : []
  const exact = words.map(word => sql<SqlBool>`s.words like ${likePattern(word)}`)
  return sql<SqlBool>`(${sql.join([...byIndex, ...exact], sql` and `)})`
}
