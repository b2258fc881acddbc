import { withChomeDigits } from '../places/chome.ts'
import { CITY } from '../places/city.ts'
import { type ZoneId, zoneOf } from '../zoning/model.ts'
import { foundWords } from './found-words.ts'
import { type Deal, type Kind, type LocationPrecision, offerWords } from './model.ts'
import { searchForm } from './words.ts'

/** What free words are looked for in. */
export type Worded = {
  public_id: string
  kind: Kind
  deal: Deal
  zone_id: ZoneId | null
  location_precision: LocationPrecision
  title_ja: string
  title_en: string
  summary_ja: string | null
  summary_en: string | null
  address_ja: string
  town_ja: string
  town_en: string
  town_kana: string | null
  /** Names of the stations near the public place, and of those who offer it. */
  stations: string | null
  organisations: string | null
  /** Field id to its current value. */
  facts: Readonly<Record<string, unknown>>
}

/** Everything a visitor may find a listing by. What the public does not see is not here. */
export function searchWords(row: Worded): string {
  const zone = row.zone_id ? zoneOf(row.zone_id) : null
  const address = row.location_precision === 'exact' ? row.address_ja : null
  const parts = [
    row.public_id,
    row.title_ja,
    row.title_en,
    row.summary_ja,
    row.summary_en,
    address,
    // 旭が丘3-1-1, as people write it, beside 旭が丘三丁目1-1.
    address && withChomeDigits(address).replace('丁目', '-'),
    row.town_ja,
    row.town_en,
    row.town_kana,
    CITY.nameJa,
    CITY.nameEn,
    row.stations,
    row.organisations,
    zone?.nameJa,
    zone?.nameEn,
    ...offerWords(row.kind, row.deal),
    ...foundWords(row.kind, row.facts),
  ]
  return searchForm(parts.filter(Boolean).join(' '))
}
