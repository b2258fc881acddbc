import type { ReadFault } from '../lib/reading.ts'

/** An area drawn by a visitor: one outer ring, closed, in degrees. */
export type SearchPolygon = { type: 'Polygon'; coordinates: [number, number][][] }

export const MAX_VERTICES = 500
const MAX_TEXT = 16_000

/**
 * Reads a GeoJSON polygon. Refuses, never repairs: more than one ring, too many vertices, an open ring, a point off the
 * earth, a ring that crosses itself.
 */
export function readPolygon(raw: string): { value: SearchPolygon } | { fault: ReadFault; limit?: number } {
  if (raw.length > MAX_TEXT) return { fault: 'tooManyVertices', limit: MAX_VERTICES }
  let parsed: unknown
  try {
    parsed = JSON.parse(raw)
  } catch {
    return { fault: 'notAPolygon' }
  }
  const ring = ringOf(parsed)
  if (!ring) return { fault: 'notAPolygon' }
  if (ring.length > MAX_VERTICES) return { fault: 'tooManyVertices', limit: MAX_VERTICES }
  const [first, last] = [ring[0]!, ring[ring.length - 1]!]
  if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1]) return { fault: 'notAPolygon' }
  return crossesItself(ring) ? { fault: 'selfCrossing' } : { value: { type: 'Polygon', coordinates: [ring] } }
}

function ringOf(parsed: unknown): [number, number][] | null {
  const polygon = parsed as { type?: unknown; coordinates?: unknown } | null
  if (polygon?.type !== 'Polygon' || !Array.isArray(polygon.coordinates) || polygon.coordinates.length !== 1)
    return null
  const ring: unknown = polygon.coordinates[0]
  if (!Array.isArray(ring)) return null
  const isPlace = (at: unknown): at is [number, number] =>
    Array.isArray(at) &&
    at.length === 2 &&
    at.every(Number.isFinite) &&
    Math.abs(at[0] as number) <= 180 &&
    Math.abs(at[1] as number) <= 90
  return ring.every(isPlace) ? ring : null
}

type At = [number, number]
const turn = (a: At, b: At, c: At) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
const between = (a: At, b: At, c: At) =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1])

function meet(a: At, b: At, c: At, d: At): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc !== abd && cda !== cdb) return true
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  )
}

/** Whether two sides that are not neighbours meet, or two neighbours fold back; at most 500 × 500 comparisons. */
function crossesItself(ring: At[]): boolean {
  const sides = ring.length - 1
  for (let i = 0; i < sides; i++) {
    if (ring[i]![0] === ring[i + 1]![0] && ring[i]![1] === ring[i + 1]![1]) return true
    for (let j = i + 1; j < sides; j++) {
      if (j === i + 1) {
        if (turn(ring[i]!, ring[j]!, ring[j + 1]!) === 0 && between(ring[i]!, ring[j]!, ring[j + 1]!)) return true
        continue
      }
      if (i === 0 && j === sides - 1) continue
      if (meet(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return true
    }
  }
  return false
}
