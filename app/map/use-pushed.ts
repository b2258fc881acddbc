import { useEffect } from 'react'
import type { CityMap } from './client/city-map.client.ts'
import type { Camera } from './client/renderer.client.ts'
import type { Look } from './client/style.client.ts'
import type { MapArea, MapMarker, MapRow } from './model.ts'

type Pushed = {
  look: Look
  rows: readonly MapRow[]
  listingsQuery?: string | undefined
  sitesUrl?: string | undefined
  incubationUrl?: string | undefined
  camera?: Camera | undefined
  marker?: MapMarker | undefined
  area?: MapArea | null | undefined
  selected?: string | null | undefined
  highlighted?: string | null | undefined
  /** Counts how often the map has come to rest. */
  idle: number
}

/** Hands each change of the page on to the map that stands; the map passes over what it knows already. */
export function usePushed(map: CityMap, pushed: Pushed): void {
  const { look, rows, listingsQuery, sitesUrl, incubationUrl, camera, marker, area, selected, highlighted, idle } =
    pushed
  const { sites, incubation } = look.shown

  useEffect(() => map.setLook(look), [map, look])

  useEffect(() => {
    if (listingsQuery !== undefined) map.setListings(listingsQuery)
  }, [map, listingsQuery])

  const cameraKey = JSON.stringify(camera)
  useEffect(() => {
    if (cameraKey) map.goTo(JSON.parse(cameraKey))
  }, [map, cameraKey])

  const markerKey = JSON.stringify(marker)
  useEffect(() => {
    if (markerKey) map.setMarker(JSON.parse(markerKey))
  }, [map, markerKey])

  const areaKey = JSON.stringify(area ?? null)
  useEffect(() => map.setArea(JSON.parse(areaKey)), [map, areaKey])

  useEffect(() => {
    if (sites && sitesUrl) map.loadSites(sitesUrl)
  }, [map, sites, sitesUrl])

  useEffect(() => {
    if (incubation && incubationUrl) map.loadFacilities(incubationUrl)
  }, [map, incubation, incubationUrl])

  // A pin that comes into view may be the one to ring.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    map.setRows(rows)
    map.setFocus(selected ?? null, highlighted ?? null)
  }, [map, rows, selected, highlighted, idle])
}
