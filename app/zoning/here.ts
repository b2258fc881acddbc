import type { ZoneId } from './model.ts'
import type { Overlay, OverlayKind } from './overlays.ts'
import type { ZonePart } from './ratios.ts'

/** Which data an answer comes from. */
export type Edition = {
  datasetId: number
  sourceJa: string
  sourceEn: string
  /** null: not stated. */
  edition: string | null
  /** Sample data: no designation. */
  illustrative: boolean
}

/** The zones of a place; `zone` is that of the larger part, the limits are weighted by area. */
export type ZonesHere = {
  zone: ZoneId | null
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  parts: ZonePart[]
  edition: Edition | null
}

export type OverlaysHere = { overlays: Overlay[]; edition: Edition | null }

/** What the portal holds about a point. `inCity` null: there is no boundary to tell. */
export type PlaceFacts = {
  /** [lng, lat] */
  at: readonly [number, number]
  inCity: boolean | null
  zones: ZonesHere
  overlays: OverlaysHere
  /** Kinds of overlays that the data holds anywhere. */
  overlayKinds: readonly OverlayKind[]
}

/** Why a place has no zone. */
export type NoZone = 'outside_city' | 'no_data'
export const whyNoZone = ({ zones, inCity }: PlaceFacts): NoZone | null =>
  zones.zone !== null ? null : inCity === false ? 'outside_city' : 'no_data'
