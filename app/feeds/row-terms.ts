import * as value from '../listings/cell-values.ts'
import type { OfferTerms } from '../listings/input.ts'
import type { Deal, Kind, TransactionMode } from '../listings/model.ts'
import type { Cells } from './cells.ts'
import type { CoreColumn } from './columns.ts'
import { readDeal, readLeaseKind, readMode, readTax } from './terms.ts'

/** What a row says of the deal: terms, freshness and the person to ask. */
export type FeedTerms = {
  partnerRef: string
  kind: Kind
  deal: Deal
  terms: Partial<OfferTerms>
  transactionMode: TransactionMode
  adConsent: boolean | null
  confirmedOn: string
  contactName: string | null
  contactPhone: string
  contactHours: string | null
}

/** Beyond them somebody has mistyped: yen a month, or in all. */
const MOST_YEN = { rent: 1e10, commonFee: 1e10, price: 1e13, guarantee: 1e12, deposit: 1e12 } as const
/** Reads the terms of a row; null where one that must be there is not, and the cells know which. */
export function readTerms(
  cells: Cells,
  dealOfKind: Deal | null,
  today: string,
  partnerPhone: string | null,
): Omit<FeedTerms, 'kind'> | null {
  const money = (core: Exclude<keyof typeof MOST_YEN, 'deposit'>) =>
    cells.take(core, raw =>
      value.readYesNo(raw) === false && core !== 'rent' && core !== 'price'
        ? 0
        : value.within(value.readYen(raw, cells.find(core)?.inMan ? 'man' : 'yen'), MOST_YEN[core]),
    )
  const partly = (core: CoreColumn) =>
    cells.take(core, raw => value.readMoneyOrMonths(raw, cells.find(core)?.inMan ? 'man' : 'yen', MOST_YEN.deposit))
  const partnerRef = cells.need('partnerRef', text => (text.length <= 60 ? text : undefined))
  const deal = cells.take('deal', readDeal) ?? dealOfKind ?? cells.fail('deal')
  const transactionMode = cells.need('transactionMode', readMode)
  const confirmedOn = cells.need('confirmedOn', raw => {
    const day = value.readDate(raw)
    return day !== undefined && day <= today ? day : undefined
  })
  const adConsent = cells.take('adConsent', readConsent)
  // Consent refused is no listing: it may not be advertised.
  if (adConsent === false) cells.fail('adConsent')
  const contactPhone = cells.text('contactPhone') ?? partnerPhone ?? cells.fail('contactPhone')
  const [deposit, keyMoney] = [partly('deposit'), partly('keyMoney')]
  const available = cells.text('available')
  const availableFrom = available ? (value.readDate(available) ?? null) : null
  const terms: Partial<OfferTerms> = {
    rentYen: money('rent'),
    priceYen: money('price'),
    tax: cells.take('tax', readTax),
    commonFeeYen: money('commonFee'),
    depositYen: deposit && 'yen' in deposit ? deposit.yen : null,
    depositMonths: deposit && 'months' in deposit ? deposit.months : null,
    keyMoneyYen: keyMoney && 'yen' in keyMoney ? keyMoney.yen : null,
    keyMoneyMonths: keyMoney && 'months' in keyMoney ? keyMoney.months : null,
    guaranteeYen: money('guarantee'),
    leaseKind: cells.take('leaseKind', readLeaseKind),
    leaseTermMonths: cells.take('leaseTerm', value.readLeaseMonths),
    availableFrom,
    availableNoteJa: availableFrom ? null : available,
  }
  if (!partnerRef || !deal || !transactionMode || !confirmedOn || !contactPhone) return null
  return {
    partnerRef,
    deal,
    terms,
    transactionMode,
    adConsent,
    confirmedOn,
    contactName: cells.text('contactName'),
    contactPhone,
    contactHours: cells.text('contactHours'),
  }
}

const readConsent = (raw: string): boolean | undefined =>
  /^広告可$|^一部可$/.test(value.plainCell(raw)) ? true : value.readYesNo(raw)
