import { MOST_COLUMNS } from '../sheet/column.ts'
import { SheetRefused } from '../sheet/csv.server.ts'
import {
  type Chosen,
  findHeadingRow,
  type Heading,
  type Mapping,
  MOST_ABOVE,
  readHeadingRow,
  withoutHeadings,
} from '../sheet/headings.ts'
import { isSkipped } from '../sheet/row.ts'
import { isRowOfValues } from '../sheet/value-like.ts'
import { MOST_HEADING_LINE } from './model.ts'

export type SheetRow = { line: number; cells: string[] }
/** What was chosen for this file alone. `chosenLine` null: the portal finds it; 0: there are no headings. */
export type Asked = { chosenLine: number | null; chosenColumns: Chosen }
export type FoundHeadings = {
  headings: Heading[]
  /** Of the headings; 0: there are none. */
  line: number
  rest: AsyncIterable<SheetRow>
}

/** The headings, the line they stand in and the rows after them. */
export async function findHeadings(
  rows: AsyncGenerator<SheetRow>,
  remembered: Mapping,
  { chosenLine, chosenColumns }: Asked,
): Promise<FoundHeadings> {
  const first: SheetRow[] = []
  while (first.length <= MOST_ABOVE || (chosenLine !== null && first.at(-1)!.line < chosenLine)) {
    const { done, value } = await rows.next()
    if (done || first.length > MOST_HEADING_LINE) break
    first.push(value)
  }
  if (first.every(({ cells }) => isSkipped(cells))) throw new SheetRefused('empty')
  const at = chosenLine ? first.findIndex(({ line }) => line === chosenLine) : firstRow(first, remembered, chosenLine)
  const found = first[at]
  if (!found || isSkipped(found.cells)) throw new SheetRefused(chosenLine ? 'no_headings_there' : 'no_table')
  const isHeadless = chosenLine === 0 || (chosenLine === null && isOfValues(found, remembered))
  const rest = first.slice(isHeadless ? at : at + 1)
  const width = isHeadless ? Math.max(...rest.map(({ cells }) => cells.length)) : found.cells.length
  if (width > MOST_COLUMNS) throw new SheetRefused('too_many_columns', String(MOST_COLUMNS))
  return {
    headings: isHeadless
      ? withoutHeadings(found.cells, width, chosenColumns)
      : readHeadingRow(found.cells, remembered, chosenColumns),
    line: isHeadless ? 0 : found.line,
    rest: followedBy(rest, rows),
  }
}

/** Where headings are known; else the first row that could be headings, shown to whoever can say what they mean. */
function firstRow(first: readonly SheetRow[], remembered: Mapping, chosenLine: number | null): number {
  const cellsOf = first.map(({ cells }) => cells)
  const known = chosenLine === 0 ? -1 : findHeadingRow(cellsOf, remembered)
  return known >= 0 ? known : cellsOf.findIndex(cells => cells.filter(cell => cell.trim() !== '').length > 1)
}

/** A row of data that stands where headings might, none of which is known. */
const isOfValues = ({ cells }: SheetRow, remembered: Mapping): boolean =>
  findHeadingRow([cells], remembered) < 0 && isRowOfValues(cells)

async function* followedBy(first: readonly SheetRow[], rest: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  yield* first
  yield* rest
}
