import type { Bbox } from './model.ts'

/** Web-mercator tile. `y` grows southward. */
export type TileId = { z: number; x: number; y: number }

/** Longitude of the western edge of column `x`. The same number serves as the eastern edge of column `x - 1`. */
export const lngOfColumn = (x: number, z: number): number => (x / 2 ** z) * 360 - 180

/** Latitude of the northern edge of row `y`. The same number serves as the southern edge of row `y - 1`. */
export const latOfRow = (y: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI

/** A tile's edges. A point is in the tile when west ≤ lng < east and south < lat ≤ north, so it is in exactly one. */
export const tileBox = ({ z, x, y }: TileId): Bbox => [
  lngOfColumn(x, z),
  latOfRow(y + 1, z),
  lngOfColumn(x + 1, z),
  latOfRow(y, z),
]

/** Column and row of a point at a zoom, with fractions. */
export function columnAndRow(lng: number, lat: number, z: number): [number, number] {
  const sin = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
  return [((lng + 180) / 360) * 2 ** z, y * 2 ** z]
}

/** The tile that holds a point, by the edges of {@link tileBox}. */
export function tileOf(lng: number, lat: number, z: number): TileId {
  const [column, row] = columnAndRow(lng, lat, z)
  let [x, y] = [Math.floor(column), Math.floor(row)]
  // Rounding in the projection may name the neighbour of a point that lies on an edge; the edges decide.
  while (lng < lngOfColumn(x, z)) x--
  while (lng >= lngOfColumn(x + 1, z)) x++
  while (lat > latOfRow(y, z)) y--
  while (lat <= latOfRow(y + 1, z)) y++
  return { z, x, y }
}
