import {
  address,
  atLeast,
  choice,
  day,
  flag,
  number,
  orNull,
  type Parameter,
  type Schema,
  text,
} from '../lib/openapi.ts'
import { ZONE_IDS } from '../zoning/model.ts'
import type { siteFeature } from './feature.ts'
import { SITE_SORTS, type SiteFilter } from './filter.ts'
import { SITE_STATES } from './model.ts'

/** What /api/sites takes. */
export const siteParameters = {
  state: { schema: choice(SITE_STATES), many: true },
  zone: { schema: choice(ZONE_IDS), many: true },
  area_min: { schema: atLeast(0) },
  area_max: { schema: atLeast(0) },
  sort: { schema: { ...choice(SITE_SORTS), default: 'newest' } },
} satisfies Record<keyof SiteFilter, Parameter>

/** Properties of a site's feature. */
export const siteProperties = {
  id: text,
  name: text,
  state: orNull(choice(SITE_STATES)),
  stateName: orNull(text),
  stateSince: orNull(day),
  stateSource: orNull(text),
  areaM2: number,
  formerUse: text,
  town: text,
  zone: orNull(choice(ZONE_IDS)),
  zoneName: orNull(text),
  coverageRatioPct: orNull(number),
  floorAreaRatioPct: orNull(number),
  sample: flag,
  url: address,
} satisfies Record<keyof ReturnType<typeof siteFeature>['properties'], Schema>
