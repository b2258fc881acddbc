import { sql } from 'kysely'
import { writeSearch } from '../../app/listings/filter.ts'
import { near, type Scenario } from './context.ts'
import type { Built } from './dataset/build.ts'
import { load } from './load.ts'
import { interleave, ROUNDS, ratios, spread } from './measure.ts'
import { startBeside, startPortal } from './processes.ts'
import { boxed } from './queries.ts'
import { expectedIds, mustEqual } from './reference.ts'
import { perSecond, type Row } from './report.ts'

const PER_ROUND = 60

/** Each page is seen to hold what it must; returns its mean weight in bytes. */
async function weigh(port: number, pages: readonly { path: string; ids: string[] }[]): Promise<number> {
  let bytes = 0
  for (const { path, ids } of pages) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`)
    const text = await response.text()
    mustEqual(`status of ${path}`, response.status, 200)
    const linked = [...text.matchAll(/<h[12][^>]*>(?:<a [^>]*href="\/listings\/(BN-\d+))?/g)].map(([, id]) => id)
    if (ids.length > 1) mustEqual(`listings of ${path}`, linked.filter(Boolean), ids)
    else mustEqual(`${path} names its listing`, text.includes(ids[0]!), true)
    bytes += Buffer.byteLength(text)
  }
  return Math.round(bytes / pages.length)
}

async function compare(name: string, portal: number, pages: { path: string; ids: string[] }[]): Promise<Row> {
  const bytes = await weigh(portal, pages.slice(0, PER_ROUND))
  const minimal = await startBeside('minimal-page.ts', String(bytes))
  const headers = { Accept: 'text/html' }
  const rate = async (port: number, paths: string[]) => {
    const { perSecond: figure, failed } = await load({ port, paths, connections: 4, headers })
    mustEqual(`failed requests of ${name}`, failed, 0)
    return figure
  }
  const roundOf = (round: number) => pages.slice((round + 1) * PER_ROUND, (round + 2) * PER_ROUND)
  try {
    const { ours, theirs } = await interleave({
      ours: round =>
        rate(
          portal,
          roundOf(round).map(({ path }) => path),
        ),
      theirs: () => rate(minimal.port, new Array<string>(PER_ROUND).fill('/')),
    })
    return {
      scenario: name,
      beside: "the framework's minimal page of the same size",
      size: null,
      value: ratios(ours, theirs),
      unit: '×',
      limit: { at: 'least', value: 0.5 },
      note: `${perSecond(spread(ours).median)} against ${perSecond(spread(theirs).median)}; ${(bytes / 1024).toFixed(0)} KB`,
    }
  } finally {
    await minimal.stop()
  }
}

async function lists({ db, region }: Built, today: string) {
  const pages: { path: string; ids: string[] }[] = []
  for (let number = 40_000; pages.length < PER_ROUND * (ROUNDS + 1); number++) {
    const search = { ...boxed(number, region, 'city', true), unknown: 'exclude' as const }
    const ids = await expectedIds(db, search, today, 20)
    if (ids.length === 20)
      pages.push({ path: `/listings?${writeSearch(search)}`, ids: ids.map(id => `BN-${String(id).padStart(8, '0')}`) })
  }
  return pages
}

async function details({ db }: Built, today: string) {
  const { rows } = await sql<{ id: string }>`select public_id as id from bench_wide
    where visible_until >= ${today}::text::date order by listing_id limit ${PER_ROUND * (ROUNDS + 1)}::int`.execute(db)
  return rows.map(({ id }) => ({ path: `/listings/${id}`, ids: [id] }))
}

export const renderedPages: Scenario = {
  name: 'rendered-pages',
  needs: { server: true },
  run: async context => {
    const built = near(context, 10_000)
    const portal = await startPortal({ url: built.url! })
    try {
      return [
        {
          ...(await compare('server-rendered list', portal.port, await lists(built, context.today))),
          size: built.size,
        },
        {
          ...(await compare('server-rendered detail', portal.port, await details(built, context.today))),
          size: built.size,
        },
      ]
    } finally {
      await portal.stop()
    }
  },
}
