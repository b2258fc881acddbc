import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Locale } from '../../lib/i18n/locale.ts'
import { PINS } from '../pins.ts'
import { BOLD } from './palette.client.ts'

const SITE = '#aa00aa'

/** Large-plant sites as dashed outlines with their name: information, so no pin. */
export const siteLayers = (locale: Locale): LayerSpecification[] => [
  {
    id: 'site-areas',
    type: 'fill',
    source: 'sites',
    paint: { 'fill-color': SITE, 'fill-opacity': 0.13 },
  },
  {
    id: 'site-edges-case',
    type: 'line',
    source: 'sites',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': '#ffffff', 'line-width': 5, 'line-opacity': 0.9 },
  },
  {
    id: 'site-edges',
    type: 'line',
    source: 'sites',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': SITE, 'line-width': 2.5, 'line-dasharray': [2.5, 1.5] },
  },
  {
    id: 'site-names',
    type: 'symbol',
    source: 'site-points',
    minzoom: 12.2,
    layout: {
      'text-field': ['get', 'label'],
      'text-font': BOLD,
      'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11, 14, 12],
      'text-max-width': locale === 'ja' ? 9 : 11,
      'text-padding': 1,
      // Beside its outline where a pin stands on it.
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.2,
      'text-justify': 'auto',
    },
    paint: { 'text-color': '#7a007a', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
  },
]

export const incubationLayers = (): LayerSpecification[] => [
  {
    id: 'incubation-pins',
    type: 'symbol',
    source: 'incubation',
    layout: {
      'icon-image': 'pin-incubation',
      'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.75, 14, 0.95],
      'icon-allow-overlap': true,
      'text-field': ['step', ['zoom'], '', 14, ['get', 'label']],
      'text-font': BOLD,
      'text-size': 12,
      'text-anchor': 'top',
      'text-offset': [0, 1.4],
      'text-max-width': 9,
      'text-optional': true,
    },
    paint: { 'text-color': '#115a36', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
  },
]

const listings = { source: 'listings', 'source-layer': 'listings' } as const
const alone: ExpressionSpecification = ['==', ['get', 'count'], 1]
const pinImage: ExpressionSpecification = [
  'concat',
  'pin-',
  ['match', ['get', 'kind'], PINS.map(pin => pin.kind), ['get', 'kind'], 'land'],
  ['case', ['boolean', ['get', 'toConfirm'], false], '-unsure', ''],
]
/** A disc grows with its count, slowly. */
const discRadius: ExpressionSpecification = ['step', ['get', 'count'], 16, 10, 19, 50, 23, 200, 28]

/** Properties as pins by kind; several that would cover each other as one dark disc with their count. */
export const listingLayers = (): LayerSpecification[] => [
  {
    id: 'listing-pins',
    type: 'symbol',
    ...listings,
    filter: alone,
    layout: {
      'icon-image': pinImage,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 14, 0.95],
      'icon-allow-overlap': true,
    },
  },
  {
    // What is said of a property, as a sign at the corner where a pin has its mark for what is not known.
    id: 'listing-signs',
    type: 'symbol',
    ...listings,
    filter: ['all', ['has', 'sign'], ['!', ['boolean', ['get', 'toConfirm'], false]]],
    layout: {
      'text-field': ['get', 'sign'],
      'text-font': BOLD,
      'text-size': 15,
      'text-offset': [0.75, -0.75],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': '#1a1a1a', 'text-halo-color': '#ffffff', 'text-halo-width': 2.5 },
  },
  {
    id: 'listing-discs',
    type: 'circle',
    ...listings,
    filter: ['!', alone],
    paint: {
      'circle-radius': discRadius,
      'circle-color': '#333333',
      'circle-stroke-width': 2.5,
      'circle-stroke-color': '#ffffff',
    },
  },
  {
    id: 'listing-counts',
    type: 'symbol',
    ...listings,
    filter: ['!', alone],
    layout: {
      'text-field': ['to-string', ['get', 'count']],
      'text-font': BOLD,
      'text-size': ['step', ['get', 'count'], 14, 100, 13, 1000, 12],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': '#ffffff' },
  },
]

/** The place that a search asks for: a box, a drawn area, a circle. */
export const areaLayers = (): LayerSpecification[] => [
  {
    id: 'area-case',
    type: 'line',
    source: 'area',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': '#ffffff', 'line-width': 5.5, 'line-opacity': 0.9 },
  },
  {
    id: 'area-edge',
    type: 'line',
    source: 'area',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': '#0017c1', 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
  },
]

/** What is selected or pointed at: a yellow ring with a black edge; the selected one also as a larger pin. */
export const focusLayers = (): LayerSpecification[] => {
  const radius: ExpressionSpecification = ['case', ['==', ['get', 'role'], 'selected'], 23, 20]
  return [
    {
      id: 'focus-edge',
      type: 'circle',
      source: 'focus',
      paint: {
        'circle-radius': radius,
        'circle-color': 'rgba(255,255,255,0.35)',
        'circle-stroke-color': '#1a1a1a',
        'circle-stroke-width': 5.5,
      },
    },
    {
      id: 'focus-ring',
      type: 'circle',
      source: 'focus',
      paint: {
        'circle-radius': radius,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': '#ffd43d',
        'circle-stroke-width': 4,
      },
    },
    {
      id: 'focus-pins',
      type: 'symbol',
      source: 'focus',
      filter: ['has', 'kind'],
      layout: {
        'icon-image': pinImage,
        'icon-size': ['case', ['==', ['get', 'role'], 'selected'], 1.25, 1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}

/** The one subject of an embedded map: a pin, a circle where only the town is public, or an outline. */
export const markerLayers = (): LayerSpecification[] => [
  {
    id: 'marker-area',
    type: 'fill',
    source: 'marker',
    filter: ['!=', ['geometry-type'], 'Point'],
    paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.16 },
  },
  {
    id: 'marker-edge',
    type: 'line',
    source: 'marker',
    filter: ['!=', ['geometry-type'], 'Point'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': ['get', 'colour'], 'line-width': 2.5, 'line-dasharray': [2.5, 1.5] },
  },
  {
    id: 'marker-pin',
    type: 'symbol',
    source: 'marker',
    filter: ['==', ['geometry-type'], 'Point'],
    layout: { 'icon-image': pinImage, 'icon-size': 1.25, 'icon-allow-overlap': true },
  },
]
