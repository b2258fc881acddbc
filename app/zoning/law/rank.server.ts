import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { ZONE_IDS, type ZoneId } from '../model.ts'
import { type Answers, knownIn, type Work } from './case.ts'
import { type Condition, type Known, rest } from './condition.ts'
import type { NumberFact } from './facts.ts'
import { goodsForbidden, goodsStated } from './goods-line.ts'
import { permissionOf, rowOf } from './permission.ts'
import { HEADLINES, type Headline } from './verdict-model.ts'

/** What a table knows of each property. `null` of a column = unknown. */
export type PropertyColumns = {
  zone: RawBuilder<unknown>
  floorArea: RawBuilder<unknown>
  workshopArea: RawBuilder<unknown>
  storey: RawBuilder<unknown>
  /** Uses that district plans here bar, as text[]; null where that is not told. */
  plansBar: RawBuilder<unknown>
  /** A district plan lies here whose rules on use are not in the data. */
  plansOpen: RawBuilder<unknown>
}

type Bounds = { low: RawBuilder<unknown>; high: RawBuilder<unknown> }
type Bool = RawBuilder<SqlBool>

const exactly = (value: number): Bounds => ({ low: sql`${value}::float8`, high: sql`${value}::float8` })

/** least() passes over what is null. */
const withinFloor = (column: RawBuilder<unknown>, floor: RawBuilder<unknown>): Bounds => {
  const own = sql`${column}::float8`
  return {
    low: sql`case when ${own} is not null then least(${own}, ${floor}) else 0 end`,
    high: sql`least(${own}, ${floor})`,
  }
}

/** From where to where a number of a property lies, as case.ts has it: answers first, a workshop within its floor. */
function boundsOf(answers: Answers, columns: PropertyColumns): Partial<Record<NumberFact, Bounds>> {
  const either = (answer: number | undefined, column: RawBuilder<unknown>) =>
    answer === undefined ? column : sql`${answer}::numeric`
  const floor = either(answers.floor_area, columns.floorArea)
  const storey = either(answers.storey, columns.storey)
  return {
    floor_area: { low: floor, high: floor },
    storey: { low: storey, high: storey },
    workshop_area:
      answers.workshop_area === undefined ? withinFloor(columns.workshopArea, floor) : exactly(answers.workshop_area),
  }
}

const unknown = sql<SqlBool>`null::boolean`

/** A condition as SQL with the same three values; what no column knows is null. */
function toSql(condition: Condition, bounds: Partial<Record<NumberFact, Bounds>>): Bool {
  if (typeof condition === 'boolean') return condition ? sql<SqlBool>`true` : sql<SqlBool>`false`
  if ('not' in condition) return sql<SqlBool>`(not ${toSql(condition.not, bounds)})`
  if ('all' in condition)
    return sql<SqlBool>`(${sql.join(
      condition.all.map(part => toSql(part, bounds)),
      sql` and `,
    )})`
  if ('any' in condition)
    return sql<SqlBool>`(${sql.join(
      condition.any.map(part => toSql(part, bounds)),
      sql` or `,
    )})`
  if (!('fact' in condition)) return unknown
  const range = bounds[condition.fact]
  if (!range) return unknown
  const { is, value } = condition
  // Compared as the columns are stored: to make a float of a decimal costs more than all the rest.
  const limit = sql`${value}::numeric`
  const [surely, never] = {
    '<=': [sql`${range.high} <= ${limit}`, sql`${range.low} > ${limit}`],
    '<': [sql`${range.high} < ${limit}`, sql`${range.low} >= ${limit}`],
    '>=': [sql`${range.low} >= ${limit}`, sql`${range.high} < ${limit}`],
    '>': [sql`${range.low} > ${limit}`, sql`${range.high} <= ${limit}`],
  }[is] as [RawBuilder<unknown>, RawBuilder<unknown>]
  return sql<SqlBool>`(case when ${surely} then true when ${never} then false end)`
}

const rankOf = (headline: Headline) => HEADLINES.indexOf(headline)
const [MET, OPEN, BARRED] = [rankOf('conditional'), rankOf('to_be_confirmed'), rankOf('not_allowed')]
const literal = (rank: number) => sql`${sql.lit(rank)}::int`

/** What answers alone say; numbers that a column may know are left to it. */
function answered(work: Work, answers: Answers): Known {
  const known = knownIn({ work, answers, property: null })
  const { floor_area: _, workshop_area: __, storey: ___, ...numbers } = known.numbers
  return { ...known, numbers }
}

type Ranked = { key: string; rank: RawBuilder<unknown> }
const constant = (rank: number): Ranked => ({ key: String(rank), rank: literal(rank) })

function ofZone(work: Work, zone: ZoneId, known: Known, bounds: ReturnType<typeof boundsOf>, date: string) {
  const row = rowOf(work.use, zone, date)
  if (!row) return constant(OPEN)
  const left = rest(row.permitted, known)
  if (typeof left === 'boolean') return constant(rankOf(permissionOf(row, known)))
  const permitted = toSql(left, bounds)
  const rank = sql`(case when ${permitted} then ${literal(MET)} when not ${permitted} then ${literal(BARRED)} else ${literal(OPEN)} end)`
  return { key: JSON.stringify(left), rank }
}

/** One branch for all zones that answer alike: most do, and a row is asked in few steps. */
function caseOfZones(column: RawBuilder<unknown>, of: (zone: ZoneId) => Ranked): RawBuilder<unknown> {
  const alike = new Map<string, { zones: ZoneId[]; rank: RawBuilder<unknown> }>()
  for (const zone of ZONE_IDS) {
    const { key, rank } = of(zone)
    const known = alike.get(key)
    if (known) known.zones.push(zone)
    else alike.set(key, { zones: [zone], rank })
  }
  const branches = [...alike.values()].map(({ zones, rank }) => {
    const listed = sql.join(zones.map(zone => sql`${sql.lit(zone)}`))
    return sql`when ${column} in (${listed}) then ${rank}`
  })
  return sql`(case ${sql.join(branches, sql` `)} else ${literal(OPEN)} end)`
}

/**
 * The verdict's headline for each property as its rank in HEADLINES, compiled from the same rows that the reader reads.
 * The zone column holds the zone of the larger part.
 */
export function verdictRank(work: Work, answers: Answers, columns: PropertyColumns, date: string): RawBuilder<number> {
  const known = answered(work, answers)
  const bounds = boundsOf(answers, columns)
  const zone = caseOfZones(columns.zone, id => ofZone(work, id, known, bounds, date))
  const hasGoods = goodsStated(known) && work.use !== 'dangerous_goods'
  const parts = [
    zone,
    ...(hasGoods
      ? [caseOfZones(columns.zone, id => (id === 'uca' ? { key: '0', rank: literal(0) } : goodsRank(id, known)))]
      : []),
    sql`(case when ${columns.plansBar} @> array[${work.use}::text] then ${literal(BARRED)}
      when ${columns.plansOpen} then ${literal(OPEN)} else 0 end)`,
  ]
  return sql<number>`greatest(${sql.join(parts)})`
}

/** Without a rule of the zone goods are allowed; within its quantity they are so within a limit. */
function goodsRank(zone: ZoneId, known: Known): Ranked {
  const forbidden = goodsForbidden(zone)
  if (forbidden === false) return constant(0)
  const left = rest(forbidden, known)
  return constant(left === true ? BARRED : left === false ? MET : OPEN)
}
