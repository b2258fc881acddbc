import { findHeadingRow, type Mapping, MOST_ABOVE, readHeadingRow } from '../sheet/headings.ts'
import { isSkipped } from '../sheet/row.ts'
import { IMPORT_LIMITS, type KeptSheet } from './model.ts'
import { isGuide } from './template-guide.ts'

type Sheet = { name: string; rows: { line: number; cells: string[] }[]; isCut: boolean }
export type Picked = {
  /** Every sheet with rows. */
  sheets: KeptSheet[]
  rows: Sheet['rows']
  refused: { why: 'empty' | 'too_many_rows'; detail: string } | null
}

const LONGEST_NAME = 80
const nameOf = ({ name }: Sheet): string => name.slice(0, LONGEST_NAME)
const isFilled = (cell: string): boolean => cell.trim() !== ''

/** A list has several cells in several rows; a sheet of notes has not. */
const isList = ({ rows, isCut }: Sheet): boolean =>
  isCut || rows.filter(({ cells }) => cells.filter(isFilled).length > 1).length > 1

/** How much of a list of property a sheet looks like by its headings. */
function likeness({ rows }: Sheet, remembered: Mapping): number {
  const first = rows.slice(0, MOST_ABOVE).map(({ cells }) => cells)
  const at = findHeadingRow(first, remembered)
  if (at < 0) return 0
  return readHeadingRow(first[at]!, remembered).some(({ column }) => column === 'partner_ref') ? 2 : 1
}

/**
 * The sheet that is read: the one that was chosen, else the first with headings that are known, references before all,
 * else the first with anything. What the template explains itself with is no sheet.
 */
export function pickSheet(all: readonly Sheet[], remembered: Mapping, chosen: string | null): Picked {
  const sheets = all.filter(
    ({ rows, isCut }) => isCut || (rows.some(({ cells }) => !isSkipped(cells)) && !isGuide(rows[0]?.cells ?? [])),
  )
  const mostAlike = Math.max(0, ...sheets.map(sheet => likeness(sheet, remembered)))
  const picked =
    sheets.find(sheet => nameOf(sheet) === chosen) ??
    sheets.find(sheet => likeness(sheet, remembered) === mostAlike && isList(sheet)) ??
    sheets.find(sheet => likeness(sheet, remembered) === mostAlike)
  const kept = sheets.map(sheet => ({
    name: nameOf(sheet),
    rows: sheet.isCut ? IMPORT_LIMITS.rows : sheet.rows.length,
    isList: isList(sheet),
    isRead: sheet === picked,
  }))
  const refused = !picked
    ? ({ why: 'empty', detail: '' } as const)
    : picked.isCut
      ? ({ why: 'too_many_rows', detail: String(IMPORT_LIMITS.rows) } as const)
      : null
  return { sheets: kept, rows: picked?.rows ?? [], refused }
}
