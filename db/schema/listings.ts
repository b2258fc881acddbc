import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { Day, Geometry, Json, Stamp } from './columns.ts'

type ListingEventsTable = {
  id: Generated<number>
  listing_id: number
  offer_id: number | null
  event: string
  detail: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  happened_on: Day
  recorded_at: Stamp
}

type ListingCellsTable = {
  zoom: number
  x: number
  y: number
  visible_until: Day
  count: number
  lng_sum: number
  lat_sum: number
  west: number
  south: number
  east: number
  north: number
  listing_id: number
}

type ListingRevisionsTable = {
  id: Generated<number>
  listing_id: number
  offer_id: number
  organisation_id: number
  state: Generated<string>
  version: Generated<number>
  content: Json
  reasons: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  /** How what staff enter for a partner came, and who consented; null: the partner writes. */
  came_by: string | null
  by_proxy: ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>
  opened_by: number | null
  updated_by: number | null
  submitted_by: number | null
  decided_by: number | null
  opened_at: Date
  updated_at: Date
  submitted_at: Date | null
  decided_at: Date | null
  /** Of a revision that two of the city's staff let through: the first. */
  approved_by: number | null
  approved_version: number | null
  approved_at: Date | null
}

type ListingSearchTable = {
  listing_id: number
  public_id: string
  asset_id: number
  kind: string
  deal: string
  zone_id: string | null
  town_id: number
  location_precision: string
  public_location: Geometry
  lng: number
  lat: number
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  rent_yen: number | null
  price_yen: number | null
  floor_area_m2: number | null
  land_area_m2: number | null
  power_kw: number | null
  ceiling_m: number | null
  floor_load_t_m2: number | null
  crane_t: number | null
  truck_t: number | null
  road_m: number | null
  hours24: boolean | null
  certificate: boolean | null
  workshop_area_m2: number | null
  storey: number | null
  /** Uses that district plans bar here; null where that is not told. */
  plans_bar: string[] | null
  /** A district plan lies here whose rules on use are not in the data. */
  plans_open: boolean | null
  available_from: Day | null
  grams: string[]
  words: string
  published_on: Day
  visible_until: Day
  withheld_fields: Generated<string[]>
  offer_ends: string[]
  updated_at: Date
  guided_industries: string[] | null
  /** The database works it out of `lng`. */
  cell_x: Generated<number>
  /** The database works it out of `lat`. */
  cell_y: Generated<number>
}

type ListingsTable = {
  id: Generated<number>
  public_id: string
  asset_id: number
  deal: string
  status: string
  title_ja: string
  title_en: string
  summary_ja: string | null
  summary_en: string | null
  published_on: Day | null
  first_seen_on: Day
  ended_on: Day | null
  /** Posted anew by whoever took this one down. */
  relisted_of_id: number | null
  /** First day in public of what it is posted anew for. */
  listed_since: Day | null
  version: Generated<number>
  recorded_at: Stamp
  updated_at: Stamp
}

type OffersTable = {
  id: Generated<number>
  listing_id: number
  organisation_id: number
  partner_ref: string
  status: string
  transaction_mode: string
  rent_yen: number | null
  price_yen: number | null
  tax: string | null
  common_fee_yen: number | null
  deposit_yen: number | null
  deposit_months: number | null
  key_money_yen: number | null
  key_money_months: number | null
  guarantee_yen: number | null
  other_costs_ja: string | null
  other_costs_en: string | null
  lease_kind: string | null
  lease_term_months: number | null
  available_from: Day | null
  available_note_ja: string | null
  available_note_en: string | null
  valid_until: Day | null
  ad_consent: boolean | null
  promise_days: number
  confirmed_on: Day
  confirmed_by_ja: string
  confirmed_by_en: string
  confirm_method: string
  next_update_on: Day
  contact_name_ja: string
  contact_name_en: string
  contact_hours_ja: string
  contact_hours_en: string
  contact_phone: string
  pause_reason: string | null
  recorded_at: Stamp
}

type RevisionVersionsTable = {
  revision_id: number
  version: number
  content: Json
  saved_by: number | null
  saved_at: Date
}

type SearchLogTable = {
  id: Generated<number>
  searched_on: Day
  seeker_hash: string
  criteria: Json
  matched: number
  unconfirmed: number
}

export type ListingsTables = {
  listing_cells: ListingCellsTable
  listing_events: ListingEventsTable
  listing_revisions: ListingRevisionsTable
  listing_search: ListingSearchTable
  listings: ListingsTable
  offers: OffersTable
  revision_versions: RevisionVersionsTable
  search_log: SearchLogTable
}
