import { choice, flag, listOf, number, object, orNull, type Parameter, type Schema, text } from '../lib/openapi.ts'
import { ZONE_IDS } from './model.ts'
import { OVERLAY_KINDS } from './overlays.ts'

/** What /api/zoning takes. */
export const pointParameters = {
  lng: { schema: { ...number, minimum: -180, maximum: 180 }, required: true },
  lat: { schema: { ...number, minimum: -90, maximum: 90 }, required: true },
} satisfies Record<string, Parameter>

/** A zone at a point. */
export const zoneProperties = {
  id: choice(ZONE_IDS),
  name: text,
  coverageRatioPct: orNull(number),
  floorAreaRatioPct: orNull(number),
  source: text,
  edition: text,
  illustrative: flag,
} satisfies Record<string, Schema>

export const overlayProperties = {
  kind: choice(OVERLAY_KINDS),
  name: text,
  note: orNull(text),
} satisfies Record<string, Schema>

/** The answer of /api/zoning. */
export const zoningSchema = object({
  zone: { ...object(zoneProperties), type: ['object', 'null'] },
  zones: listOf(object({ ...zoneProperties, share: number })),
  overlays: listOf(object(overlayProperties)),
})
