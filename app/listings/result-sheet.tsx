import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'

/** How far the list stands over an open map on a phone. */
export const STOPS = ['peek', 'half', 'full'] as const
export type Stop = (typeof STOPS)[number]

const PHONE = '(max-width: 63.999rem)'
/** Shares of the window's height at which a drag ends in the next stop. */
const NEAREST: [share: number, stop: Stop][] = [
  [0.3, 'peek'],
  [0.7, 'half'],
]

type Props = { stop: Stop; onStop: (stop: Stop) => void }

/** The upper edge of the sheet: dragged, or moved a stop at a time with its buttons. */
export function SheetHandle({ stop, onStop }: Props) {
  const t = useT('search')
  const handle = useRef<HTMLDivElement>(null)
  const drag = useSheetDrag(onStop)
  useQuietSurroundings()
  useOpenOnFocus(handle, stop, onStop)
  const at = STOPS.indexOf(stop)
  return (
    <div ref={handle} className="sheet-handle" {...drag}>
      <span className="sheet-grip" aria-hidden="true" />
      <Button
        size="sm"
        look="outline"
        aria-label={t('sheetUp')}
        aria-disabled={at === STOPS.length - 1}
        onClick={() => onStop(STOPS[Math.min(at + 1, STOPS.length - 1)]!)}
      >
        <Icon name="chevronUp" />
      </Button>
      <Button
        size="sm"
        look="outline"
        aria-label={t('sheetDown')}
        aria-disabled={at === 0}
        onClick={() => onStop(STOPS[Math.max(at - 1, 0)]!)}
      >
        <Icon name="chevronDown" />
      </Button>
    </div>
  )
}

/** Follows the finger; where it is let go, the nearest stop holds. */
function useSheetDrag(onStop: (stop: Stop) => void) {
  const sheet = useRef<HTMLElement | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if ((event.target as Element).closest('button')) return
      sheet.current = event.currentTarget.parentElement
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const height = `${Math.round(window.innerHeight - event.clientY)}px`
      sheet.current?.style.setProperty('--sheet-height', height)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (!sheet.current) return
      sheet.current.style.removeProperty('--sheet-height')
      sheet.current = null
      const share = 1 - event.clientY / window.innerHeight
      onStop(NEAREST.find(([most]) => share < most)?.[1] ?? 'full')
    },
    onPointerCancel: () => {
      sheet.current?.style.removeProperty('--sheet-height')
      sheet.current = null
    },
  }
}

/** What has the focus is to be seen: below the fold only the handle is. */
function useOpenOnFocus(handle: RefObject<HTMLElement>, stop: Stop, onStop: (stop: Stop) => void): void {
  useEffect(() => {
    const sheet = handle.current?.parentElement
    if (!sheet || stop !== 'peek') return
    const open = (event: FocusEvent) => {
      if (!handle.current?.contains(event.target as Node)) onStop('half')
    }
    sheet.addEventListener('focusin', open)
    return () => sheet.removeEventListener('focusin', open)
  }, [handle, stop, onStop])
}

/** While map and sheet fill the window, what lies behind them takes no focus. */
function useQuietSurroundings(): void {
  useEffect(() => {
    const phone = window.matchMedia(PHONE)
    const behind = [...document.querySelectorAll('body > header, body > footer, .search-bar')]
    const set = (quiet: boolean) => {
      for (const part of behind) part.toggleAttribute('inert', quiet)
    }
    const follow = () => set(phone.matches)
    follow()
    phone.addEventListener('change', follow)
    return () => {
      phone.removeEventListener('change', follow)
      set(false)
    }
  }, [])
}
