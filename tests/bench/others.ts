import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSearch } from '../../app/listings/filter.ts'
import { near, type Scenario } from './context.ts'
import { type Built, copyOnServer } from './dataset/build.ts'
import { EXTENT } from './dataset/region.ts'
import { load } from './load.ts'
import { percentile, ratios, spread } from './measure.ts'
import { startPortal } from './processes.ts'
import { boxed } from './queries.ts'
import { mustEqual } from './reference.ts'
import { ms } from './report.ts'

const ROUNDS = 5
const RATE = 30
const SECONDS = 6

const [west, south, east, north] = EXTENT

/** A zoning file that reaches over everything: every property is placed anew. */
function zoningFile(round: number): string {
  const across = 20
  const [dx, dy] = [(east - west) / across, (north - south) / across]
  const features = Array.from({ length: across * across }, (_, i) => {
    const [x, y] = [west + (i % across) * dx, south + Math.floor(i / across) * dy]
    const ring = [
      [x, y],
      [x + dx, y],
      [x + dx, y + dy],
      [x, y + dy],
      [x, y],
    ].map(at => at.map(part => Number(part.toFixed(6))))
    const properties = {
      id: `${round}-${i}`,
      zone: i % 2 ? 'qind' : 'ind',
      coverageRatioPct: 60,
      floorAreaRatioPct: 200,
    }
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** The 99th percentile of what readers wait while `during` runs, or for some seconds. */
async function readers(
  { region }: Built,
  port: number,
  first: number,
  during: Promise<unknown> | null,
): Promise<number> {
  const latencies: number[] = []
  let isOver = during === null
  during?.then(() => {
    isOver = true
  })
  let number = first
  do {
    const paths = Array.from(
      { length: RATE * SECONDS },
      () => `/api/listings?${writeSearch(boxed(number++, region, 'ward'))}`,
    )
    const answers = await load({ port, paths, connections: 16, rate: RATE })
    mustEqual('failed requests during the import', answers.failed, 0)
    latencies.push(...answers.latencies)
  } while (!isOver)
  return percentile(latencies, 0.99)
}

async function importFile(url: string, file: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'db/cli/import.ts', 'zoning', file, '--edition', file], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  mustEqual('exit code of the import', code, 0)
}

export const others: Scenario = {
  name: 'others',
  needs: { server: true },
  run: async context => {
    const built = near(context, 10_000)
    const copy = await copyOnServer(context.server!, built, 'portal_bench_others')
    const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'))
    const portal = await startPortal({ url: copy.url })
    const [alone, beside]: [number[], number[]] = [[], []]
    try {
      await readers(built, portal.port, 60_000, null)
      for (let round = 0; round < ROUNDS; round++) {
        const file = join(folder, `zoning-${round}.geojson`)
        writeFileSync(file, zoningFile(round))
        alone.push(await readers(built, portal.port, 61_000 + round * 2_000, null))
        beside.push(await readers(built, portal.port, 62_000 + round * 2_000, importFile(copy.url, file)))
      }
    } finally {
      await portal.stop()
      await copy.drop()
      rmSync(folder, { recursive: true, force: true })
    }
    return [
      {
        scenario: "others' 99th percentile during an import",
        beside: 'without it',
        size: built.size,
        value: ratios(beside, alone),
        unit: '×',
        limit: { at: 'most', value: 3 },
        note: `${ms(spread(beside).median)} against ${ms(spread(alone).median)}; zoning, every property placed anew`,
      },
    ]
  },
}
