import { LocaleLink } from '../lib/i18n/locale-link.tsx'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import type { Basemap, Credit } from '../map/model.ts'
import { MapPanel } from '../map/panel.tsx'
import { Icon } from '../ui/icons.tsx'
import { zoneStyles } from '../zoning/map-styles.ts'
import type { DossierView } from './dossier-view.ts'

type Props = { site: DossierView; box: [number, number, number, number]; basemap: Basemap; credits: Credit[] }

/** Where it lies: words first, then the same on a map. */
export function SiteLocation({ site, box, basemap, credits }: Props) {
  const t = useT('sites')
  const locale = useLocale()
  const [lng, lat] = site.at
  return (
    <>
      <ul className="list-disc pl-5">
        {site.stations.map(station => (
          <li key={station.name}>{t('dossier.station', station)}</li>
        ))}
        {site.interchanges.map(one => (
          <li key={one.name}>{t('dossier.interchange', one)}</li>
        ))}
      </ul>
      <p className="mt-1 text-sm text-ink-soft">{t('dossier.straight')}</p>
      <p className="mt-1 print:hidden">
        <LocaleLink
          to={`/listings?near=${lng},${lat}&radius=1500&sort=distance`}
          className="link inline-flex min-h-11 items-center gap-2"
        >
          <Icon name="search" />
          {t('dossier.nearby')}
        </LocaleLink>
      </p>
      <MapPanel
        className="mt-2 h-80 rounded-12 md:h-[28rem] print:hidden"
        label={t('dossier.map', { name: site.name })}
        basemap={basemap}
        zones={zoneStyles(locale)}
        credits={credits}
        camera={{ box, padding: 0 }}
        marker={{ polygon: site.shape as GeoJSON.MultiPolygon }}
        listingsQuery=""
        initially={{ listings: false }}
        cooperativeGestures
      />
    </>
  )
}
