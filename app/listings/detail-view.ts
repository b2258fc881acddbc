import { photoSources } from '../files/picture-name.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import type { MapMarker } from '../map/model.ts'
import { CHECKLIST, type ChecklistItem, countMet } from './checklist.ts'
import type { DetailOffer, ItemState, LiveListing, Spread } from './detail.ts'
import { type GuidanceView, guidanceView } from './detail-guidance.ts'
import { type Money, moneyOf, type Term, termsOf } from './detail-terms.ts'
import { type ZoningView, zoningView } from './detail-zoning.ts'
import { type FactGroup, type FactWords, factGroups, valueText } from './facts-view.ts'
import { fieldOf } from './fields.ts'
import type { ConfirmMethod, Deal, Kind } from './model.ts'
import { drawingsOf } from './plan.ts'
import type { PlanLimits } from './plan-case.ts'
import type { Drawing } from './plan-sheet.ts'
import type { ListingSummary } from './summary.ts'
import { type Surroundings, surroundings } from './surroundings.ts'

export type OfferView = {
  id: number
  takesEnquiries: boolean
  organisation: string
  mode: string
  licence?: string
  association?: string
  address?: string
  person: string
  hours: string
  phone: string
  money: Money
  terms: Term[]
  confirmedOn: string
  confirmedBy: string
  confirmMethod: ConfirmMethod
  nextUpdateOn: string
}

export type StandardsView = {
  met: number
  applicable: number
  items: { id: string; label: string; severity: string; basis: string; state: ItemState }[]
}

/** One listing's page in one language: words and figures, ready to be laid out. */
export type ListingView = {
  publicId: string
  kind: Kind
  deal: Deal
  title: string
  text?: string
  isSample: boolean
  publishedOn: string
  confirmedOn: string
  town: string
  /** To the town only at town precision. */
  address: string
  isTownOnly: boolean
  notices: string[]
  offers: [OfferView, ...OfferView[]]
  facts: FactGroup[]
  /** Figures that differ among those who offer it, each as a range. */
  spreads: { label: string; text: string }[]
  drawings: Drawing[]
  photos: { src: string; srcSet: string; width: number; height: number; alt: string }[]
  zoning: ZoningView
  guidance?: GuidanceView
  surroundings: Surroundings
  marker: MapMarker & { at: readonly [number, number] }
  standards: StandardsView
  similar: ListingSummary[]
}

function offerView(words: FactWords, offer: DetailOffer, summary: ListingSummary, today: string): OfferView {
  const { locale, t } = words
  const text = (key: 'association' | 'organisationAddress') => inLocale(locale, offer, key) || undefined
  return {
    id: offer.id,
    takesEnquiries: offer.takesEnquiries,
    organisation: inLocale(locale, offer, 'organisation'),
    mode: t(`terms.mode.${offer.transactionMode}`),
    licence: offer.licenceNumber ?? undefined,
    association: text('association'),
    address: text('organisationAddress'),
    person: inLocale(locale, offer, 'contactName'),
    hours: inLocale(locale, offer, 'contactHours'),
    phone: offer.contactPhone,
    money: moneyOf(words, offer, summary),
    terms: termsOf(words, offer, summary, today),
    confirmedOn: offer.confirmedOn,
    confirmedBy: inLocale(locale, offer, 'confirmedBy'),
    confirmMethod: offer.confirmMethod,
    nextUpdateOn: offer.nextUpdateOn,
  }
}

const items = new Map(CHECKLIST.map(item => [item.id, item]))

function standardsView({ locale, t }: FactWords, standards: LiveListing['standards']): StandardsView {
  const view = ({ id, severity, basis, ja, en }: ChecklistItem, state: ItemState) => ({
    id,
    label: locale === 'ja' ? ja : en,
    severity: t(`severity.${severity}`),
    basis: t(`basis.${basis}`),
    state,
  })
  return {
    ...countMet(standards),
    items: standards.map(({ id, state }) => view(items.get(id)!, state)),
  }
}

/** What the lot's ratios admit; nothing is to be built in an urbanisation control area. */
function limitsOf({ summary, zones, effectiveRatio }: LiveListing): PlanLimits | null {
  if (zones.some(part => part.zone === 'uca')) return null
  return {
    coveragePct: summary.coverageRatioPct,
    floorAreaPct: effectiveRatio?.pct ?? summary.floorAreaRatioPct,
    isEffective: effectiveRatio !== null,
  }
}

function spreadView(words: FactWords, { field: id, least, most }: Spread): ListingView['spreads'][number] {
  const field = fieldOf(id)!
  const range = [least, most].map(value => valueText(words, field, value)).join(words.locale === 'ja' ? '〜' : '–')
  return { label: field[words.locale], text: range }
}

export function listingView(words: FactWords & { kindName: string }, listing: LiveListing, today: string): ListingView {
  const { locale, t } = words
  const { summary, facts } = listing
  const at = [summary.lng, summary.lat] as const
  const town = inLocale(locale, summary, 'town')
  const offers = listing.offers.map(offer => offerView(words, offer, summary, today))
  return {
    publicId: summary.publicId,
    kind: summary.kind,
    deal: summary.deal,
    title: inLocale(locale, summary, 'title'),
    text: inLocale(locale, listing, 'text') || undefined,
    isSample: summary.isSample,
    publishedOn: summary.publishedOn,
    confirmedOn: summary.confirmedOn,
    town,
    address: inLocale(locale, listing, 'address') || t('way.address', { town }),
    isTownOnly: summary.locationPrecision === 'town',
    notices: listing.notices.map(notice => t(`notice.${notice}`)),
    offers: offers as ListingView['offers'],
    facts: factGroups(words, summary.kind, summary.deal, facts),
    spreads: listing.spreads.map(spread => spreadView(words, spread)),
    drawings: drawingsOf(words, summary.kind, facts, limitsOf(listing)),
    photos: listing.photos.map(({ key, widths, width, height, ...photo }, i) => ({
      ...photoSources(key, widths),
      width,
      height,
      alt: inLocale(locale, photo, 'alt') || t('photo', { number: i + 1 }),
    })),
    zoning: zoningView(words, listing),
    guidance: guidanceView(words, listing),
    surroundings: surroundings(words, {
      ...listing,
      precision: summary.locationPrecision,
      at,
      town: { nameJa: summary.townJa, nameEn: summary.townEn },
    }),
    marker: { at, kind: summary.kind, precision: summary.locationPrecision },
    standards: standardsView(words, listing.standards),
    similar: listing.similar,
  }
}
