import { sql } from 'kysely'
import { importZoning } from '../../app/zoning/import.server.ts'
import { connectServer } from '../../db/client.server.ts'
import type { Scenario } from './context.ts'
import { emptyOnServer } from './dataset/build.ts'
import { copyInto } from './dataset/fill.ts'
import { EXTENT } from './dataset/region.ts'
import type { Values } from './dataset/tables.ts'
import { clock, interleave, ratios, spread } from './measure.ts'
import { mustEqual } from './reference.ts'
import { perSecond, type Row } from './report.ts'

const AREAS = 50_000
const ACROSS = 250

type Area = { id: string; ring: [number, number][] }

/** So many squares side by side, moved by a hair in each round so that none is known. */
function areasOf(round: number): Area[] {
  const [west, south, east, north] = EXTENT
  const [dx, dy] = [(east - west) / (ACROSS + 2), (north - south) / (AREAS / ACROSS + 2)]
  const moved = (round + 2) * 1e-5
  return Array.from({ length: AREAS }, (_, i) => {
    const x = west + dx * (1 + (i % ACROSS)) + moved
    const y = south + dy * (1 + Math.floor(i / ACROSS)) + moved
    const at = (a: number, b: number): [number, number] => [
      Number((x + a * dx).toFixed(6)),
      Number((y + b * dy).toFixed(6)),
    ]
    return { id: `${round}-${i}`, ring: [at(0, 0), at(0.9, 0), at(0.9, 0.9), at(0.4, 0.95), at(0, 0.9), at(0, 0)] }
  })
}

function fileOf(areas: readonly Area[]) {
  const features = areas.map(({ id, ring }) => ({
    type: 'Feature',
    properties: { id, zone: 'qind', coverageRatioPct: 60, floorAreaRatioPct: 200 },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }))
  return { name: 'zoning.geojson', bytes: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })) }
}

const rowsOf = (areas: readonly Area[]): Values[] =>
  areas.map(({ id, ring }) => [
    ...[1, 'qind', 60, 200, id],
    `SRID=4326;MULTIPOLYGON(((${ring.map(([x, y]) => `${x} ${y}`).join(',')})))`,
    true,
  ])

const COLUMNS: [string, string][] = [
  'dataset_id',
  'zone_id',
  'coverage_ratio_pct',
  'floor_area_ratio_pct',
  'source_ref',
  'geom',
  'is_current',
].map(name => [name, 'text'])

export const imports: Scenario = {
  name: 'imports',
  needs: { server: true },
  run: async ({ server, today }) => {
    const own = await emptyOnServer(server!, 'portal_bench_import')
    const db = connectServer(own.url, { max: 4 })
    try {
      await sql`create table copied (like zoning_areas including indexes)`.execute(db)
      await sql`alter table copied alter id add generated always as identity`.execute(db)
      const load = async (round: number, outcome: string, added: number) => {
        const file = fileOf(areasOf(round))
        return clock(async () => {
          const report = await importZoning(db, file, { today, source: 'bench', licence: 'CC0 1.0', edition: 'bench' })
          mustEqual('import report', [report.outcome, report.added, report.leftOut.length], [outcome, added, 0])
        })
      }
      const copy = async (round: number) => {
        const rows = rowsOf(areasOf(round))
        await sql`truncate copied`.execute(db)
        return clock(async () => {
          const filler = await copyInto(own.url, { name: 'copied', columns: COLUMNS })
          for (let start = 0; start < rows.length; start += 5000) await filler.write(rows.slice(start, start + 5000))
          await filler.end()
        })
      }
      const same: number[] = []
      const figures = await interleave({
        fresh: async round => {
          const took = await load(round, 'loaded', AREAS)
          const again = await load(round, 'unchanged', 0)
          if (round >= 0) same.push(again)
          return took
        },
        copied: copy,
      })
      const row = (scenario: string, took: number[], limit: number): Row => ({
        ...{ scenario, beside: 'raw COPY of the same rows', size: null, unit: '×' },
        value: ratios(figures.copied, took),
        limit: { at: 'least', value: limit },
        note: `${perSecond(AREAS / (spread(took).median / 1000))} against ${perSecond(AREAS / (spread(figures.copied).median / 1000))}`,
      })
      return [
        row('import of 50,000 zoning areas, new', figures.fresh, 0.12),
        row('import of 50,000 zoning areas, identical', same, 1),
      ]
    } finally {
      await db.destroy()
      await own.drop()
    }
  },
}
