import 'maplibre-gl/dist/maplibre-gl.css'
import './city-map.css'
import { Map as LibreMap, setWorkerCount, setWorkerUrl } from 'maplibre-gl'
import { MAX_BOX, MAX_ZOOM, MIN_ZOOM } from '../city.ts'
import type { Bbox, LngLat, MapHit } from '../model.ts'
import { addPictures } from './pictures.client.ts'
import { type Data, type Look, styleOf } from './style.client.ts'

export type Camera = { box: Bbox; padding?: number } | { center: LngLat; zoom: number }

export type CityMapOptions = {
  container: HTMLElement
  workerUrl: string
  /** MapLibre's own texts, by its names. */
  texts: Record<string, string>
  look: Look
  data: Data
  camera: Camera
  /** The page scrolls over the map; zooming asks for a modifier key or two fingers. */
  cooperativeGestures?: boolean | undefined
  on: {
    hover: (hit: MapHit | null) => void
    open: (hit: MapHit) => void
    /** Several at one point, which no zoom parts. */
    pile: (box: Bbox) => void
    /** A click or key where nothing stands. */
    pick: (at: LngLat) => void
    /** The reader, not the program, moved the map. */
    moved: (box: Bbox) => void
    /** A part of the map could not be loaded. */
    trouble: () => void
  }
}

/** Opens the renderer in its box, north up and flat. Throws where the browser cannot draw. */
export function openRenderer({ container, workerUrl, texts, look, data, camera, ...more }: CityMapOptions): LibreMap {
  setWorkerUrl(workerUrl)
  // One is enough for a city, and every worker reads the whole of its script.
  setWorkerCount(1)
  const map = new LibreMap({
    container,
    style: styleOf(look, data),
    locale: texts,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    maxBounds: [...MAX_BOX],
    maxPitch: 0,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    renderWorldCopies: false,
    attributionControl: false,
    fadeDuration: 0,
    cooperativeGestures: more.cooperativeGestures ?? false,
    ...('box' in camera
      ? { bounds: [...camera.box], fitBoundsOptions: { padding: camera.padding ?? 0 } }
      : { center: [...camera.center], zoom: camera.zoom }),
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  addPictures(map, [...look.zones, ...look.parts], look.locale)
  return map
}

/** How long the map may take to draw itself before it is given up, while the page is in view. */
const PATIENCE_MS = 20_000
/** Waits until the map is drawn; rejects when that takes too long, as it does without a worker. */
export function whenDrawn(map: LibreMap): Promise<void> {
  return new Promise((resolve, reject) => {
    const watch = () =>
      setTimeout(() => {
        if (document.hidden) timer = watch()
        else reject(new DOMException('The map did not draw itself in time', 'TimeoutError'))
      }, PATIENCE_MS)
    let timer = watch()
    map.once('load', () => {
      clearTimeout(timer)
      resolve()
    })
    map.once('remove', () => clearTimeout(timer))
  })
}
