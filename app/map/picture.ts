import type { Locale } from '../lib/i18n/locale.ts'
import { onSheet, SHEET, shapeOf } from './flat.ts'
import { placeNames } from './picture-names.ts'
import { escaped, sheetPicture, words } from './picture-sheet.ts'

/**
 * The whole city, the surroundings of one place, or the city with its zones as the moving map first shows it: the same
 * sheet, with lines and words for the size that it is looked at in.
 */
export const VIEWS = ['city', 'near', 'zones'] as const
export type View = (typeof VIEWS)[number]

const FINE: Record<View, number> = { city: 1, near: 0.5, zones: 0.62 }

type Feature = GeoJSON.Feature<GeoJSON.Geometry, Record<string, unknown>>
type Stroke = { colour: string; width: number; dash?: string }

/**
 * The ground of the map as a picture: green, rivers, roads, railways, the city's boundary, stations and names.
 * `features` are those of /tiles/base; `zones` is drawn between the green and the rivers, `zoneNames` under the
 * stations. Needs no tiles, no script and no style sheet.
 */
export function groundPicture(
  features: readonly Feature[],
  view: View,
  locale: Locale,
  { zones = '', zoneNames = '' } = {},
): string {
  const fine = FINE[view]
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
  return sheetPicture([
    `<rect width="${SHEET.width}" height="${SHEET.height}" fill="#f8f6f0"/>`,
    fill(of('green'), '#dbe9cd'),
    zones,
    fill(of('rivers', 'river'), '#bcdcf0'),
    lines(of('rivers', 'stream'), { colour: '#bcdcf0', width: 2 }),
    ...roads(of, lines),
    ...railways(of, lines),
    fill(of('outside'), '#eceae4', ' fill-opacity="0.62" fill-rule="evenodd"'),
    lines(of('boundary'), { colour: '#ffffff', width: 3 }, { colour: '#6a5a86', width: 1.4, dash: '6 2.5 1.5 2.5' }),
    zoneNames,
    view === 'zones' ? riverNames(of, locale) : '',
    placeNames({
      stations: of('stations').filter(({ properties }) => properties.inCity),
      neighbours: of('neighbours', 'label'),
      towns: view === 'near' ? of('towns') : [],
      fine,
      locale,
    }),
  ])
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

/** Along the middle of each river, in its direction there. */
const riverNames = (of: Of, locale: Locale): string =>
  words(
    of('rivers', 'midstream').map(({ geometry, properties }) => {
      if (geometry.type !== 'LineString') return ''
      const middle = Math.floor(geometry.coordinates.length / 2)
      const [from, to] = [middle - 1, middle].map(i => onSheet(geometry.coordinates[i] as [number, number]))
      if (!from || !to) return ''
      const [left, right] = from[0] < to[0] ? [from, to] : [to, from]
      const turn = (Math.atan2(right[1] - left[1], right[0] - left[0]) * 180) / Math.PI
      const place = `translate(${((from[0] + to[0]) / 2).toFixed(1)} ${((from[1] + to[1]) / 2).toFixed(1)}) rotate(${turn.toFixed(0)})`
      const name = escaped(String(properties[locale === 'ja' ? 'nameJa' : 'nameEn']))
      return `<text transform="${place}" y="2.8" font-size="7.9" letter-spacing="2" stroke-width="1.8" fill="#2f6a94">${name}</text>`
    }),
  )
