import pg from 'pg'
import type { Search } from '../../app/listings/filter.ts'
import { searchListings, searchWithFacets } from '../../app/listings/queries.server.ts'
import { type Statement, statementsOf } from './capture.ts'
import { type Context, largest, type Scenario } from './context.ts'
import type { Built } from './dataset/build.ts'
import { interleave, meanOf, ROUNDS, ratios, spread } from './measure.ts'
import { type BoxName, boxed } from './queries.ts'
import { expectedFacets, expectedIds, expectedTotal, mustEqual, sorted } from './reference.ts'
import { limitFrom, ms, type Row } from './report.ts'

const PER_ROUND = 8
const NAMES = ['street', 'ward', 'city', 'whole'] as const
const NEWEST = 50

const searches = ({ region }: Built, name: BoxName | 'whole', round: number): Search[] =>
  Array.from({ length: PER_ROUND }, (_, i) => ({
    ...boxed(10_000 + (round + 1) * PER_ROUND + i, region, name),
    unknown: 'exclude',
  }))

/** A page with its counts and facets, against the same over one wide table whose rows lie as they came. */
async function againstWide(built: Built, name: 'ward' | 'city', today: string): Promise<Row> {
  const { db, size } = built
  const ours = async (search: Search) => {
    const { listings, total, facets } = await searchWithFacets(db, search, today)
    return { ids: listings.map(listing => listing.id), total, facets: sorted(facets) }
  }
  const wide = async (search: Search) => {
    const [ids, total, facets] = await Promise.all([
      expectedIds(db, search, today, 20),
      expectedTotal(db, search, today),
      expectedFacets(db, search, today),
    ])
    return { ids, total, facets }
  }
  for (let round = -1; round < ROUNDS; round++)
    for (const search of searches(built, name, round))
      mustEqual(`${name} ${JSON.stringify(search.filter)}`, await ours(search), await wide(search))
  const figures = await interleave({
    ours: round => meanOf(searches(built, name, round), ours),
    wide: round => meanOf(searches(built, name, round), wide),
  })
  return {
    scenario: `search: ${name}, list, counts and facets`,
    beside: 'one wide table in random order',
    size,
    value: ratios(figures.wide, figures.ours),
    unit: '×',
    limit: limitFrom(1_000_000, size, { at: 'least', value: 3 }),
    note: `${ms(spread(figures.ours).median)} against ${ms(spread(figures.wide).median)}`,
  }
}

/** Not one that counts. */
export const isRows = ({ sql }: Statement): boolean => !sql.trimStart().startsWith('select count(')

/** The statements that give the rows of a page, without those that count. */
export async function pageStatements({ db }: Built, search: Search, size: number, today: string): Promise<Statement[]> {
  const all = await statementsOf(db, async handle => {
    const { listings } = await searchListings(handle, search, today, size)
    mustEqual(
      `newest of ${JSON.stringify(search.filter)}`,
      listings.map(listing => listing.id),
      await expectedIds(db, search, today, size),
    )
  })
  return all.filter(isRows)
}

export async function runAll(client: pg.Pool | pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const { sql, parameters } of statements) await client.query(sql, parameters)
}

/** The newest 50 of boxes of every size: no box may be much slower than another. */
async function newest(built: Built, today: string): Promise<Row[]> {
  const pool = new pg.Pool({ connectionString: built.url!, max: 1, options: '-c plan_cache_mode=force_custom_plan' })
  const prepared = new Map<string, Statement[][]>()
  for (const name of NAMES)
    for (let round = -1; round < ROUNDS; round++) {
      const asked = Array.from({ length: PER_ROUND }, (_, i) =>
        boxed(20_000 + round * PER_ROUND + i, built.region, name, true),
      )
      const pages: Statement[][] = []
      for (const search of asked) pages.push(await pageStatements(built, search, NEWEST, today))
      prepared.set(`${name} ${round}`, pages)
    }
  const side = (name: string) => (round: number) =>
    meanOf(prepared.get(`${name} ${round}`)!, page => runAll(pool, page))
  const figures = await interleave(
    Object.fromEntries(NAMES.map(name => [name, side(name)])) as Record<
      BoxName | 'whole',
      (round: number) => Promise<number>
    >,
  )
  await pool.end()
  const medians = NAMES.map(name => [name, spread(figures[name]).median] as const)
  const note = medians.map(([name, value]) => `${name} ${ms(value)}`).join(', ')
  const rounds = figures.street.map((_, round) => NAMES.map(name => figures[name][round]!))
  return [
    {
      scenario: 'newest 50 of the whole extent',
      beside: 'newest 50 of a street',
      size: built.size,
      value: ratios(figures.whole, figures.street),
      unit: '×',
      limit: { at: 'most', value: 1.5 },
      note,
    },
    {
      scenario: 'newest 50, the slowest box',
      beside: 'the fastest box',
      size: built.size,
      value: spread(rounds.map(times => Math.max(...times) / Math.min(...times))),
      unit: '×',
      limit: { at: 'most', value: 8 },
      note,
    },
  ]
}

export const boxes: Scenario = {
  name: 'boxes',
  needs: { server: true },
  run: async (context: Context) => {
    const built = largest(context)
    return [
      await againstWide(built, 'ward', context.today),
      await againstWide(built, 'city', context.today),
      ...(await newest(built, context.today)),
    ]
  },
}
