import type { Heading } from '../sheet/headings.ts'

/** Where a file stands: received, checked, and then applied if somebody says so; or refused as a whole. */
export const IMPORT_STATES = [
  'received',
  'checking',
  'checked',
  'refused',
  'applying',
  'applied',
  'undoing',
  'undone',
  'dropped',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** How a file is written. */
export const IMPORT_FORMATS = ['csv', 'xlsx', 'json'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

/** `right_rows`: those without errors; `all_or_nothing`: only where no row has one. */
export const APPLY_MODES = ['right_rows', 'all_or_nothing'] as const
export type ApplyMode = (typeof APPLY_MODES)[number]

/** What a check found, in rows. `skipped`: empty and summing ones; `missing`: live offers that the file does not have. */
export type ImportCounts = {
  new: number
  changed: number
  unchanged: number
  error: number
  skipped: number
  missing: number
  /** Rows with something guessed or left unknown. */
  warned: number
}
export const NO_COUNTS: ImportCounts = { new: 0, changed: 0, unchanged: 0, error: 0, skipped: 0, missing: 0, warned: 0 }

/** A sheet of a workbook that has rows, as it is kept with its file. `isList`: it looks like more than notes. */
export type KeptSheet = { name: string; rows: number; isList: boolean; isRead: boolean }

/** Nobody writes more above a list. */
export const MOST_HEADING_LINE = 500

/** The largest file that is taken, and rows of one. */
export const MAX_IMPORT_BYTES = 60 * 1024 * 1024
export const MAX_CSV_ROWS = 200_000
/** Rows that are taken in one transaction: while it lasts nobody else writes. */
export const MAX_ATOMIC_ROWS = 200
/** For so long an applied file can be taken back. */
export const UNDO_HOURS = 24
export const undoUntil = (appliedAt: Date): Date => new Date(appliedAt.getTime() + UNDO_HOURS * 3_600_000)
export const LONGEST_FILE_NAME = 120

/** A heading as it is kept with its file. */
export type KeptHeading = Pick<Heading, 'at' | 'heading' | 'column' | 'by' | 'money' | 'area'>

/** Limits in the units that people are told. */
export const IMPORT_LIMITS = { mb: MAX_IMPORT_BYTES / 1024 / 1024, rows: 10_000, most: MAX_ATOMIC_ROWS }
