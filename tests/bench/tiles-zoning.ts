import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import express, { type Express } from 'express'
import { sql } from 'kysely'
import { PbfReader } from 'pbf'
import { tileOf } from '../../app/map/tile-grid.ts'
import { tilesRouter } from '../../app/server/tiles.ts'
import type { Db } from '../../db/client.server.ts'
import { type Context, largest, type Scenario } from './context.ts'
import type { Built } from './dataset/build.ts'
import { randomFrom } from './dataset/random.ts'
import { EXTENT } from './dataset/region.ts'
import { interleave, meanOf, ROUNDS, ratios, spread } from './measure.ts'
import { mustEqual } from './reference.ts'
import { ms, type Row, once as single } from './report.ts'

type Tile = { z: number; x: number; y: number }
const PER_ROUND = 30
const zip = promisify(gzip)

/** Tiles where areas lie; another set for each round. */
function tilesOf(z: number, round: number): Tile[] {
  const random = randomFrom(z * 100 + round + 1)
  const [w, s, e, n] = EXTENT
  const inside = () => [w + (e - w) * (0.05 + 0.9 * random.next()), s + (n - s) * (0.05 + 0.9 * random.next())] as const
  const found = new Map<string, Tile>()
  for (let i = 0; i < PER_ROUND; i++) {
    const tile = tileOf(...inside(), z)
    found.set(`${tile.x}/${tile.y}`, tile)
  }
  return [...found.values()]
}

/** The same areas as PostGIS makes a tile of them, unsimplified. */
async function postgisTile(db: Db, { z, x, y }: Tile): Promise<Buffer> {
  const { rows } = await sql<{ tile: Buffer }>`
    select ST_AsMVT(areas, 'zoning', 4096, 'shape', 'number') as tile from (
      select id as number, id, zone_id as zone, coverage_ratio_pct as "coverageRatioPct",
        floor_area_ratio_pct as "floorAreaRatioPct",
        ST_AsMVTGeom(ST_Transform(geom, 3857), ST_TileEnvelope(${z}::int, ${x}::int, ${y}::int), 4096, 64) as shape
      from zoning_areas
      where is_current and geom && ST_Transform(ST_TileEnvelope(${z}::int, ${x}::int, ${y}::int), 4326)
    ) as areas where shape is not null`.execute(db)
  return rows[0]!.tile
}

async function listen(app: Express): Promise<{ server: Server; origin: string }> {
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, origin: `http://127.0.0.1:${(server.address() as { port: number }).port}` }
}

/** A server whose tiles nobody has asked for yet; its areas are read and indexed. */
async function fresh({ db }: Built) {
  const app = express().use(tilesRouter({ db, searchDb: db }))
  app.get('/postgis/:z/:x/:y', async (req, res) => {
    const { z, x, y } = req.params
    const body = await zip(await postgisTile(db, { z: Number(z), x: Number(x), y: Number(y) }))
    res.set({ 'Content-Type': 'application/vnd.mapbox-vector-tile', 'Content-Encoding': 'gzip' }).send(body)
  })
  const listening = await listen(app)
  await ask(listening.origin, 'tiles/zoning', { z: 8, x: 0, y: 0 })
  return listening
}

const ask = async (origin: string, path: string, { z, x, y }: Tile): Promise<Buffer> => {
  const response = await fetch(`${origin}/${path}/${z}/${x}/${y}`, { headers: { 'Accept-Encoding': 'gzip' } })
  if (!response.ok) throw new Error(`${path}/${z}/${x}/${y}: ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

/** Numbers of the areas in a tile: all of them, and those that reach well into it. */
function areasIn(tile: Buffer): { all: Set<number>; well: number[] } {
  const layer = new VectorTile(new PbfReader(tile)).layers.zoning
  const all = new Set<number>()
  const well: number[] = []
  for (let i = 0; i < (layer?.length ?? 0); i++) {
    const feature = layer!.feature(i)
    const id = feature.id ?? Number(feature.properties.id)
    const [left, top, right, bottom] = feature.bbox()
    const step = 4096 / feature.extent
    const width = Math.min(right! * step, 4096) - Math.max(left! * step, 0)
    const height = Math.min(bottom! * step, 4096) - Math.max(top! * step, 0)
    all.add(id)
    if (width > 32 && height > 32) well.push(id)
  }
  return { all, well }
}

/** What reaches well into a tile by one maker stands in the other's; what only touches the edge may be cut either way. */
function mustHoldTheSame({ z, x, y }: Tile, ours: Buffer, theirs: Buffer): void {
  const [a, b] = [areasIn(ours), areasIn(theirs)]
  const missing = [...a.well.filter(id => !b.all.has(id)), ...b.well.filter(id => !a.all.has(id))]
  mustEqual(`areas missing from tile ${z}/${x}/${y}`, missing, [])
}

async function uncached(built: Built, z: number, limit: number): Promise<Row> {
  const { server, origin } = await fresh(built)
  for (const tile of tilesOf(z, -1)) {
    const [ours, theirs] = await Promise.all([ask(origin, 'tiles/zoning', tile), ask(origin, 'postgis', tile)])
    mustHoldTheSame(tile, ours, theirs)
  }
  server.close()
  const side = (path: string) => async (round: number) => {
    const own = await fresh(built)
    const figure = await meanOf(tilesOf(z, round), tile => ask(own.origin, path, tile))
    own.server.close()
    return figure
  }
  const { ours, theirs } = await interleave({ ours: side('tiles/zoning'), theirs: side('postgis') }, ROUNDS)
  return {
    scenario: `uncached zoning tile z${z}`,
    beside: 'ST_AsMVT through the same server',
    size: null,
    value: ratios(theirs, ours),
    unit: '×',
    limit: { at: 'least', value: limit },
    note: `${ms(spread(ours).median)} against ${ms(spread(theirs).median)}; 20,000 areas`,
  }
}

async function weight(built: Built, z: number, limit: number): Promise<Row> {
  const { server, origin } = await fresh(built)
  let [ours, theirs] = [0, 0]
  for (const tile of tilesOf(z, 0)) {
    ours += (await zip(await ask(origin, 'tiles/zoning', tile))).length
    theirs += (await zip(await ask(origin, 'postgis', tile))).length
  }
  server.close()
  const count = tilesOf(z, 0).length
  return {
    scenario: `tile weight z${z}, compressed`,
    beside: 'unsimplified',
    size: null,
    value: single(ours / theirs),
    unit: '×',
    limit: { at: 'most', value: limit },
    note: `${(ours / count / 1024).toFixed(1)} KB against ${(theirs / count / 1024).toFixed(1)} KB`,
  }
}

export const zoningTiles: Scenario = {
  name: 'zoning-tiles',
  needs: { server: true },
  run: async (context: Context) => {
    const built = largest(context)
    return [
      await uncached(built, 12, 1),
      await uncached(built, 14, 1.5),
      await uncached(built, 16, 3),
      await weight(built, 8, 0.2),
      await weight(built, 10, 0.3),
      await weight(built, 12, 0.6),
    ]
  },
}
