import { useCallback, useEffect, useRef, useState } from 'react'
import type { CityMap } from './client/city-map.client.ts'
import type { Seen } from './client/visible.client.ts'

export type KeyActions = {
  open: (seen: Seen) => void
  /** Enter where nothing is chosen. */
  pick: () => void
  /** Escape where nothing is chosen. */
  leave: (origin: Element | null) => void
  help: () => void
  /** While an area is drawn the same keys belong to the drawing. */
  drawing: { addPoint: () => void; takeBack: () => void; finish: () => void; cancel: () => void } | null
}

const FORWARD = ['ArrowRight', 'ArrowDown']
const BACK = ['ArrowLeft', 'ArrowUp']

/**
 * The map by keyboard, beside the renderer's own arrows and ±: Alt + arrows go through what is in view, Enter opens,
 * Escape lets go and then returns to where the reader came from.
 */
export function useKeys(map: CityMap, idle: number, actions: KeyActions) {
  const [isFocused, setFocused] = useState(false)
  const [seen, setSeen] = useState<Seen[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  const origin = useRef<Element | null>(null)
  const latest = useRef({ actions, seen, chosen })
  latest.current = { actions, seen, chosen }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in view changes when the map comes to rest
  useEffect(() => {
    if (isFocused) setSeen(map.seen())
  }, [map, isFocused, idle])

  const choose = useCallback(
    (next: Seen | null) => {
      setChosen(next?.key ?? null)
      map.showTip(next)
    },
    [map],
  )

  useEffect(() => {
    const { canvas } = map
    const focus = (event: FocusEvent) => {
      origin.current = event.relatedTarget as Element | null
      setFocused(true)
    }
    const blur = () => {
      setFocused(false)
      choose(null)
    }
    const key = (event: KeyboardEvent) => {
      const handled = pressed(event, { ...latest.current, choose, origin: origin.current })
      if (!handled) return
      event.preventDefault()
      event.stopPropagation()
    }
    canvas.addEventListener('focus', focus)
    canvas.addEventListener('blur', blur)
    canvas.addEventListener('keydown', key)
    return () => {
      canvas.removeEventListener('focus', focus)
      canvas.removeEventListener('blur', blur)
      canvas.removeEventListener('keydown', key)
    }
  }, [map, choose])

  return { isFocused, seen, chosen }
}

type Keyboard = {
  actions: KeyActions
  seen: readonly Seen[]
  chosen: string | null
  choose: (seen: Seen | null) => void
  origin: Element | null
}

/** Acts on a key; false when it is none of ours. */
function pressed(event: KeyboardEvent, keyboard: Keyboard): boolean {
  const { actions } = keyboard
  if (event.key === '?') {
    actions.help()
    return true
  }
  if (actions.drawing) return drawn(event, actions.drawing)
  return walked(event, keyboard)
}

function walked({ key, altKey }: KeyboardEvent, { actions, seen, chosen, choose, origin }: Keyboard): boolean {
  const at = seen.findIndex(one => one.key === chosen)
  if (altKey && [...FORWARD, ...BACK].includes(key)) {
    const step = FORWARD.includes(key) ? 1 : at < 0 ? 0 : -1
    if (seen.length > 0) choose(seen[(at + step + seen.length) % seen.length]!)
    return true
  }
  if (key === 'Enter') {
    if (at >= 0) actions.open(seen[at]!)
    else actions.pick()
    return true
  }
  if (key === 'Escape') {
    if (at >= 0) choose(null)
    else actions.leave(origin)
    return true
  }
  return false
}

function drawn(event: KeyboardEvent, drawing: NonNullable<KeyActions['drawing']>): boolean {
  const acts: Record<string, () => void> = {
    Enter: event.shiftKey ? drawing.finish : drawing.addPoint,
    Backspace: drawing.takeBack,
    Escape: drawing.cancel,
  }
  const act = acts[event.key]
  act?.()
  return act !== undefined
}
