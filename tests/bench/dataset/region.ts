import type { Bbox } from '../../../db/postgis.ts'
import { type Random, randomFrom } from './random.ts'

// A region of many cities around the first one. Its extent is the same for every size of data: more listings stand
// closer together.

/** West, south, east, north. */
export const EXTENT: Bbox = [139.1, 35.45, 139.7, 35.9]
export const HOME: readonly [number, number] = [139.4, 35.67]
const KM = { lng: 1 / 90.4, lat: 1 / 111 }

export type Spot = { at: [number, number]; spreadKm: number; weight: number }
export type Town = { id: number; nameJa: string; nameEn: string; at: [number, number]; spot: number }
export type Station = { id: number; nameJa: string; nameEn: string; at: [number, number]; inCity: boolean }
export type Region = { spots: Spot[]; towns: Town[]; stations: Station[]; near: [Station, Station][] }

const SYLLABLES = [
  '高',
  '川',
  '田',
  '野',
  '原',
  '山',
  '沢',
  '倉',
  '宮',
  '平',
  '石',
  '林',
  '松',
  '竹',
  '谷',
  '島',
] as const
const READINGS = 'taka kawa ta no hara yama sawa kura miya hira ishi hayashi matsu take tani shima'.split(' ')

const inExtent = ([lng, lat]: readonly [number, number]): [number, number] => [
  Math.min(EXTENT[2], Math.max(EXTENT[0], lng)),
  Math.min(EXTENT[3], Math.max(EXTENT[1], lat)),
]

/** A point some way from another, to six decimals. */
export function around(random: Random, at: readonly [number, number], spreadKm: number): [number, number] {
  const [lng, lat] = inExtent([
    at[0] + random.normal() * spreadKm * KM.lng,
    at[1] + random.normal() * spreadKm * KM.lat,
  ])
  return [Number(lng.toFixed(6)), Number(lat.toFixed(6))]
}

export const anywhere = (random: Random): [number, number] => [
  Number((EXTENT[0] + random.next() * (EXTENT[2] - EXTENT[0])).toFixed(6)),
  Number((EXTENT[1] + random.next() * (EXTENT[3] - EXTENT[1])).toFixed(6)),
]

/** Metres on a sphere; good to half a per cent. */
export function metresBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const x = ((b[0] - a[0]) / KM.lng) * 1000
  const y = ((b[1] - a[1]) / KM.lat) * 1000
  return Math.hypot(x, y)
}

function townName(random: Random): { ja: string; en: string } {
  const [a, b] = [random.whole(0, SYLLABLES.length - 1), random.whole(0, SYLLABLES.length - 1)]
  const reading = `${READINGS[a]}${READINGS[b]}`
  return { ja: `${SYLLABLES[a]}${SYLLABLES[b]}`, en: reading[0]!.toUpperCase() + reading.slice(1) }
}

const CITY_STATIONS = 12

/** 240 centres, four towns for each, and 120 stations. The first centre is the first city. */
export function region(seed = 7): Region {
  const random = randomFrom(seed)
  const spots: Spot[] = [{ at: [...HOME], spreadKm: 2, weight: 2 }]
  while (spots.length < 240)
    spots.push({ at: anywhere(random), spreadKm: 0.4 + random.next() * 2.5, weight: 0.2 + random.next() ** 3 * 4 })
  const towns = spots.flatMap((spot, index) =>
    Array.from({ length: 4 }, (_, i): Town => {
      const { ja, en } = townName(random)
      const id = index * 4 + i + 1
      const at = around(random, spot.at, spot.spreadKm / 2)
      return { id, nameJa: `${ja}町${id}番組`, nameEn: `${en} ${id}`, at, spot: index }
    }),
  )
  const stations = Array.from({ length: 120 }, (_, i): Station => {
    const { ja, en } = townName(random)
    const at = around(random, spots[i * 2]!.at, 0.5)
    return { id: i + 1, nameJa: `${ja}${i + 1}駅`, nameEn: `${en} ${i + 1}`, at, inCity: false }
  })
  // As many as the first city has; the search form offers these.
  const fromHome = [...stations].sort((a, b) => metresBetween(a.at, HOME) - metresBetween(b.at, HOME))
  for (const station of fromHome.slice(0, CITY_STATIONS)) station.inCity = true
  const near = spots.map(spot => {
    const sorted = [...stations].sort((a, b) => metresBetween(a.at, spot.at) - metresBetween(b.at, spot.at))
    return [sorted[0]!, sorted[1]!] as [Station, Station]
  })
  return { spots, towns, stations, near }
}
