import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Locale } from '../../lib/i18n/locale.ts'
import { BOLD, type Palette, PLAIN } from './palette.client.ts'

const is = (layer: string, ...kinds: string[]): ExpressionSpecification =>
  kinds.length === 0
    ? ['==', ['get', 'layer'], layer]
    : ['all', ['==', ['get', 'layer'], layer], ['in', ['get', 'class'], ['literal', kinds]]]

/** Line width in pixels at zoom 11, 14 and 18. */
const width = (at11: number, at14: number, at18: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  11,
  at11,
  14,
  at14,
  18,
  at18,
]

const round = { 'line-cap': 'round', 'line-join': 'round' } as const
const line = (
  id: string,
  filter: ExpressionSpecification,
  colour: string,
  thickness: ExpressionSpecification,
  dash?: number[],
): LayerSpecification => ({
  id,
  type: 'line',
  source: 'base',
  filter,
  layout: dash ? { 'line-join': 'round' } : round,
  paint: { 'line-color': colour, 'line-width': thickness, ...(dash ? { 'line-dasharray': dash } : {}) },
})

/** The ground: land and green, below the data. */
export const groundLayers = (p: Palette): LayerSpecification[] => [
  { id: 'land', type: 'background', paint: { 'background-color': p.land } },
  { id: 'green', type: 'fill', source: 'base', filter: is('green'), paint: { 'fill-color': p.green } },
]

const roads = (p: Palette): LayerSpecification[] => [
  line('secondary-case', is('roads', 'secondary'), p.streetCase, width(1.2, 4, 14)),
  line('primary-case', is('roads', 'primary'), p.streetCase, width(1.8, 5.5, 18)),
  line('trunk-case', is('roads', 'trunk'), p.trunkCase, width(2.2, 6.5, 20)),
  line('secondary', is('roads', 'secondary'), p.street, width(0.6, 2.6, 12)),
  line('primary', is('roads', 'primary'), p.street, width(1, 3.9, 15.5)),
  line('trunk', is('roads', 'trunk'), p.trunk, width(1.3, 4.7, 17.5)),
  line('motorway-case', is('roads', 'motorway'), p.motorwayCase, width(2.8, 7.5, 22)),
  line('motorway', is('roads', 'motorway'), p.motorway, width(1.7, 5.5, 19)),
]

/** JR as black and white blocks, private lines with cross ticks, the monorail as a dotted beam. */
const railways = (p: Palette): LayerSpecification[] => [
  line('monorail', is('railways', 'monorail'), p.monorail, width(1.2, 2.2, 4), [3, 1.2, 0.6, 1.2]),
  line('rail', is('railways', 'rail'), p.rail, width(0.9, 1.5, 3)),
  line('rail-ticks', is('railways', 'rail'), p.rail, width(3.5, 6.5, 11), [0.2, 1.8]),
  line('jr-case', is('railways', 'jr'), p.rail, width(2.2, 4.6, 8)),
  line('jr', is('railways', 'jr'), p.halo, width(1.1, 2.6, 5), [4, 4]),
]

/** Water, roads and railways, above the zones. */
export const wayLayers = (p: Palette): LayerSpecification[] => [
  {
    id: 'water',
    type: 'fill',
    source: 'base',
    filter: is('rivers', 'river'),
    paint: { 'fill-color': p.water, 'fill-outline-color': p.shore },
  },
  line('streams', is('rivers', 'stream'), p.water, width(1.5, 4, 14)),
  ...roads(p),
  ...railways(p),
]

/** What lies outside the city steps back. */
export const veilLayers = (p: Palette): LayerSpecification[] => [
  {
    id: 'veil',
    type: 'fill',
    source: 'base',
    filter: is('outside'),
    paint: { 'fill-color': p.veil, 'fill-opacity': 0.62 },
  },
]

export const boundaryLayers = (p: Palette): LayerSpecification[] => [
  line('boundary-case', is('boundary'), p.halo, width(3, 5, 8)),
  line('boundary', is('boundary'), p.boundary, width(1.2, 2, 3), [5, 2, 1, 2]),
]

