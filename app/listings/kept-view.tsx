import { useCallback, useEffect, useRef } from 'react'

/** Writes what the reader does on the map into the address without asking the server again. */
export function useKeptView() {
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return useCallback((name: 'map' | 'sel', value: string | null) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      const url = new URL(window.location.href)
      if (value === null) url.searchParams.delete(name)
      else url.searchParams.set(name, value)
      window.history.replaceState(window.history.state, '', url)
    }, 150)
  }, [])
}

/** Tells the style sheet how much of the window the header and the conditions take: chips come and go. */
export function useMeasuredTop() {
  useEffect(() => {
    const root = document.documentElement
    const header = document.querySelector('body > header')
    const bar = document.querySelector('.search-bar')
    if (!header || !bar) return
    const measure = () => {
      const above = header.getBoundingClientRect().height
      root.style.setProperty('--search-header', `${above}px`)
      root.style.setProperty('--search-top', `${above + bar.getBoundingClientRect().height}px`)
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(bar)
    watcher.observe(header)
    return () => {
      watcher.disconnect()
      root.style.removeProperty('--search-header')
      root.style.removeProperty('--search-top')
    }
  }, [])
}
