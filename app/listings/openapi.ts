import {
  address,
  atLeast,
  choice,
  day,
  flag,
  listOf,
  number,
  object,
  orNull,
  type Parameter,
  type Schema,
  text,
  whole,
} from '../lib/openapi.ts'
import { HEADLINES } from '../zoning/law/verdict-model.ts'
import { ZONE_IDS } from '../zoning/model.ts'
import { limitsProperties } from '../zoning/openapi.ts'
import { answerParameters, verdictSchema } from '../zoning/openapi-verdict.ts'
import type { contactPart, featureProperties, zonePart } from './feature.ts'
import { CRITERIA, type Criterion, DEFAULT_RADIUS, MAX_PAGE, MAX_WORDS_LENGTH, SORTS } from './filter.ts'
import { DEALS, KINDS, LOCATION_PRECISIONS } from './model.ts'

const amount: Parameter = { schema: atLeast(0) }
const many = (schema: Schema): Parameter => ({ schema, many: true })
const numbers = (count: number): Schema => ({ type: 'array', items: number, minItems: count, maxItems: count })

/** What /api/listings takes, beside the schema of each value; a new criterion does not compile without its line. */
export const criterionParameters = {
  use: { schema: text },
  verdict: many(choice(HEADLINES)),
  kind: many(choice(KINDS)),
  deal: many(choice(DEALS)),
  zone: many(choice(ZONE_IDS)),
  area_min: amount,
  area_max: amount,
  land_min: amount,
  land_max: amount,
  rent_max: amount,
  price_max: amount,
  power_min: amount,
  ceiling_min: amount,
  floor_load_min: amount,
  crane_min: amount,
  truck_min: amount,
  road_min: amount,
  hours24: { schema: choice(['1']) },
  certificate: { schema: choice(['1']) },
  available_by: { schema: day },
  station: many(text),
  walk_max: { schema: { ...whole, minimum: 1, maximum: 60 } },
  town: many(text),
  q: { schema: { ...text, maxLength: MAX_WORDS_LENGTH } },
  near: { schema: numbers(2), joined: true },
  radius: { schema: { ...number, minimum: 10, maximum: 20_000, default: DEFAULT_RADIUS } },
  bbox: { schema: numbers(4), joined: true },
  within: { schema: text },
} satisfies Record<Criterion, Parameter>

/** Slugs of the places in use, which the database knows. */
export type PlaceSlugs = Record<'town' | 'station', readonly string[]>

/** What a search takes; the names of places are taken too, but their slugs are what links hold. */
export const listingParametersWith = (places: PlaceSlugs): Record<string, Parameter> => ({
  ...listingParameters,
  town: many(choice(places.town)),
  station: many(choice(places.station)),
})

const listingParameters = {
  ...criterionParameters,
  ...answerParameters,
  unknown: { schema: { ...choice(['include', 'exclude']), default: 'include' } },
  sort: { schema: { ...choice(SORTS), default: 'newest' } },
} satisfies Record<string, Parameter>

/** A work with what is answered of it. */
export const workParameters = { use: criterionParameters.use, ...answerParameters } satisfies Record<string, Parameter>

export const pageParameter = {
  page: { schema: { ...whole, minimum: 1, maximum: MAX_PAGE, default: 1 } },
} satisfies Record<string, Parameter>

type Properties = ReturnType<typeof featureProperties>

/** Properties of a listing's feature. */
export const listingProperties = {
  id: text,
  title: text,
  kind: choice(KINDS),
  deal: choice(DEALS),
  status: { type: 'string', const: 'published' },
  offers: atLeast(1, whole),
  rentYen: orNull(whole),
  priceYen: orNull(whole),
  floorAreaM2: orNull(number),
  landAreaM2: orNull(number),
  zone: orNull(choice(ZONE_IDS)),
  zoneName: orNull(text),
  coverageRatioPct: orNull(number),
  floorAreaRatioPct: orNull(number),
  powerKw: orNull(number),
  ceilingM: orNull(number),
  floorLoadTPerM2: orNull(number),
  craneT: orNull(number),
  truckT: orNull(number),
  roadM: orNull(number),
  townId: text,
  town: text,
  locationPrecision: choice(LOCATION_PRECISIONS),
  publishedOn: day,
  confirmedOn: day,
  nextUpdateOn: day,
  organisation: text,
  toConfirm: listOf(choice(CRITERIA)),
  sample: flag,
  verdict: orNull(verdictSchema),
  fit: orNull(
    object({ areaName: text, industries: text } satisfies Record<keyof NonNullable<Properties['fit']>, Schema>),
  ),
  url: address,
} satisfies Record<keyof Properties, Schema>

/** What the feature of a single listing has beside {@link listingProperties}. */
export const detailProperties = {
  contacts: listOf(
    object({
      organisation: text,
      licenceNumber: orNull(text),
      person: text,
      hours: text,
      phone: text,
      rentYen: orNull(atLeast(0, whole)),
      priceYen: orNull(atLeast(0, whole)),
      confirmedOn: day,
    } satisfies Record<keyof ReturnType<typeof contactPart>, Schema>),
  ),
  zones: listOf(
    object({ ...limitsProperties, share: orNull(number) } satisfies Record<keyof ReturnType<typeof zonePart>, Schema>),
  ),
}
