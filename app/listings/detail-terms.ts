import { formatDay, formatYen, formatYenShort } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import type { DetailOffer } from './detail.ts'
import { type FactWords, toTsubo } from './facts-view.ts'
import type { Deal, Kind } from './model.ts'

/** A term of an offer; `text` is absent where it is not known. */
export type Term = { label: string; text?: string }
export type Money = {
  label: string
  /** '38.5万円'; absent where it is not known. */
  short?: string
  /** Said after it: a month, with or without tax. */
  unit: string
  /** The whole sum, and by tsubo. */
  details: string[]
}

type Sized = { kind: Kind; deal: Deal; floorAreaM2: number | null; landAreaM2: number | null }

/** Rent by the tsubo of what is let; a price only of land, for a building's says little. */
function perTsubo({ kind, deal, floorAreaM2, landAreaM2 }: Sized, yen: number): number | null {
  const area = kind === 'land' ? landAreaM2 : deal === 'rent' ? floorAreaM2 : null
  return area ? Math.round(yen / toTsubo(area)) : null
}

export function moneyOf({ locale, t }: FactWords, offer: DetailOffer, sized: Sized): Money {
  const isRent = sized.deal === 'rent'
  const yen = isRent ? offer.rentYen : offer.priceYen
  const label = t(isRent ? 'terms.rent' : 'terms.price')
  const tax = offer.tax ? t(`terms.tax.${offer.tax}`) : t('terms.taxUnknown')
  if (yen === null) return { label, unit: '', details: [] }
  const tsubo = perTsubo(sized, yen)
  const short = formatYenShort(locale, yen)
  const full = formatYen(locale, yen)
  return {
    label,
    short,
    unit: tax,
    details: [
      ...(full === short ? [] : [full]),
      ...(tsubo === null
        ? []
        : [t(isRent ? 'terms.perTsuboMonth' : 'terms.perTsubo', { yen: formatYen(locale, tsubo) })]),
    ],
  }
}

/** 0 is "none"; months or yen, both where both are stated. */
function sum({ locale, t }: FactWords, yen: number | null, months: number | null = null): string | undefined {
  if (yen === null && months === null) return undefined
  if (!yen && !months) return t('none')
  const parts = [months ? t('terms.months', { count: months }) : null, yen ? formatYen(locale, yen) : null].filter(
    Boolean,
  )
  return parts.length === 2 ? t('both', { first: parts[0]!, second: parts[1]! }) : parts[0]!
}

export function leaseTerm({ t }: FactWords, months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return t('terms.monthsOnly', { count: months })
  return rest === 0 ? t('terms.years', { count: years }) : t('terms.yearsMonths', { years, months: rest })
}

/** When it can be had: the day, with the partner's own words. */
function availability({ locale, t }: FactWords, offer: DetailOffer, today: string): string | undefined {
  const note = inLocale(locale, offer, 'availableNote')
  const day = offer.availableFrom
  if (!day || day <= today) return note || (day ? t('terms.now') : undefined)
  const from = t('terms.from', { day: formatDay(locale, day) })
  return note ? t('both', { first: from, second: note }) : from
}

type Offered = { kind: Kind; deal: Deal }

export function termsOf(words: FactWords, offer: DetailOffer, { kind, deal }: Offered, today: string): Term[] {
  const { locale, t } = words
  const rows: [Parameters<typeof t>[0], string | undefined][] = []
  if (deal === 'rent') {
    const fee = sum(words, offer.commonFeeYen)
    // Bare land has nothing in common that would be paid for.
    if (kind !== 'land' || fee)
      rows.push(['terms.commonFee', fee && offer.commonFeeYen ? t('terms.perMonth', { yen: fee }) : fee])
    rows.push(
      ['terms.deposit', sum(words, offer.depositYen, offer.depositMonths)],
      ['terms.keyMoney', sum(words, offer.keyMoneyYen, offer.keyMoneyMonths)],
      ['terms.guarantee', sum(words, offer.guaranteeYen)],
    )
  }
  const other = inLocale(locale, offer, 'otherCosts')
  if (deal === 'rent' || other) rows.push(['terms.otherCosts', other || undefined])
  if (deal === 'rent')
    rows.push(
      ['terms.lease', offer.leaseKind ? t(`terms.leaseKind.${offer.leaseKind}`) : undefined],
      ['terms.term', offer.leaseTermMonths ? leaseTerm(words, offer.leaseTermMonths) : undefined],
    )
  rows.push(['terms.available', availability(words, offer, today)])
  if (offer.validUntil) rows.push(['terms.validUntil', formatDay(locale, offer.validUntil)])
  return rows.map(([key, text]) => ({ label: t(key as 'none'), ...(text ? { text } : {}) }))
}
