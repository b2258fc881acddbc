import type { ReactNode } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Icon, type IconName } from '../ui/icons.tsx'
import type { CityMap } from './client/city-map.client.ts'

export function MapButton({
  icon,
  label,
  onClick,
  className = '',
}: {
  icon: IconName
  label: string
  onClick: () => void
  className?: string
}) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick} className={`map-button ${className}`}>
      <Icon name={icon} className="size-6" />
    </button>
  )
}

/** A button that opens a small sheet over the map. Works without a script, like every disclosure. */
export function MapDisclosure({
  icon,
  label,
  className = '',
  isOpen = false,
  children,
}: {
  icon: IconName
  label: string
  className?: string
  isOpen?: boolean
  children: ReactNode
}) {
  return (
    <details name="map-sheets" className={`map-sheet ${className}`} open={isOpen}>
      <summary className="map-button map-button-wide">
        <Icon name={icon} className="size-6" />
        <span>{label}</span>
      </summary>
      {/* Focusable, so that what is longer than the sheet can be scrolled by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section aria-label={label} tabIndex={0} className="map-sheet-body">
        {children}
      </section>
    </details>
  )
}

/** A third of the view for each press. */
const STEP = 1 / 3

/** Zoom, the whole city, and a way to move that needs no dragging. */
export function MoveControls({ map, onHelp }: { map: CityMap; onHelp: () => void }) {
  const t = useT('map')
  return (
    <div className="map-controls">
      <MapButton icon="plus" label={t('zoomIn')} onClick={() => map.zoomBy(1)} />
      <MapButton icon="minus" label={t('zoomOut')} onClick={() => map.zoomBy(-1)} />
      <MapButton icon="target" label={t('home')} onClick={() => map.home()} />
      <details className="map-sheet map-pad">
        <summary className="map-button" aria-label={t('move')} title={t('move')}>
          <Icon name="move" className="size-6" />
        </summary>
        <div className="map-sheet-body">
          <MapButton icon="chevronUp" label={t('moveUp')} onClick={() => map.panBy(0, -STEP)} className="col-start-2" />
          <MapButton
            icon="chevronLeft"
            label={t('moveLeft')}
            onClick={() => map.panBy(-STEP, 0)}
            className="col-start-1 row-start-2"
          />
          <MapButton
            icon="chevronRight"
            label={t('moveRight')}
            onClick={() => map.panBy(STEP, 0)}
            className="col-start-3 row-start-2"
          />
          <MapButton
            icon="chevronDown"
            label={t('moveDown')}
            onClick={() => map.panBy(0, STEP)}
            className="col-start-2 row-start-3"
          />
        </div>
      </details>
      <MapButton icon="help" label={t('help')} onClick={onHelp} />
    </div>
  )
}
