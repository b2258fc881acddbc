import type { Request, Response, Router } from 'express'
import type { LRUCache } from 'lru-cache'
import type { Db } from '../../db/client.server.ts'
import { listFacilities } from '../incubation/queries.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { Search } from '../listings/filter.ts'
import { readSearchOf } from '../listings/read-search.server.ts'
import { listingMarks } from '../listings/tiles.server.ts'
import { CITY_BOX } from '../map/city.ts'
import type { ZoneStyle } from '../map/model.ts'
import { groundPicture } from '../map/picture.ts'
import { facilitiesPicture, pinsPicture, sitesPicture } from '../map/picture-subjects.ts'
import { type PaintedArea, zoneLetters, zonePaint } from '../map/picture-zones.ts'
import { type TileId, tileOf } from '../map/tile-grid.ts'
import type { Layer } from '../places/model.ts'
import type { MultiPolygon } from '../places/rings.ts'
import { listSites } from '../sites/queries.server.ts'
import { zoneStyles } from '../zoning/map-styles.ts'
import { planShapes } from '../zoning/plan-parts.server.ts'
import { planStyles, readPlans } from '../zoning/plan-parts.ts'
import { zoningShapes } from '../zoning/shapes.server.ts'
import { VERDICT_LOOKS } from '../zoning/verdict-looks.ts'
import { readResults, verdictStyles } from '../zoning/zone-verdicts.ts'
import { answer, compressed, type Kept, refuse, send } from './tiles-answer.ts'
import { baseFeatures, type Ground } from './tiles-base.ts'
import { keepNewest } from './tiles-editions.ts'
import { labelPointOf } from './tiles-shapes.ts'

const SVG = 'image/svg+xml'
/** Of the tiles that the moving map asks for when it shows the whole city on a desk. */
const CITY_ZOOM = 12

type Deps = {
  db: Db
  searchDb: Db
  kept: LRUCache<string, Kept>
  edition: (layer: Layer) => Promise<string>
  today: () => string
}

const localeOf = (req: Request) => req.params.locale as Locale
/** What each zone says of a work, by which a picture is painted; '' = as ever. */
const paintOf = (req: Request): string => {
  const code = typeof req.query.paint === 'string' ? req.query.paint : ''
  return readResults(code) ? code : ''
}
/** Where district plans say otherwise; '' = nowhere. */
const plansOf = (req: Request): string => {
  const code = typeof req.query.plans === 'string' ? req.query.plans : ''
  return paintOf(req) && readPlans(code) ? code : ''
}
const stylesOf = (req: Request): readonly ZoneStyle[] => {
  const results = readResults(paintOf(req))
  // A picture names no verdict: its signs stand in the legend.
  return results ? verdictStyles(localeOf(req), results, () => '') : zoneStyles(localeOf(req))
}

/** What the map draws under the data, and the same as pictures, for whoever has no moving map, or not yet. */
export function drawnRoutes(router: Router, { db, searchDb, kept, edition, today }: Deps): void {
  const base = keepNewest(() => baseFeatures(db))
  const areas = keepNewest(() => paintedAreas(db))
  const zoningEdition = async () => (await Promise.all((['zoning', 'overlays'] as const).map(edition))).join()
  const baseEdition = async () => (await Promise.all((['boundary', 'towns', 'stations'] as const).map(edition))).join()

  /** Made once for each edition of the data it shows. */
  const drawn = (path: string, type: string, write: (ground: Ground, req: Request) => string | Promise<string>) =>
    router.get(
      path,
      answer(async (req, res) => {
        const [key, zoning] = [await baseEdition(), await zoningEdition()]
        const name = `${req.path}-${paintOf(req)}-${plansOf(req)}-${key}-${zoning}`
        const known = kept.get(name) ?? (await compressed(Buffer.from(await write(await base(key), req))))
        kept.set(name, known)
        return send(req, res, known, { type, cache: 'public, max-age=300' })
      }),
    )
  drawn('/tiles/base', 'application/geo+json', ground => JSON.stringify(ground))
  drawn('/tiles/:view(city|near).:locale(ja|en).svg', SVG, ({ features }, req) =>
    groundPicture(features, req.params.view as 'city' | 'near', localeOf(req)),
  )
  drawn('/tiles/zones.:locale(ja|en).svg', SVG, async ({ features }, req) => {
    const [found, styles] = [await areas(await zoningEdition()), stylesOf(req)]
    const over = planStyles(readPlans(plansOf(req)) ?? [])
    const zones = zonePaint(found.zones, styles) + zonePaint(found.plans, over, 0.92)
    const parts = { zones, zoneNames: zoneLetters(found.zones, styles) }
    return groundPicture(features, 'zones', localeOf(req), parts)
  })

  /** Made for each question, as its subjects come and go with the day. */
  const asked = (layer: string, write: (req: Request, res: Response) => Promise<string | null>) =>
    router.get(
      `/tiles/${layer}.:locale(ja|en).svg`,
      answer(async (req, res) => {
        const picture = await write(req, res)
        if (picture === null) return
        return send(req, res, await compressed(Buffer.from(picture)), { type: SVG, cache: 'public, max-age=30' })
      }),
    )
  asked('listings', async (req, res) => {
    const { search, problems } = await readSearchOf(searchDb, new URL(req.url, 'http://tiles').searchParams)
    if (problems.length === 0) return pinsPicture(await cityMarks(searchDb, search, today()), localeOf(req))
    await refuse(req, res, problems)
    return null
  })
  asked('sites', async () => sitesPicture((await listSites(searchDb, today())).map(site => asShape(site.shape))))
  asked('incubation', async req => {
    const facilities = await listFacilities(searchDb, today())
    return facilitiesPicture(
      facilities.map(facility => facility.at),
      localeOf(req),
    )
  })
}

/** Our coordinates are read-only; a drawing only reads them. */
const asShape = (shape: MultiPolygon) => shape as unknown as GeoJSON.MultiPolygon

/** The zones, and district plans cut along them. */
async function paintedAreas(db: Db): Promise<Record<'zones' | 'plans', PaintedArea[]>> {
  const [{ features }, plans] = [await zoningShapes(db), await planShapes(db)]
  const asArea = (zone: string, area: { geometry: MultiPolygon }): PaintedArea => ({
    zone,
    geometry: asShape(area.geometry),
    label: labelPointOf(area as Parameters<typeof labelPointOf>[0]),
  })
  return {
    zones: features.map(area => asArea(area.properties.zone, area)),
    plans: plans.map(plan => asArea(plan.properties.part, plan)),
  }
}

/** The tiles that hold the city. */
function cityTiles(): TileId[] {
  const [west, south, east, north] = CITY_BOX
  const [first, last] = [tileOf(west, north, CITY_ZOOM), tileOf(east, south, CITY_ZOOM)]
  const tiles: TileId[] = []
  for (let x = first.x; x <= last.x; x++) for (let y = first.y; y <= last.y; y++) tiles.push({ z: CITY_ZOOM, x, y })
  return tiles
}

/** Pins and groups exactly as the tiles of the moving map hold them. */
async function cityMarks(db: Db, search: Search, today: string) {
  const tiles = await Promise.all(cityTiles().map(tile => listingMarks(db, search, today, tile)))
  return tiles.flat().map(({ at, count, toConfirm, listing }) => {
    const sign = listing?.verdict ? VERDICT_LOOKS[listing.verdict].sign : null
    return { at, count, kind: listing?.kind ?? null, isUnsure: toConfirm > 0, sign }
  })
}
