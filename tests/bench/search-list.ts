import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { PAGE_SIZE, type Search, writeSearch } from '../../app/listings/filter.ts'
import { searchListings, searchWithFacets } from '../../app/listings/queries.server.ts'
import { runAll } from './boxes.ts'
import { type Statement, statementsOf } from './capture.ts'
import { type Context, near, type Scenario } from './context.ts'
import type { Built } from './dataset/build.ts'
import { load } from './load.ts'
import { interleave, meanOf, ROUNDS, ratios, spread } from './measure.ts'
import { startBeside, startPortal } from './processes.ts'
import { boxed } from './queries.ts'
import { expectedFacets, expectedIds, expectedTotal, mustEqual, sorted } from './reference.ts'
import { ms, perSecond, type Row } from './report.ts'

const PER_ROUND = 40
const BOXES = ['street', 'ward', 'ward', 'city'] as const

type Asked = { search: Search; path: string; list: Statement[]; all: Statement[] }

/** Asks the portal in this process what it is to find, and what it sends to the database. */
async function ask({ db, region }: Built, number: number, today: string): Promise<Asked> {
  const search = boxed(number, region, BOXES[number % BOXES.length]!)
  const list = await statementsOf(db, async handle => {
    const found = await searchListings(handle, search, today)
    const ids = found.listings.map(listing => listing.id)
    mustEqual(`ids of ${writeSearch(search)}`, ids, await expectedIds(db, search, today, PAGE_SIZE))
    mustEqual(`total of ${writeSearch(search)}`, found.total, await expectedTotal(db, search, today))
  })
  const all = await statementsOf(db, async handle => {
    const { listings, facets } = await searchWithFacets(handle, search, today)
    mustEqual(`facets of ${writeSearch(search)}`, sorted(facets), await expectedFacets(db, search, today))
    mustEqual(
      `listings with facets of ${writeSearch(search)}`,
      listings.map(listing => listing.id),
      await expectedIds(db, search, today, PAGE_SIZE),
    )
  })
  return { search, path: `/api/listings?${writeSearch(search)}`, list, all }
}

const roundOf = (asked: readonly Asked[], round: number) =>
  asked.slice((round + 1) * PER_ROUND, (round + 2) * PER_ROUND)

async function inProcess({ db, url }: Built, asked: Asked[], today: string): Promise<Row> {
  const pool = new pg.Pool({ connectionString: url!, max: 10, options: '-c plan_cache_mode=force_custom_plan' })
  const { ours, theirs } = await interleave({
    ours: round => meanOf(roundOf(asked, round), ({ search }) => searchListings(db, search, today)),
    theirs: round => meanOf(roundOf(asked, round), ({ list }) => runAll(pool, list)),
  })
  await pool.end()
  return {
    scenario: 'search: list',
    beside: 'the same SQL through the bare driver',
    size: null,
    value: ratios(theirs, ours),
    unit: '×',
    limit: { at: 'least', value: 0.8 },
    note: `${ms(spread(ours).median)} against ${ms(spread(theirs).median)}`,
  }
}

/** The portal's answers over HTTP name the listings that the reference names, and so do the bare server's rows. */
async function checkServers(portal: number, beside: number, asked: readonly Asked[], { db }: Built, today: string) {
  for (const { search, path } of asked) {
    const [ours, theirs] = await Promise.all(
      [portal, beside].map(async port => (await fetch(`http://127.0.0.1:${port}${path}`)).json()),
    )
    const ids = ours.features.map((feature: { id: string }) => Number(feature.id.slice(3)))
    mustEqual(`ids of ${path}`, ids, await expectedIds(db, search, today, PAGE_SIZE))
    const rows = theirs.filter((set: Record<string, unknown>[]) => set[0] && 'publicId' in set[0]).flat()
    mustEqual(
      `bare ids of ${path}`,
      rows.map((row: { id: string }) => Number(row.id)),
      ids,
    )
  }
}

async function overHttp(built: Built, asked: Asked[], { today, peers }: Context): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const file = join(folder, 'statements.json')
  writeFileSync(file, JSON.stringify(Object.fromEntries(asked.map(({ path, all }) => [path, all]))))
  const [portal, beside] = await Promise.all([
    startPortal({ url: built.url! }),
    startBeside('bare-search.ts', built.url!, file),
  ])
  const rate = (port: number) => async (round: number) =>
    (await load({ port, paths: roundOf(asked, round).map(({ path }) => path) })).perSecond
  const ask = (origin: string) => async (round: number) =>
    1000 / (await meanOf(roundOf(asked, round), ({ path }) => fetch(origin + path).then(answer => answer.text())))
  try {
    await checkServers(portal.port, beside.port, asked, built, today)
    const figures = await interleave({
      ours: rate(portal.port),
      theirs: rate(beside.port),
      ...Object.fromEntries(peers.map(({ name, origin }) => [name, ask(origin)])),
    } as Record<string, (round: number) => Promise<number>>)
    return ['theirs', ...peers.map(peer => peer.name)].map(name => ({
      scenario: 'search: list, counts and facets',
      beside: name === 'theirs' ? 'the same SQL, bare driver and bare node:http' : name,
      size: built.size,
      value: ratios(figures.ours!, figures[name]!),
      unit: '×',
      limit: name === 'theirs' ? { at: 'least', value: 0.8 } : null,
      note: `${perSecond(spread(figures.ours!).median)} against ${perSecond(spread(figures[name]!).median)}`,
    }))
  } finally {
    await Promise.all([portal.stop(), beside.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

export const searchList: Scenario = {
  name: 'search-list',
  needs: { server: true },
  run: async context => {
    const built = near(context, 100_000)
    const asked: Asked[] = []
    for (let i = 0; i < PER_ROUND * (ROUNDS + 1); i++) asked.push(await ask(built, i, context.today))
    return [
      { ...(await inProcess(built, asked, context.today)), size: built.size },
      ...(await overHttp(built, asked, context)),
    ]
  },
}
