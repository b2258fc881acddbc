import { Router } from 'express'
import { LRUCache } from 'lru-cache'
import type { Db } from '../../db/client.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import type { Search } from '../listings/filter.ts'
import { readSearchOf } from '../listings/read-search.server.ts'
import { listingMarks, markTitles } from '../listings/tiles.server.ts'
import type { TileId } from '../map/tile-grid.ts'
import { overlayShapes } from '../zoning/overlay-shapes.server.ts'
import { planShapes } from '../zoning/plan-parts.server.ts'
import { zoningShapes } from '../zoning/shapes.server.ts'
import { sendProblem } from './refuse.ts'
import { readTile } from './tiles-address.ts'
import { answer, compressed, type Kept, refuse, send, sizeOf, tagOf } from './tiles-answer.ts'
import { drawnRoutes } from './tiles-drawn.ts'
import { keepNewest, knowEditions } from './tiles-editions.ts'
import { encodeMarks } from './tiles-listings.ts'
import { type AreaTiles, areaTiles, together } from './tiles-shapes.ts'

const TILE = 'application/vnd.mapbox-vector-tile'
/** A tile of so many listings is counted once in ten seconds; a smaller one for every question. */
const CROWD = 2000
/** Raise it when the same data gives other tiles, so that no reader keeps old ones. */
const FORMAT = 3

export type TilesDeps = {
  db: Db
  searchDb: Db
  /** The day in Tokyo. */
  today?: () => string
}

/**
 * Vector tiles and the drawn ground, answered before the page framework: they are most of what a map asks for.
 * Listings are counted for each question; areas are cut once for each edition and kept, compressed.
 */
export function tilesRouter({ db, searchDb, today = () => dayInTokyo(new Date()) }: TilesDeps): Router {
  const router = Router()
  const edition = knowEditions(db)
  const kept = new LRUCache<string, Kept>({ maxSize: 48 * 1024 * 1024, sizeCalculation: sizeOf })

  const areas = (layer: 'zoning' | 'overlays', load: () => Promise<AreaTiles>) => {
    const newest = keepNewest(load)
    return answer(async (req, res) => {
      const read = readTile(req.params, { from: 8, to: 16 })
      if ('problems' in read) return refuse(req, res, read.problems)
      // District plans are cut along the zones under them, so that a map may paint them with these.
      const key = layer === 'zoning' ? `${await edition(layer)}-${await edition('overlays')}` : await edition(layer)
      const name = `${FORMAT}-${layer}-${key}-${read.tile.z}-${read.tile.x}-${read.tile.y}`
      const known = kept.get(name) ?? (await cut(name, await newest(key), read.tile))
      kept.set(name, known)
      return send(req, res, known, { type: TILE, cache: 'public, max-age=300' })
    })
  }
  router.get(
    '/tiles/zoning/:z/:x/:y',
    areas('zoning', async () =>
      together(
        areaTiles('zoning', (await zoningShapes(db)).features, ['zone']),
        areaTiles('plans', await planShapes(db), ['part'], { isLabelled: false }),
      ),
    ),
  )
  router.get(
    '/tiles/overlays/:z/:x/:y',
    areas('overlays', async () => areaTiles('overlays', await overlayShapes(db), ['kind'])),
  )

  const crowded = new LRUCache<string, Kept>({ max: 500, ttl: 10_000 })
  const count = async (name: string, search: Search, tile: TileId): Promise<Kept> => {
    const marks = await listingMarks(searchDb, search, today(), tile)
    const made = encodeMarks(marks, await markTitles(searchDb, marks), tile)
    const counted = made ? await compressed(Buffer.from(made)) : { etag: tagOf(null), body: null, zipped: null }
    if (marks.reduce((sum, mark) => sum + mark.count, 0) >= CROWD) crowded.set(name, counted)
    return counted
  }
  router.get(
    '/tiles/listings/:z/:x/:y',
    answer(async (req, res) => {
      const read = readTile(req.params, { from: 8, to: 18 })
      const asked = await readSearchOf(searchDb, new URL(req.url, 'http://tiles').searchParams)
      const problems = [...('problems' in read ? read.problems : []), ...asked.problems]
      if ('problems' in read || problems.length > 0) return refuse(req, res, problems)
      const name = `${req.url} ${today()}`
      return send(req, res, crowded.get(name) ?? (await count(name, asked.search, read.tile)), listingAnswer)
    }),
  )

  drawnRoutes(router, { db, searchDb, kept, edition, today })

  router.use('/tiles', (req, res) => sendProblem(req, res, 404))
  return router
}

const listingAnswer = { type: TILE, cache: 'public, max-age=30' }

async function cut(name: string, tiles: AreaTiles, { z, x, y }: TileId): Promise<Kept> {
  const made = tiles.tile(z, x, y)
  const etag = tagOf(Buffer.from(name))
  return made ? { ...(await compressed(Buffer.from(made))), etag } : { etag, body: null, zipped: null }
}
