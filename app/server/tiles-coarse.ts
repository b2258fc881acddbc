import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt'

/** Steps across a tile, by zoom. A tile is drawn 512 pixels wide: half a pixel from afar, a quarter and less further in. */
export const stepsAt = (zoom: number): number => (zoom < 13 ? 1024 : zoom < 14 ? 2048 : 4096)
/** Steps in which tiles are cut; every zoom's own divide them. */
export const FINEST = 4096
/** From here on areas are themselves; before it those that are drawn alike are one. */
export const SINGLE_FROM_ZOOM = 12

type Point = [number, number]
const isSame = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1]

/** A closed ring on the steps of a zoom; null where nothing of it is left to fill. */
function coarseRing(ring: readonly Point[], factor: number): Point[] | null {
  const kept: Point[] = []
  for (const [x, y] of ring) {
    const at: Point = [Math.round(x / factor), Math.round(y / factor)]
    const last = kept.at(-1)
    if (!last || !isSame(last, at)) kept.push(at)
  }
  return kept.length < 4 ? null : kept
}

function coarseFeature(feature: GeoJSONVTFeature, factor: number): GeoJSONVTFeature | null {
  if (feature.type === 1) {
    const geometry = feature.geometry.map(([x, y]): Point => [Math.round(x / factor), Math.round(y / factor)])
    return { ...feature, geometry }
  }
  const geometry = feature.geometry.map(ring => coarseRing(ring, factor)).filter(ring => ring !== null)
  return geometry.length === 0 ? null : ({ ...feature, geometry } as GeoJSONVTFeature)
}

/** Areas that are drawn alike as one, with the properties of `drawnBy` alone. */
function joined(features: readonly GeoJSONVTFeature[], drawnBy: readonly string[]): GeoJSONVTFeature[] {
  const alike = new Map<string, GeoJSONVTFeature>()
  for (const { type, geometry, tags } of features) {
    const drawn = Object.fromEntries(drawnBy.flatMap(name => (tags && name in tags ? [[name, tags[name]]] : [])))
    const key = `${type} ${JSON.stringify(drawn)}`
    const known = alike.get(key)
    if (known) (known.geometry as unknown[]).push(...geometry)
    else alike.set(key, { type, tags: drawn, geometry: [...geometry] } as GeoJSONVTFeature)
  }
  return [...alike.values()]
}

/** A tile as it travels: no finer than the screen, and from afar no more areas than kinds of them. */
export function coarse(tile: GeoJSONVTTile, zoom: number, drawnBy: readonly string[]): GeoJSONVTTile {
  const factor = FINEST / stepsAt(zoom)
  const cut = tile.features as GeoJSONVTFeature[]
  const features = factor === 1 ? cut : cut.map(one => coarseFeature(one, factor)).filter(one => one !== null)
  return { ...tile, features: zoom < SINGLE_FROM_ZOOM ? joined(features, drawnBy) : features } as GeoJSONVTTile
}
