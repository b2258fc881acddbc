import type { Generated } from 'kysely'
import type { Json } from './columns.ts'

type DuplicatePairsTable = {
  id: Generated<number>
  /** The lower of two ids of listings. */
  first_id: number
  second_id: number
  state: string
  probability: number
  reasons: Json
  version: Generated<number>
  decided_by: number | null
  decided_at: Date | null
  /** Log-odds when it was decided. */
  decided_odds: number | null
  decision_reason: string | null
  found_at: Date
  judged_at: Date
}

type ListingMarksTable = {
  listing_id: number
  listing_version: number
  asset_version: number
  town: string | null
  numbers: string | null
  real_estate_id: string | null
  area_m2: number | null
  compared_at: Date | null
  read_at: Date
}

type ListingMergesTable = {
  id: Generated<number>
  kept_id: number
  absorbed_id: number
  merged_by: number | null
  merged_at: Date
  reason: string | null
  split_by: number | null
  split_at: Date | null
  split_reason: string | null
}

export type DuplicatesTables = {
  duplicate_pairs: DuplicatePairsTable
  listing_marks: ListingMarksTable
  listing_merges: ListingMergesTable
}
