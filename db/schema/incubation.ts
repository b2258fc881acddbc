import type { Generated } from 'kysely'
import type { Day, Geometry, Range, Stamp } from './columns.ts'

type FacilitiesTable = {
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

type RoomClosuresTable = {
  id: Generated<number>
  room_id: number
  period: Range
  reason_ja: string
  reason_en: string
  recorded_at: Stamp
  superseded_at: Date | null
}

type RoomContractsTable = {
  id: Generated<number>
  room_id: number
  tenant_name: string
  period: Range
  recorded_at: Stamp
  superseded_at: Date | null
}

type RoomsTable = {
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

export type IncubationTables = {
  facilities: FacilitiesTable
  room_closures: RoomClosuresTable
  room_contracts: RoomContractsTable
  rooms: RoomsTable
}
