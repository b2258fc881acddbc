import { readSearch, type Search } from '../../app/listings/filter.ts'
import { KINDS } from '../../app/listings/model.ts'
import type { Bbox } from '../../db/postgis.ts'
import { type Random, randomFrom } from './dataset/random.ts'
import { EXTENT, type Region } from './dataset/region.ts'

// Searches as people make them. Each is made from its number, so that no two in a run are the same and every run asks
// the same.

/** Half the width of a box in kilometres. */
export const HALF_KM = { street: 0.15, ward: 3, city: 8 } as const
export type BoxName = keyof typeof HALF_KM

const fixed = (value: number) => Number(value.toFixed(5))

export function boxAround([lng, lat]: readonly [number, number], halfKm: number): Bbox {
  const [x, y] = [halfKm / 90.4, halfKm / 111]
  return [fixed(lng - x), fixed(lat - y), fixed(lng + x), fixed(lat + y)]
}

/** A box near where property stands, at some distance from a centre. */
export function box(random: Random, { spots }: Region, name: BoxName): Bbox {
  const { at, spreadKm } = random.pick(spots)
  const moved: [number, number] = [
    at[0] + (random.normal() * spreadKm * 0.5) / 90.4,
    at[1] + (random.normal() * spreadKm * 0.5) / 111,
  ]
  return boxAround(moved, HALF_KM[name] * (0.9 + 0.2 * random.next()))
}

export function search(params: Record<string, string | string[]>): Search {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(params)) for (const one of [value].flat()) query.append(key, one)
  const { search: made, problems } = readSearch(query)
  if (problems.length > 0) throw new Error(`The bench asks what the portal refuses: ${JSON.stringify(problems)}`)
  return made
}

/** Conditions of one seeker; two in three leave what is unknown in. */
export function conditions(random: Random): Record<string, string | string[]> {
  const asked: Record<string, string | string[]> = {}
  if (random.chance(0.7)) asked.deal = random.chance(0.7) ? 'rent' : 'sale'
  if (random.chance(0.7)) asked.kind = [...new Set([random.pick(KINDS), random.pick(KINDS)])]
  if (random.chance(0.4))
    asked.zone = random.pick([
      ['qind', 'ind'],
      ['qind', 'ind', 'xind'],
      ['com', 'ncom'],
    ])
  if (random.chance(0.6)) asked.area_min = String(random.whole(50, 300))
  if (random.chance(0.3)) asked.area_max = String(random.whole(400, 2000))
  if (random.chance(0.3)) asked.rent_max = String(random.whole(100, 900) * 1000)
  if (random.chance(0.2)) asked.power_min = String(random.whole(20, 150))
  if (random.chance(0.2)) asked.ceiling_min = String(random.whole(3, 6))
  if (random.chance(0.1)) asked.hours24 = '1'
  if (random.chance(0.33)) asked.unknown = 'exclude'
  return asked
}

/** The `number`-th search in a box of some size, or over everything. */
export function boxed(number: number, map: Region, name: BoxName | 'whole', plain = false): Search {
  const random = randomFrom(number * 7919 + name.length)
  const area = name === 'whole' ? EXTENT : box(random, map, name)
  // The box of the whole is moved by a hair, so that no two are alike.
  const bbox = name === 'whole' ? area.map(value => fixed(value + random.whole(-9, 9) / 1e5)) : area
  return search({ ...(plain ? {} : conditions(random)), bbox: bbox.join(',') })
}
