import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import type { MapFailure, MapState } from './use-city-map.ts'

/** Says what became of the map, and why; the page around it goes on. */
export function MapNotice({
  state,
  failure,
  isPartial,
  onRetry,
}: {
  state: MapState
  failure: MapFailure | null
  isPartial: boolean
  onRetry: () => void
}) {
  const t = useT('map')
  const why = failure ?? (isPartial ? 'tiles' : null)
  return (
    <div role="status" className="map-status">
      {why ? (
        <div className="map-notice">
          <p className="font-bold">{t(failure ? 'failed' : 'failedPart')}</p>
          <p className="mt-1 mb-2 text-sm">{t(`why.${why}`)}</p>
          <Button size="sm" look="outline" onClick={onRetry}>
            {t('retry')}
          </Button>
        </div>
      ) : state === 'loading' ? (
        <p className="map-notice text-sm">{t('loading')}</p>
      ) : null}
    </div>
  )
}
