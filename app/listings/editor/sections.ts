import type { FieldGroup } from '../fields.ts'

/** Parts of a listing that are written one after the other. */
export const SECTIONS = ['basics', 'place', 'area', 'power', 'loading', 'operation', 'terms', 'contact'] as const
export type Section = (typeof SECTIONS)[number]
export const isSection = (text: string): text is Section => (SECTIONS as readonly string[]).includes(text)

/** Which facts each of them asks for. */
export const GROUPS: Record<Section, readonly FieldGroup[]> = {
  basics: [],
  place: [],
  area: ['area', 'building'],
  power: ['power', 'utility'],
  loading: ['loading', 'road'],
  operation: ['operation', 'survey'],
  terms: [],
  contact: [],
}

/** After the last section come the photos, then the whole. */
export type Stop = Section | 'photos' | null

/** What follows a section, as its button says; null: the whole. */
export const nextOf = (section: Section): Stop => SECTIONS[SECTIONS.indexOf(section) + 1] ?? 'photos'

/**
 * Where an item of the listing standards is put right; null: what the city has on record of the organisation, or what
 * the portal does by itself.
 */
export const SECTION_OF_ITEM: Readonly<Record<string, Section | null>> = {
  advertiser_name: null,
  advertiser_address: null,
  advertiser_phone: 'contact',
  license_number: null,
  association: null,
  transaction_mode: 'basics',
  address: 'place',
  transport: 'place',
  land_area: 'area',
  building_area: 'area',
  land_category: 'loading',
  zoning: 'place',
  bcr_far: 'place',
  other_restrictions: 'place',
  urbanization_control_notice: 'place',
  no_road_access_notice: 'loading',
  setback_notice: 'loading',
  building_condition: 'loading',
  old_building_notice: 'loading',
  price: 'terms',
  rent: 'terms',
  common_fee: 'terms',
  deposits: 'terms',
  other_costs: 'terms',
  lease_type_term: 'terms',
  land_rights: 'loading',
  built_ym: 'area',
  structure_floors: 'area',
  inspection_certificate: 'area',
  facilities: 'power',
  road: 'loading',
  delivery_time: 'terms',
  published_on: null,
  next_update_on: null,
  valid_until: 'terms',
  construction_permission: 'area',
  ad_consent: 'terms',
  availability_check: null,
  contact_person: 'contact',
}

/** Searches that find a property only where it states this, by the path of what is stated. */
export const CRITERIA_OF: Readonly<Record<string, readonly string[]>> = {
  'facts.leasable_area_m2': ['area_min', 'area_max'],
  'facts.land_area_m2': ['land_min', 'land_max'],
  'facts.power_contract_kw': ['power_min'],
  'facts.ceiling_height_min_m': ['ceiling_min'],
  'facts.floor_load_t_m2': ['floor_load_min'],
  'facts.cranes': ['crane_min'],
  'facts.truck_access_class': ['truck_min'],
  'facts.front_road_width_m': ['road_min'],
  'facts.operation_24h': ['hours24'],
  'facts.inspection_certificate': ['certificate'],
  'terms.rentYen': ['rent_max'],
  'terms.priceYen': ['price_max'],
  'terms.availableFrom': ['available_by'],
}
