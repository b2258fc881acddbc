import { type AddressTown, townOfAddress } from '../../places/address.ts'
import { withChomeDigits } from '../../places/chome.ts'
import { CITY } from '../../places/city.ts'
import { compact, fault, type Read, read } from './read.ts'

export type AddressCell<T> = {
  /** Written one way: prefecture, city, town, then the numbers with dashes. */
  address: string
  town: T
  /** 'lot_number': 番地, a lot of the land register; 'residence': 丁目 and 番・号. */
  kind: 'lot_number' | 'residence'
}

/** A spreadsheet's date where an address stood: 3-1-1 has become 2003/1/1. */
const DATE =
  /^(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}月\d{1,2}日|\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))$/i

/** What follows a town: 1番4号, 421番地の8, 2-5-1, 912番. */
const numbersOf = (rest: string): string =>
  rest
    .replace(/番地の?|番の?|号の?/g, '-')
    .replace(/[のノ之](?=\d)/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-(?=\D|$)/g, '')

const bareOf = (text: string): string =>
  text
    .replace(/^東京都/, '')
    .replace(new RegExp(`^${CITY.nameJa}`), '')
    .replace(/^大字/, '')

/** What two spellings of one address have in common. */
export const addressKey = (address: string): string =>
  numbersOf(withChomeDigits(bareOf(compact(address))).replace(/丁目/g, '-'))

/**
 * An address of the city, written one way: '東京都日野市大字日野４２１番地の８', '多摩平2‐5‐1', '旭が丘三丁目1番4'. Of what a
 * spreadsheet has made a date nothing can be known.
 */
export function readAddressCell<T extends AddressTown>(raw: string, towns: readonly T[]): Read<AddressCell<T>> {
  const text = compact(raw).replace(/ー(?=\d)|(?<=\d)ー/g, '-')
  if (text === '') return fault('missing')
  if (DATE.test(text)) return fault('looks_like_date')
  if (text.length > 120) return fault('too_long')
  const town = townOfAddress(text, towns)
  if (town === 'other_city') return fault('other_city')
  if (town === null) return fault('no_town')
  const own = withChomeDigits(bareOf(text))
  // ケ, ヶ and が of a name are one, and as long.
  const afterBase = own.slice(town.baseJa.length)
  const rest = town.chome === null ? afterBase : afterBase.replace(new RegExp(`^${town.chome}(?:丁目|-|(?=\\D|$))`), '')
  const kind = /番地/.test(text) || town.chome === null ? 'lot_number' : 'residence'
  return read({ address: `東京都${CITY.nameJa}${town.nameJa.replace(/^大字/, '')}${numbersOf(rest)}`, town, kind })
}
