import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { cx } from '../ui/cx.ts'
import { CITY_BOX } from './city.ts'
import type { CityMap } from './client/city-map.client.ts'
import type { Camera } from './client/renderer.client.ts'
import { MapDisclosure, MoveControls } from './controls.tsx'
import { Credits } from './credits.tsx'
import { DrawBar } from './draw-bar.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { Legend } from './legend.tsx'
import { Ground } from './locator.tsx'
import type { Basemap, Bbox, Credit, LngLat, MapHit, MapLayer, MapMarker, MapRow, ZoneStyle } from './model.ts'
import { MapNotice } from './notice.tsx'
import { SeenList } from './seen-list.tsx'
import { LayerSwitches } from './switches.tsx'
import { useCityMap } from './use-city-map.ts'
import { type DrawTask, useDrawing } from './use-drawing.ts'
import { useKeys } from './use-keys.ts'
import { useLook } from './use-look.ts'
import { useNames } from './use-names.ts'
import { usePushed } from './use-pushed.ts'

export type MapPanelProps = {
  /** Names the map for readers who do not see it. */
  label: string
  basemap: Basemap
  zones: readonly ZoneStyle[]
  /** Sources of the data, shown beside the map at all times. */
  credits?: readonly Credit[] | undefined
  /** Where the map opens: a box, or a centre and zoom. Another box moves it there; the reader's own moves do not come back. */
  camera?: Camera | undefined
  /** Switches that are on at first. A layer without data has no switch. */
  initially?: Partial<Record<MapLayer, boolean>> | undefined
  /** The query of a search; '' = everything public. Without it the map has no properties. */
  listingsQuery?: string | undefined
  /** Addresses of GeoJSON, such as '/api/sites'. */
  sitesUrl?: string | undefined
  incubationUrl?: string | undefined
  /** Zones that a search asks for; the others step back. */
  chosenZones?: readonly string[] | undefined
  /** Properties of the list beside the map. */
  rows?: readonly MapRow[] | undefined
  /** Public ids. */
  selected?: string | null | undefined
  highlighted?: string | null | undefined
  onHighlight?: ((id: string | null) => void) | undefined
  onSelect?: ((hit: MapHit) => void) | undefined
  /** A group at one point that no zoom parts. */
  onPile?: ((box: Bbox) => void) | undefined
  /** A click or Enter where nothing stands. */
  onPick?: ((at: LngLat) => void) | undefined
  /** The reader moved the map. */
  onMoved?: ((box: Bbox) => void) | undefined
  /** While it is there, the reader draws an area. */
  draw?: DrawTask | undefined
  marker?: MapMarker | undefined
  /** For a map inside a page that scrolls. */
  cooperativeGestures?: boolean | undefined
  isLegendOpen?: boolean | undefined
  /** Gives the panel its size. */
  className?: string | undefined
  /** Shown over the map at the top: "search this area" and the like. */
  children?: ReactNode
}

const HOME: Camera = { box: CITY_BOX, padding: 16 }
const noRows: readonly MapRow[] = []

/** The switches of what this map holds. */
const layersOf = ({ listingsQuery, sitesUrl, incubationUrl }: MapPanelProps): MapLayer[] => [
  ...(listingsQuery === undefined ? [] : (['listings'] as const)),
  ...(sitesUrl ? (['sites'] as const) : []),
  ...(incubationUrl ? (['incubation'] as const) : []),
  'zoning',
  'overlays',
]

/**
 * A map in a box of the page's own size. The server writes the box with its name, legend, switches, sources and a
 * drawing of the city; the moving map comes after the page has painted, and where it cannot come the page loses
 * nothing else.
 */
