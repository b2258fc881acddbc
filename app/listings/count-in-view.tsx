import { useEffect, useState } from 'react'
import type { Bbox } from '../map/model.ts'
import { type Search, without, writeSearch } from './filter.ts'

/** The map rests this long before the count is asked for, and so before it is announced. */
const REST_MS = 500

/** The part of `view` that the search itself leaves; null where they do not meet. */
function shared(view: Bbox, own: readonly number[] | undefined): Bbox | null {
  if (!own) return view
  const [west, south] = [Math.max(view[0], own[0]!), Math.max(view[1], own[1]!)]
  const [east, north] = [Math.min(view[2], own[2]!), Math.min(view[3], own[3]!)]
  return west < east && south < north ? [west, south, east, north] : null
}

/** How many of a search's properties lie in the part of the map that is in view; null while nobody has moved it. */
export function useCountInView(search: Search, view: Bbox | null): number | null {
  const [count, setCount] = useState<number | null>(null)
  const own = view && shared(view, search.filter.bbox)
  const apart = view !== null && own === null
  const query = own
    ? writeSearch({ ...without(search, 'bbox'), filter: { ...search.filter, bbox: [...own] }, page: 1 }).toString()
    : null
  useEffect(() => {
    setCount(apart ? 0 : null)
    if (query === null) return
    const stop = new AbortController()
    const timer = window.setTimeout(() => {
      fetch(`/api/listings?${query}`, { signal: stop.signal })
        .then(answer => (answer.ok ? answer.json() : null))
        .then(found => found && setCount(found.total))
        // The list keeps its own count; this one stays away.
        .catch(() => {})
    }, REST_MS)
    return () => {
      window.clearTimeout(timer)
      stop.abort()
    }
  }, [query, apart])
  return count
}
