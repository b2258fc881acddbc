import { isRecord } from '../places/features.ts'

// Bounds of what is put in by hand or from another program's file: enough for any district, too little to be a weapon.

export const MOST_AREA_BYTES = 256 * 1024
/** A collection's feature's geometry's coordinates: eight, and no more. */
export const MOST_DEPTH = 8
export const MOST_POINTS = 500
export const MOST_RINGS = 20

export type AreaTextFault =
  | 'empty'
  | 'tooLarge'
  | 'tooDeep'
  | 'notJson'
  | 'notFeatures'
  | 'tooManyPoints'
  | 'tooManyRings'

/** Objects and lists that stand inside one another in a JSON text, without reading it. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (inText) {
      if (sign === '\\') at++
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
    else if (sign === '}' || sign === ']') depth--
  }
  return deepest
}

const isPosition = (value: unknown): boolean => Array.isArray(value) && typeof value[0] === 'number'

/** Points and rings of a geometry's coordinates. The depth is bounded before. */
function sizeOf(coordinates: unknown): { points: number; rings: number } {
  if (!Array.isArray(coordinates) || isPosition(coordinates)) return { points: 0, rings: 0 }
  if (coordinates.some(isPosition)) return { points: coordinates.length, rings: 1 }
  const parts = coordinates.map(sizeOf)
  return {
    points: parts.reduce((sum, part) => sum + part.points, 0),
    rings: parts.reduce((sum, part) => sum + part.rings, 0),
  }
}

/** A collection as the importer reads it, its features still unread. */
export type AreaCollection = Record<string, unknown> & { type: 'FeatureCollection'; features: unknown[] }
export type AreaText = { collection: AreaCollection } | { fault: AreaTextFault; feature?: number }

function tooBig(features: readonly unknown[]): { fault: AreaTextFault; feature: number } | null {
  for (const [feature, given] of features.entries()) {
    const geometry = isRecord(given) && isRecord(given.geometry) ? given.geometry : {}
    const { points, rings } = sizeOf(geometry.coordinates)
    if (points > MOST_POINTS) return { fault: 'tooManyPoints', feature }
    if (rings > MOST_RINGS) return { fault: 'tooManyRings', feature }
  }
  return null
}

/** Reads a GeoJSON text within the bounds, or says which one it breaks; `feature`: where, from 0. */
export function readAreaText(text: string): AreaText {
  if (text.trim() === '') return { fault: 'empty' }
  if (new TextEncoder().encode(text).length > MOST_AREA_BYTES) return { fault: 'tooLarge' }
  if (depthOf(text) > MOST_DEPTH) return { fault: 'tooDeep' }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { fault: 'notJson' }
  }
  if (!isRecord(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features))
    return { fault: 'notFeatures' }
  return tooBig(json.features) ?? { collection: json as AreaCollection }
}
