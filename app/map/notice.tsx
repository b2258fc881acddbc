import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import type { MapState } from './use-city-map.ts'

/** Says what became of the map; the page around it goes on. */
export function MapNotice({ state, isPartial, onRetry }: { state: MapState; isPartial: boolean; onRetry: () => void }) {
  const t = useT('map')
  const wrong = state === 'failed' ? t('failed') : isPartial ? t('failedPart') : null
  return (
    <>
      <noscript>
        <p className="map-notice">{t('needsScript')}</p>
      </noscript>
      <div role="status">
        {wrong ? (
          <div className="map-notice flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="text-sm font-bold">{wrong}</p>
            <Button size="sm" look="outline" onClick={onRetry}>
              {t('retry')}
            </Button>
          </div>
        ) : state === 'loading' ? (
          <p className="map-notice text-sm">{t('loading')}</p>
        ) : null}
      </div>
    </>
  )
}
