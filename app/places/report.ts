import type { Layer } from './model.ts'

/** Why a feature of a file was not loaded. */
export const LEFT_OUT = [
  'outside_city',
  'other_city',
  'far_away',
  'not_a_feature',
  'geometry_missing',
  'not_a_polygon',
  'not_a_point',
  'too_few_points',
  'not_closed',
  'not_a_number',
  'not_degrees',
  'too_many_points',
  'self_intersection',
  'hole_outside',
  'rings_overlap',
  'geometry_invalid',
  'duplicate',
  'conflict',
  'duplicate_name',
  'name_missing',
  'zone_unknown',
  'not_a_use_zone',
  'kind_unknown',
  'field_missing',
  'field_invalid',
  'control_characters',
  'own_number',
] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** What is wrong with a field of a record, in `detail.fault`; `detail.limit` is the bound that is broken. */
export const FIELD_FAULTS = [
  'not_text',
  'not_a_number',
  'not_a_list',
  'not_an_option',
  'empty',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'too_few',
  'too_many',
  'not_a_day',
  'not_an_id',
  'not_a_phone',
  'not_a_link',
  'not_a_licence',
  'licence_missing',
  'not_a_whole_number',
  'same_day_twice',
  'no_such_town',
  'area_too_small',
  'not_checked',
  'checked_in_future',
  'ends_before_start',
  'overlaps',
  'twice',
  'unreadable',
] as const
export type FieldFault = (typeof FIELD_FAULTS)[number]

/** What is remarkable about a feature that was loaded, or about the file. */
export const REMARKS = [
  'ratio_unknown',
  'ratio_not_in_law',
  'ratio_unreadable',
  'code_disagrees',
  'second_set',
  'file_skipped',
  'cell_unread',
  'column_unknown',
  'older_edition',
  'sample_partner',
] as const
export type Remark = (typeof REMARKS)[number]

/** One finding. `index` is the feature's place in its file, from 0; null for the file as a whole. */
export type Finding<R extends string> = {
  index: number | null
  reason: R
  /** What the feature is called in the file. */
  label?: string
  detail?: Record<string, string | number>
}

/** What an import did, or would do. Codes only: words are chosen when it is shown. */
export type ImportReport = {
  layer: Layer
  /** Layout found in the file, such as 'A29-2019'. */
  format: string
  outcome: 'loaded' | 'unchanged' | 'would_load'
  /** null: nobody has stated it. */
  edition: string | null
  isSample: boolean
  /** Features in the file. */
  read: number
  added: number
  changed: number
  unchanged: number
  /** Rows of the edition before that are not in this one. */
  retired: number
  leftOut: Finding<LeftOut>[]
  remarks: Finding<Remark>[]
  /** Properties whose zone, limits, overlays or distances were computed again. */
  replaced: number
}

/** The file as a whole cannot be loaded; nothing was. */
export const REFUSALS = [
  'not_readable',
  'not_json',
  'not_features',
  'format_unknown',
  'projection_unknown',
  'archive_broken',
  'archive_too_large',
  'archive_too_many',
  'archive_ratio',
  'archive_encrypted',
  'archive_empty',
  'archive_not_here',
  'file_too_large',
  'shapefile_broken',
  'boundary_first',
  'nothing_left',
  'sample_over_real',
  'columns_missing',
  'not_csv',
  'older_edition',
  'database_refused',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** Thrown inside an import's transaction, so that nothing half-loads; the command line turns it into words. */
export class ImportRefused extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly detail: Record<string, string | number> = {},
    /** What was wrong with each feature, where that is why. */
    readonly findings: readonly Finding<LeftOut>[] = [],
  ) {
    super(refusal)
    this.name = 'ImportRefused'
  }
}

/** How many findings there are of each reason, commonest first. */
export function countByReason<R extends string>(findings: readonly Finding<R>[]): [R, number][] {
  const counts = new Map<R, number>()
  for (const { reason } of findings) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** Ascending indexes as short ranges: [1,2,3,7] → '1–3, 7'. */
export function indexRanges(indexes: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const index of indexes) {
    const last = ranges[ranges.length - 1]
    if (last && index === last[1] + 1) last[1] = index
    else ranges.push([index, index])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
