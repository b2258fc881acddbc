import type { Locale } from '../lib/i18n/locale.ts'
import { onSheet, SHEET, shapeOf } from './flat.ts'

/** The whole city, or the surroundings of one place: the same sheet with finer lines and smaller words. */
export const VIEWS = ['city', 'near'] as const
export type View = (typeof VIEWS)[number]

type Feature = GeoJSON.Feature<GeoJSON.Geometry, Record<string, unknown>>
type Stroke = { colour: string; width: number; dash?: string }

const escaped = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

/**
 * The ground of the map as a picture: green, rivers, roads, railways, the city's boundary, stations and names.
 * `features` are those of /tiles/base. Needs no tiles, no script and no style sheet.
 */
export function groundPicture(features: readonly Feature[], view: View, locale: Locale): string {
  const fine = view === 'near' ? 0.5 : 1
  const of = (layer: string, ...kinds: string[]) =>
    features.filter(
      ({ properties }) =>
        properties.layer === layer && (kinds.length === 0 || kinds.includes(String(properties.class))),
    )
  const path = (found: readonly Feature[]) => found.map(({ geometry }) => shapeOf(geometry)).join('')
  const fill = (found: readonly Feature[], colour: string, more = '') =>
    found.length === 0 ? '' : `<path fill="${colour}"${more} d="${path(found)}"/>`
  const lines = (found: readonly Feature[], ...strokes: Stroke[]) =>
    found.length === 0
      ? ''
      : strokes
          .map(({ colour, width, dash }) => {
            const dashes = dash
              ? ` stroke-dasharray="${dash
                  .split(' ')
                  .map(part => Number(part) * fine)
                  .join(' ')}"`
              : ''
            return `<path fill="none" stroke="${colour}" stroke-width="${width * fine}" stroke-linejoin="round"${dashes} d="${path(found)}"/>`
          })
          .join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SHEET.width} ${SHEET.height.toFixed(1)}">`,
    `<rect width="100%" height="100%" fill="#f8f6f0"/>`,
    fill(of('green'), '#dbe9cd'),
    fill(of('rivers', 'river'), '#bcdcf0'),
    lines(of('rivers', 'stream'), { colour: '#bcdcf0', width: 2 }),
    ...roads(of, lines),
    ...railways(of, lines),
    fill(of('outside'), '#eceae4', ' fill-opacity="0.62" fill-rule="evenodd"'),
    lines(of('boundary'), { colour: '#ffffff', width: 3 }, { colour: '#6a5a86', width: 1.4, dash: '6 2.5 1.5 2.5' }),
    names(of, fine, locale),
    '</svg>',
  ].join('')
}

type Of = (layer: string, ...kinds: string[]) => Feature[]
type Lines = (found: readonly Feature[], ...strokes: Stroke[]) => string

const roads = (of: Of, lines: Lines) => [
  lines(of('roads', 'secondary', 'primary'), { colour: '#cfcabd', width: 2.6 }, { colour: '#ffffff', width: 1.6 }),
  lines(of('roads', 'trunk'), { colour: '#cda85e', width: 3.4 }, { colour: '#fbe9bd', width: 2.2 }),
  lines(of('roads', 'motorway'), { colour: '#b78a35', width: 4 }, { colour: '#f3cf7d', width: 2.6 }),
]

const railways = (of: Of, lines: Lines) => [
  lines(of('railways', 'monorail'), { colour: '#8a5a2b', width: 1.4, dash: '5 2 1 2' }),
  lines(of('railways', 'rail'), { colour: '#4d4d4d', width: 1 }, { colour: '#4d4d4d', width: 3.6, dash: '0.8 6' }),
  lines(of('railways', 'jr'), { colour: '#4d4d4d', width: 2.8 }, { colour: '#ffffff', width: 1.6, dash: '6 6' }),
]

/** Stations with a dot, neighbouring cities and the two rivers by name. */
function names(of: Of, fine: number, locale: Locale): string {
  const nameOf = ({ properties }: Feature) => String(properties[locale === 'ja' ? 'nameJa' : 'nameEn'])
  const text = (feature: Feature, size: number, colour: string, words: string, down = 0, more = '') => {
    if (feature.geometry.type !== 'Point') return ''
    const [x, y] = onSheet(feature.geometry.coordinates as [number, number])
    const attributes = `x="${x.toFixed(1)}" y="${(y + down * fine).toFixed(1)}" font-size="${size * fine}" fill="${colour}" stroke-width="${3 * fine}"${more}`
    return `<text ${attributes}>${escaped(words)}</text>`
  }
  const dot = ({ geometry }: Feature) => {
    if (geometry.type !== 'Point') return ''
    const [x, y] = onSheet(geometry.coordinates as [number, number])
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${3 * fine}" fill="#ffffff" stroke="#333333" stroke-width="${1.4 * fine}"/>`
  }
  const station = (feature: Feature) => (locale === 'ja' ? `${nameOf(feature)}駅` : nameOf(feature))
  const inCity = of('stations').filter(({ properties }) => properties.inCity)
  return [
    `<g font-family="sans-serif" text-anchor="middle" stroke="#ffffff" stroke-linejoin="round" paint-order="stroke">`,
    ...of('neighbours', 'label').map(feature => text(feature, 10, '#666666', nameOf(feature))),
    ...(fine < 1 ? of('towns').map(feature => text(feature, 8, '#666666', nameOf(feature))) : []),
    ...inCity.map(dot),
    ...inCity.map(feature => text(feature, 10, '#1a1a1a', station(feature), 13, ' font-weight="700"')),
    '</g>',
  ].join('')
}
