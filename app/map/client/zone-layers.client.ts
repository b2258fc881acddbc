import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Locale } from '../../lib/i18n/locale.ts'
import { darker, greyOf } from '../colour.ts'
import type { ZoneStyle } from '../model.ts'
import { BOLD, type Palette } from './palette.client.ts'

/** Names the picture of a zone's pattern: zones that are painted alike share it. */
export const patternName = ({ pattern, colour }: ZoneStyle, isGrey: boolean): string =>
  `zone-${pattern}-${colour.slice(1)}${isGrey ? '-grey' : ''}`

export const isPatterned = ({ pattern }: ZoneStyle): boolean => pattern !== 'plain'

/** A value for each zone, by its id; or for each of what lies over them, by the property that names it. */
function byZone(zones: readonly ZoneStyle[], value: (zone: ZoneStyle) => string, otherwise: string, name = 'zone') {
  // A match without a case is no expression.
  if (zones.length === 0) return otherwise
  return [
    'match',
    ['get', name],
    ...zones.flatMap(zone => [zone.id, value(zone)]),
    otherwise,
  ] as unknown as ExpressionSpecification
}

/** Zones that are asked for stand out; without a choice all are alike. */
const emphasis = (chosen: readonly string[], on: number, off: number): ExpressionSpecification | number =>
  chosen.length === 0 ? on : ['case', ['in', ['get', 'zone'], ['literal', [...chosen]]], on + 0.12, off]

const tint = (p: Palette, colour: string) => (p.id === 'grey' ? greyOf(colour) : colour)

/** What is painted in the place of the zones under it, such as a district plan that says otherwise. */
function partLayers(p: Palette, parts: readonly ZoneStyle[]): LayerSpecification[] {
  const patterned = parts.filter(isPatterned)
  const source = { source: 'zoning', 'source-layer': 'plans' } as const
  const among = (some: readonly ZoneStyle[]): ExpressionSpecification => [
    'in',
    ['get', 'part'],
    ['literal', some.map(({ id }) => id)],
  ]
  return [
    {
      id: 'zone-parts',
      type: 'fill',
      ...source,
      filter: among(parts),
      paint: { 'fill-color': byZone(parts, part => tint(p, part.colour), '#e6e3dc', 'part'), 'fill-opacity': 0.92 },
    },
    {
      id: 'zone-part-patterns',
      type: 'fill',
      ...source,
      filter: among(patterned),
      paint: {
        'fill-pattern': byZone(patterned, part => patternName(part, p.id === 'grey'), '', 'part'),
        'fill-opacity': 0.42,
      },
    },
  ]
}

type Painted = {
  zones: readonly ZoneStyle[]
  /** What is painted in the place of the zones under it. */
  parts: readonly ZoneStyle[]
  chosenZones: readonly string[]
}

/** Zones in the statutory colours, told apart by pattern and letter too, and what is painted in their place. */
export function zoneLayers(p: Palette, { zones, parts, chosenZones: chosen }: Painted): LayerSpecification[] {
  const patterned = zones.filter(isPatterned)
  return [
    {
      id: 'zones',
      type: 'fill',
      source: 'zoning',
      'source-layer': 'zoning',
      paint: {
        'fill-color': byZone(zones, zone => tint(p, zone.colour), '#e6e3dc'),
        'fill-opacity': emphasis(chosen, 0.66, 0.2),
        'fill-antialias': false,
      },
    },
    {
      id: 'zone-patterns',
      type: 'fill',
      source: 'zoning',
      'source-layer': 'zoning',
      filter: ['in', ['get', 'zone'], ['literal', patterned.map(zone => zone.id)]],
      paint: {
        'fill-pattern': byZone(patterned, zone => patternName(zone, p.id === 'grey'), ''),
        'fill-opacity': emphasis(chosen, 0.42, 0.1),
      },
    },
    ...partLayers(p, parts),
    {
      id: 'zone-edges',
      type: 'line',
      source: 'zoning',
      'source-layer': 'zoning',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': '#ffffff',
        'line-opacity': 0.9,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.6, 14, 1.6, 17, 3],
      },
    },
  ]
}

/** Letters while the map is far, names when it is near. */
export const zoneNameLayers = (p: Palette, zones: readonly ZoneStyle[]): LayerSpecification[] => [
  {
    id: 'zone-names',
    type: 'symbol',
    source: 'zoning',
    'source-layer': 'zoning_label',
    minzoom: 12,
    // A label stands only where the area is wider than the word.
    filter: ['>=', ['get', 'rank'], ['step', ['zoom'], 190, 12.6, 120, 13.5, 70, 14.5, 30, 15.5, 0]],
    layout: {
      'text-field': [
        'step',
        ['zoom'],
        byZone(zones, zone => zone.letter, ''),
        14.6,
        byZone(zones, zone => zone.name, ''),
      ] as unknown as ExpressionSpecification,
      'text-font': BOLD,
      'text-size': ['interpolate', ['linear'], ['zoom'], 12, 10, 12.6, 11, 15, 13],
      'text-max-width': 7,
      'text-padding': 4,
      'symbol-sort-key': ['-', 0, ['get', 'rank']],
    },
    paint: {
      'text-color': byZone(zones, zone => (p.id === 'grey' ? '#1a1a1a' : darker(zone.colour, 0.58)), '#333333'),
      'text-halo-color': 'rgba(255,255,255,0.85)',
      'text-halo-width': 1.6,
    },
  },
]

/** Outlines of what lies over the zones: plans, fire and height districts; hazard areas hatched. */
export const overlayLayers = (p: Palette): LayerSpecification[] => {
  const source = { source: 'overlays', 'source-layer': 'overlays' } as const
  const colour = (hue: string) => (p.id === 'grey' ? '#333333' : hue)
  return [
    {
      id: 'overlay-hazards',
      type: 'fill',
      ...source,
      filter: ['==', ['get', 'kind'], 'hazard'],
      paint: { 'fill-pattern': 'hazard', 'fill-opacity': 0.55 },
    },
    {
      id: 'overlay-edges',
      type: 'line',
      ...source,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': [
          'match',
          ['get', 'kind'],
          'district_plan',
          colour('#5109ad'),
          'fire',
          colour('#ba0000'),
          'hazard',
          colour('#1f6fb2'),
          colour('#6e5600'),
        ],
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1, 14, 1.8],
        'line-dasharray': [3, 1.5],
      },
    },
  ]
}

export const overlayNameLayers = (locale: Locale): LayerSpecification[] => [
  {
    id: 'overlay-names',
    type: 'symbol',
    source: 'overlays',
    'source-layer': 'overlays_label',
    minzoom: 13.5,
    layout: {
      'text-field': ['get', locale === 'ja' ? 'nameJa' : 'nameEn'],
      'text-font': BOLD,
      'text-size': 11,
      'text-max-width': 9,
    },
    paint: { 'text-color': '#333333', 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
  },
]
