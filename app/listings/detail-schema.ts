import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import type { DetailOffer, LiveListing } from './detail.ts'

type Json = Record<string, unknown>

/** UN/CEFACT codes. */
const UNITS = { m2: 'MTK', month: 'MON' } as const

const areas = ({ floorAreaM2, landAreaM2 }: LiveListing['summary']): Json[] =>
  Object.entries({ floorArea: floorAreaM2, landArea: landAreaM2 }).flatMap(([name, value]) =>
    value === null ? [] : [{ '@type': 'PropertyValue', name, value, unitCode: UNITS.m2 }],
  )

const known = (row: Json): Json => Object.fromEntries(Object.entries(row).filter(([, value]) => value != null))

function offerSchema(locale: Locale, offer: DetailOffer, { deal }: LiveListing['summary'], url: string): Json {
  const price = deal === 'rent' ? offer.rentYen : offer.priceYen
  return known({
    '@type': 'Offer',
    url,
    businessFunction: `http://purl.org/goodrelations/v1#${deal === 'rent' ? 'LeaseOut' : 'Sell'}`,
    price,
    priceCurrency: price === null ? null : 'JPY',
    priceSpecification:
      price === null
        ? null
        : known({
            '@type': 'UnitPriceSpecification',
            price,
            priceCurrency: 'JPY',
            unitCode: deal === 'rent' ? UNITS.month : null,
            valueAddedTaxIncluded: offer.tax === null ? null : offer.tax !== 'excluded',
          }),
    availabilityStarts: offer.availableFrom,
    validThrough: offer.validUntil ?? offer.nextUpdateOn,
    offeredBy: known({
      '@type': 'Organization',
      name: inLocale(locale, offer, 'organisation'),
      telephone: offer.contactPhone,
    }),
  })
}

/** A listing in schema.org's words: public data only, and the point only where it is the property's own. */
export function listingSchema(locale: Locale, listing: LiveListing, url: string): Json {
  const { summary, offers } = listing
  const isExact = summary.locationPrecision === 'exact'
  return known({
    '@context': 'https://schema.org',
    '@type': 'RealEstateListing',
    '@id': url,
    url,
    name: inLocale(locale, summary, 'title'),
    description: inLocale(locale, listing, 'text') || null,
    identifier: summary.publicId,
    inLanguage: locale,
    datePosted: summary.publishedOn,
    dateModified: summary.updatedAt,
    about: known({
      '@type': 'Place',
      address: known({
        '@type': 'PostalAddress',
        addressCountry: 'JP',
        addressRegion: locale === 'ja' ? '東京都' : 'Tokyo',
        addressLocality: locale === 'ja' ? '日野市' : 'Hino',
        streetAddress: isExact ? inLocale(locale, listing, 'address') || null : inLocale(locale, summary, 'town'),
      }),
      geo: isExact ? { '@type': 'GeoCoordinates', latitude: summary.lat, longitude: summary.lng } : null,
      additionalProperty: areas(summary),
    }),
    offers: offers.map(offer => offerSchema(locale, offer, summary, url)),
  })
}
