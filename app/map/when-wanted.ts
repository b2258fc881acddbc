const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'] as const

/** What was done before this script ran: a pointer rests on the page, it was scrolled, clicked, or something is focused. */
const wasHere = () =>
  document.documentElement.matches(':hover') ||
  window.scrollY > 0 ||
  (document.activeElement !== null && document.activeElement !== document.body) ||
  navigator.userActivation?.hasBeenActive === true

let wanted: Promise<void> | null = null

/**
 * Resolves with the first sign that somebody is at the page. Drawing a map takes seconds where there is no graphics
 * card; the picture in its place costs nothing and shows the same.
 */
export function whenWanted(): Promise<void> {
  wanted ??= new Promise(resolve => {
    if (wasHere()) return resolve()
    const stop = new AbortController()
    const sign = () => {
      stop.abort()
      resolve()
    }
    for (const name of SIGNS) window.addEventListener(name, sign, { capture: true, passive: true, signal: stop.signal })
  })
  return wanted
}