const nameIn = (locale: Locale): ExpressionSpecification => ['get', locale === 'ja' ? 'nameJa' : 'nameEn']

type Symbols = Extract<LayerSpecification, { type: 'symbol' }>
const label = (
  p: Palette,
  id: string,
  filter: ExpressionSpecification,
  layout: Symbols['layout'],
  more: Partial<Symbols> & { colour?: string } = {},
): LayerSpecification => {
  const { colour = p.text, ...rest } = more
  return {
    id,
    type: 'symbol',
    source: 'base',
    filter,
    layout: { 'text-font': PLAIN, 'text-size': 12, ...layout },
    paint: { 'text-color': colour, 'text-halo-color': p.halo, 'text-halo-width': 1.6 },
    ...rest,
  }
}

/** Names of rivers, roads, towns and neighbours, and the signs of national roads. */
export function nameLayers(p: Palette, locale: Locale): LayerSpecification[] {
  const name = nameIn(locale)
  const along = { 'text-field': name, 'symbol-placement': 'line', 'symbol-spacing': 420 } as const
  return [
    label(p, 'town-names', is('towns'), { 'text-field': name, 'text-size': 11, 'text-padding': 6 }, { minzoom: 13.7 }),
    label(p, 'road-names', is('roads'), { ...along, 'text-size': 11 }, { minzoom: 13.2 }),
    label(p, 'green-names', is('green'), { 'text-field': name, 'text-size': 11 }, { minzoom: 13.7, colour: '#3c6b2a' }),
    label(
      p,
      'stream-names',
      is('rivers', 'stream'),
      { ...along, 'text-size': 11 },
      { minzoom: 13, colour: p.waterText },
    ),
    label(
      p,
      'river-names',
      is('rivers', 'midstream'),
      { ...along, 'text-size': 14, 'text-letter-spacing': 0.3, 'text-font': BOLD, 'text-max-angle': 30 },
      { colour: p.waterText },
    ),
    label(p, 'neighbour-names', is('neighbours', 'label'), {
      'text-field': name,
      'text-size': 13,
      'text-letter-spacing': 0.1,
    }),
    label(p, 'road-signs', ['all', is('roads'), ['has', 'ref']], {
      'icon-image': ['concat', 'road-', ['get', 'ref']],
      'symbol-placement': 'line',
      'symbol-spacing': 300,
      'icon-rotation-alignment': 'viewport',
    }),
  ]
}

/** Stations as labelled boxes; those of the city first. */
export const stationLayers = (p: Palette, locale: Locale): LayerSpecification[] => {
  const name: ExpressionSpecification =
    locale === 'ja' ? ['concat', ['get', 'nameJa'], '駅'] : ['concat', ['get', 'nameEn'], ' Sta.']
  return [
    label(
      p,
      'stations-outside',
      ['all', is('stations'), ['!', ['get', 'inCity']]],
      { 'text-field': name, 'text-size': 11 },
      { minzoom: 12 },
    ),
    {
      id: 'station-dots',
      type: 'circle',
      source: 'base',
      filter: ['all', is('stations'), ['get', 'inCity']],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 2.5, 15, 5],
        'circle-color': p.halo,
        'circle-stroke-color': '#333333',
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'stations',
      type: 'symbol',
      source: 'base',
      filter: ['all', is('stations'), ['get', 'inCity']],
      minzoom: 11,
      layout: {
        'text-field': name,
        'text-font': BOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11, 15, 13],
        'icon-image': 'station',
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [2, 5, 2, 5],
        'text-max-width': 14,
        // Beside its dot, on whichever side no pin stands.
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.9,
        'text-justify': 'auto',
        // Nobody finds their way without stations: on a view of the whole city they stand even under a pin.
        'text-allow-overlap': ['step', ['zoom'], false, 12.2, true],
        'icon-allow-overlap': ['step', ['zoom'], false, 12.2, true],
      },
      paint: { 'text-color': '#1a1a1a' },
    },
  ]
}
