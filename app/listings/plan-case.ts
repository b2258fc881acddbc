import type { Locale } from '../lib/i18n/locale.ts'
import type { Translate } from '../lib/i18n/translate.ts'
import { type Crane, cranesOf, numberOf, type Opening, openingsOf, type ShownFacts, textOf } from './fact-values.ts'
import { fieldOf } from './fields.ts'
import type { Kind } from './model.ts'

export type PlanWords = { locale: Locale; t: Translate<'listingFacts'>; kindName: string }

/** What is drawn. null = not known (or not public), so drawn dashed or not at all; never guessed. */
export type PlanCase = {
  /** Cranes, doors and lorries are asked for: where unknown, the drawing says so. */
  isIndustrial: boolean
  floorAreaM2: number | null
  workshopM2: number | null
  officeM2: number | null
  storeys: number | null
  cranes: Crane[] | null
  openings: Opening[] | null
  truck: string | null
  truckText: string | null
  ceilingM: number | null
  ceilingMaxM: number | null
  underBeamM: number | null
  floorLoadTPerM2: number | null
  landAreaM2: number | null
  frontageM: number | null
  roadM: number | null
}

/** What a lot's zoning admits, percent. null = not known. */
export type PlanLimits = { coveragePct: number | null; floorAreaPct: number | null; isEffective: boolean }

const positive = (value: number | null) => (value !== null && value > 0 ? value : null)

export function planCase(kind: Kind, facts: ShownFacts, locale: Locale): PlanCase {
  const n = (field: string) => numberOf(facts, field)
  const truck = textOf(facts, 'truck_access_class')
  return {
    isIndustrial: kind === 'factory' || kind === 'workshop' || kind === 'warehouse',
    floorAreaM2: positive(n('leasable_area_m2') ?? n('gross_floor_area_m2')),
    workshopM2: n('workshop_area_m2'),
    officeM2: n('office_area_m2'),
    storeys: n('storeys'),
    cranes: cranesOf(facts),
    openings: openingsOf(facts),
    truck,
    truckText: truck ? (fieldOf('truck_access_class')?.options?.[truck]?.[locale === 'ja' ? 0 : 1] ?? null) : null,
    ceilingM: positive(n('ceiling_height_min_m')),
    ceilingMaxM: positive(n('ceiling_max_m')),
    underBeamM: positive(n('under_beam_m')),
    floorLoadTPerM2: n('floor_load_t_m2'),
    landAreaM2: positive(n('land_area_m2')),
    frontageM: positive(n('road_frontage_m')),
    roadM: positive(n('front_road_width_m')),
  }
}
