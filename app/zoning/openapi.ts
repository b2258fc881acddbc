import { choice, flag, listOf, number, object, orNull, type Parameter, type Schema, text } from '../lib/openapi.ts'
import type { zoningAnswer } from './answer.ts'
import { ZONE_IDS } from './model.ts'
import { OVERLAY_KINDS } from './overlays.ts'

type Answer = ReturnType<typeof zoningAnswer>

/** What /api/zoning takes. */
export const pointParameters = {
  lng: { schema: { ...number, minimum: -180, maximum: 180 }, required: true },
  lat: { schema: { ...number, minimum: -90, maximum: 90 }, required: true },
} satisfies Record<string, Parameter>

const papers = { source: text, edition: orNull(text), illustrative: flag } satisfies Record<
  keyof NonNullable<Answer['overlaysFrom']>,
  Schema
>

/** A zone at a point. */
export const zoneProperties = {
  id: choice(ZONE_IDS),
  name: text,
  coverageRatioPct: orNull(number),
  floorAreaRatioPct: orNull(number),
  ...papers,
} satisfies Record<keyof NonNullable<Answer['zone']>, Schema>

export const overlayProperties = {
  kind: choice(OVERLAY_KINDS),
  name: text,
  note: orNull(text),
  attrs: { type: 'object' },
  ...papers,
} satisfies Record<keyof Answer['overlays'][number], Schema>

/** The answer of /api/zoning; `describe` adds the words for each property. */
export const zoningSchema = (describe: (properties: Record<string, Schema>) => Record<string, Schema>): Schema =>
  object({
    zone: orNull(object(describe(zoneProperties))),
    reason: orNull(object({ code: choice(['outside_city', 'no_data']), text })),
    zones: listOf(object(describe({ ...zoneProperties, share: number }))),
    overlays: listOf(object(describe(overlayProperties))),
    overlaysFrom: orNull(object(describe(papers))),
  } satisfies Record<keyof Answer, Schema>)
