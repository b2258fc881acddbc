import { useT } from '../lib/i18n/provider.tsx'
import { MapDisclosure } from './controls.tsx'
import type { MapLayer } from './model.ts'

/** What the map shows, as real checkboxes. */
export function LayerSwitches({
  layers,
  shown,
  onShow,
  isGrey,
  onGrey,
}: {
  layers: readonly MapLayer[]
  shown: Readonly<Record<MapLayer, boolean>>
  onShow: (layer: MapLayer, isShown: boolean) => void
  isGrey: boolean
  onGrey: (isGrey: boolean) => void
}) {
  const t = useT('map')
  const tick = (label: string, checked: boolean, change: (checked: boolean) => void) => (
    <label key={label} className="flex min-h-11 items-center gap-2.5 leading-tight">
      <input type="checkbox" className="tick" checked={checked} onChange={event => change(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
  return (
    <MapDisclosure icon="layers" label={t('layers')} className="map-sheet-up">
      <fieldset>
        <legend className="mb-1 text-sm font-bold">{t('layersTitle')}</legend>
        {layers.map(layer => tick(t(`layer.${layer}`), shown[layer], checked => onShow(layer, checked)))}
        <div className="mt-1 border-t border-line pt-1">{tick(t('grey'), isGrey, onGrey)}</div>
      </fieldset>
    </MapDisclosure>
  )
}
