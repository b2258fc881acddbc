import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type NextFunction, type Request, type Response, Router } from 'express'
import { LRUCache } from 'lru-cache'
import type { Db } from '../../db/client.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { badParameters } from '../lib/problem.server.ts'
import type { Problem } from '../lib/reading.ts'
import { readSearch, type Search } from '../listings/filter.ts'
import { listingMarks } from '../listings/tiles.server.ts'
import { groundPicture, type View } from '../map/picture.ts'
import type { TileId } from '../map/tile-grid.ts'
import { overlayShapes } from '../zoning/overlay-shapes.server.ts'
import { zoningShapes } from '../zoning/shapes.server.ts'
import { sendProblem } from './refuse.ts'
import { sendWebResponse, webRequest } from './remix.ts'
import { readTile } from './tiles-address.ts'
import { baseFeatures, type Ground } from './tiles-base.ts'
import { keepNewest, knowEditions } from './tiles-editions.ts'
import { encodeMarks } from './tiles-listings.ts'
import { type AreaTiles, areaTiles } from './tiles-shapes.ts'

const TILE = 'application/vnd.mapbox-vector-tile'
const zip = promisify(gzip)
/** A tile of so many listings is counted once in ten seconds; a smaller one for every question. */
const CROWD = 2000
/** Raise it when the same data gives other tiles, so that no reader keeps old ones. */
const FORMAT = 1

type Kept = { etag: string; body: Buffer | null; zipped: Buffer | null }

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
      const key = await edition(layer)
      const name = `${FORMAT}-${layer}-${key}-${read.tile.z}-${read.tile.x}-${read.tile.y}`
      const known = kept.get(name) ?? (await cut(name, await newest(key), read.tile))
      kept.set(name, known)
      return send(req, res, known, { type: TILE, cache: 'public, max-age=300' })
    })
  }
  router.get(
    '/tiles/zoning/:z/:x/:y',
    areas('zoning', async () => areaTiles('zoning', (await zoningShapes(db)).features)),
  )
  router.get(
    '/tiles/overlays/:z/:x/:y',
    areas('overlays', async () => areaTiles('overlays', await overlayShapes(db))),
  )

  const crowded = new LRUCache<string, Kept>({ max: 500, ttl: 10_000 })
  const count = async (name: string, search: Search, tile: TileId): Promise<Kept> => {
    const marks = await listingMarks(searchDb, search, today(), tile)
    const made = encodeMarks(marks, tile)
    const counted = made ? await compressed(Buffer.from(made)) : { etag: tagOf(null), body: null, zipped: null }
    if (marks.reduce((sum, mark) => sum + mark.count, 0) >= CROWD) crowded.set(name, counted)
    return counted
  }
  router.get(
    '/tiles/listings/:z/:x/:y',
    answer(async (req, res) => {
      const read = readTile(req.params, { from: 8, to: 18 })
      const asked = readSearch(new URL(req.url, 'http://tiles').searchParams)
      const problems = [...('problems' in read ? read.problems : []), ...asked.problems]
      if ('problems' in read || problems.length > 0) return refuse(req, res, problems)
      const name = `${req.url} ${today()}`
      return send(req, res, crowded.get(name) ?? (await count(name, asked.search, read.tile)), listingAnswer)
    }),
  )

  const base = keepNewest(() => baseFeatures(db))
  const baseEdition = async () => (await Promise.all((['boundary', 'towns', 'stations'] as const).map(edition))).join()
  const drawn = (path: string, type: string, write: (ground: Ground, parts: Record<string, string>) => string) =>
    router.get(
      path,
      answer(async (req, res) => {
        const key = await baseEdition()
        const name = `${FORMAT}-${req.path}-${key}`
        const known = kept.get(name) ?? (await compressed(Buffer.from(write(await base(key), req.params))))
        kept.set(name, known)
        return send(req, res, known, { type, cache: 'public, max-age=300' })
      }),
    )
  drawn('/tiles/base', 'application/geo+json', ground => JSON.stringify(ground))
  drawn('/tiles/:view(city|near).:locale(ja|en).svg', 'image/svg+xml', ({ features }, { view, locale }) =>
    groundPicture(features, view as View, locale as Locale),
  )

  router.use('/tiles', (req, res) => sendProblem(req, res, 404))
  return router
}

const listingAnswer = { type: TILE, cache: 'public, max-age=30' }
const sizeOf = ({ body, zipped }: Kept) => 200 + (body?.length ?? 0) + (zipped?.length ?? 0)
/** Weak: the same tile travels plain and compressed. */
const tagOf = (body: Uint8Array | null) =>
  `W/"${createHash('sha256')
    .update(body ?? '')
    .digest('base64url')
    .slice(0, 20)}"`

async function cut(name: string, tiles: AreaTiles, { z, x, y }: TileId): Promise<Kept> {
  const made = tiles.tile(z, x, y)
  const etag = tagOf(Buffer.from(name))
  return made ? { ...(await compressed(Buffer.from(made))), etag } : { etag, body: null, zipped: null }
}

/** A packet on the way; packing what is shorter gains nothing. */
const WORTH_PACKING = 1024

const compressed = async (body: Buffer): Promise<Kept> => ({
  etag: tagOf(body),
  body,
  zipped: body.length < WORTH_PACKING ? null : await zip(body),
})

function send(req: Request, res: Response, { etag, body, zipped }: Kept, { type, cache }: typeof listingAnswer): void {
  res.set({ ETag: etag, 'Cache-Control': cache, Vary: 'Accept-Encoding' })
  if (req.fresh) {
    res.status(304).end()
    return
  }
  if (!body) {
    res.status(204).end()
    return
  }
  const zippable = zipped && req.acceptsEncodings('gzip') === 'gzip'
  if (zippable) res.set('Content-Encoding', 'gzip')
  res.type(type).send(zippable ? zipped : body)
}

const context = (req: Request) => ({ requestId: String((req as { id?: unknown }).id ?? '') })
const web = (req: Request, res: Response) => webRequest(req, res, 'http://tiles')

const refuse = (req: Request, res: Response, problems: readonly Problem[]): Promise<void> =>
  sendWebResponse(res, badParameters(problems, web(req, res), context(req)))

/** A failure goes to the server's own error answer. */
const answer =
  (handle: (req: Request, res: Response) => Promise<void>) =>
  (req: Request, res: Response, next: NextFunction): void => {
    handle(req, res).catch(next)
  }
