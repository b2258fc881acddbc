/** Longitude, latitude in degrees. */
export type LngLat = readonly [number, number]
/** West, south, east, north in degrees. */
export type Bbox = readonly [number, number, number, number]

/** How a zone is painted and named on the map; the page makes it from the zone vocabulary in its language. */
export type ZoneStyle = {
  id: string
  name: string
  /** One to three characters, so that no zone is told by colour alone. */
  letter: string
  /** '#rrggbb' */
  colour: string
  pattern: 'plain' | 'dots' | 'hatch' | 'cross' | 'rows'
}

/** The ground: our own drawing, or raster tiles of a host that the policy allows. */
export type Basemap =
  | { kind: 'schematic' }
  | { kind: 'raster'; url: string; attribution: { ja: string; en: string; href: string } | null }

/** Layers a reader can switch. */
export const MAP_LAYERS = ['listings', 'sites', 'incubation', 'zoning', 'overlays'] as const
export type MapLayer = (typeof MAP_LAYERS)[number]

/** A property of the list beside the map: gives its pin a name and a place even while it is inside a cluster. */
export type MapRow = { id: string; at: LngLat; kind: string; label: string }

/** A thing on the map that can be opened. `url` where the layer's data has one. */
export type MapHit = { layer: 'listings' | 'sites' | 'incubation'; id: string; url?: string }

/** The one subject of an embedded map. A town-precision point is drawn as a circle, for it is no address. */
export type MapMarker =
  | { at: LngLat; kind: string; precision: 'exact' | 'town' }
  | { polygon: GeoJSON.Polygon | GeoJSON.MultiPolygon }

/** Where a layer's data comes from, shown under the map. */
export type Credit = { text: string; href?: string | null }

/** What is drawn by the reader: one ring, closed, degrees to five decimals. */
export type DrawnArea = { type: 'Polygon'; coordinates: [number, number][][] }

/** A place that a search asks for: a ring, closed, or a circle with its radius in metres. */
export type MapArea = { ring: readonly LngLat[] } | { around: LngLat; radius: number }

/** A sign at a pin's corner, and what it says. */
export type PinSign = { sign: string; name: string }
