import { type Content, type Flat, flatten } from '../../listings/content.ts'
import type { Deal } from '../../listings/model.ts'
import type { LngLat } from '../../map/model.ts'
import type { Around } from './column.ts'
import { isMovedAway } from './companions.ts'
import type { Problem, RowFault } from './problem.ts'

// What a row says that its reader can read, and that is hardly meant so beside what else is known.

/** Yen below which the unit is hardly right: of a month's rent, of a price. */
const LOWEST: readonly (readonly [path: string, column: string, yen: number])[] = [
  ['terms.rentYen', 'rent', 3_000],
  ['terms.priceYen', 'price', 300_000],
]

/** No town of the city reaches further from its middle. */
const FARTHEST_M = 2_000

/** What only one deal has: its path, its column, the deal. */
const OF_ONE_DEAL: readonly (readonly [path: string, column: string, deal: Deal])[] = [
  ['terms.rentYen', 'rent', 'rent'],
  ['terms.priceYen', 'price', 'sale'],
]

const metresApart = ([lng, lat]: LngLat, [toLng, toLat]: LngLat): number =>
  Math.hypot((toLng - lng) * 111_320 * Math.cos((lat * Math.PI) / 180), (toLat - lat) * 110_950)

const isAmount = (value: unknown): value is number => typeof value === 'number'

/** An amount that its deal has no place for is left out, and said. */
export const withoutOtherDeals = (written: Flat, deal: Deal): Flat =>
  Object.fromEntries(
    Object.entries(written).filter(([path]) => !OF_ONE_DEAL.some(([one, , of]) => one === path && of !== deal)),
  )

type Doubting = {
  /** As the row says it. */
  said: Flat
  written: Flat
  deal: Deal
  /** What is there, and what would be there; null: nothing yet. */
  before: Content | null
  after: Content | null
  told: readonly Problem[]
  around: Pick<Around, 'towns' | 'today'>
}

/** Warnings about values that were read; none that its reader has told already. */
export function doubtsOf({ said, written, deal, before, after, told, around }: Doubting): Problem[] {
  const doubts: Problem[] = []
  const tell = (column: string, code: RowFault | 'unlikely' | 'day_past') => {
    if (!told.some(one => one.column === column && one.code === code))
      doubts.push({ level: 'warning', column, heading: '', raw: '', code })
  }
  for (const [path, column, of] of OF_ONE_DEAL)
    if (of !== deal && isAmount(said[path]) && said[path] > 0) tell(column, 'not_of_deal')
  for (const [path, column, lowest] of LOWEST)
    if (isAmount(written[path]) && written[path] < lowest) tell(column, 'unlikely')
  if (said['facts.leasable_area_m2'] === 0) tell('leasable_area_m2', 'unlikely')
  const until = written['terms.validUntil']
  if (typeof until === 'string' && until < around.today) tell('valid_until', 'day_past')
  if (before && isMovedAway(before, said)) tell('address', 'pin_dropped')
  else if (before?.place.at && isNamedOtherwise(before, written)) tell('address', 'pin_kept')
  if (isFarFromTown(after ? flatten(after) : written, around)) tell('address', 'far_from_town')
  return doubts
}

/** The address is another one in the same town, and the pin is that of before. */
const isNamedOtherwise = ({ place }: Content, written: Flat): boolean =>
  'place.addressJa' in written && written['place.addressJa'] !== place.addressJa && !('place.at' in written)

function isFarFromTown(flat: Flat, { towns }: Pick<Around, 'towns'>): boolean {
  const at = flat['place.at'] as LngLat | null | undefined
  const middle = towns.find(({ id }) => id === flat['place.townId'])?.location
  return Boolean(at && middle && metresApart(at, middle) > FARTHEST_M)
}
