import { AROUND_BOX } from './city.ts'
import type { Bbox, LngLat } from './model.ts'

// The flat sheet on which the map is drawn without a renderer: web mercator, 1000 units from west to east.

const WIDTH = 1000
const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))
const scale = WIDTH / (((AROUND_BOX[2] - AROUND_BOX[0]) * Math.PI) / 180)
const top = mercator(AROUND_BOX[3])

/** Tangent and logarithm differ in their last digits between server and browser; what both draw must not. */
const steady = (value: number) => Math.round(value * 1000) / 1000

/** Where a place lies on the sheet. */
export const onSheet = ([lng, lat]: LngLat): [number, number] => [
  steady((((lng - AROUND_BOX[0]) * Math.PI) / 180) * scale),
  steady((top - mercator(lat)) * scale),
]

export const SHEET = { width: WIDTH, height: onSheet([AROUND_BOX[0], AROUND_BOX[1]])[1] } as const

const EARTH_RADIUS_M = 6_378_137
const middle = (((AROUND_BOX[1] + AROUND_BOX[3]) / 2) * Math.PI) / 180
/** Units of a length on the ground; the city is small enough for one number. */
export const unitsOf = (metres: number): number => steady((metres / (EARTH_RADIUS_M * Math.cos(middle))) * scale)

/** Left, top, width, height. */
export type Frame = readonly [number, number, number, number]

export const frameOf = ([west, south, east, north]: Bbox, margin = 0): Frame => {
  const [left, upper] = onSheet([west, north])
  const [right, lower] = onSheet([east, south])
  return [left - margin, upper - margin, right - left + 2 * margin, lower - upper + 2 * margin]
}

/** A frame of a given size around a place, kept on the sheet. */
export const frameAround = (at: LngLat, width: number, height: number): Frame => frameAt(onSheet(at), width, height)

/** A move is to be seen as one: it takes up to a third of the frame, and never stands at its rim. */
const MOVE_PART = 3
/** Holds a town's circle, and draws a move of a few metres as the little that it is. */
const LEAST_M = 1200

/** One frame, four by three, that holds two places with room around them, kept on the sheet. */
export function frameAroundBoth(one: LngLat, other: LngLat): Frame {
  const [[x1, y1], [x2, y2]] = [onSheet(one), onSheet(other)]
  const apart = Math.max(Math.abs(x1 - x2), (Math.abs(y1 - y2) * 4) / 3)
  const most = Math.min(SHEET.width, (SHEET.height * 4) / 3)
  const width = Math.min(Math.max(MOVE_PART * apart, unitsOf(LEAST_M)), most)
  return frameAt([(x1 + x2) / 2, (y1 + y2) / 2], width, (width * 3) / 4)
}

function frameAt([x, y]: readonly [number, number], width: number, height: number): Frame {
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most)
  return [within(x - width / 2, SHEET.width - width), within(y - height / 2, SHEET.height - height), width, height]
}

const short = (value: number) => String(Math.round(value * 10) / 10)

/** A line or ring as path data; points that fall together are written once. */
export function pathOf(line: readonly (readonly number[])[], isRing: boolean): string {
  const points = line.map(([lng, lat]) => onSheet([lng!, lat!]).map(short).join(' '))
  const kept = points.filter((point, i) => point !== points[i - 1])
  return kept.length < 2 ? '' : `M${kept.join('L')}${isRing ? 'Z' : ''}`
}

/** Any lines or areas as path data. */
export function shapeOf(geometry: GeoJSON.Geometry): string {
  switch (geometry.type) {
    case 'LineString':
      return pathOf(geometry.coordinates, false)
    case 'MultiLineString':
      return geometry.coordinates.map(line => pathOf(line, false)).join('')
    case 'Polygon':
      return geometry.coordinates.map(ring => pathOf(ring, true)).join('')
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(part => part.map(ring => pathOf(ring, true))).join('')
    default:
      return ''
  }
}
