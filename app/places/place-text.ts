import { readNumbers } from '../lib/reading.ts'
import { type AddressTown, townOfAddress } from './address.ts'

/** What somebody wrote of a place: a point, an address or name that begins with a town, or neither. */
export type PlaceText<T> =
  | { kind: 'point'; at: [number, number] }
  | { kind: 'address'; town: T; address: string }
  | { kind: 'other_city' | 'unknown' }

/** Longitude and latitude in degrees; '35.66, 139.38' and '139.38 35.66' alike: no latitude is above 90. Null: neither. */
export function readCoordinates(text: string): [number, number] | null {
  const parts = text
    .normalize('NFKC')
    .trim()
    .replace(/[°度NE北緯東経]/g, '')
    .split(/[\s,、]+/)
    .filter(part => part !== '')
  const numbers = readNumbers(parts.join(','), 2)
  if (!numbers) return null
  const [first, second] = numbers as [number, number]
  const [lat, lng] = Math.abs(first) > 90 ? [second, first] : [first, second]
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : null
}

/** The text of {@link readCoordinates}: latitude first, as maps say it; to about a metre. */
export const writeCoordinates = ([lng, lat]: readonly [number, number]): string =>
  `${lat.toFixed(5)}, ${lng.toFixed(5)}`

/** Reads an address ('日野市旭が丘3-2-1'), the name of a town in either language, or coordinates. */
export function readPlaceText<T extends AddressTown & { nameEn: string }>(
  text: string,
  towns: readonly T[],
): PlaceText<T> {
  const at = readCoordinates(text)
  if (at) return { kind: 'point', at }
  const address = text.trim()
  const english = towns.find(town => town.nameEn.toLowerCase() === address.toLowerCase())
  if (english) return { kind: 'address', town: english, address: english.nameJa }
  const town = townOfAddress(address, towns)
  if (town === null) return { kind: 'unknown' }
  if (town === 'other_city') return { kind: 'other_city' }
  return { kind: 'address', town, address }
}

const METRES_PER_DEGREE = 111_320
/** Ways to move a point by a step, as [east, north]. */
export const STEPS = { n: [0, 1], e: [1, 0], s: [0, -1], w: [-1, 0] } as const
export type Step = keyof typeof STEPS
export const isStep = (text: string): text is Step => Object.hasOwn(STEPS, text)

/** A point moved by some metres. */
export function stepped([lng, lat]: readonly [number, number], step: Step, metres: number): [number, number] {
  const [east, north] = STEPS[step]
  return [
    lng + (east * metres) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)),
    lat + (north * metres) / METRES_PER_DEGREE,
  ]
}
