import type { ColumnType, Generated, RawBuilder } from 'kysely'

// One type for each table, as the migrations leave it. The driver-contract test holds the column types on both databases.

/** Written through db/postgis.ts; read only through asGeoJson. */
type Geometry = ColumnType<string, RawBuilder<string>, RawBuilder<string>>
/** Written through jsonb(); read as the parsed value, checked with zod by the reader. */
type Json = ColumnType<unknown, RawBuilder<unknown>, RawBuilder<unknown>>
type Range = ColumnType<string, RawBuilder<string>, RawBuilder<string>>
/** 'YYYY-MM-DD' */
type Day = string
/** Seen as a Date; the database fills it. */
type Stamp = ColumnType<Date, Date | undefined, Date>

export type AccountsTable = {
  id: Generated<number>
  /** Once, whatever its capitals. */
  mail: string
  name: string
  locale: string
  organisation_id: number | null
  role: string
  password_hash: string | null
  state: Generated<string>
  is_sample: Generated<boolean>
  recorded_at: Stamp
}

export type AgreementRemindersTable = {
  organisation_id: number
  ends_on: Day
  days_before: number
  recorded_at: Date
}

export type AgreementsTable = {
  id: Generated<number>
  organisation_id: number
  kinds: string[]
  withheld_fields: Generated<string[]>
  may_offer_off_market: Generated<boolean>
  publication: string
  bulk_approval: Generated<boolean>
  starts_on: Day
  ends_on: Day
  suspended_at: Date | null
  suspended_reason: string | null
  note: string | null
  recorded_by: number | null
  recorded_at: Stamp
  superseded_at: Date | null
}

export type AssetAccessTable = {
  asset_id: number
  station_id: number
  straight_m: number
  road_m: number | null
}

export type AssetGuidanceTable = {
  asset_id: number
  guidance_area_id: number
  share: number
}

export type AssetOverlaysTable = {
  asset_id: number
  overlay_area_id: number
  share: number
}

export type AssetPlacesTable = {
  asset_id: number
  location: Geometry
  lot: ColumnType<string | null, RawBuilder<string> | null | undefined, RawBuilder<string> | null>
}

export type AssetZonesTable = {
  asset_id: number
  zone_id: string
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  share: number
  dataset_id: number
}

export type AssetsTable = {
  id: Generated<number>
  kind: string
  town_id: number
  address_ja: string
  address_en: string | null
  road_name_ja: string | null
  road_name_en: string | null
  location_precision: string
  public_location: Geometry
  zone_id: string | null
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  zoning_dataset_id: number | null
  overlays_dataset_id: number | null
  guidance_dataset_id: number | null
  version: Generated<number>
  is_sample: Generated<boolean>
  recorded_at: Stamp
  updated_at: Stamp
}

export type AuditLogTable = {
  id: Generated<number>
  at: Stamp
  actor: string
  action: string
  subject_kind: string
  subject_id: string | null
  fields: Generated<string[]>
  previous_hash: string
  hash: string
}

export type BankLeadConsentsTable = {
  id: Generated<number>
  lead_id: number
  given_by: string
  given_on: Day
  method: string
  document: string
  recorded_by: number | null
  recorded_at: Date
  taken_back_at: Date | null
  taken_back_by: number | null
}

export type BankLeadsTable = {
  id: Generated<number>
  organisation_id: number
  kind: string
  property_kind: string
  deal: string
  town_id: number
  area_m2: number | null
  note: string | null
  agent_id: number | null
  listing_id: number | null
  offer_id: number | null
  recorded_by: number | null
  recorded_on: Day
  recorded_at: Date
  handed_over_at: Date | null
  withdrawn_at: Date | null
  version: Generated<number>
}

export type BoundariesTable = {
  dataset_id: number
  code: string
  name_ja: string
  name_en: string
  geom: Geometry
}

export type ConfirmTokensTable = {
  id: Generated<number>
  token_hash: string
  offer_id: number
  purpose: string
  account_id: number
  /** The event of the confirmation that the letter asks to renew; 0: there is none. */
  period: number
  expires_at: Date
  used_at: Date | null
  answer: string | null
  recorded_at: Date
}

