import type { Locale } from '../lib/i18n/locale.ts'
import { textWidth } from '../lib/text-width.ts'
import { onSheet } from './flat.ts'
import { escaped } from './picture-sheet.ts'

type Feature = GeoJSON.Feature<GeoJSON.Geometry, Record<string, unknown>>
type Box = { left: number; upper: number; right: number; lower: number }
type Places = {
  stations: readonly Feature[]
  neighbours: readonly Feature[]
  towns: readonly Feature[]
  /** Lines and words are this much finer than on the view of the whole city. */
  fine: number
  locale: Locale
}

/** How a kind of place is named, in units of the view of the whole city. */
type Style = {
  size: number
  colour: string
  /** Baselines that are tried, from the place itself downwards. */
  tries: readonly number[]
  isBold?: true
  /** Written even where there is no room: the map is read by it. */
  isNeeded?: true
}
const STATION: Style = { size: 10, colour: '#1a1a1a', tries: [13, -6], isBold: true, isNeeded: true }
const NEIGHBOUR: Style = { size: 10, colour: '#666666', tries: [0, 13, -13] }
const TOWN: Style = { size: 8, colour: '#666666', tries: [3, 13, -7, 22] }
const DOT = 3

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.upper < b.lower && b.upper < a.lower

/** Stations with a dot, then neighbouring cities and towns by name; a name that would cover another is left out. */
export function placeNames({ stations, neighbours, towns, fine, locale }: Places): string {
  const taken: Box[] = []
  const at = ({ geometry }: Feature) =>
    geometry.type === 'Point' ? onSheet(geometry.coordinates as [number, number]) : null
  const nameOf = ({ properties }: Feature) => String(properties[locale === 'ja' ? 'nameJa' : 'nameEn'])
  const write = (feature: Feature, name: string, { size, colour, tries, isBold, isNeeded }: Style): string => {
    const place = at(feature)
    if (!place) return ''
    const [x, y] = place
    const half = (textWidth(name, size) * fine) / 2
    const boxAt = (down: number): Box => {
      const base = y + down * fine
      return { left: x - half, right: x + half, upper: base - size * fine, lower: base + size * fine * 0.25 }
    }
    const free = tries.find(down => !taken.some(box => meet(box, boxAt(down))))
    const down = free ?? (isNeeded ? tries[0] : undefined)
    if (down === undefined) return ''
    taken.push(boxAt(down))
    const weight = isBold ? ' font-weight="700"' : ''
    return `<text x="${x.toFixed(1)}" y="${(y + down * fine).toFixed(1)}" font-size="${size * fine}" fill="${colour}" stroke-width="${3 * fine}"${weight}>${escaped(name)}</text>`
  }
  const dot = (feature: Feature): string => {
    const place = at(feature)
    if (!place) return ''
    const [x, y] = place
    const r = DOT * fine
    taken.push({ left: x - r, right: x + r, upper: y - r, lower: y + r })
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r}" fill="#ffffff" stroke="#333333" stroke-width="${1.4 * fine}"/>`
  }
  return [
    `<g font-family="sans-serif" text-anchor="middle" stroke="#ffffff" stroke-linejoin="round" paint-order="stroke">`,
    ...stations.map(dot),
    ...stations.map(one => write(one, locale === 'ja' ? `${nameOf(one)}駅` : nameOf(one), STATION)),
    ...neighbours.map(one => write(one, nameOf(one), NEIGHBOUR)),
    ...towns.map(one => write(one, nameOf(one), TOWN)),
    '</g>',
  ].join('')
}
