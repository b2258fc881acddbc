import type { AddressTown } from '../../places/address.ts'
import { CITY } from '../../places/city.ts'
import { readAddressCell } from '../cells/address.ts'

/** One listing as it is compared with another; null: nobody has said it. Areas in m², metres, yen as written. */
export type Side = {
  kind: string
  deal: 'rent' | 'sale'
  address: AddressKey | null
  at: [lng: number, lat: number] | null
  /** 17 digits: the register's number of the property and four of the part. */
  realEstateId: string | null
  floorAreaM2: number | null
  grossM2: number | null
  landAreaM2: number | null
  floor: number | null
  storeys: number | null
  /** 'YYYY-MM' */
  builtYm: string | null
  structure: string | null
  ceilingM: number | null
  money: number | null
  tax: string | null
  text: string
  /** Difference hashes, 16 hexadecimal digits each. */
  photos: readonly string[]
}

/**
 * Where an address lies: town and the numbers after it, coarse to fine; no numbers: the town is all that it says.
 * `isWhole`: it names one lot or house, not a block of many.
 */
export type AddressKey = { town: string; numbers: readonly number[]; isWhole: boolean }

/** No block of a town has such a number: a lot of the land register has. */
const LEAST_LOT = 100

/** An address in the one form in which addresses are compared: 豊田２‐２２‐４ and 豊田二丁目22番4号 are one. */
export function addressKey<T extends AddressTown>(address: string, towns: readonly T[]): AddressKey | null {
  const read = readAddressCell(address, towns)
  if ('fault' in read) return null
  const { town } = read.value
  const rest = read.value.address.slice(`東京都${CITY.nameJa}${town.nameJa}`.length)
  // What comes after the first three numbers is a room's.
  const numbers = /^\d+(?:-\d+){0,2}/.exec(rest)?.[0].split('-').map(Number) ?? []
  const isLot = read.value.kind === 'lot_number' || (numbers[0] ?? 0) >= LEAST_LOT
  return { town: town.nameJa, numbers, isWhole: numbers.length > 1 || (numbers.length === 1 && isLot) }
}
