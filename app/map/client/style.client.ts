import type { LayerSpecification, Map as LibreMap, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Locale } from '../../lib/i18n/locale.ts'
import type { MapLayer, ZoneStyle } from '../model.ts'
import { boundaryLayers, groundLayers, nameLayers, stationLayers, veilLayers, wayLayers } from './base-layers.client.ts'
import {
  areaLayers,
  focusLayers,
  incubationLayers,
  listingLayers,
  markerLayers,
  siteLayers,
} from './offer-layers.client.ts'
import { PALETTES, type Palette } from './palette.client.ts'
import { overlayLayers, overlayNameLayers, zoneLayers, zoneNameLayers } from './zone-layers.client.ts'

/** What the picture of the map depends on. */
export type Look = {
  locale: Locale
  ground: 'schematic' | 'raster'
  palette: Palette['id']
  zones: readonly ZoneStyle[]
  /** What is painted in the place of the zones under it, by the name that the tiles give it. */
  parts: readonly ZoneStyle[]
  /** Zones that a search asks for; empty = no choice. */
  chosenZones: readonly string[]
  shown: Readonly<Record<MapLayer, boolean>>
}

/** What this map was made for: a search's query, the address of raster tiles. Neither is there on every page. */
export type Data = { listings?: string | undefined; raster?: string | undefined }

export const nothing: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }

const tiles = (address: string, minzoom: number, maxzoom: number): SourceSpecification => ({
  type: 'vector',
  tiles: [address],
  minzoom,
  maxzoom,
})

const origin = () => window.location.origin

export const listingTiles = (query: string) =>
  `${origin()}/tiles/listings/{z}/{x}/{y}${query ? `?${query.replace(/^\?/, '')}` : ''}`

function sources(data: Data): Record<string, SourceSpecification> {
  return {
    base: { type: 'geojson', data: `${origin()}/tiles/base` },
    zoning: tiles(`${origin()}/tiles/zoning/{z}/{x}/{y}`, 8, 16),
    overlays: tiles(`${origin()}/tiles/overlays/{z}/{x}/{y}`, 8, 16),
    ...(data.raster ? { raster: { type: 'raster', tiles: [data.raster], tileSize: 256, maxzoom: 18 } as const } : {}),
    ...(data.listings === undefined ? {} : { listings: tiles(listingTiles(data.listings), 8, 18) }),
    sites: { type: 'geojson', data: nothing },
    'site-points': { type: 'geojson', data: nothing },
    incubation: { type: 'geojson', data: nothing },
    focus: { type: 'geojson', data: nothing },
    marker: { type: 'geojson', data: nothing },
    area: { type: 'geojson', data: nothing },
  }
}

/** Layers of each switch, by their id. */
const SWITCHED: Record<MapLayer, RegExp> = {
  listings: /^(listing-|focus-)/,
  sites: /^site-/,
  incubation: /^incubation-/,
  zoning: /^zone/,
  overlays: /^overlay-/,
}

type Plan = LayerSpecification[]
const only = (shown: boolean, plan: Plan): Plan => (shown ? plan : plan.map(hidden))
const hidden = (layer: LayerSpecification): LayerSpecification =>
  ({ ...layer, layout: { ...layer.layout, visibility: 'none' } }) as LayerSpecification

/**
 * Every layer from the ground up. The list has the same layers for every look: what a look does not show is hidden, so
 * that one look turns into another without loading anything again.
 */
export function layersOf(look: Look, data: Data): Plan {
  const p = PALETTES[look.palette]
  const drawn = look.ground === 'schematic'
  const [land, ...ground] = groundLayers(p)
  const plan: Plan = [
    land!,
    ...only(drawn, ground),
    ...(data.raster ? only(!drawn, [{ id: 'raster', type: 'raster', source: 'raster' }]) : []),
    ...zoneLayers(p, look),
    ...overlayLayers(p),
    ...only(drawn, wayLayers(p)),
    ...veilLayers(p),
    ...boundaryLayers(p),
    ...only(drawn, nameLayers(p, look.locale)),
    ...overlayNameLayers(look.locale),
    ...zoneNameLayers(p, look.zones),
    ...areaLayers(),
    ...siteLayers(look.locale),
    ...only(drawn, stationLayers(p, look.locale)),
    ...incubationLayers(),
    ...(data.listings === undefined ? [] : listingLayers()),
    ...focusLayers(),
    ...markerLayers(),
  ]
  const switchOf = (id: string) => (Object.keys(SWITCHED) as MapLayer[]).find(name => SWITCHED[name].test(id))
  return plan.map(layer => {
    const name = switchOf(layer.id)
    return name && !look.shown[name] ? hidden(layer) : layer
  })
}

type PaintName = Parameters<LibreMap['setPaintProperty']>[1]
type LayoutName = Parameters<LibreMap['setLayoutProperty']>[1]

/** Turns the layers of one look into those of another. */
export function repaint(map: LibreMap, before: Plan, after: Plan): void {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  const values = (part: unknown) => (part ?? {}) as Record<string, unknown>
  after.forEach((layer, i) => {
    const [paint, oldPaint] = [values(layer.paint), values(before[i]?.paint)]
    const [layout, oldLayout] = [values(layer.layout), values(before[i]?.layout)]
    if ('filter' in layer && differs(layer.filter, (before[i] as typeof layer).filter))
      map.setFilter(layer.id, layer.filter)
    for (const name of Object.keys(paint))
      if (differs(paint[name], oldPaint[name])) map.setPaintProperty(layer.id, name as PaintName, paint[name] as never)
    for (const name of new Set([...Object.keys(layout), ...Object.keys(oldLayout)]))
      if (differs(layout[name], oldLayout[name]))
        map.setLayoutProperty(layer.id, name as LayoutName, layout[name] as never)
  })
}

/** No glyphs: the browser's own fonts draw every label. */
export const styleOf = (look: Look, data: Data): StyleSpecification => ({
  version: 8,
  sources: sources(data),
  layers: layersOf(look, data),
  transition: { duration: 0, delay: 0 },
})
