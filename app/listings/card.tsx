import { distanceText, formatNumber, formatYenShort, listed, withUnit } from '../lib/i18n/format.ts'
import { inLocale } from '../lib/i18n/locale.ts'
import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { SampleMark, StatusBadge, UnknownValue } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'
import { Dotted } from '../ui/dotted.tsx'
import { FreshnessLine } from '../ui/freshness-line.tsx'
import { Told } from '../ui/told.tsx'
import { type Zone, zoneOf } from '../zoning/model.ts'
import { VerdictHeadline } from '../zoning/verdict-headline.tsx'
import type { CardVerdict } from './card-verdict.ts'
import { walkMinutes } from './model.ts'
import type { Fit, ListingSummary } from './summary.ts'
import { ListingThumb } from './thumb.tsx'

/** Square metres to tsubo: 1 tsubo = 400/121 m². */
const tsubo = (m2: number) => (m2 * 121) / 400

/**
 * A listing in a list. `to` is the path of its page; `highlighted` while its pin is pointed at; `heading` is its rank
 * in the page's outline.
 */
export function ListingCard({
  listing,
  to = `/listings/${listing.publicId}`,
  verdict,
  highlighted = false,
  heading: Heading = 'h3',
}: {
  listing: ListingSummary
  to?: string
  /** On the work that is asked about. */
  verdict?: CardVerdict | undefined
  highlighted?: boolean
  heading?: 'h2' | 'h3'
}) {
  const t = useT('listings')
  const search = useT('search')
  const locale = useLocale()
  const zone = listing.zone ? zoneOf(listing.zone) : null
  return (
    <article
      className={cx(
        'card relative grid grid-cols-[4rem_1fr] gap-3 p-3 sm:grid-cols-[9rem_1fr] sm:gap-4 sm:p-4',
        highlighted && 'outline-3 outline-key-900',
      )}
    >
      <ListingThumb listing={listing} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <StatusBadge tone="blue">
            {t(`kind.${listing.kind}`)}
            {locale === 'ja' ? '・' : ' · '}
            {t(`dealShort.${listing.deal}`)}
          </StatusBadge>
          {zone ? <span>{inLocale(locale, zone, 'name')}</span> : <UnknownValue>{t('noZone')}</UnknownValue>}
          {listing.isSample ? <SampleMark /> : null}
        </p>
        <Heading className="text-std-18B-160 mt-1">
          <LocaleLink to={to} className="link after:absolute after:inset-0 after:rounded-12">
            <Told>{inLocale(locale, listing, 'title')}</Told>
          </LocaleLink>
        </Heading>
        {verdict ? <VerdictLine verdict={verdict} zone={zone} /> : null}
        <CardFigures listing={listing} />
        <p className="mt-1 text-sm text-ink-soft">
          <Dotted
            parts={[
              <StationText key="station" station={listing.station} />,
              listing.locationPrecision === 'town' && t('townOnly'),
            ]}
          />
        </p>
        <p className="mt-0.5 text-sm text-ink-soft">
          <Dotted
            parts={[
              <FreshnessLine key="freshness" confirmedOn={listing.confirmedOn} />,
              inLocale(locale, listing, 'organisation'),
              listing.offers > 1 && t('offers', { count: listing.offers }),
            ]}
          />
        </p>
        {listing.fit ? <FitReason fit={listing.fit} /> : null}
        {listing.toConfirm.length > 0 ? (
          <p className="mt-1">
            <StatusBadge tone="yellow">
              {t('toConfirm', {
                what: listing.toConfirm.map(c => search(`fields.${c}`)).join(locale === 'ja' ? '・' : ', '),
              })}
            </StatusBadge>
          </p>
        ) : null}
      </div>
    </article>
  )
}

/** Why it stands before others where a search is sorted by fit. */
function FitReason({ fit }: { fit: Fit }) {
  const t = useT('listings')
  const locale = useLocale()
  return (
    <p className="mt-1 text-sm">
      {t('fit', { area: inLocale(locale, fit, 'name'), industries: inLocale(locale, fit, 'industries') })}
    </p>
  )
}

/** May the work be done here: headline, what remains to be asked and what nobody checked, and what would turn it. */
function VerdictLine({ verdict, zone }: { verdict: CardVerdict; zone: Zone | null }) {
  const t = useT('verdict')
  const words = useT('listings')
  const locale = useLocale()
  const { needs, change, tooSmall } = verdict
  return (
    <div className="my-1">
      <VerdictHeadline {...verdict} place={zone ? inLocale(locale, zone, 'name') : words('noZone')} />
      {change ? <p className="text-sm">{t('change', { change })}</p> : null}
      {tooSmall ? <p className="text-sm font-bold text-error-2">{tooSmall}</p> : null}
      {needs.length > 0 ? <p className="text-sm">{t('needs', { facts: listed(locale, needs) })}</p> : null}
    </div>
  )
}

/** Money and area loud, then the facts a factory asks for; what is not known says so. */
function CardFigures({ listing }: { listing: ListingSummary }) {
  const t = useT('listings')
  const locale = useLocale()
  const n = (value: number) => formatNumber(locale, value)
  const money = listing.deal === 'rent' ? listing.rentYen : listing.priceYen
  const area = listing.floorAreaM2 ?? listing.landAreaM2
  const facts: [string, number | null, string][] =
    listing.kind === 'land'
      ? []
      : [
          [t('power'), listing.powerKw, 'kW'],
          [t('ceiling'), listing.ceilingM, 'm'],
          [t('floorLoad'), listing.floorLoadTPerM2, 't/㎡'],
        ]
  return (
    <>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-0.5 tabular-nums">
        {money === null ? (
          <UnknownValue>{t('ask', { what: t(listing.deal === 'rent' ? 'rent' : 'price') })}</UnknownValue>
        ) : (
          <span>
            <span className="text-std-20B-150">{formatYenShort(locale, money)}</span>
            {listing.deal === 'rent' ? t('perMonth') : ''}
          </span>
        )}
        {area === null ? (
          <UnknownValue>{t('ask', { what: t(listing.kind === 'land' ? 'landArea' : 'floorArea') })}</UnknownValue>
        ) : (
          <span>
            <span className="font-bold">{withUnit(locale, n(area), '㎡')}</span>
            <span className="text-sm text-ink-soft"> ({t('tsubo', { n: formatNumber(locale, tsubo(area), 0) })})</span>
          </span>
        )}
      </p>
      {facts.length > 0 ? (
        <p className="mt-0.5 flex flex-wrap gap-x-4 gap-y-0.5 text-sm tabular-nums">
          {facts.map(([label, value, unit]) =>
            value === null ? (
              <UnknownValue key={label}>{t('ask', { what: label })}</UnknownValue>
            ) : (
              <span key={label}>
                {label} <span className="font-bold">{withUnit(locale, n(value), unit)}</span>
              </span>
            ),
          )}
        </p>
      ) : null}
    </>
  )
}

/** Walking minutes only where the road metres are on record; else the straight line, said to be one. */
export function StationText({ station }: { station: ListingSummary['station'] }) {
  const t = useT('listings')
  const locale = useLocale()
  if (!station) return <>{t('noStation')}</>
  const name = t('station', { name: locale === 'ja' ? station.nameJa : station.nameEn })
  return station.roadM === null
    ? t('straight', { station: name, distance: distanceText(locale, station.straightM) })
    : t('walk', { station: name, minutes: walkMinutes(station.roadM), metres: station.roadM })
}
