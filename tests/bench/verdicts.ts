import { sql } from 'kysely'
import pg from 'pg'
import { PAGE_SIZE, type Search, writeSearch } from '../../app/listings/filter.ts'
import { searchListings, searchWithFacets } from '../../app/listings/queries.server.ts'
import { rankOf } from '../../app/listings/verdict-rank.server.ts'
import { verdictsOf } from '../../app/listings/verdicts.server.ts'
import type { AskedWork } from '../../app/zoning/law/asked.ts'
import { HEADLINES } from '../../app/zoning/law/verdict-model.ts'
import type { Db } from '../../db/client.server.ts'
import { runAll } from './boxes.ts'
import { type Statement, statementsOf } from './capture.ts'
import { type Context, largest, type Scenario } from './context.ts'
import type { Built } from './dataset/build.ts'
import { clock, interleave, meanOf, ROUNDS, ratios, spread } from './measure.ts'
import { boxed, search } from './queries.ts'
import { mustEqual, sorted } from './reference.ts'
import { ms, type Row } from './report.ts'
import { type Expected, expectedByUse } from './verdict-reference.ts'

/** A work known by its name alone, with answers that settle much, and one that is open or shut by its storey and floor. */
const WORKS: Record<string, string>[] = [
  { use: 'metal_press' },
  { use: 'metal_press', motor_kw: '5', workshop_area: '120' },
  { use: 'goods_shop' },
]
const workAt = (n: number) => WORKS[n % WORKS.length]!
const AT_ONCE = 1000

type Batch = { ids: number[]; asked: AskedWork; read: Statement[] }

/** So many public listings from all over, others for each round. */
async function someIds(db: Db, round: number, today: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select listing_id as id from listing_search
    where visible_until >= ${today}::text::date
    order by hashint8(listing_id + ${(round + 1) * 7919}::bigint) limit ${AT_ONCE}::int`.execute(db)
  return rows.map(row => row.id)
}

/** The verdicts as places in HEADLINES, by the SQL of a search. */
async function ranksBySql(db: Db, { ids, asked }: Batch, today: string): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; rank: number }>`
    select s.listing_id as id, ${rankOf(asked, today)} as rank from listing_search s
    where s.listing_id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map(row => [row.id, row.rank]))
}

async function batchOf(db: Db, round: number, today: string): Promise<Batch> {
  const ids = await someIds(db, round, today)
  const asked = search(workAt(round + 1)).filter.use!
  const read = await statementsOf(db, async handle => {
    const verdicts = await verdictsOf(handle, ids, asked, today)
    const ranks = await ranksBySql(db, { ids, asked, read: [] }, today)
    mustEqual(
      `verdicts on ${asked.use}`,
      ids.map(id => verdicts.get(id)?.result),
      ids.map(id => HEADLINES[ranks.get(id)!]),
    )
  })
  return { ids, asked, read }
}

/** The reader of many verdicts, against reading the same rows and against the ranks that the SQL gives for them. */
async function manyVerdicts({ db, url, size }: Built, today: string): Promise<Row[]> {
  const batches: Batch[] = []
  for (let round = -1; round < ROUNDS; round++) batches.push(await batchOf(db, round, today))
  const pool = new pg.Pool({ connectionString: url!, max: 2 })
  const of = (round: number) => batches[round + 1]!
  const figures = await interleave({
    verdicts: round => clock(() => verdictsOf(db, of(round).ids, of(round).asked, today)),
    rows: round => clock(() => runAll(pool, of(round).read)),
    ranks: round => clock(() => ranksBySql(db, of(round), today)),
  })
  await pool.end()
  const each = (spread(figures.verdicts).median / AT_ONCE) * 1000
  const row = { scenario: 'verdicts for 1,000 properties', size, unit: '×' as const, limit: null }
  const against = (under: readonly number[]) =>
    `${ms(spread(figures.verdicts).median)} against ${ms(spread(under).median)}`
  return [
    {
      ...{ ...row, beside: 'reading the same 1,000 rows without verdicts' },
      value: ratios(figures.verdicts, figures.rows),
      note: `${against(figures.rows)}; ${each.toFixed(0)} µs a property, with every line and clause`,
    },
    {
      ...{ ...row, beside: 'the headline alone of the same rows by SQL' },
      value: ratios(figures.verdicts, figures.ranks),
      note: against(figures.ranks),
    },
  ]
}

