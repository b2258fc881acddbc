import { readNumbers } from '../lib/reading.ts'
import type { Bbox, LngLat, MapArea } from '../map/model.ts'
import { DEFAULT_RADIUS, type ListingFilter } from './filter.ts'

/** Degrees to five decimals, about a metre. */
export const boxText = (box: Bbox): string => box.map(degree => degree.toFixed(5)).join(',')

export const readBox = (text: string | null): Bbox | null => {
  const box = text ? readNumbers(text, 4) : null
  return box ? (box as unknown as Bbox) : null
}

/** A little more than a group's own box, so that its point stays inside the exact test. */
export const around = ([w, s, e, n]: Bbox): Bbox => [w - 0.0005, s - 0.0005, e + 0.0005, n + 0.0005]

type Place = Pick<ListingFilter, 'bbox' | 'within' | 'near' | 'radius'>

/** The box that the search itself names, or where the reader had left the map. */
export function cameraOf({ bbox, within, near, radius }: Place, left: Bbox | null) {
  if (left) return { box: left }
  if (bbox) return { box: bbox }
  if (within) {
    const ring = within.coordinates[0] ?? []
    const [lngs, lats] = [ring.map(at => at[0]), ring.map(at => at[1])]
    return { box: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] as Bbox, padding: 48 }
  }
  if (near) {
    const span = (radius ?? DEFAULT_RADIUS) / 90_000
    return { box: [near[0] - span, near[1] - span, near[0] + span, near[1] + span] as Bbox }
  }
  return undefined
}

/** What of the search lies on the ground and is outlined on the map; the narrowest where there are several. */
export function areaOf({ bbox, within, near, radius }: Place): MapArea | null {
  if (within) return { ring: (within.coordinates[0] ?? []) as LngLat[] }
  if (near) return { around: near, radius: radius ?? DEFAULT_RADIUS }
  if (!bbox) return null
  const [w, s, e, n] = bbox
  return {
    ring: [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  }
}
