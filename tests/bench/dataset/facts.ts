import type { Kind } from '../../../app/listings/model.ts'
import { type Random, randomFrom } from './random.ts'

export type Facts = {
  leasable_area_m2: number | null
  land_area_m2: number | null
  power_contract_kw: number | null
  ceiling_height_min_m: number | null
  floor_load_t_m2: number | null
  cranes: { ratedLoadT: number }[] | null
  truck_access_class: string | null
  front_road_width_m: number | null
  operation_24h: string | null
  inspection_certificate: string | null
  workshop_area_m2: number | null
  floor: number | null
  storeys: number | null
}

export const maybe = <T>(random: Random, known: number, make: () => T): T | null => {
  const value = make()
  return random.chance(known) ? value : null
}
const tenths = (value: number) => Math.round(value * 10) / 10

type VerdictFact = 'workshop_area_m2' | 'floor' | 'storeys'

export function factsOf(random: Random, kind: Kind): Omit<Facts, VerdictFact> {
  const hasFloor = kind !== 'land'
  const floor = tenths(Math.exp(5.3 + random.normal() * 0.9))
  const cranes = maybe(random, 0.6, () =>
    random.chance(0.6) ? [] : [{ ratedLoadT: random.pick([1, 2, 2.8, 5, 10, 20]) }],
  )
  const truck = maybe(random, 0.75, () => random.pick(['none', '2t', '4t', '4t', '10t', '10t', 'trailer']))
  return {
    leasable_area_m2: hasFloor ? maybe(random, 0.97, () => floor) : null,
    land_area_m2: maybe(random, 0.7, () => tenths(floor * (0.8 + random.next() * 2))),
    power_contract_kw: hasFloor
      ? maybe(random, 0.6, () => random.pick([10, 30, 49, 50, 75, 100, 150, 300, 500]))
      : null,
    ceiling_height_min_m: hasFloor ? maybe(random, 0.65, () => tenths(2.4 + random.next() * 7)) : null,
    floor_load_t_m2: hasFloor ? maybe(random, 0.5, () => random.pick([0.3, 0.5, 1, 1.5, 2, 3])) : null,
    cranes: hasFloor ? cranes : null,
    truck_access_class: truck,
    front_road_width_m: maybe(random, 0.8, () => tenths(3 + random.next() * 12)),
    operation_24h: maybe(random, 0.4, () => random.pick(['allowed', 'restricted', 'not_allowed'])),
    inspection_certificate: hasFloor ? maybe(random, 0.6, () => random.pick(['yes', 'yes', 'no'])) : null,
  }
}

/** What a verdict on a work turns on; of numbers of its own, so that the others stay what they are without it. */
export function verdictFacts(assetId: number, kind: Kind): Pick<Facts, VerdictFact> {
  const random = randomFrom(assetId * 31 + 17)
  const isMade = kind === 'factory' || kind === 'workshop'
  const workshop = maybe(random, 0.6, () => tenths(Math.exp(4.8 + random.normal() * 0.9)))
  const floor = maybe(random, 0.5, () => random.pick([1, 1, 1, 2, 3]))
  const storeys = maybe(random, 0.6, () => random.pick([1, 1, 2, 3, 5]))
  return {
    workshop_area_m2: isMade ? workshop : null,
    floor: kind === 'land' ? null : floor,
    storeys: kind === 'land' ? null : storeys,
  }
}
