import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { CityMap } from './client/city-map.client.ts'
import type { CityMapOptions } from './client/renderer.client.ts'

/**
 * waiting: out of view, or the page is still busy; ready: drawn; failed: this browser or network cannot draw it.
 * `partial`: drawn, but something on it is missing.
 */
export type MapState = 'waiting' | 'loading' | 'ready' | 'failed'

/** What the panel asks for; the rest is known here. */
type Asked = Omit<CityMapOptions, 'workerUrl' | 'container' | 'on'> & { on: Omit<CityMapOptions['on'], 'trouble'> }

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

/** The worker's script is asked for beside the map's own: without it the map would stay blank and say nothing. */
async function open(options: Omit<CityMapOptions, 'workerUrl'>): Promise<CityMap> {
  const [{ CityMap }, worker] = await Promise.all([import('./client/city-map.client.ts'), fetch(workerUrl)])
  if (!worker.ok) throw new Error(`Map worker: ${worker.status}`)
  await worker.arrayBuffer()
  return new CityMap({ ...options, workerUrl })
}

/**
 * Opens the map in `box` after the page has painted, and again after `retry`. `options` is read once for each opening;
 * what changes later goes through the map's own methods.
 */
export function useCityMap(box: RefObject<HTMLElement>, options: () => Asked) {
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<MapState>('waiting')
  const [isPartial, setPartial] = useState(false)
  const [map, setMap] = useState<CityMap | null>(null)
  const latest = useRef(options)
  latest.current = options

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens another map
  useEffect(() => {
    const container = box.current
    if (!container) return
    let opened: CityMap | null = null
    let isOver = false
    const start = async () => {
      setState('loading')
      try {
        const asked = latest.current()
        const on = { ...asked.on, trouble: () => !isOver && setPartial(true) }
        opened = await open({ ...asked, container, on })
        if (isOver) return opened.close()
        await opened.ready()
        if (isOver) return
        setMap(opened)
        setState('ready')
      } catch {
        opened?.close()
        if (!isOver) setState('failed')
      }
    }
    const forget = whenSeen(container, start)
    return () => {
      isOver = true
      forget()
      setMap(null)
      opened?.close()
    }
  }, [box, attempt])

  const retry = useCallback(() => {
    setPartial(false)
    setState('waiting')
    setAttempt(n => n + 1)
  }, [])
  return { state, isPartial, map, retry }
}