export function MapPanel(props: MapPanelProps) {
  const { label, basemap, zones, rows = noRows } = props
  const t = useT('map')
  const nameOf = useNames()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const help = useRef<HTMLDialogElement>(null)
  const after = useRef<HTMLSpanElement>(null)
  const [idle, setIdle] = useState(0)
  const { look, show, isGrey, setGrey } = useLook(props)
  const latest = useRef(props)
  latest.current = props

  const { state, isPartial, map, retry } = useCityMap(box, () => ({
    texts: { 'Map.Title': label },
    look,
    data: { listings: props.listingsQuery, raster: basemap.kind === 'raster' ? basemap.url : undefined },
    camera: props.camera ?? HOME,
    marker: props.marker,
    cooperativeGestures: props.cooperativeGestures,
    nameOf,
    on: {
      hover: hit => latest.current.onHighlight?.(hit?.layer === 'listings' ? hit.id : null),
      open: hit => latest.current.onSelect?.(hit),
      pile: bbox => latest.current.onPile?.(bbox),
      pick: at => latest.current.onPick?.(at),
      moved: bbox => latest.current.onMoved?.(bbox),
      idle: () => setIdle(n => n + 1),
    },
  }))
  usePushed(map, { ...props, look, rows, idle })
  const task = useDrawing(map, props.draw)
  const canPick = props.onPick !== undefined
  const keys = useKeys(map, idle, {
    open: seen => map?.open(seen),
    pick: () => map && props.onPick?.(map.center()),
    leave: origin => (origin instanceof HTMLElement && origin.isConnected ? origin : after.current)?.focus(),
    help: () => help.current?.showModal(),
    drawing: task.drawing && { ...task.drawing, finish: task.finish, cancel: task.cancel },
  })
  useCanvasRole(map, id, keys)

  return (
    <section aria-label={label} className={cx('map-panel', props.className)} data-map={state}>
      <a href={`#${id}after`} className="map-skip">
        {t('skip')}
      </a>
      {state === 'ready' ? null : <Ground />}
      <div ref={box} className="map-canvas" />
      <p id={`${id}hint`} className="sr-only">
        {t('hint')}
      </p>
      {keys.isFocused && keys.seen.length > 0 ? (
        <SeenList id={`${id}seen`} label={t('seen')} seen={keys.seen} chosen={keys.chosen} nameOf={nameOf} />
      ) : null}
      {task.drawing || (canPick && keys.isFocused) ? <Cross /> : null}
      <div className="map-corner top-3 left-3">{props.children}</div>
      {map ? <MoveControls map={map} onHelp={() => help.current?.showModal()} /> : null}
      <div className="map-corner bottom-8 left-3">
        <MapDisclosure icon="list" label={t('legend')} className="map-sheet-up" isOpen={props.isLegendOpen}>
          <Legend zones={zones} layers={layersOf(props)} />
        </MapDisclosure>
        <LayerSwitches
          layers={layersOf(props)}
          shown={look.shown}
          onShow={show}
          isGrey={isGrey}
          onGrey={setGrey}
          isDisabled={map === null}
        />
      </div>
      {task.drawing ? <DrawBar {...task} drawing={task.drawing} /> : null}
      {task.drawing ? null : <MapNotice state={state} isPartial={isPartial} onRetry={retry} />}
      <Credits basemap={basemap} credits={props.credits ?? []} />
      <HelpDialog ref={help} canPick={canPick} />
      <span id={`${id}after`} ref={after} tabIndex={-1} />
    </section>
  )
}

/** Makes the canvas one stop for the keyboard, which speaks for what is chosen on it. */
function useCanvasRole(map: CityMap | null, id: string, { seen, chosen }: ReturnType<typeof useKeys>): void {
  useEffect(() => {
    map?.canvas.setAttribute('role', 'application')
    map?.canvas.setAttribute('aria-describedby', `${id}hint`)
  }, [map, id])
  useEffect(() => {
    const at = seen.findIndex(one => one.key === chosen)
    const say = (name: string, value: string | null) =>
      value === null ? map?.canvas.removeAttribute(name) : map?.canvas.setAttribute(name, value)
    say('aria-owns', seen.length > 0 ? `${id}seen` : null)
    say('aria-activedescendant', at >= 0 ? `${id}seen${at}` : null)
  }, [map, id, seen, chosen])
}

/** The middle of the view, for readers without a pointer. */
const Cross = () => (
  <svg viewBox="0 0 40 40" className="map-cross" aria-hidden="true" focusable="false">
    <path d="M20 2V16M20 24V38M2 20H16M24 20H38" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
    <path d="M20 2V16M20 24V38M2 20H16M24 20H38" stroke="#1a1a1a" strokeWidth="2" strokeLinecap="round" />
  </svg>
)
