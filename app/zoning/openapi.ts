import { choice, flag, listOf, number, object, orNull, type Parameter, type Schema, text } from '../lib/openapi.ts'
import type { zoningAnswer } from './answer.ts'
import { USE_IDS } from './law/uses.ts'
import { ZONE_IDS } from './model.ts'
import { verdictSchema } from './openapi-verdict.ts'
import { OVERLAY_KINDS } from './overlays.ts'
import type { processAnswer } from './process-answer.ts'
import { MAX_WORK_WORDS } from './process-query.ts'

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

/** A zone with its limits. */
export const limitsProperties = {
  id: choice(ZONE_IDS),
  name: text,
  coverageRatioPct: orNull(number),
  floorAreaRatioPct: orNull(number),
}

/** A zone at a point. */
export const zoneProperties = {
  ...limitsProperties,
  ...papers,
} satisfies Record<keyof NonNullable<Answer['zone']>, Schema>

export const overlayProperties = {
  kind: choice(OVERLAY_KINDS),
  name: text,
  note: orNull(text),
  attrs: { type: 'object' },
  ...papers,
} satisfies Record<keyof Answer['overlays'][number], Schema>

/** Works by name, as /api/processes gives them. */
export const processProperties = {
  id: text,
  name: text,
  kana: text,
  words: listOf(text),
  use: choice(USE_IDS),
  useName: text,
} satisfies Record<keyof ReturnType<typeof processAnswer>, Schema>

/** What /api/processes takes. */
export const processParameters = { q: { schema: { ...text, maxLength: MAX_WORK_WORDS } } } satisfies Record<
  string,
  Parameter
>

type Describe = (properties: Record<string, Schema>) => Record<string, Schema>

/** Of an area the kind is another word than of a property. */
const kindOf = (describe: Describe): Record<string, Schema> => ({
  kind: describe({ overlayKind: overlayProperties.kind }).overlayKind!,
})

/** The answer of /api/zoning; `describe` adds the words for each property. */
export const zoningSchema = (describe: Describe): Schema =>
  object({
    zone: orNull(object(describe(zoneProperties))),
    reason: orNull(object({ code: choice(['outside_city', 'no_data']), text })),
    zones: listOf(object(describe({ ...zoneProperties, share: number }))),
    overlays: listOf(object({ ...describe(overlayProperties), ...kindOf(describe) })),
    overlaysFrom: orNull(object(describe(papers))),
    verdict: orNull(verdictSchema),
  } satisfies Record<keyof Answer, Schema>)
