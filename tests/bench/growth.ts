import { sql } from 'kysely'
import pg from 'pg'
import { loadDetailPage } from '../../app/listings/detail-page.server.ts'
import type { Search } from '../../app/listings/filter.ts'
import { searchListings } from '../../app/listings/queries.server.ts'
import { listingMarks } from '../../app/listings/tiles.server.ts'
import { tileBox, tileOf } from '../../app/map/tile-grid.ts'
import { pageStatements, runAll } from './boxes.ts'
import type { Context, Scenario } from './context.ts'
import type { Built } from './dataset/build.ts'
import { HOME } from './dataset/region.ts'
import { exponent, interleave, meanOf, ROUNDS, spread } from './measure.ts'
import { type BoxName, boxed, search } from './queries.ts'
import { expectedIds, mustEqual } from './reference.ts'
import { ms, once, type Row } from './report.ts'

const PER_ROUND = 6
/** As typed, and as the words are kept. */
const WORDS = [
  ['倉庫', '倉庫'],
  ['冷蔵', '冷蔵'],
  ['深井', '深井'],
  ['排水処理設備', '排水処理設備'],
  ['ドックレベラー', 'どっくれべらー'],
  ['飛行船格納庫', '飛行船格納庫'],
] as const

type Work = () => Promise<unknown>
/** Makes the n-th piece of work and sees that its answer is right. */
type Prepare = (built: Built, today: string, n: number, pool: pg.Pool) => Promise<Work>

/** `kept`: the same search in the words' kept form, for the reference. */
async function searching({ db }: Built, asked: Search, today: string, size: number, kept = asked): Promise<Work> {
  const work = () => searchListings(db, asked, today, size)
  const ids = (await work()).listings.map(listing => listing.id)
  mustEqual(`ids of ${JSON.stringify(asked.filter)}`, ids, await expectedIds(db, kept, today, size))
  return work
}

const inBox =
  (name: BoxName): Prepare =>
  (built, today, n) =>
    searching(built, boxed(30_000 + n, built.region, name), today, 20)

const newest: Prepare = async (built, today, n, pool) => {
  const statements = await pageStatements(built, boxed(31_000 + n, built.region, 'whole', true), 50, today)
  return () => runAll(pool, statements)
}

const keyword: Prepare = (built, today, n) => {
  const [typed, kept] = WORDS[n % WORDS.length]!
  return searching(built, search({ q: typed }), today, 50, search({ q: kept }))
}

const wideTile: Prepare = async ({ db }, today, n) => {
  const tile = tileOf(HOME[0] + n / 1000, HOME[1], 9)
  const work = () => listingMarks(db, search({}), today, tile)
  const [west, south, east, north] = tileBox(tile)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from bench_wide
    where visible_until >= ${today}::text::date and lng >= ${west}::float8 and lng < ${east}::float8
      and lat > ${south}::float8 and lat <= ${north}::float8`.execute(db)
  const counted = (await work()).reduce((sum, mark) => sum + mark.count, 0)
  mustEqual('listings of the wide tile', counted, rows[0]!.n)
  return work
}

const detail: Prepare = async ({ db }, today, n) => {
  const { rows } = await sql<{ id: string }>`select public_id as id from bench_wide
    where visible_until >= ${today}::text::date order by listing_id offset ${n * 37}::int limit 1`.execute(db)
  const { id } = rows[0]!
  const asked = { id, url: new URL(`http://localhost/listings/${id}`), today, baseUrl: 'http://localhost' }
  const work = () => loadDetailPage(db, { ...asked, basemap: { kind: 'schematic' } })
  const page = await work()
  mustEqual('detail page', page?.state === 'live' && page.view.publicId, id)
  return work
}

/** What grows, and the exponent that it may grow with; a page that reads one listing stays as it is. */
const SHAPES: [name: string, limit: number, prepare: Prepare][] = [
  ['street', 0.35, inBox('street')],
  ['ward', 0.7, inBox('ward')],
  ['newest 50', 0.15, newest],
  ['keyword', 0.5, keyword],
  ['wide cluster tile', 0.1, wideTile],
  ['detail page', 0.05, detail],
]

async function cost(built: Built, prepare: Prepare, today: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: built.url!, max: 1, options: '-c plan_cache_mode=force_custom_plan' })
  const work: Work[] = []
  for (let n = 0; n < PER_ROUND * (ROUNDS + 1); n++) work.push(await prepare(built, today, n, pool))
  const { figure } = await interleave({
    figure: round => meanOf(work.slice((round + 1) * PER_ROUND, (round + 2) * PER_ROUND), one => one()),
  })
  await pool.end()
  return spread(figure).median
}

export const growth: Scenario = {
  name: 'growth',
  needs: { server: true, size: 100_000 },
  run: async ({ builds, today }: Context) => {
    const rows: Row[] = []
    for (const [name, limit, prepare] of SHAPES) {
      const costs: { size: number; cost: number }[] = []
      for (const built of builds) costs.push({ size: built.size, cost: await cost(built, prepare, today) })
      rows.push({
        scenario: `growth: ${name}`,
        beside: 'ten times the data',
        size: null,
        value: once(exponent(costs[0]!, costs.at(-1)!)),
        unit: 'exponent',
        limit: { at: 'most', value: limit },
        note: costs.map(({ size, cost: figure }) => `${size / 1000}k ${ms(figure)}`).join(', '),
      })
    }
    return rows
  },
}
