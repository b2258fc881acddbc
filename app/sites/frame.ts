import type { MultiPolygon } from '../places/rings.ts'

type Position = readonly number[]

/** The picture of a site and its surroundings, in units of the drawing. */
export const PICTURE_WIDTH = 720
export const PICTURE_HEIGHT = 480
/** The site fills about this much of the picture, so that streets and zones around it can be seen. */
const FILL = 0.4
/** Never closer than this many metres across: a small site would float among nothing. */
const MIN_ACROSS_M = 600

/** Metres per degree of latitude; of longitude times its cosine. Good for the few kilometres of a city. */
const PER_DEGREE = 111_200

export type Frame = {
  /** What of the earth is seen: west, south, east, north. */
  box: [number, number, number, number]
  metresPerUnit: number
  /** Where a position falls on the picture. */
  at: (position: Position) => [x: number, y: number]
}

/** Looks at a shape from above, with room around it. `width` and `height` of the picture in its own units. */
export function frameOf(
  shape: MultiPolygon,
  { width, height, fill = FILL, minAcrossM = MIN_ACROSS_M } = {
    width: PICTURE_WIDTH,
    height: PICTURE_HEIGHT,
    fill: FILL,
    minAcrossM: MIN_ACROSS_M,
  },
): Frame {
  const points = shape.coordinates.flat(2)
  const [lngs, lats] = [points.map(at => at[0]), points.map(at => at[1])]
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const [midLng, midLat] = [(west + east) / 2, (south + north) / 2]
  const perLng = PER_DEGREE * Math.cos((midLat * Math.PI) / 180)
  const metresPerUnit = Math.max(
    ((east - west) * perLng) / (width * fill),
    ((north - south) * PER_DEGREE) / (height * fill),
    minAcrossM / width,
  )
  const [halfLng, halfLat] = [(width * metresPerUnit) / 2 / perLng, (height * metresPerUnit) / 2 / PER_DEGREE]
  return {
    box: [midLng - halfLng, midLat - halfLat, midLng + halfLng, midLat + halfLat],
    metresPerUnit,
    at: ([lng = 0, lat = 0]) => [
      width / 2 + ((lng - midLng) * perLng) / metresPerUnit,
      height / 2 - ((lat - midLat) * PER_DEGREE) / metresPerUnit,
    ],
  }
}

/** A line or ring as SVG path data in half units. Neighbours that fall on one place are drawn once. */
export function pathOf(frame: Frame, line: readonly Position[], isClosed: boolean): string {
  const points: string[] = []
  for (const position of line) {
    const point = frame
      .at(position)
      .map(unit => Math.round(unit * 2) / 2)
      .join(' ')
    if (point !== points[points.length - 1]) points.push(point)
  }
  return points.length < 2 ? '' : `M${points.join('L')}${isClosed ? 'Z' : ''}`
}

/** All rings of a shape as one path, for an even-odd fill. */
export const shapePath = (frame: Frame, shape: MultiPolygon): string =>
  shape.coordinates
    .flat()
    .map(ring => pathOf(frame, ring, true))
    .join('')

const SCALES = [20, 50, 100, 200, 500, 1000]

/** A scale bar between an eighth and a quarter of the picture: its metres and its length in units. */
export function scaleOf({ metresPerUnit }: Frame, width: number): { metres: number; units: number } {
  const metres = SCALES.find(each => each / metresPerUnit >= width / 8) ?? SCALES[SCALES.length - 1]!
  return { metres, units: Math.round(metres / metresPerUnit) }
}
