import { ZONE_IDS } from '../../../app/zoning/model.ts'
import { randomFrom } from './random.ts'
import { EXTENT } from './region.ts'
import { type Table, type Values, ZONING_DATASET } from './tables.ts'

const [ACROSS, DOWN] = [200, 100]
/** Points along one side of an area. */
const STEPS = 8

export const ZONING: Pick<Table, 'name' | 'columns'> = {
  name: 'zoning_areas',
  columns: [
    ['dataset_id', 'int'],
    ['zone_id', 'text'],
    ['coverage_ratio_pct', 'int'],
    ['floor_area_ratio_pct', 'int'],
    ['geom', 'geometry'],
    ['is_current', 'boolean'],
  ],
}

type Point = [number, number]

/** 20,000 areas that fill the region without gaps; neighbours share every point of their wavy sides. */
export function zoningRows(): Values[] {
  const [west, south, east, north] = EXTENT
  const cell: Point = [(east - west) / ACROSS, (north - south) / DOWN]
  const noise = (kind: number, i: number, j: number) => randomFrom(kind * 1_000_003 + i * 1009 + j).next() - 0.5
  const corner = (i: number, j: number): Point => [
    west + (i + 0.5 * noise(1, i, j)) * cell[0],
    south + (j + 0.5 * noise(2, i, j)) * cell[1],
  ]
  /** The points from one corner to the next, the last left out. */
  const side = (i: number, j: number, to: Point, kind: number): Point[] => {
    const from = corner(i, j)
    return Array.from({ length: STEPS }, (_, k) => {
      const part = k / STEPS
      const bend = k === 0 ? 0 : 0.06 * noise(kind + k * 10, i, j)
      return [from[0] + (to[0] - from[0]) * part + bend * cell[0], from[1] + (to[1] - from[1]) * part + bend * cell[1]]
    })
  }
  const reversed = (points: Point[], last: Point) => [last, ...points.slice(1).reverse()]
  const zones = randomFrom(5)
  return Array.from({ length: ACROSS * DOWN }, (_, n) => {
    const [i, j] = [n % ACROSS, Math.floor(n / ACROSS)]
    const ring = [
      ...side(i, j, corner(i + 1, j), 3),
      ...side(i + 1, j, corner(i + 1, j + 1), 4),
      ...reversed(side(i, j + 1, corner(i + 1, j + 1), 3), corner(i + 1, j + 1)),
      ...reversed(side(i, j, corner(i, j + 1), 4), corner(i, j + 1)),
    ]
    const text = [...ring, ring[0]!].map(([x, y]) => `${x.toFixed(7)} ${y.toFixed(7)}`).join(',')
    const zone = zones.pick(ZONE_IDS)
    return [ZONING_DATASET, zone, 60, zones.pick([100, 200, 300, 400]), `SRID=4326;MULTIPOLYGON(((${text})))`, true]
  })
}
