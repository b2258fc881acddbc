import { useMemo, useState } from 'react'
import { useLocale } from '../lib/i18n/provider.tsx'
import type { Look } from './client/style.client.ts'
import type { Basemap, MapLayer, ZoneStyle } from './model.ts'

const FIRST: Record<MapLayer, boolean> = {
  listings: true,
  sites: true,
  incubation: true,
  zoning: true,
  overlays: false,
}

/** The same object as long as it says the same: pages write their tables anew on every render. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  return useMemo(() => value, [text])
}

type Asked = {
  basemap: Basemap
  zones: readonly ZoneStyle[]
  chosenZones?: readonly string[] | undefined
  initially?: Partial<Record<MapLayer, boolean>> | undefined
}

/** How the map looks, and what the reader may change about it. */
export function useLook({ basemap, zones, chosenZones, initially }: Asked) {
  const locale = useLocale()
  const [shown, setShown] = useState({ ...FIRST, ...initially })
  const [isGrey, setGrey] = useState(false)
  const sameZones = useSame(zones)
  const sameChosen = useSame(chosenZones ?? [])
  const look = useMemo<Look>(
    () => ({
      locale,
      ground: basemap.kind,
      palette: isGrey ? 'grey' : 'standard',
      zones: sameZones,
      chosenZones: sameChosen,
      shown,
    }),
    [locale, basemap.kind, isGrey, sameZones, sameChosen, shown],
  )
  const show = (layer: MapLayer, isShown: boolean) => setShown(now => ({ ...now, [layer]: isShown }))
  return { look, show, isGrey, setGrey }
}
