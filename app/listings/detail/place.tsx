import { useLocale, useT } from '../../lib/i18n/provider.tsx'
import type { Basemap, Credit } from '../../map/model.ts'
import { MapPanel } from '../../map/panel.tsx'
import { StatusBadge } from '../../ui/badge.tsx'
import { CardSection } from '../../ui/card.tsx'
import { Told } from '../../ui/told.tsx'
import { zoneStyles } from '../../zoning/map-styles.ts'
import type { ListingView } from '../detail-view.ts'

type Props = { view: ListingView; basemap: Basemap; credits: Credit[] }

/** Where it is: words first, then the same on a map. */
export function Place({ view, basemap, credits }: Props) {
  const t = useT('listing')
  const locale = useLocale()
  const { surroundings, marker } = view
  return (
    <CardSection id="place" title={t('place.title')}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="sr-only">{t('place.address')}</span>
        <span className="text-std-18B-160">
          <Told>{view.address}</Told>
        </span>
        {view.isTownOnly ? <StatusBadge tone="yellow">{t('place.townOnly')}</StatusBadge> : null}
      </p>
      <p className="mt-1">{surroundings.twin}</p>
      <MapPanel
        className="mt-3 h-80 md:h-96"
        label={t('place.map', { title: view.title })}
        basemap={basemap}
        zones={zoneStyles(locale)}
        credits={credits}
        camera={{ center: marker.at, zoom: view.isTownOnly ? 14 : 15 }}
        marker={marker}
        cooperativeGestures
      />
      <h3 className="text-std-17B-170 mt-4">{t('place.access')}</h3>
      <dl className="mt-1">
        {surroundings.rows.map(({ name, detail }) => (
          <div key={name} className="flex flex-wrap gap-x-4 border-b border-line py-1.5">
            <dt className="min-w-48 flex-1">{name}</dt>
            <dd className="font-bold tabular-nums">{detail}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-ink-soft">{surroundings.note}</p>
    </CardSection>
  )
}
