import { useEffect, useState } from 'react'

export type Suggestion = { id: string; name: string; note?: string }
/** Asks for what fits a text; rejects when it cannot, or when the signal says that nobody waits any more. */
export type Suggest = (text: string, signal: AbortSignal) => Promise<Suggestion[]>

/** Between two keys of somebody who types. */
const PAUSE_MS = 150

/**
 * What fits a text, while `isWanted`. An older question is dropped for a newer one; what cannot be had is no suggestion:
 * the form works without. `null` = not asked yet.
 */
export function useSuggestions(suggest: Suggest, text: string, isWanted: boolean): Suggestion[] | null {
  const [found, setFound] = useState<Suggestion[] | null>(null)
  useEffect(() => {
    if (!isWanted) return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      suggest(text, asking.signal).then(setFound, () => {
        if (!asking.signal.aborted) setFound([])
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [suggest, text, isWanted])
  return found
}
