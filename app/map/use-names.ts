import { useCallback } from 'react'
import { useT } from '../lib/i18n/provider.tsx'
import type { Seen } from './client/visible.client.ts'

/** What a thing on the map is called, beside the pointer and for readers who hear it. */
export function useNames(): (seen: Seen) => string {
  const t = useT('map')
  const kinds = useT('listings')
  return useCallback(
    seen => {
      if (seen.type === 'cluster') return t(seen.isPile ? 'pile' : 'cluster', { count: seen.count })
      const { layer, id } = seen.hit
      if (layer === 'sites') return t('site', { name: seen.name ?? id })
      if (layer === 'incubation') return t('facility', { name: seen.name ?? id })
      return seen.name ?? t('listing', { kind: kinds(`kind.${seen.kind}` as 'kind.factory'), id })
    },
    [t, kinds],
  )
}
