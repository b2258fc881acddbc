import { readCoordinates, readPlaceText, writeCoordinates } from '../../places/place-text.ts'
import { isUnsaid, plainCell, readDate, readNumber } from '../cell-values.ts'
import type { Flat } from '../content.ts'
import { type Deal, KINDS, type Kind, LEASE_KINDS, LOCATION_PRECISIONS, TRANSACTION_MODES } from '../model.ts'
import { choice, day, type Entry, months, words, yen, yenOrMonths, yesNo } from './entry.ts'
import type { Section } from './sections.ts'

// What each section asks for beside its facts, line by line.

const ja = { lang: 'ja' } as const
const en = { lang: 'en' } as const

const BASICS: readonly Entry[] = [
  words('titleJa', 'titleJa', 80, { ...ja, isRequired: true, hasHint: true }),
  words('titleEn', 'titleEn', 120, { ...en, isRequired: true }),
  choice('kind', 'kind', KINDS, { isRequired: true, control: 'radio' }),
  choice('transactionMode', 'transactionMode', TRANSACTION_MODES, { isRequired: true, control: 'radio' }),
  words('summaryJa', 'summaryJa', 600, { ...ja, control: 'text', hasHint: true }),
  words('summaryEn', 'summaryEn', 900, { ...en, control: 'text' }),
  words('partnerRef', 'partnerRef', 40, { isRequired: true, hasHint: true }),
]

/** The town follows from the address: it is that under which the public finds the property. */
const ADDRESS: Entry = {
  ...words('address', 'place.addressJa', 120, { ...ja, isRequired: true, hasHint: true }),
  paths: ['place.addressJa', 'place.townId'],
  read: (raw, { towns }) => {
    const text = raw.trim()
    if (text === '') return 'missing'
    if (text.length > 120) return 'tooLong'
    const found = readPlaceText(text, towns)
    if (found.kind === 'other_city') return 'otherCity'
    if (found.kind !== 'address') return 'noTown'
    return { 'place.addressJa': found.address, 'place.townId': found.town.id }
  },
}

const POINT: Entry = {
  name: 'at',
  paths: ['place.at'],
  control: 'line',
  most: 60,
  hasHint: true,
  read: raw => {
    if (raw.trim() === '') return { 'place.at': null }
    const at = readCoordinates(raw)
    return at ? { 'place.at': at } : 'notAPoint'
  },
  write: flat => {
    const at = flat['place.at'] as [number, number] | null
    return at ? writeCoordinates(at) : ''
  },
}

const PLACE: readonly Entry[] = [
  ADDRESS,
  words('addressEn', 'place.addressEn', 160, en),
  POINT,
  choice('precision', 'place.precision', LOCATION_PRECISIONS, { isRequired: true, control: 'radio', hasHint: true }),
  words('roadNameJa', 'place.roadNameJa', 60, ja),
  words('roadNameEn', 'place.roadNameEn', 80, en),
]

/** Metres by road to a station; the station is named where the form is drawn. */
export const wayEntry = (stationId: string): Entry => ({
  name: `way.${stationId}`,
  paths: [`access.${stationId}`],
  control: 'line',
  most: 20,
  unit: 'm',
  read: raw => {
    if (isUnsaid(raw)) return { [`access.${stationId}`]: undefined }
    const metres = readNumber(raw, ['m', 'メートル', 'metres'])
    const isSound = metres !== undefined && Number.isInteger(metres) && metres >= 1 && metres <= 50_000
    return isSound ? { [`access.${stationId}`]: metres } : 'notMetres'
  },
  write: flat => {
    const metres = flat[`access.${stationId}`]
    return typeof metres === 'number' ? String(metres) : ''
  },
})

/** A day, or in the partner's own words: '即時', '相談'. */
const AVAILABLE: Entry = {
  name: 'available',
  paths: ['terms.availableFrom', 'terms.availableNoteJa'],
  control: 'line',
  lang: 'ja',
  most: 120,
  hasHint: true,
  read: raw => {
    const text = raw.trim()
    const from = readDate(text) ?? null
    if (text.length > 120) return 'tooLong'
    return { 'terms.availableFrom': from, 'terms.availableNoteJa': from || text === '' ? null : text }
  },
  write: flat => String(flat['terms.availableFrom'] ?? flat['terms.availableNoteJa'] ?? ''),
}

const COSTS: readonly Entry[] = [
  words('otherCostsJa', 'terms.otherCostsJa', 200, ja),
  words('otherCostsEn', 'terms.otherCostsEn', 200, en),
]
const TIMES: readonly Entry[] = [
  AVAILABLE,
  words('availableNoteEn', 'terms.availableNoteEn', 120, en),
  day('validUntil', 'terms.validUntil'),
  yesNo('adConsent', 'adConsent', { control: 'radio', hasHint: true }),
]
const TAX = choice('tax', 'terms.tax', ['included', 'excluded', 'exempt'])

const RENT: readonly Entry[] = [
  yen('rent', 'terms.rentYen', 1e10, { hasHint: true }),
  TAX,
  yen('commonFee', 'terms.commonFeeYen', 1e10, { mayBeNone: true, hasHint: true }),
  yenOrMonths('deposit', 'terms.depositYen', 'terms.depositMonths'),
  yenOrMonths('keyMoney', 'terms.keyMoneyYen', 'terms.keyMoneyMonths'),
  yen('guarantee', 'terms.guaranteeYen', 1e12, { mayBeNone: true }),
  ...COSTS,
  choice('leaseKind', 'terms.leaseKind', LEASE_KINDS),
  months('leaseTerm', 'terms.leaseTermMonths'),
  ...TIMES,
]
const SALE: readonly Entry[] = [yen('price', 'terms.priceYen', 1e13, { hasHint: true }), TAX, ...COSTS, ...TIMES]

const PHONE: Entry = {
  ...words('contactPhone', 'contact.phone', 20, { isRequired: true, control: 'tel' }),
  read: raw => {
    const text = plainCell(raw).replace(/\s/g, '')
    if (text === '') return 'missing'
    return /^\+?[\d()-]{6,20}$/.test(text) ? { 'contact.phone': text } : 'notAPhone'
  },
}
const CONTACT: readonly Entry[] = [
  words('contactNameJa', 'contact.nameJa', 60, { ...ja, isRequired: true }),
  words('contactNameEn', 'contact.nameEn', 80, { ...en, isRequired: true }),
  PHONE,
  words('contactHoursJa', 'contact.hoursJa', 80, { ...ja, isRequired: true, hasHint: true }),
  words('contactHoursEn', 'contact.hoursEn', 80, { ...en, isRequired: true }),
]

/** The lines of a section beside its facts, for a kind under a deal. `stations`: those that a way may be stated to. */
export function entriesOf(
  section: Section,
  { kind, deal, stations }: { kind: Kind; deal: Deal; stations: readonly string[] },
): readonly Entry[] {
  switch (section) {
    case 'basics':
      return BASICS
    case 'place':
      return [...PLACE, ...stations.map(wayEntry)]
    case 'terms':
      // Bare land has nothing in common that would be paid for.
      return deal === 'sale' ? SALE : RENT.filter(({ name }) => kind !== 'land' || name !== 'commonFee')
    case 'contact':
      return CONTACT
    default:
      return []
  }
}

/** Whether anything is said where an entry writes. */
export const isSaid = ({ paths }: Entry, flat: Flat): boolean =>
  paths.some(path => flat[path] !== null && flat[path] !== undefined && flat[path] !== '')
