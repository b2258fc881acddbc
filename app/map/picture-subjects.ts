import type { Locale } from '../lib/i18n/locale.ts'
import { onSheet, shapeOf } from './flat.ts'
import type { LngLat } from './model.ts'
import { sheetPicture } from './picture-sheet.ts'
import { PIN_OUTLINES, pinOf } from './pins.ts'

/** One property, or several that would cover each other. `sign`: what is said of the one, in a sign. */
export type PinnedPlace = {
  at: LngLat
  count: number
  kind: string | null
  isUnsure: boolean
  sign: string | null
}

/** Of the box of 24 in which a pin is drawn, in units of the sheet. */
const PIN_SCALE = 0.6

/** A disc grows with its count, slowly. */
const discRadius = (count: number) => (count < 10 ? 9 : count < 50 ? 10.6 : count < 200 ? 12.9 : 15.7)

/** A sign at the corner of a pin; on yellow where a fact is missing. */
const corner = (sign: string, isUnsure: boolean) =>
  `<circle cx="22" cy="3" r="5.4" fill="${isUnsure ? '#ffd43d' : '#ffffff'}" stroke="#1a1a1a"/><text x="22" y="6.3" font-size="9" fill="#1a1a1a">${sign}</text>`

type Pin = Pick<PinnedPlace, 'at' | 'isUnsure' | 'sign'>

function pin({ at, isUnsure, sign }: Pin, kind: string, locale: Locale): string {
  const [x, y] = onSheet(at)
  const { colour, shape, letterJa, letterEn } = pinOf(kind)
  const letter = locale === 'ja' ? letterJa : letterEn
  const size = letter.length > 1 ? 9.5 : 12
  return [
    `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${PIN_SCALE}) translate(-12 -12)">`,
    `<path d="${PIN_OUTLINES[shape]}" fill="${colour}" stroke="#ffffff" stroke-width="3.6" stroke-linejoin="round" paint-order="stroke"/>`,
    `<text x="12" y="${shape === 'house' ? 18 : 16.5}" font-size="${size}" fill="#ffffff">${letter}</text>`,
    isUnsure ? corner('?', true) : sign ? corner(sign, false) : '',
    '</g>',
  ].join('')
}

function disc(at: LngLat, count: number): string {
  const [x, y] = onSheet(at)
  return [
    `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${discRadius(count)}" fill="#333333" stroke="#ffffff" stroke-width="1.4"/>`,
    `<text x="${x.toFixed(1)}" y="${(y + 2.8).toFixed(1)}" font-size="${count < 100 ? 7.9 : 7.2}" fill="#ffffff">${count}</text>`,
  ].join('')
}

const lettered = (parts: readonly string[]) =>
  `<g font-family="sans-serif" text-anchor="middle" font-weight="700">${parts.join('')}</g>`

/** Properties as the moving map first shows them: pins by kind, groups with their count. */
export const pinsPicture = (places: readonly PinnedPlace[], locale: Locale): string =>
  sheetPicture([
    lettered(
      places.map(place =>
        place.count === 1 && place.kind !== null ? pin(place, place.kind, locale) : disc(place.at, place.count),
      ),
    ),
  ])

/** Large-plant sites as dashed outlines. */
export function sitesPicture(sites: readonly (GeoJSON.MultiPolygon | GeoJSON.Polygon)[]): string {
  const shape = sites.map(shapeOf).join('')
  return sheetPicture([
    `<path d="${shape}" fill="#aa00aa" fill-opacity="0.13" stroke="#ffffff" stroke-width="2.8" stroke-linejoin="round"/>`,
    `<path d="${shape}" fill="none" stroke="#aa00aa" stroke-width="1.4" stroke-dasharray="3.5 2.1"/>`,
  ])
}

/** Incubation facilities as pins. */
export const facilitiesPicture = (places: readonly LngLat[], locale: Locale): string =>
  sheetPicture([lettered(places.map(at => pin({ at, isUnsure: false, sign: null }, 'incubation', locale)))])
