import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { Day, Geometry, Stamp } from './columns.ts'

type AssetAccessTable = {
  asset_id: number
  station_id: number
  straight_m: number
  road_m: number | null
}

type AssetGuidanceTable = {
  asset_id: number
  guidance_area_id: number
  share: number
}

type AssetOverlaysTable = {
  asset_id: number
  overlay_area_id: number
  share: number
}

type AssetPlacesTable = {
  asset_id: number
  location: Geometry
  lot: ColumnType<string | null, RawBuilder<string> | null | undefined, RawBuilder<string> | null>
}

type AssetZonesTable = {
  asset_id: number
  zone_id: string
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  share: number
  dataset_id: number
}

type AssetsTable = {
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

type FlyerPagesTable = {
  flyer_id: number
  number: number
  width: number
  height: number
  variants: number[]
}

type FlyersTable = {
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

type FactsTable = {
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

type PhotosTable = {
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
  released_at: Date | null
  /** 64 bits of how it looks; 'none': nobody can tell. */
  look_hash: string | null
}

type ZoningChallengesTable = {
  id: Generated<number>
  listing_id: number
  organisation_id: number
  text: string
  said_by: number | null
  said_at: Date
  closed_at: Date | null
}

export type AssetsTables = {
  asset_access: AssetAccessTable
  asset_guidance: AssetGuidanceTable
  asset_overlays: AssetOverlaysTable
  asset_places: AssetPlacesTable
  asset_zones: AssetZonesTable
  assets: AssetsTable
  facts: FactsTable
  flyer_pages: FlyerPagesTable
  flyers: FlyersTable
  photos: PhotosTable
  zoning_challenges: ZoningChallengesTable
}
