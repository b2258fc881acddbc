import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { Locale } from '../lib/i18n/locale.ts'
import type { CityMap } from './client/city-map.client.ts'
import type { LiveControls } from './client/live.client.tsx'
import type { Opening } from './client/open.client.ts'
import type { MapPanelProps } from './panel-props.ts'
import { whenWanted } from './when-wanted.ts'

/**
 * waiting: out of view, or the page is still busy; ready: drawn; failed: this browser or network cannot draw it.
 * `partial`: drawn, but something on it is missing.
 */
export type MapState = 'waiting' | 'loading' | 'ready' | 'failed'
/** Why there is no map: the browser cannot draw, its program or worker did not come, or it took too long. */
export type MapFailure = 'webgl' | 'program' | 'slow'

type Live = { map: CityMap; Controls: typeof LiveControls }

/** Runs when the page is painted and idle and the box is in view; a hidden box never loads anything. */
function whenSeen(box: Element, run: () => void): () => void {
  let idle = 0
  const later = window.requestIdleCallback ?? ((callback: () => void) => window.setTimeout(callback, 200))
  const cancel = window.cancelIdleCallback ?? window.clearTimeout
  const watcher = new IntersectionObserver(
    entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      watcher.disconnect()
      idle = later(run, { timeout: 2000 })
    },
    { rootMargin: '200px' },
  )
  watcher.observe(box)
  return () => {
    watcher.disconnect()
    cancel(idle)
  }
}

/**
 * The map with its code, or why not. The worker's script is asked for beside the map's own: without it the map would
 * stay blank and say nothing.
 */
async function open(opening: Omit<Opening, 'workerUrl'>): Promise<Live> {
  const [{ openCityMap, LiveControls }, worker] = await Promise.all([
    import('./client/live.client.tsx'),
    fetch(workerUrl),
  ])
  if (!worker.ok) throw new Error(`Map worker: ${worker.status}`)
  await worker.arrayBuffer()
  return { map: openCityMap({ ...opening, workerUrl }), Controls: LiveControls }
}

const failureOf = (error: unknown): MapFailure => {
  const name = error instanceof Error ? error.name : ''
  return name === 'GPUInitializationError' ? 'webgl' : name === 'TimeoutError' ? 'slow' : 'program'
}

/**
 * Opens the map in `box` after the page has painted, and again after `retry`. A map that opens on the whole city waits
 * for its reader behind its picture; one that was asked for at a place of its own does not.
 */
export function useCityMap(box: RefObject<HTMLElement>, latest: RefObject<MapPanelProps>, locale: Locale) {
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<MapState>('waiting')
  const [failure, setFailure] = useState<MapFailure | null>(null)
  const [isPartial, setPartial] = useState(false)
  const [live, setLive] = useState<Live | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens another map
  useEffect(() => {
    const container = box.current
    if (!container) return
    let opened: Live | null = null
    let isOver = false
    const start = async () => {
      if (!latest.current?.camera && !latest.current?.isOpen) await whenWanted()
      if (isOver) return
      setState('loading')
      try {
        opened = await open({ container, latest, locale, trouble: () => !isOver && setPartial(true) })
        if (isOver) return opened.map.close()
        await opened.map.ready()
        if (isOver) return
        setLive(opened)
        setState('ready')
      } catch (error) {
        opened?.map.close()
        if (isOver) return
        setFailure(failureOf(error))
        setState('failed')
      }
    }
    const forget = whenSeen(container, start)
    return () => {
      isOver = true
      forget()
      setLive(null)
      opened?.map.close()
    }
  }, [box, latest, locale, attempt])

  const retry = useCallback(() => {
    setPartial(false)
    setFailure(null)
    setState('waiting')
    setAttempt(n => n + 1)
  }, [])
  return { state, failure, isPartial, live, retry }
}
