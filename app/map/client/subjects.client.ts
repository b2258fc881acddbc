import type { GeoJSONSource, Map as LibreMap } from 'maplibre-gl'
import type { LngLat, MapArea, MapMarker, MapRow } from '../model.ts'
import { pinOf } from '../pins.ts'

const source = (map: LibreMap, id: string) => map.getSource<GeoJSONSource>(id)

const feature = (geometry: GeoJSON.Geometry, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties,
})
const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: 'FeatureCollection', features })
const point = (at: LngLat): GeoJSON.Point => ({ type: 'Point', coordinates: [...at] })

/** Puts rings round what is selected and what is pointed at, in the list or on the map. */
export function drawFocus(map: LibreMap, selected: MapRow | null, highlighted: MapRow | null): void {
  const ring = (role: string, { at, kind }: MapRow) => feature(point(at), { role, ...(kind ? { kind } : {}) })
  const rings = [
    ...(highlighted && highlighted.id !== selected?.id ? [ring('highlighted', highlighted)] : []),
    ...(selected ? [ring('selected', selected)] : []),
  ]
  source(map, 'focus')?.setData(collection(rings))
}

/** Metres of the circle that stands for a town whose point alone is public. */
const TOWN_RADIUS_M = 300

function circle([lng, lat]: LngLat, radius: number): GeoJSON.Polygon {
  const [north, east] = [radius / 111_320, radius / (111_320 * Math.cos((lat * Math.PI) / 180))]
  const ring = Array.from({ length: 65 }, (_, i) => {
    const angle = (i / 64) * 2 * Math.PI
    return [lng + east * Math.cos(angle), lat + north * Math.sin(angle)]
  })
  return { type: 'Polygon', coordinates: [ring] }
}

/** Outlines the place that a search asks for; null takes the outline away. */
export function drawArea(map: LibreMap, area: MapArea | null): void {
  const shapes: GeoJSON.Polygon[] = !area
    ? []
    : 'ring' in area
      ? [{ type: 'Polygon', coordinates: [area.ring.map(at => [...at])] }]
      : [circle(area.around, area.radius)]
  source(map, 'area')?.setData(collection(shapes.map(shape => feature(shape, {}))))
}

/** Draws the one subject of an embedded map. */
export function drawMarker(map: LibreMap, marker: MapMarker): void {
  const parts =
    'polygon' in marker
      ? [feature(marker.polygon, { colour: '#aa00aa' })]
      : [
          ...(marker.precision === 'town'
            ? [feature(circle(marker.at, TOWN_RADIUS_M), { colour: pinOf(marker.kind).colour })]
            : []),
          feature(point(marker.at), { kind: marker.kind }),
        ]
  source(map, 'marker')?.setData(collection(parts))
}

/** The middle of an outline's box: good enough for a name on a compact site. */
function middle(geometry: GeoJSON.Geometry): LngLat | null {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null
  const points = (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).flat()
  const [lngs, lats] = [points.map(at => at[0]!), points.map(at => at[1]!)]
  const mid = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [mid(lngs), mid(lats)]
}

const nameOf = (properties: GeoJSON.GeoJsonProperties): string =>
  String(properties?.name ?? properties?.title ?? properties?.id ?? '')

async function load(url: string, locale: string): Promise<GeoJSON.Feature[]> {
  const response = await fetch(url, { headers: { 'Accept-Language': locale } })
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return ((await response.json()) as GeoJSON.FeatureCollection).features
}

/** Loads the large-plant sites and names each in its middle. */
export async function drawSites(map: LibreMap, url: string, locale: string): Promise<void> {
  const sites = (await load(url, locale)).flatMap(({ geometry, properties }) => {
    const at = geometry && middle(geometry)
    if (!at) return []
    const more = { ...properties, label: nameOf(properties), labelLng: at[0], labelLat: at[1] }
    return [{ area: feature(geometry, more), name: feature(point(at), more) }]
  })
  source(map, 'sites')?.setData(collection(sites.map(site => site.area)))
  source(map, 'site-points')?.setData(collection(sites.map(site => site.name)))
}

/** Loads the incubation facilities. */
export async function drawFacilities(map: LibreMap, url: string, locale: string): Promise<void> {
  const facilities = (await load(url, locale))
    .filter(({ geometry }) => geometry?.type === 'Point')
    .map(({ geometry, properties }) => feature(geometry, { ...properties, label: nameOf(properties) }))
  source(map, 'incubation')?.setData(collection(facilities))
}
