import { formatNumber, formatYenShort, withUnit } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { zoneOf } from '../zoning/model.ts'
import type { ListingSummary } from './summary.ts'

/** A listing in one line of plain text: money, area, zone, town. What is not known is left out. */
export function summaryLine(listing: ListingSummary, locale: Locale): string {
  const ja = locale === 'ja'
  const money = listing.deal === 'rent' ? listing.rentYen : listing.priceYen
  const area = listing.floorAreaM2 ?? listing.landAreaM2
  const zone = listing.zone ? zoneOf(listing.zone) : null
  const parts = [
    money === null
      ? null
      : `${formatYenShort(locale, money)}${listing.deal === 'rent' ? (ja ? '/月' : ' a month') : ''}`,
    area === null ? null : withUnit(locale, formatNumber(locale, area), '㎡'),
    zone && (ja ? zone.nameJa : zone.nameEn),
    ja ? listing.townJa : listing.townEn,
  ]
  return parts.filter(Boolean).join(ja ? '・' : ' · ')
}
