import { type RefObject, useEffect, useRef, useState } from 'react'
import { useT } from '../../lib/i18n/provider.tsx'
import { MapDisclosure, MoveControls } from '../controls.tsx'
import { DrawBar, NoDrawing } from '../draw-bar.tsx'
import { HelpDialog } from '../help-dialog.tsx'
import { Legend } from '../legend.tsx'
import type { MapLayer, MapRow } from '../model.ts'
import type { MapPanelProps } from '../panel-props.ts'
import { SeenList } from '../seen-list.tsx'
import { LayerSwitches } from '../switches.tsx'
import { useDrawing } from '../use-drawing.ts'
import { useKeys } from '../use-keys.ts'
import { useLook } from '../use-look.ts'
import { useNames } from '../use-names.ts'
import { usePushed } from '../use-pushed.ts'
import type { CityMap } from './city-map.client.ts'

export { openCityMap } from './open.client.ts'

const noRows: readonly MapRow[] = []

/** The switches of what this map holds. */
const layersOf = ({ listingsQuery, sitesUrl, incubationUrl }: MapPanelProps): MapLayer[] => [
  ...(listingsQuery === undefined ? [] : (['listings'] as const)),
  ...(sitesUrl ? (['sites'] as const) : []),
  ...(incubationUrl ? (['incubation'] as const) : []),
  'zoning',
  'overlays',
]

export type LiveProps = { map: CityMap; panel: MapPanelProps; id: string; after: RefObject<HTMLElement> }

/** Everything that works on a map that stands: buttons, legend, switches, keys, drawing. Comes with the map's code. */
export function LiveControls({ map, panel, id, after }: LiveProps) {
  const t = useT('map')
  const nameOf = useNames()
  const help = useRef<HTMLDialogElement>(null)
  const [idle, setIdle] = useState(0)
  const { look, show, isGrey, setGrey } = useLook(panel)
  const canPick = panel.onPick !== undefined

  useEffect(() => map.onRest(() => setIdle(n => n + 1)), [map])
  useEffect(() => map.setNames(nameOf), [map, nameOf])
  usePushed(map, { ...panel, look, rows: panel.rows ?? noRows, idle })
  const task = useDrawing(map, panel.draw)
  const keys = useKeys(map, idle, {
    open: seen => map.open(seen),
    pick: () => panel.onPick?.(map.center()),
    leave: origin => (origin instanceof HTMLElement && origin.isConnected ? origin : after.current)?.focus(),
    help: () => help.current?.showModal(),
    drawing: task.drawing && { ...task.drawing, finish: task.finish, cancel: task.cancel },
  })
  useCanvasRole(map, id, keys)

  return (
    <>
      <p id={`${id}hint`} className="sr-only">
        {t('hint')}
      </p>
      {keys.isFocused && keys.seen.length > 0 ? (
        <SeenList id={`${id}seen`} label={t('seen')} seen={keys.seen} chosen={keys.chosen} nameOf={nameOf} />
      ) : null}
      {task.drawing || (canPick && keys.isFocused) ? <Cross /> : null}
      <MoveControls map={map} onHelp={() => help.current?.showModal()} />
      {task.drawing ? <DrawBar {...task} drawing={task.drawing} /> : null}
      {task.hasFailed ? <NoDrawing cancel={task.cancel} /> : null}
      <div className="map-sheets">
        <MapDisclosure icon="list" label={t('legend')} className="map-sheet-up" isOpen={panel.isLegendOpen}>
          <Legend
            pinSigns={panel.pinSigns}
            zones={panel.zonesLegend ?? { title: t('legendZones'), rows: panel.zones }}
            layers={layersOf(panel)}
          />
        </MapDisclosure>
        <LayerSwitches layers={layersOf(panel)} shown={look.shown} onShow={show} isGrey={isGrey} onGrey={setGrey} />
      </div>
      <HelpDialog ref={help} canPick={canPick} />
    </>
  )
}

/** Makes the canvas one stop for the keyboard, which speaks for what is chosen on it. */
function useCanvasRole(map: CityMap, id: string, { seen, chosen, isFocused }: ReturnType<typeof useKeys>): void {
  useEffect(() => {
    map.canvas.setAttribute('role', 'application')
    map.canvas.setAttribute('aria-describedby', `${id}hint`)
  }, [map, id])
  useEffect(() => {
    const at = seen.findIndex(one => one.key === chosen)
    const say = (name: string, value: string | null) =>
      value === null ? map.canvas.removeAttribute(name) : map.canvas.setAttribute(name, value)
    say('aria-owns', isFocused && seen.length > 0 ? `${id}seen` : null)
    say('aria-activedescendant', isFocused && at >= 0 ? `${id}seen${at}` : null)
  }, [map, id, seen, chosen, isFocused])
}

/** The middle of the view, for readers without a pointer. */
const Cross = () => (
  <svg viewBox="0 0 40 40" className="map-cross" aria-hidden="true" focusable="false">
    <path d="M20 2V16M20 24V38M2 20H16M24 20H38" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
    <path d="M20 2V16M20 24V38M2 20H16M24 20H38" stroke="#1a1a1a" strokeWidth="2" strokeLinecap="round" />
  </svg>
)
