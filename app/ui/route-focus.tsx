import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/** The place an address points to within its page, or the page's heading. */
function startOf(hash: string): HTMLElement | null {
  const named = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
  return named ?? document.querySelector<HTMLElement>('main h1') ?? document.getElementById('main')
}

/**
 * What a browser does for a new document, done for a new page that script has drawn: reading goes on at its heading, and
 * its title is said. Another search on the same page leaves the focus where it is.
 */
export function RouteFocus() {
  const { pathname, hash } = useLocation()
  const shown = useRef(pathname)
  const [title, setTitle] = useState('')
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    const start = startOf(hash)
    if (start && !start.hasAttribute('tabindex')) start.tabIndex = -1
    start?.focus({ preventScroll: true })
    setTitle(document.title)
  }, [pathname, hash])
  return (
    <p aria-live="polite" className="sr-only">
      {title}
    </p>
  )
}
