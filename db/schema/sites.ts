import type { Generated } from 'kysely'
import type { Day, Geometry, Stamp } from './columns.ts'

type SiteConfidentialTable = {
  site_id: number
  owner_name: string | null
  owner_contact: string | null
  staff_note: string | null
}

type SiteOverlaysTable = {
  site_id: number
  overlay_area_id: number
  share: number
}

type SiteStatementsTable = {
  site_id: number
  position: number
  is_known: boolean
  text_ja: string
  text_en: string
  as_of: Day | null
  source_ja: string | null
  source_en: string | null
}

type SiteStatesTable = {
  id: Generated<number>
  site_id: number
  state: string
  from_on: Day
  source_ja: string
  source_en: string
  recorded_at: Stamp
  superseded_at: Date | null
}

type SiteZonesTable = {
  site_id: number
  zone_id: string
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  share: number
  dataset_id: number
}

type SitesTable = {
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

export type SitesTables = {
  site_confidential: SiteConfidentialTable
  site_overlays: SiteOverlaysTable
  site_statements: SiteStatementsTable
  site_states: SiteStatesTable
  site_zones: SiteZonesTable
  sites: SitesTable
}
