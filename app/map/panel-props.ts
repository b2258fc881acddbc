import type { ReactNode } from 'react'
import type { Camera } from './client/renderer.client.ts'
import type {
  Basemap,
  Bbox,
  Credit,
  LngLat,
  MapArea,
  MapHit,
  MapLayer,
  MapMarker,
  MapRow,
  PinSign,
  ZoneStyle,
} from './model.ts'
import type { DrawTask } from './use-drawing.ts'

export type MapPanelProps = {
  /** Names the map for readers who do not see it. */
  label: string
  basemap: Basemap
  zones: readonly ZoneStyle[]
  /** What is painted in the place of the zones under it. */
  zoneParts?: readonly ZoneStyle[] | undefined
  /** How the picture of the map paints the zones, where not as ever: the query of its address. */
  zonesQuery?: string | undefined
  /** Stands in the legend instead of the zones, where several are painted alike. */
  zonesLegend?: { title: string; rows: readonly ZoneStyle[] } | undefined
  /** Signs that pins bear, where a search gives them some, in words. */
  pinSigns?: { title: string; rows: readonly PinSign[] } | undefined
  /** Sources of the data, shown beside the map at all times. */
  credits?: readonly Credit[] | undefined
  /** Where the map opens: a box, or a centre and zoom. Another box moves it there; the reader's own moves do not come back. */
  camera?: Camera | undefined
  /** Switches that are on at first. A layer without data has no switch. */
  initially?: Partial<Record<MapLayer, boolean>> | undefined
  /** The query of a search; '' = everything public. Without it the map has no properties. */
  listingsQuery?: string | undefined
  /** Addresses of GeoJSON, such as '/api/sites'. */
  sitesUrl?: string | undefined
  incubationUrl?: string | undefined
  /** Zones that a search asks for; the others step back. */
  chosenZones?: readonly string[] | undefined
  /** Properties of the list beside the map. */
  rows?: readonly MapRow[] | undefined
  /** Public ids. */
  selected?: string | null | undefined
  highlighted?: string | null | undefined
  onHighlight?: ((id: string | null) => void) | undefined
  onSelect?: ((hit: MapHit) => void) | undefined
  /** A group at one point that no zoom parts. */
  onPile?: ((box: Bbox) => void) | undefined
  /** A click or Enter where nothing stands. */
  onPick?: ((at: LngLat) => void) | undefined
  /** The reader moved the map. */
  onMoved?: ((box: Bbox) => void) | undefined
  /** While it is there, the reader draws an area. */
  draw?: DrawTask | undefined
  marker?: MapMarker | undefined
  /** The place that a search asks for, outlined. */
  area?: MapArea | null | undefined
  /** For a map inside a page that scrolls. */
  cooperativeGestures?: boolean | undefined
  isLegendOpen?: boolean | undefined
  /** The reader has asked for this map. */
  isOpen?: boolean | undefined
  /** Gives the panel its size. */
  className?: string | undefined
  /** Shown over the map at the top: "search this area" and the like. */
  children?: ReactNode
}
