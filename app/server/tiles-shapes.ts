import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import polylabel from 'polylabel'
import { coarse, FINEST, stepsAt } from './tiles-coarse.ts'

/** Tiles down to here are cut when areas are read; what lies under them is then soon cut on demand. */
const CUT_TO_ZOOM = 14
/** Below it an area is too small on the screen to hold a letter. */
const LABELS_FROM_ZOOM = 12

type Area = {
  type: 'Feature'
  id: number
  properties: Record<string, string | number | null>
  geometry: { type: 'MultiPolygon'; coordinates: number[][][][] }
}

/** Areas cut into vector tiles on demand. */
export type AreaTiles = {
  /** An encoded tile; null where no area lies. */
  tile: (z: number, x: number, y: number) => Uint8Array | null
}

/**
 * Prepares areas for tiling as two layers: `name`, generalised for each zoom, and `name_label`, one point for each
 * area, well inside its largest part, with `rank` = half-width there in metres so that the map can prefer roomy ones.
 * From afar areas are told apart by `drawnBy` alone. Without labels it is the one layer.
 */
export function areaTiles(
  name: string,
  areas: readonly Area[],
  drawnBy: readonly string[],
  { isLabelled = true } = {},
): AreaTiles {
  const options = { maxZoom: 16, indexMaxZoom: CUT_TO_ZOOM, indexMaxPoints: 0, extent: FINEST }
  const shapes = new GeoJSONVT({ type: 'FeatureCollection', features: areas.map(known) }, { ...options, tolerance: 4 })
  // Labels have no margin, so that neighbouring tiles do not both hold one.
  const points = new GeoJSONVT(
    { type: 'FeatureCollection', features: isLabelled ? areas.map(labelOf) : [] },
    { ...options, buffer: 0 },
  )
  return {
    tile: (z, x, y) => {
      const layers: Record<string, GeoJSONVTTile> = {}
      const drawn = shapes.getTile(z, x, y)
      const named = z >= LABELS_FROM_ZOOM ? points.getTile(z, x, y) : null
      if (drawn?.features.length) layers[name] = coarse(drawn, z, drawnBy)
      if (named?.features.length) layers[`${name}_label`] = coarse(named, z, drawnBy)
      return Object.keys(layers).length === 0 ? null : fromGeojsonVt(layers, { version: 2, extent: stepsAt(z) })
    },
  }
}

/** The layers of several in one tile: encoded layers that follow each other are one tile (Vector Tile Specification 2.1, 4). */
export const together = (...all: readonly AreaTiles[]): AreaTiles => ({
  tile: (z, x, y) => {
    const made = all.map(one => one.tile(z, x, y)).filter(one => one !== null)
    return made.length === 0 ? null : Buffer.concat(made)
  },
})

/** An unknown value is absent from a tile, as the format has no null; so is the number, which it has a place for. */
function known({ id, geometry, properties }: Area): GeoJSON.Feature {
  const values = Object.fromEntries(Object.entries(properties).filter(([key, value]) => value !== null && key !== 'id'))
  return { type: 'Feature', id, geometry, properties: values }
}

const METRES_PER_DEGREE = 111_320

/** A point well inside the largest part of an area, and how far it is from the edge, in metres. */
export function labelPointOf(area: Pick<Area, 'geometry'>): { at: [number, number]; rank: number } {
  const largest = area.geometry.coordinates.reduce((best, part) =>
    ringArea(part[0]!) > ringArea(best[0]!) ? part : best,
  )
  const [lng, lat] = [largest[0]![0]![0]!, largest[0]![0]![1]!]
  // In metres around its first corner, so that "farthest from the edges" means what it says.
  const [east, north] = [METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180), METRES_PER_DEGREE]
  const flat = largest.map(ring => ring.map(([x, y]) => [(x! - lng) * east, (y! - lat) * north]))
  const found = polylabel(flat, 10)
  return { at: [lng + found[0]! / east, lat + found[1]! / north], rank: Math.round(found.distance) }
}

function labelOf(area: Area): GeoJSON.Feature {
  const { at, rank } = labelPointOf(area)
  const label = known(area)
  return { ...label, geometry: { type: 'Point', coordinates: at }, properties: { ...label.properties, rank } }
}

/** Twice the signed area, made positive; degrees will do to compare parts of one place. */
function ringArea(ring: number[][]): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!
  return Math.abs(sum)
}
