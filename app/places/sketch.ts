import { CITY_BOX } from '../map/city.ts'

type Position = readonly number[]

/** The sketch map's drawing surface; degrees fill it with their true proportion at this latitude. */
const [WEST, SOUTH, EAST, NORTH] = [CITY_BOX[0] - 0.004, CITY_BOX[1] - 0.003, CITY_BOX[2] + 0.004, CITY_BOX[3] + 0.003]
export const SKETCH_WIDTH = 720
const PER_DEGREE = SKETCH_WIDTH / (EAST - WEST)
const STRETCH = 1 / Math.cos((((SOUTH + NORTH) / 2) * Math.PI) / 180)
export const SKETCH_HEIGHT = Math.round((NORTH - SOUTH) * PER_DEGREE * STRETCH)

/** A place on the sketch, in whole units. */
export const onSketch = (lng: number, lat: number): [x: number, y: number] => [
  Math.round((lng - WEST) * PER_DEGREE),
  Math.round((NORTH - lat) * PER_DEGREE * STRETCH),
]

/** A line or ring as SVG path data. Neighbours that fall on one unit are drawn once, so that a survey costs no more than a sketch. */
export function sketchPath(line: readonly Position[], closed: boolean): string {
  const points: string[] = []
  for (const [lng = 0, lat = 0] of line) {
    const point = onSketch(lng, lat).join(' ')
    if (point !== points[points.length - 1]) points.push(point)
  }
  return points.length < 2 ? '' : `M${points.join('L')}${closed ? 'Z' : ''}`
}