export type DatasetsTable = {
  id: Generated<number>
  layer: string
  name_ja: string
  name_en: string
  source_ja: string
  source_en: string
  source_url: string | null
  licence: string | null
  edition: string | null
  is_sample: boolean
  checksum: string
  feature_count: number
  report: ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>
  imported_at: Stamp
  retired_at: Date | null
}

export type EnquiriesTable = {
  id: Generated<number>
  listing_id: number
  offer_id: number
  organisation_id: number
  locale: string
  purpose: string
  /** The work that was chosen, and the verdict on it as it was told; null: none was. */
  asked: ColumnType<unknown, RawBuilder<unknown> | null, RawBuilder<unknown> | null>
  verdict: ColumnType<unknown, RawBuilder<unknown> | null, RawBuilder<unknown> | null>
  city_hears: boolean
  state: Generated<string>
  received_at: Date
  answered_at: Date | null
  closed_at: Date | null
  is_sample: Generated<boolean>
  /** From here on personal: emptied when the enquiry is purged. */
  content_hash: string | null
  name: string | null
  company: string | null
  mail: string | null
  phone: string | null
  words: string | null
  purged_at: Date | null
}

export type EnquiryAnswersTable = {
  enquiry_id: number
  number: number
  way: string
  words: string | null
  answered_by: number | null
  answered_at: Date
}

export type FacilitiesTable = {
  id: Generated<number>
  dataset_id: number
  public_id: string
  name_ja: string
  name_en: string
  town_id: number
  address_ja: string
  address_en: string
  operator_ja: string
  operator_en: string
  hours_ja: string
  hours_en: string
  access_ja: string | null
  access_en: string | null
  eligibility_ja: string | null
  eligibility_en: string | null
  note_ja: string | null
  note_en: string | null
  phone: string
  url: string | null
  zone_id: string | null
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  zoning_dataset_id: number | null
  location: Geometry
  content_hash: string
  recorded_at: Stamp
  retired_at: Date | null
}

export type FlyerPagesTable = {
  flyer_id: number
  number: number
  width: number
  height: number
  variants: number[]
}

export type FlyersTable = {
  id: Generated<number>
  asset_id: number
  organisation_id: number
  file_key: string
  sha256: string
  state: Generated<string>
  refusal: string | null
  uploaded_by: number | null
  claimed_at: Date | null
  tries: Generated<number>
  recorded_at: Stamp
}

export type FormerRowsTable = {
  id: Generated<number>
  kind: string
  row_id: number
  content: Json
  recorded_at: Date
  replaced_at: Stamp
}

export type FactsTable = {
  id: Generated<number>
  asset_id: number
  field: string
  value: ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>
  source_party: string
  method: string
  organisation_id: number | null
  observed_on: Day | null
  confidence: string
  recorded_at: Stamp
  superseded_at: Date | null
}

export type FreshnessDaysTable = {
  day: Day
  /** null: all organisations together. */
  organisation_id: number | null
  offers: number
  /** Of these within their promise. */
  kept: number
  median_age_days: number | null
  is_sample: Generated<boolean>
  recorded_at: Stamp
}

export type FreshnessPromisesTable = {
  id: Generated<number>
  class: string
  days: number
  valid_from: Day
  recorded_by: number | null
  recorded_at: Stamp
}

export type GuidanceAreasTable = {
  id: Generated<number>
  dataset_id: number
  name_ja: string
  name_en: string
  industries: string[]
  incentives_ja: string | null
  incentives_en: string | null
  source_ja: string | null
  source_en: string | null
  url: string | null
  geom: Geometry
  is_current: Generated<boolean>
}

export type InterchangesTable = {
  id: Generated<number>
  dataset_id: number
  slug: string
  name_ja: string
  name_en: string
  road_ja: string
  road_en: string
  location: Geometry
  recorded_at: Stamp
  retired_at: Date | null
}

