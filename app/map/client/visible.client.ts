import type { Map as LibreMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl'
import type { Bbox, LngLat, MapHit } from '../model.ts'

/** Something a reader can point at: a property, a cluster, a site, a facility. */
export type Seen =
  | { type: 'hit'; key: string; at: LngLat; hit: MapHit; kind: string; name: string | null }
  | { type: 'cluster'; key: string; at: LngLat; count: number; box: Bbox; isPile: boolean }

/** The property of a pin that names it in the page's language. */
export type TitleIn = 'titleJa' | 'titleEn'

const POINTED = ['listing-pins', 'listing-discs', 'incubation-pins', 'site-areas']

const pointOf = ({ geometry }: MapGeoJSONFeature): LngLat | null =>
  geometry.type === 'Point' ? (geometry.coordinates as [number, number]) : null

/** A property of the answers of /api/sites and /api/incubation, under any of its names. */
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

function seenOf(feature: MapGeoJSONFeature, titleIn: TitleIn): Seen | null {
  const { properties } = feature
  if (feature.source === 'listings') {
    const at = pointOf(feature)
    if (!at) return null
    if (properties.count === 1) {
      const id = String(properties.publicId)
      const name = text(properties[titleIn])
      return { type: 'hit', key: id, at, hit: { layer: 'listings', id }, kind: properties.kind, name }
    }
    const { count, west, south, east, north, pile } = properties
    const key = `${west},${south},${east},${north}`
    return { type: 'cluster', key, at, count, box: [west, south, east, north], isPile: pile }
  }
  const layer = feature.source === 'incubation' ? 'incubation' : 'sites'
  const id = text(properties.id)
  const at: LngLat | null = layer === 'sites' ? [properties.labelLng, properties.labelLat] : pointOf(feature)
  if (!id || !at) return null
  const hit: MapHit = { layer, id, url: text(properties.url) ?? undefined }
  return { type: 'hit', key: `${layer}:${id}`, at, hit, kind: layer, name: text(properties.label) }
}

/** What lies under a point of the screen, with room for a fingertip; the topmost first. */
export function seenAt(map: LibreMap, at: { x: number; y: number }, titleIn: TitleIn): Seen | null {
  const reach = 6
  const box: [PointLike, PointLike] = [
    [at.x - reach, at.y - reach],
    [at.x + reach, at.y + reach],
  ]
  for (const feature of map.queryRenderedFeatures(box, { layers: present(map) })) {
    const seen = seenOf(feature, titleIn)
    if (seen) return seen
  }
  return null
}

/** Everything in view, from west to east, each once. */
export function everythingSeen(map: LibreMap, titleIn: TitleIn): Seen[] {
  const found = new Map<string, Seen>()
  for (const feature of map.queryRenderedFeatures({ layers: present(map) })) {
    const seen = seenOf(feature, titleIn)
    if (seen && map.getBounds().contains([...seen.at] as [number, number])) found.set(seen.key, seen)
  }
  return [...found.values()].sort((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1])
}

const present = (map: LibreMap) => POINTED.filter(id => map.getLayer(id))
