import { readLeaseMonths } from '../../listings/cell-values.ts'
import { readDeliveryCell } from '../cells/delivery.ts'
import { readDepositCell, readPriceCell, readRentCell } from '../cells/money.ts'
import { compact, cutOver, fault, isFault, type Read, read } from '../cells/read.ts'
import { LEASE_OPTIONS, readLeaseKind, readTax, TAX_OPTIONS } from '../terms.ts'
import { type Around, type Column, column, type Said, under } from './column.ts'
import { day } from './core-columns.ts'

const NONE = /^(?:無|無し|なし|ナシ|0|0円|-|込|込み|none)$/i

/** Yen of something that may be nothing. */
const charge =
  (path: string) =>
  (raw: string, { money }: Around): Read<Said> =>
    NONE.test(compact(raw)) ? read({ [path]: 0 }) : under(readPriceCell(raw, money ?? 'yen'), yen => ({ [path]: yen }))

const partly =
  (name: 'deposit' | 'keyMoney') =>
  (raw: string, { money }: Around): Read<Said> => {
    const paid = readDepositCell(raw, money)
    if (isFault(paid)) return paid
    const value = paid.value
    const [yen, months] = 'yen' in value ? [value.yen, null] : [null, value.months]
    return read({ [`terms.${name}Yen`]: yen, [`terms.${name}Months`]: months }, ...paid.guesses)
  }

const strict = { isStrict: true } as const

/** Yen a month: below it the unit is hardly right. */
const LOWEST_RENT = 3_000

const validUntil = (raw: string, { today }: Around): Read<Said> => {
  const result = day('terms.validUntil')(raw)
  if (isFault(result)) return result
  const isPast = String(result.value['terms.validUntil']) < today
  return isPast ? read(result.value, ...result.guesses, 'day_past') : result
}

/** Costs that have a column of their own in partners' files and one text in the portal: said together (row.ts). */
export const OTHER_COSTS = [
  { id: 'premium', ja: '権利金', en: 'Premium' },
  { id: 'amortization', ja: '償却', en: 'Amortisation' },
  { id: 'renewal_fee', ja: '更新料', en: 'Renewal fee' },
] as const

const cost = (path: string, raw: string, most: number) => read({ [path]: raw.slice(0, most) }, ...cutOver(raw, most))

export const TERMS: readonly Column[] = [
  column(
    'price',
    ['価格(万円)', 'Price'],
    (raw, { money }) => under(readPriceCell(raw, money), yen => ({ 'terms.priceYen': yen })),
    {
      ...strict,
      names: ['価格', '販売価格', '売価', '価格(円)', 'price_yen'],
      example: '12500',
    },
  ),
  column(
    'rent',
    ['賃料(円)', 'Rent'],
    (raw, { money, areaM2 }) => {
      const rent = under(readRentCell(raw, money, areaM2), ({ yen }) => ({ 'terms.rentYen': yen }))
      if (isFault(rent) || Number(rent.value['terms.rentYen']) >= LOWEST_RENT) return rent
      return read(rent.value, ...rent.guesses, 'unlikely')
    },
    { ...strict, names: ['賃料', '月額賃料', 'rent_yen_month'], example: '330000' },
  ),
  column(
    'tax',
    ['税区分', 'Tax'],
    raw => {
      const tax = readTax(raw)
      return tax ? read({ 'terms.tax': tax }) : fault('not_an_option')
    },
    { ...strict, names: ['価格消費税', '消費税', '税'], example: '税別', options: TAX_OPTIONS },
  ),
  column('common_fee', ['共益費(円)', 'Common charge'], charge('terms.commonFeeYen'), {
    ...strict,
    names: ['管理費', '管理費・共益費', '共益費'],
    example: '0',
  }),
  column('deposit', ['敷金', 'Deposit'], partly('deposit'), {
    ...strict,
    names: ['敷金1（額）', '敷金2（ヶ月）'],
    example: '3ヶ月',
  }),
  column('key_money', ['礼金', 'Key money'], partly('keyMoney'), {
    ...strict,
    names: ['礼金1（額）', '礼金2（ヶ月）'],
    example: '1ヶ月',
  }),
  column('guarantee_money', ['保証金', 'Guarantee money'], charge('terms.guaranteeYen'), {
    ...strict,
    names: ['保証金1（額）'],
    example: 'なし',
  }),
  column(
    'lease_type',
    ['契約種類', 'Kind of lease'],
    raw => {
      const kind = readLeaseKind(raw)
      return kind ? read({ 'terms.leaseKind': kind }) : fault('not_an_option')
    },
    { names: ['契約の種類', '契約種別'], example: '定期借家', options: LEASE_OPTIONS },
  ),
  column(
    'lease_term',
    ['契約期間', 'Term of lease'],
    raw => {
      const months = readLeaseMonths(raw)
      return months ? read({ 'terms.leaseTermMonths': months }) : fault('unreadable')
    },
    { ...strict, names: ['借地期間'], example: '5年' },
  ),
  column(
    'delivery',
    ['引渡時期', 'Available'],
    raw =>
      under(readDeliveryCell(raw), ({ from, text }) => ({
        'terms.availableFrom': from,
        'terms.availableNoteJa': text,
      })),
    { names: ['引渡年月（西暦）', '入居時期', '引渡可能日', '引渡'], example: '即時' },
  ),
  column('valid_until', ['有効期限', 'Valid until'], validUntil, {
    ...strict,
    names: ['取引条件の有効期限'],
  }),
  column('other_costs', ['その他費用', 'Other costs'], raw => cost('terms.otherCostsJa', raw, 200), {
    names: ['その他の費用'],
  }),
  ...OTHER_COSTS.map(({ id, ja, en }) => column(id, [ja, en], raw => cost(`@${id}`, raw, 60))),
]
