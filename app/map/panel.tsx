import { useId, useRef } from 'react'
import { useLocale, useT } from '../lib/i18n/provider.tsx'
import { cx } from '../ui/cx.ts'
import { Credits } from './credits.tsx'
import { Ground } from './ground.tsx'
import { MapNotice } from './notice.tsx'
import type { MapPanelProps } from './panel-props.ts'
import { useCityMap } from './use-city-map.ts'

export type { MapPanelProps } from './panel-props.ts'

/**
 * A map in a box of the page's own size. The server writes the box with its name, its sources and a picture of the
 * city with the same pins; the moving map takes its place with everything that works on it. Where it cannot come, and
 * where there are no scripts, the picture stays and the page loses nothing else.
 */
export function MapPanel(props: MapPanelProps) {
  const { label, basemap, credits = [], className, children } = props
  const t = useT('map')
  const locale = useLocale()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const after = useRef<HTMLSpanElement>(null)
  const latest = useRef(props)
  latest.current = props
  const { state, failure, isPartial, live, retry } = useCityMap(box, latest, locale)
  return (
    // Not a landmark: the renderer's canvas is one, under the same name.
    // biome-ignore lint/a11y/useSemanticElements: a picture with its controls is no part of a form
    <div role="group" aria-label={label} className={cx('map-panel', className)} data-map={state}>
      <a href={`#${id}after`} className="map-skip">
        {t('skip')}
      </a>
      {state === 'ready' ? null : (
        <Ground
          listingsQuery={props.listingsQuery}
          zonesQuery={props.zonesQuery}
          hasSites={props.sitesUrl !== undefined}
          hasIncubation={props.incubationUrl !== undefined}
        />
      )}
      <noscript>
        <p className="map-notice">{t('needsScript')}</p>
      </noscript>
      {/* The renderer's own style sheet places the inner box; the outer one is ours. */}
      <div className="map-canvas">
        <div ref={box} className="h-full" />
      </div>
      <div className="map-top needs-script">{children}</div>
      <MapNotice state={state} failure={failure} isPartial={isPartial} onRetry={retry} />
      {live ? <live.Controls map={live.map} panel={props} id={id} after={after} /> : null}
      <Credits basemap={basemap} credits={credits} />
      <span id={`${id}after`} ref={after} tabIndex={-1} className="map-after" />
    </div>
  )
}
