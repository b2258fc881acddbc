import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { ButtonLink } from '../ui/button.tsx'
import type { PlaceFacts } from './here.ts'
import { zoneStyle } from './map-styles.ts'
import { VerdictHeadline } from './verdict-headline.tsx'
import { VerdictLines } from './verdict-lines.tsx'
import type { VerdictView } from './verdict-view.ts'

export type PlaceVerdictProps = {
  /** The work that is asked about. */
  work: string
  /** The same as a query. */
  query: string
  verdict: VerdictView
}

/** May the work be done at this place? The headline, all that it rests on, and whom to ask. */
export function PlaceVerdict({
  work,
  query,
  verdict,
  found,
}: PlaceVerdictProps & { found: Pick<PlaceFacts, 'at' | 'zones'> }) {
  const t = useT('zoning')
  const words = useT('verdict')
  const locale = useLocale()
  const { zone } = found.zones
  const [lng, lat] = found.at
  return (
    <div className="mt-4">
      <h3 className="text-std-18B-160 mb-2">{t('verdict', { work })}</h3>
      <VerdictHeadline
        {...verdict}
        place={zone ? zoneStyle(locale, zone).name : t('zoneUnknown')}
        className="text-std-18B-160 mb-3"
      />
      <VerdictLines {...verdict} />
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink to={`/zoning/ask?${query}&lng=${lng.toFixed(5)}&lat=${lat.toFixed(5)}`} look="outline">
          {words('ask')}
        </ButtonLink>
        <ButtonLink to={`/listings?${query}`} look="outline">
          {t('listingsOfWork')}
        </ButtonLink>
      </div>
    </div>
  )
}
