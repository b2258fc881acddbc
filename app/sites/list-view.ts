import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { onSketch, sketchPath } from '../places/sketch.ts'
import { type ZoneId, zoneOf } from '../zoning/model.ts'
import { frameOf, scaleOf, shapePath } from './frame.ts'
import type { SiteState } from './model.ts'
import type { Site } from './site.ts'

/** The outline on a card, in units of its drawing; the scale stands below it. */
export const THUMB = { width: 160, height: 96 }

/** A site as the list shows it, in one language. */
export type SiteCardView = {
  id: string
  name: string
  town: string
  formerUse: string
  areaM2: number
  state: SiteState | null
  since: string | null
  source: string | null
  zone: string | null
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  isSample: boolean
  thumb: { d: string; scale: { metres: number; units: number } }
  /** On the city's sketch map. */
  sketch: { d: string; x: number; y: number }
}

function thumbOf(site: Site): SiteCardView['thumb'] {
  const frame = frameOf(site.shape, { ...THUMB, fill: 0.8, minAcrossM: 0 })
  return { d: shapePath(frame, site.shape), scale: scaleOf(frame, THUMB.width) }
}

function onCity(site: Site): SiteCardView['sketch'] {
  const [x, y] = onSketch(...site.at)
  return {
    d: site.shape.coordinates
      .flat()
      .map(ring => sketchPath(ring, true))
      .join(''),
    x,
    y,
  }
}

export function cardView(site: Site, locale: Locale): SiteCardView {
  return {
    id: site.id,
    name: inLocale(locale, site, 'name'),
    town: inLocale(locale, site, 'town'),
    formerUse: inLocale(locale, site, 'formerUse'),
    areaM2: site.areaM2,
    state: site.step?.state ?? null,
    since: site.step?.from ?? null,
    source: site.step ? inLocale(locale, site.step, 'source') : null,
    zone: site.zone && inLocale(locale, zoneOf(site.zone), 'name'),
    coverageRatioPct: site.coverageRatioPct,
    floorAreaRatioPct: site.floorAreaRatioPct,
    isSample: site.isSample,
    thumb: thumbOf(site),
    sketch: onCity(site),
  }
}

/** Zones that sites have, with how many of them, in the order of the law. */
export function zoneCounts(sites: readonly Site[], locale: Locale): { id: ZoneId; name: string; count: number }[] {
  const counts = new Map<ZoneId, number>()
  for (const { zone } of sites) if (zone) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  return [...counts]
    .map(([id, count]) => ({ id, name: inLocale(locale, zoneOf(id), 'name'), count }))
    .sort((a, b) => b.count - a.count)
}
