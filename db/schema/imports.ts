import type { ColumnType, Generated, RawBuilder } from 'kysely'
import type { Json } from './columns.ts'

type ImportsTable = {
  id: Generated<number>
  organisation_id: number
  file_key: string
  file_name: string
  bytes: number
  sha256: string
  charset: string | null
  chosen_charset: string | null
  state: Generated<string>
  refusal: string | null
  refusal_detail: string | null
  headings: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  /** 0: the file has no headings. */
  heading_line: number | null
  sheets: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  chosen_sheet: Generated<string | null>
  chosen_line: Generated<number | null>
  chosen_columns: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  rows_read: Generated<number>
  counts: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  apply_mode: string | null
  source: Generated<string>
  format: Generated<string>
  is_whole: Generated<boolean>
  held_back: string | null
  /** Where a run that was to be whole or not at all was stopped, and why. */
  stopped_at: ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>
  feed_id: number | null
  let_through_by: number | null
  let_through_at: Date | null
  sent_by: number | null
  sent_at: Date
  checked_at: Date | null
  applied_by: number | null
  apply_asked_at: Date | null
  applied_at: Date | null
  /** Cells put right by hand, by line and place, for when the file is looked at again. */
  fixes: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  undo_asked_at: Date | null
  undone_by: number | null
  undone_at: Date | null
}

type ImportRowsTable = {
  import_id: number
  number: number
  line: number
  cells: Json
  reference: string | null
  outcome: string
  operation: string
  deal: string | null
  said: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  changes: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  problems: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  offer_id: number | null
  became: string | null
  before: ColumnType<unknown, RawBuilder<unknown> | null | undefined, RawBuilder<unknown> | null>
  fixed: ColumnType<unknown, RawBuilder<unknown> | undefined, RawBuilder<unknown>>
  fixed_by: number | null
  undone: string | null
  applied_at: Date | null
}

type HeadingChoicesTable = {
  organisation_id: number
  heading: string
  column_id: string | null
  chosen_by: number | null
  chosen_at: Date
}

export type ImportsTables = {
  heading_choices: HeadingChoicesTable
  import_rows: ImportRowsTable
  imports: ImportsTable
}