type Asked = { plain: Search; byUse: Search; expected: Expected }

/** Searches by use with the same that name no use; `perRound` of them for each round. */
async function askedIn(built: Built, box: 'whole' | 'ward', perRound: number, today: string): Promise<Asked[]> {
  const pairs = Array.from({ length: perRound * (ROUNDS + 1) }, (_, n) => {
    const plain = box === 'whole' ? search({}) : boxed(70_000 + n, built.region, box, true)
    return { plain, byUse: { ...plain, filter: { ...plain.filter, ...search(workAt(n)).filter } } }
  })
  // Over everything only the works differ: each is looked up once.
  const kinds = box === 'whole' ? pairs.slice(0, WORKS.length) : pairs
  const expected = await expectedByUse(
    built.db,
    kinds.map(pair => pair.byUse),
    today,
    PAGE_SIZE,
  )
  return pairs.map((pair, n) => ({ ...pair, expected: expected[n % expected.length]! }))
}

async function check({ db }: Built, { byUse, expected }: Asked, today: string): Promise<void> {
  const what = writeSearch(byUse)
  const { listings, total, facets } = await searchWithFacets(db, byUse, today)
  const ids = listings.map(listing => listing.id)
  mustEqual(`found by ${what}`, [total, sorted(facets)], [expected.total, sorted(expected.facets)])
  mustEqual(`newest by ${what}`, ids, expected.ids.newest)
  const fitting = await searchListings(db, { ...byUse, sort: 'fit' }, today)
  mustEqual(
    `fitting by ${what}`,
    fitting.listings.map(listing => listing.id),
    expected.ids.fit,
  )
}

const BOXES = { whole: { perRound: 1, name: 'everything' }, ward: { perRound: 6, name: 'a ward' } } as const

async function searches(built: Built, box: keyof typeof BOXES, today: string): Promise<Row[]> {
  const { perRound, name } = BOXES[box]
  const asked = await askedIn(built, box, perRound, today)
  for (const one of box === 'whole' ? asked.slice(0, WORKS.length) : asked) await check(built, one, today)
  const side = (ask: (one: Asked) => Promise<unknown>) => (round: number) =>
    meanOf(asked.slice((round + 1) * perRound, (round + 2) * perRound), ask)
  const { db, size } = built
  const { byUse, plain, fit, newest } = await interleave({
    byUse: side(one => searchWithFacets(db, one.byUse, today)),
    plain: side(one => searchWithFacets(db, one.plain, today)),
    fit: side(one => searchListings(db, { ...one.byUse, sort: 'fit' }, today)),
    newest: side(one => searchListings(db, one.byUse, today)),
  })
  const against = (over: number[], under: number[]) => ({
    value: ratios(over, under),
    note: `${ms(spread(over).median)} against ${ms(spread(under).median)}`,
  })
  const row = { size, unit: '×' as const, limit: null }
  return [
    {
      ...{ ...row, scenario: `search by use: ${name}, list, counts and facets`, beside: 'the same search without it' },
      ...against(byUse, plain),
    },
    {
      ...{ ...row, scenario: `sort by fit: ${name}, list and counts`, beside: 'the newest of the same search' },
      ...against(fit, newest),
    },
  ]
}

export const verdicts: Scenario = {
  name: 'verdicts',
  needs: { server: true },
  run: async (context: Context) => {
    const built = largest(context)
    return [
      ...(await manyVerdicts(built, context.today)),
      ...(await searches(built, 'whole', context.today)),
      ...(await searches(built, 'ward', context.today)),
    ]
  },
}
