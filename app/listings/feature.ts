import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { verdictAnswer } from '../zoning/answer.ts'
import { zoneOf } from '../zoning/model.ts'
import type { VerdictView } from '../zoning/verdict-view.ts'
import type { DetailOffer, DetailZone } from './detail.ts'
import type { ListingSummary } from './summary.ts'

/** The properties of a listing's GeoJSON feature. Unknown is null, never missing. */
export function featureProperties(listing: ListingSummary, locale: Locale, url: string, verdict: VerdictView | null) {
  const ja = locale === 'ja'
  const zone = listing.zone ? zoneOf(listing.zone) : null
  const { fit } = listing
  return {
    id: listing.publicId,
    title: ja ? listing.titleJa : listing.titleEn,
    kind: listing.kind,
    deal: listing.deal,
    status: 'published' as const,
    offers: listing.offers,
    rentYen: listing.rentYen,
    priceYen: listing.priceYen,
    floorAreaM2: listing.floorAreaM2,
    landAreaM2: listing.landAreaM2,
    zone: listing.zone,
    zoneName: zone ? (ja ? zone.nameJa : zone.nameEn) : null,
    coverageRatioPct: listing.coverageRatioPct,
    floorAreaRatioPct: listing.floorAreaRatioPct,
    powerKw: listing.powerKw,
    ceilingM: listing.ceilingM,
    floorLoadTPerM2: listing.floorLoadTPerM2,
    craneT: listing.craneT,
    truckT: listing.truckT,
    roadM: listing.roadM,
    townId: listing.townSlug,
    town: ja ? listing.townJa : listing.townEn,
    locationPrecision: listing.locationPrecision,
    publishedOn: listing.publishedOn,
    confirmedOn: listing.confirmedOn,
    nextUpdateOn: listing.nextUpdateOn,
    organisation: ja ? listing.organisationJa : listing.organisationEn,
    toConfirm: listing.toConfirm,
    sample: listing.isSample,
    /** On the work that is asked about; null where none is. */
    verdict: verdict && verdictAnswer(verdict),
    fit: fit ? { areaName: inLocale(locale, fit, 'name'), industries: inLocale(locale, fit, 'industries') } : null,
    url,
  }
}

/** A listing as a GeoJSON feature at its public place, [lng, lat]. */
export const listingFeature = (
  listing: ListingSummary,
  locale: Locale,
  url: string,
  verdict: VerdictView | null = null,
) => ({
  type: 'Feature' as const,
  id: listing.publicId,
  geometry: { type: 'Point' as const, coordinates: [listing.lng, listing.lat] },
  properties: featureProperties(listing, locale, url, verdict),
})

/** A zone of a listing's lot. `share` null: not told. */
export const zonePart = ({ zone, coverageRatioPct, floorAreaRatioPct, share }: DetailZone, locale: Locale) => ({
  id: zone,
  name: inLocale(locale, zoneOf(zone), 'name'),
  coverageRatioPct,
  floorAreaRatioPct,
  share,
})

/** Whom to ask about an offer, as its page says it. */
export const contactPart = (offer: DetailOffer, locale: Locale) => ({
  organisation: inLocale(locale, offer, 'organisation'),
  licenceNumber: offer.licenceNumber,
  person: inLocale(locale, offer, 'contactName'),
  hours: inLocale(locale, offer, 'contactHours'),
  phone: offer.contactPhone,
  rentYen: offer.rentYen,
  priceYen: offer.priceYen,
  confirmedOn: offer.confirmedOn,
})

/** A listing's feature with the zones of its lot and the person to ask about each offer, the newest offer first. */
export function withDetails(
  { properties, ...feature }: ReturnType<typeof listingFeature>,
  { zones, offers }: { zones: readonly DetailZone[]; offers: readonly DetailOffer[] },
  locale: Locale,
) {
  return {
    ...feature,
    properties: {
      ...properties,
      zones: zones.map(part => zonePart(part, locale)),
      contacts: offers.map(offer => contactPart(offer, locale)),
    },
  }
}
