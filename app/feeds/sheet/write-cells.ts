import { craneKindText } from '../../listings/cell-values.ts'
import type { Content } from '../../listings/content.ts'
import type { Crane, Opening } from '../../listings/fact-values.ts'
import { FIELDS, type Field } from '../../listings/fields.ts'
import type { Deal, Fact } from '../../listings/model.ts'
import { dealName, kindName, leaseName, modeName, precisionName, taxName } from '../terms.ts'
import type { Heading } from './headings.ts'

// What the portal has of an offer as the cells of a partner's file: what the readers of the columns read back.

/** Cells by the id of their column; one that says nothing is not there. */
export type Cells = Readonly<Record<string, string>>
type Stations = ReadonlyMap<number, string>

const yen = (amount: number | null): string | null => (amount === null ? null : `${amount}円`)
const paid = (amount: number | null, months: number | null): string | null =>
  months === null ? yen(amount) : `${months}ヶ月`

const times = (count: number, word: string) => (count === 1 ? '' : `×${count}${word}`)
const craneText = (cranes: readonly Crane[]) =>
  cranes.length === 0
    ? 'なし'
    : cranes.map(one => `${one.ratedLoadT}t${times(one.count, '基')}${craneKindText(one.kind)}`).join('、')
const openingText = (openings: readonly Opening[]) =>
  openings.length === 0
    ? 'なし'
    : openings.map(({ widthM, heightM, count }) => `W${widthM}×H${heightM}m${times(count, 'か所')}`).join('、')

const CELLS_OF_TYPE: Record<Field['type'], (value: never, field: Field) => string> = {
  number: (value: number, { unit }) => `${value}${unit ?? ''}`,
  boolean: (value: boolean) => (value ? 'あり' : 'なし'),
  month: (value: string) => value,
  option: (value: string, { options }) => options?.[value]?.[0] ?? value,
  cranes: craneText,
  openings: openingText,
  text: (value: string) => value,
}

function factCells(facts: Content['facts']): Cells {
  const known = FIELDS.flatMap(field => {
    const fact = facts[field.id] as Fact | undefined
    if (fact?.value === null || fact?.value === undefined) return []
    return [[field.id, CELLS_OF_TYPE[field.type](fact.value as never, field)] as const]
  })
  return Object.fromEntries(known)
}

/** The two nearest stations that somebody has measured the way to. */
function accessCells(access: Content['access'], stations: Stations): Cells {
  const nearest = Object.entries(access)
    .sort(([, a], [, b]) => a - b)
    .slice(0, 2)
  return Object.fromEntries(
    nearest.flatMap(([id, metres], at) => [
      [`station_${at + 1}`, stations.get(Number(id)) ?? ''],
      [`walk_m_${at + 1}`, String(metres)],
    ]),
  )
}

const termCells = ({ terms }: Content): Record<string, string | null> => ({
  rent: yen(terms.rentYen),
  price: yen(terms.priceYen),
  tax: terms.tax && taxName(terms.tax),
  common_fee: yen(terms.commonFeeYen),
  deposit: paid(terms.depositYen, terms.depositMonths),
  key_money: paid(terms.keyMoneyYen, terms.keyMoneyMonths),
  guarantee_money: yen(terms.guaranteeYen),
  lease_type: terms.leaseKind && leaseName(terms.leaseKind),
  lease_term: terms.leaseTermMonths === null ? null : `${terms.leaseTermMonths}ヶ月`,
  delivery: terms.availableNoteJa ?? terms.availableFrom,
  valid_until: terms.validUntil,
  other_costs: terms.otherCostsJa,
})

const coreCells = (content: Content, deal: Deal): Record<string, string | null> => ({
  partner_ref: content.partnerRef,
  listing_type: kindName(content.kind),
  deal: dealName(deal),
  title: content.titleJa,
  title_en: content.titleEn,
  address: content.place.addressJa,
  address_precision: precisionName(content.place.precision),
  lat: content.place.at && String(content.place.at[1]),
  lng: content.place.at && String(content.place.at[0]),
  transaction_mode: modeName(content.transactionMode),
  ad_consent: content.adConsent === null ? null : content.adConsent ? '広告可' : '不可',
  contact: content.contact.nameJa,
  phone: content.contact.phone,
  contact_hours: content.contact.hoursJa,
  remarks: content.summaryJa,
  remarks_en: content.summaryEn,
  road_name: content.place.roadNameJa,
})

/** Everything of an offer that a file's columns can say. */
export function cellsOf(content: Content, deal: Deal, stations: Stations): Cells {
  const all = {
    ...coreCells(content, deal),
    ...accessCells(content.access, stations),
    ...termCells(content),
    ...factCells(content.facts),
  }
  return Object.fromEntries(Object.entries(all).filter((cell): cell is [string, string] => !!cell[1]))
}

const MONEY: readonly string[] = ['rent', 'price', 'common_fee']
const MEASURED = new Map(
  FIELDS.filter(({ type, unit }) => type === 'number' && unit).map(({ id, unit }) => [id, unit!]),
)

/** The number alone where the heading of its column says the unit, so that a spreadsheet can reckon with it. */
export function bareNumber(id: string, cell: string, { money }: Pick<Heading, 'money'>): string {
  if (MONEY.includes(id) && /^\d+円$/.test(cell)) {
    const yen = Number(cell.slice(0, -1))
    return String(money === 'man' ? yen / 10_000 : yen)
  }
  const unit = MEASURED.get(id)
  return unit && cell.endsWith(unit) ? cell.slice(0, -unit.length) : cell
}

/** Columns whose cells are numbers in a spreadsheet as well. */
export const isOfNumbers = (id: string): boolean =>
  MONEY.includes(id) || MEASURED.has(id) || /^(?:lat|lng|walk_m_\d)$/.test(id)
