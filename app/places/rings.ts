import type { LeftOut } from './report.ts'

export type Position = [number, number]
export type Ring = Position[]
/** Outer ring first, then holes. */
export type Polygon = Ring[]
export type MultiPolygon = { type: 'MultiPolygon'; coordinates: Polygon[] }

type Fault = Extract<
  LeftOut,
  | 'geometry_missing'
  | 'not_a_polygon'
  | 'too_few_points'
  | 'not_closed'
  | 'not_a_number'
  | 'not_degrees'
  | 'too_many_points'
>

const MAX_POINTS = 200_000
/** Degrees are kept to seven places, about a centimetre: sources that differ only in noise give the same row. */
const PLACES = 1e7
const rounded = (degrees: number) => Math.round(degrees * PLACES) / PLACES

/**
 * Reads a GeoJSON polygon or multipolygon. What is wrong with it is said, never mended; whether rings cross is the
 * database's question (ST_IsValid). The answer is in one form whatever the source: outer rings counterclockwise, holes
 * clockwise, each ring from its westernmost point, parts in order.
 */
export function readPolygons(geometry: unknown): { value: MultiPolygon } | { fault: Fault } {
  if (geometry === null || geometry === undefined) return { fault: 'geometry_missing' }
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown }
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates)) return { fault: 'not_a_polygon' }
  const given: unknown[] = type === 'Polygon' ? [coordinates] : coordinates
  if (given.length === 0) return { fault: 'geometry_missing' }
  const polygons: Polygon[] = []
  let points = 0
  for (const rings of given) {
    if (!Array.isArray(rings) || rings.length === 0) return { fault: 'geometry_missing' }
    const polygon: Polygon = []
    for (const ring of rings) {
      const read = readRing(ring)
      if ('fault' in read) return read
      points += read.value.length
      if (points > MAX_POINTS) return { fault: 'too_many_points' }
      polygon.push(turned(read.value, polygon.length === 0))
    }
    polygons.push([polygon[0]!, ...polygon.slice(1).sort(byStart)])
  }
  polygons.sort((a, b) => byStart(a[0]!, b[0]!))
  return { value: { type: 'MultiPolygon', coordinates: polygons } }
}

function readRing(ring: unknown): { value: Ring } | { fault: Fault } {
  if (!Array.isArray(ring)) return { fault: 'not_a_polygon' }
  const read: Ring = []
  for (const at of ring as unknown[]) {
    if (!Array.isArray(at) || !Number.isFinite(at[0]) || !Number.isFinite(at[1])) return { fault: 'not_a_number' }
    const [lng, lat] = [rounded(at[0] as number), rounded(at[1] as number)]
    if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return { fault: 'not_degrees' }
    const last = read[read.length - 1]
    if (!last || last[0] !== lng || last[1] !== lat) read.push([lng, lat])
  }
  if (ring.length < 4 || read.length < 3) return { fault: 'too_few_points' }
  const [first, last] = [read[0]!, read[read.length - 1]!]
  if (first[0] !== last[0] || first[1] !== last[1]) return { fault: 'not_closed' }
  return read.length < 4 ? { fault: 'too_few_points' } : { value: read }
}

/** Twice the signed area; positive where the ring runs counterclockwise. */
function signedArea(ring: Ring): number {
  let sum = 0
  const [x0, y0] = ring[0]!
  for (let i = 1; i < ring.length; i++)
    sum += (ring[i - 1]![0] - x0) * (ring[i]![1] - y0) - (ring[i]![0] - x0) * (ring[i - 1]![1] - y0)
  return sum
}

function turned(ring: Ring, outer: boolean): Ring {
  const open = ring.slice(0, -1)
  if (signedArea(ring) > 0 !== outer) open.reverse()
  let start = 0
  for (let i = 1; i < open.length; i++) if (before(open[i]!, open[start]!)) start = i
  const from = [...open.slice(start), ...open.slice(0, start)]
  return [...from, from[0]!]
}

const before = (a: Position, b: Position) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
const byStart = (a: Ring, b: Ring) => a[0]![0] - b[0]![0] || a[0]![1] - b[0]![1] || a.length - b.length

/** Equal for equal shapes: only for geometry that {@link readPolygons} gave. */
export const shapeKey = (shape: MultiPolygon): string => JSON.stringify(shape.coordinates)

export type Box = [number, number, number, number]

/** West, south, east, north. */
export function boxOf(shape: MultiPolygon): Box {
  const box: Box = [180, 90, -180, -90]
  for (const [outer] of shape.coordinates)
    for (const [lng, lat] of outer!) {
      box[0] = Math.min(box[0], lng)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lng)
      box[3] = Math.max(box[3], lat)
    }
  return box
}

export const boxesMeet = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** Reads a GeoJSON point. */
export function readPoint(geometry: unknown): { value: Position } | { fault: LeftOut } {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (type !== 'Point' || !Array.isArray(coordinates))
    return { fault: geometry === null || geometry === undefined ? 'geometry_missing' : 'not_a_point' }
  return readPosition(coordinates[0], coordinates[1])
}

/** A position from two numbers, or digits as text. */
export function readPosition(lng: unknown, lat: unknown): { value: Position } | { fault: LeftOut } {
  const read = [lng, lat].map(value => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value))
  if (!read.every((value): value is number => typeof value === 'number' && Number.isFinite(value)))
    return { fault: 'not_a_number' }
  const [x, y] = read.map(rounded) as Position
  return Math.abs(x) > 180 || Math.abs(y) > 90 ? { fault: 'not_degrees' } : { value: [x, y] }
}