export type JobsTable = {
  id: Generated<number>
  kind: string
  subject: Generated<string>
  state: Generated<string>
  requests: Generated<number>
  attempts: Generated<number>
  due_at: Date
  holder: string | null
  held_until: Date | null
  last_error: string | null
  requested_at: Date
}

export type ListingEventsTable = {
  id: Generated<number>
  listing_id: number
  offer_id: number | null
  event: string
  detail: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  happened_on: Day
  recorded_at: Stamp
}

export type ListingCellsTable = {
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

export type ListingRevisionsTable = {
  id: Generated<number>
  listing_id: number
  offer_id: number
  organisation_id: number
  state: Generated<string>
  version: Generated<number>
  content: Json
  reasons: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  /** How what staff enter for a partner came, and who consented; null: the partner writes. */
  by_proxy: ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>
  opened_by: number | null
  updated_by: number | null
  submitted_by: number | null
  decided_by: number | null
  opened_at: Date
  updated_at: Date
  submitted_at: Date | null
  decided_at: Date | null
}

export type ListingSearchTable = {
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
  offer_ends: string[]
  updated_at: Date
  guided_industries: string[] | null
  /** The database works it out of `lng`. */
  cell_x: Generated<number>
  /** The database works it out of `lat`. */
  cell_y: Generated<number>
}

export type ListingsTable = {
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
  version: Generated<number>
  recorded_at: Stamp
  updated_at: Stamp
}

/** Kept by the limiter's library. */
export type LoginAttemptsTable = {
  key: string
  points: Generated<number>
  expire: number | null
}

/** Of invitations and resets. Without an account: the address that asked has none. */
export type MailTokensTable = {
  id: Generated<number>
  account_id: number | null
  purpose: string
  token_hash: string
  expires_at: Date
  used_at: Date | null
  recorded_at: Stamp
}

export type OffersTable = {
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

export type OrganisationsTable = {
  id: Generated<number>
  slug: string
  kind: string
  name_ja: string
  name_en: string
  licence_number: string | null
  association_ja: string | null
  association_en: string | null
  address_ja: string | null
  address_en: string | null
  phone: string | null
  contact_name_ja: string | null
  contact_name_en: string | null
  contact_hours_ja: string | null
  contact_hours_en: string | null
  is_sample: Generated<boolean>
  recorded_at: Stamp
  retired_at: Date | null
  version: Generated<number>
  shown_until: Day | null
}

export type OutboxTable = {
  id: Generated<number>
  kind: string
  locale: string
  recipient: string
  reply_to: string | null
  unsubscribe_url: string | null
  subject: string
  body: string | null
  html: string | null
  message_id: string
  state: Generated<string>
  attempts: Generated<number>
  next_try_at: Date
  last_error: string | null
  written_at: Date
  sent_at: Date | null
  purge_on: Day
}

export type OverlayAreasTable = {
  id: Generated<number>
  dataset_id: number
  kind: string
  name_ja: string
  name_en: string
  note_ja: string | null
  note_en: string | null
  attrs: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  geom: Geometry
  is_current: Generated<boolean>
}

export type PasskeyChallengesTable = {
  challenge_hash: string
  purpose: string
  account_id: number | null
  expires_at: Date
}

export type PasskeysTable = {
  /** As the authenticator names it, base64url. */
  id: string
  account_id: number
  /** COSE, base64url. */
  public_key: string
  counter: number
  transports: string[]
  name: string
  is_synced: boolean
  recorded_at: Date
  last_used_at: Date | null
}

export type PhotosTable = {
  id: Generated<number>
  asset_id: number
  position: number
  file_key: string
  width: number | null
  height: number | null
  alt_ja: string | null
  alt_en: string | null
  right_holder: string
  taken_on: Day | null
  is_public: Generated<boolean>
  state: Generated<string>
  refusal: string | null
  variants: Generated<number[]>
  sha256: string | null
  uploaded_by: number | null
  claimed_at: Date | null
  tries: Generated<number>
  recorded_at: Stamp
}

export type PortalStateTable = {
  key: string
  value: Json
  recorded_at: Stamp
}

export type RecoveryCodesTable = {
  id: Generated<number>
  account_id: number
  code_hash: string
  used_at: Date | null
}

export type RevisionVersionsTable = {
  revision_id: number
  version: number
  content: Json
  saved_by: number | null
  saved_at: Date
}

export type RoomClosuresTable = {
  id: Generated<number>
  room_id: number
  period: Range
  reason_ja: string
  reason_en: string
  recorded_at: Stamp
  superseded_at: Date | null
}

export type RoomContractsTable = {
  id: Generated<number>
  room_id: number
  tenant_name: string
  period: Range
  recorded_at: Stamp
  superseded_at: Date | null
}

export type RoomsTable = {
  id: Generated<number>
  facility_id: number
  public_id: string
  name_ja: string
  name_en: string
  kind: string
  floor: number | null
  area_m2: number | null
  monthly_fee_yen: number | null
  common_fee_yen: number | null
  deposit_months: number | null
  max_term_months: number | null
  equipment_ja: string | null
  equipment_en: string | null
  conditions_ja: string | null
  conditions_en: string | null
  checked_on: Day
  recorded_at: Stamp
  retired_at: Date | null
}

export type SearchLogTable = {
  id: Generated<number>
  searched_on: Day
  seeker_hash: string
  criteria: Json
  matched: number
  unconfirmed: number
}

export type SessionsTable = {
  id: Generated<number>
  token_hash: string
  account_id: number
  stage: string
  method: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  address: string
  agent: string
  revoked_at: Date | null
  elevated_until: Date | null
}

export type SinkLettersTable = {
  id: Generated<number>
  recipient: string
  source: string
  received_at: Date
}

export type SiteConfidentialTable = {
  site_id: number
  owner_name: string | null
  owner_contact: string | null
  staff_note: string | null
}

export type SiteOverlaysTable = {
  site_id: number
  overlay_area_id: number
  share: number
}

export type SiteStatementsTable = {
  site_id: number
  position: number
  is_known: boolean
  text_ja: string
  text_en: string
  as_of: Day | null
  source_ja: string | null
  source_en: string | null
}

export type SiteStatesTable = {
  id: Generated<number>
  site_id: number
  state: string
  from_on: Day
  source_ja: string
  source_en: string
  recorded_at: Stamp
  superseded_at: Date | null
}

export type SiteZonesTable = {
  site_id: number
  zone_id: string
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  share: number
  dataset_id: number
}

export type SitesTable = {
  id: Generated<number>
  dataset_id: number
  public_id: string
  name_ja: string
  name_en: string
  town_id: number
  former_use_ja: string
  former_use_en: string
  note_ja: string | null
  note_en: string | null
  area_m2: number
  zone_id: string | null
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  zoning_dataset_id: number | null
  overlays_dataset_id: number | null
  geom: Geometry
  content_hash: string
  recorded_at: Stamp
  retired_at: Date | null
}

export type StaleReportOffersTable = {
  report_id: number
  offer_id: number
  period: number
}

export type StaleReportsTable = {
  id: Generated<number>
  listing_id: number
  token_hash: string
  mail_hash: string | null
  client_hash: string | null
  expires_at: Date
  confirmed_at: Date | null
  recorded_at: Date
}

export type StationsTable = {
  id: Generated<number>
  dataset_id: number
  slug: string
  name_ja: string
  name_en: string
  kana: string | null
  lines: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  in_city: boolean
  location: Geometry
  recorded_at: Stamp
  retired_at: Date | null
}

export type TasksTable = {
  id: Generated<number>
  kind: string
  subject_kind: string
  subject_id: string
  /** Whose task it is; null: the city's. */
  organisation_id: number | null
  assignee_id: number | null
  due_on: Day
  detail: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  opened_at: Date
  closed_at: Date | null
  closed_by: string | null
  outcome: string | null
}

export type TotpSecretsTable = {
  id: Generated<number>
  account_id: number
  /** Base32, sealed: see app/auth/sealing.server.ts. */
  secret: string
  key_id: string | null
  confirmed_at: Date | null
  /** The step of 30 seconds whose code was used last. */
  last_step: number | null
  recorded_at: Stamp
}

export type TownsTable = {
  id: Generated<number>
  dataset_id: number
  slug: string
  name_ja: string
  name_en: string
  base_ja: string
  base_en: string
  chome: number | null
  kana: string | null
  postal_code: string | null
  is_approximate: Generated<boolean>
  location: Geometry
  recorded_at: Stamp
  retired_at: Date | null
}

export type VerdictAnswersTable = {
  id: Generated<number>
  question_id: number
  headline: string
  verdict: Json
  rule_version: string
  zoning_dataset_id: number | null
  overlays_dataset_id: number | null
  answered_on: Day
  recorded_at: Stamp
  superseded_at: Date | null
}

export type VerdictQuestionsTable = {
  id: Generated<number>
  asked_on: Day
  locale: string
  status: Generated<string>
  inputs: Json
  words: string | null
  mail: string | null
  phone: string | null
  content_hash: string
  answer_way: string | null
  answer_words: string | null
  answered_by: number | null
  answered_at: Date | null
  is_sample: Generated<boolean>
  recorded_at: Stamp
}

export type ZoningAreasTable = {
  id: Generated<number>
  dataset_id: number
  zone_id: string
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  source_ref: string | null
  geom: Geometry
  is_current: Generated<boolean>
}

export type ZoningChallengesTable = {
  id: Generated<number>
  listing_id: number
  organisation_id: number
  text: string
  said_by: number | null
  said_at: Date
  closed_at: Date | null
}

export type Database = {
  accounts: AccountsTable
  agreement_reminders: AgreementRemindersTable
  agreements: AgreementsTable
  asset_access: AssetAccessTable
  asset_guidance: AssetGuidanceTable
  asset_overlays: AssetOverlaysTable
  asset_places: AssetPlacesTable
  asset_zones: AssetZonesTable
  assets: AssetsTable
  audit_log: AuditLogTable
  bank_lead_consents: BankLeadConsentsTable
  bank_leads: BankLeadsTable
  boundaries: BoundariesTable
  confirm_tokens: ConfirmTokensTable
  datasets: DatasetsTable
  enquiries: EnquiriesTable
  enquiry_answers: EnquiryAnswersTable
  facilities: FacilitiesTable
  facts: FactsTable
  flyer_pages: FlyerPagesTable
  flyers: FlyersTable
  former_rows: FormerRowsTable
  freshness_days: FreshnessDaysTable
  freshness_promises: FreshnessPromisesTable
  guidance_areas: GuidanceAreasTable
  interchanges: InterchangesTable
  jobs: JobsTable
  listing_cells: ListingCellsTable
  listing_events: ListingEventsTable
  listing_revisions: ListingRevisionsTable
  listing_search: ListingSearchTable
  listings: ListingsTable
  login_attempts: LoginAttemptsTable
  mail_tokens: MailTokensTable
  offers: OffersTable
  organisations: OrganisationsTable
  outbox: OutboxTable
  overlay_areas: OverlayAreasTable
  passkey_challenges: PasskeyChallengesTable
  passkeys: PasskeysTable
  photos: PhotosTable
  portal_state: PortalStateTable
  recovery_codes: RecoveryCodesTable
  revision_versions: RevisionVersionsTable
  room_closures: RoomClosuresTable
  room_contracts: RoomContractsTable
  rooms: RoomsTable
  search_log: SearchLogTable
  sessions: SessionsTable
  sink_letters: SinkLettersTable
  site_confidential: SiteConfidentialTable
  site_overlays: SiteOverlaysTable
  site_statements: SiteStatementsTable
  site_states: SiteStatesTable
  site_zones: SiteZonesTable
  sites: SitesTable
  stale_report_offers: StaleReportOffersTable
  stale_reports: StaleReportsTable
  stations: StationsTable
  tasks: TasksTable
  totp_secrets: TotpSecretsTable
  towns: TownsTable
  verdict_answers: VerdictAnswersTable
  verdict_questions: VerdictQuestionsTable
  zoning_areas: ZoningAreasTable
  zoning_challenges: ZoningChallengesTable
}
