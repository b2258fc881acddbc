import type { RefObject } from 'react'
import type { Locale } from '../../lib/i18n/locale.ts'
import { CITY_BOX } from '../city.ts'
import type { MapPanelProps } from '../panel-props.ts'
import { firstLook } from '../use-look.ts'
import { CityMap } from './city-map.client.ts'
import type { Camera } from './renderer.client.ts'

const HOME: Camera = { box: CITY_BOX, padding: 16 }

export type Opening = {
  container: HTMLElement
  workerUrl: string
  locale: Locale
  /** The page's newest wishes; what the reader does is told to whoever listens at that moment. */
  latest: RefObject<MapPanelProps>
  /** A part of the map could not be loaded. */
  trouble: () => void
}

/** How a map that scrolls with its page is moved, in the reader's language; the renderer's own words are English. */
const GESTURES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  ja: {
    'CooperativeGesturesHandler.WindowsHelpText': 'Ctrlキーを押しながら回すと、地図の大きさが変わります',
    'CooperativeGesturesHandler.MacHelpText': '⌘キーを押しながら回すと、地図の大きさが変わります',
    'CooperativeGesturesHandler.MobileHelpText': '2本の指で地図を動かせます',
  },
  en: {},
}

/** Opens a map as its page asks. Throws where the browser cannot draw. */
export function openCityMap({ container, workerUrl, locale, latest, trouble }: Opening): CityMap {
  const page = () => latest.current!
  const { label, basemap, camera, listingsQuery, cooperativeGestures } = page()
  return new CityMap({
    container,
    workerUrl,
    texts: { 'Map.Title': label, ...GESTURES[locale] },
    look: firstLook(page(), locale),
    data: { listings: listingsQuery, raster: basemap.kind === 'raster' ? basemap.url : undefined },
    camera: camera ?? HOME,
    cooperativeGestures,
    on: {
      hover: hit => page().onHighlight?.(hit?.layer === 'listings' ? hit.id : null),
      open: hit => page().onSelect?.(hit),
      pile: box => page().onPile?.(box),
      pick: at => page().onPick?.(at),
      moved: box => page().onMoved?.(box),
      trouble,
    },
  })
}
