import { useMemo, useState } from 'react'
import type { Locale } from '../lib/i18n/locale.ts'
import { useLocale } from '../lib/i18n/provider.tsx'
import type { Look } from './client/style.client.ts'
import type { MapLayer } from './model.ts'
import type { MapPanelProps } from './panel-props.ts'

const FIRST: Record<MapLayer, boolean> = {
  listings: true,
  sites: true,
  incubation: true,
  zoning: true,
  overlays: false,
}

/** How a map looks before its reader changes anything. */
export const firstLook = (panel: MapPanelProps, locale: Locale): Look => ({
  locale,
  ground: panel.basemap.kind,
  palette: 'standard',
  zones: panel.zones,
  parts: panel.zoneParts ?? [],
  chosenZones: panel.chosenZones ?? [],
  shown: { ...FIRST, ...panel.initially },
})

/** The same object as long as it says the same: pages write their tables anew on every render. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  return useMemo(() => value, [text])
}

/** How the map looks, and what the reader may change about it. */
export function useLook(panel: MapPanelProps) {
  const first = useSame(firstLook(panel, useLocale()))
  const [shown, setShown] = useState(first.shown)
  const [isGrey, setGrey] = useState(false)
  const look = useMemo<Look>(() => ({ ...first, shown, palette: isGrey ? 'grey' : 'standard' }), [first, shown, isGrey])
  const show = (layer: MapLayer, isShown: boolean) => setShown(now => ({ ...now, [layer]: isShown }))
  return { look, show, isGrey, setGrey }
}
