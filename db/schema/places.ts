import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { Geometry, Stamp } from './columns.ts'

type BoundariesTable = {
  dataset_id: number
  code: string
  name_ja: string
  name_en: string
  geom: Geometry
}

type DatasetsTable = {
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

type GuidanceAreasTable = {
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

type InterchangesTable = {
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

type OverlayAreasTable = {
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

type StationsTable = {
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

type TownsTable = {
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

type ZoningAreasTable = {
  id: Generated<number>
  dataset_id: number
  zone_id: string
  coverage_ratio_pct: number | null
  floor_area_ratio_pct: number | null
  source_ref: string | null
  geom: Geometry
  is_current: Generated<boolean>
}

export type PlacesTables = {
  boundaries: BoundariesTable
  datasets: DatasetsTable
  guidance_areas: GuidanceAreasTable
  interchanges: InterchangesTable
  overlay_areas: OverlayAreasTable
  stations: StationsTable
  towns: TownsTable
  zoning_areas: ZoningAreasTable
}
