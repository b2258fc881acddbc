import { compareRow, type Held } from './compare.ts'
import { COLUMNS, columnOf, type Heading, readHeadingRow } from './headings.ts'
import { type FileAround, readSheetRow } from './row.ts'
import { bareNumber, type Cells, cellsOf } from './write-cells.ts'

const HEADINGS: readonly Heading[] = readHeadingRow(
  COLUMNS.map(({ ja }) => ja),
  new Map(),
)
const headingOf = new Map(HEADINGS.map(heading => [heading.column, heading]))

export type WrittenRow = {
  cells: string[]
  /** Columns that cannot say what the portal has; their cells are empty, which changes nothing. */
  left: string[]
}

/**
 * An offer as a row under every heading, so that reading it back changes nothing: a cell that would be read otherwise
 * than it was meant is left empty.
 */
export function writeRow(held: Held, file: FileAround): WrittenRow {
  const stations = new Map(file.stations.map(({ id, nameJa }) => [id, nameJa]))
  const worded: Cells = cellsOf(held.content, held.deal, stations)
  let cells: Cells = Object.fromEntries(
    Object.entries(worded).map(([id, cell]) => [id, bareNumber(id, cell, headingOf.get(id)!)]),
  )
  const left: string[] = []
  for (;;) {
    const wrong = whatChanges(cells, held, file)
    if (wrong.length === 0) return { cells: COLUMNS.map(({ id }) => cells[id] ?? ''), left }
    const isLost = (id: string) => wrong.includes(id) && cells[id] === worded[id]
    left.push(...wrong.filter(isLost))
    cells = Object.fromEntries(
      Object.entries(cells).flatMap(([id, cell]) =>
        isLost(id) ? [] : [[id, wrong.includes(id) ? worded[id]! : cell] as const],
      ),
    )
  }
}

/** Columns that, read back, would change or be refused something. */
function whatChanges(cells: Cells, held: Held, file: FileAround): string[] {
  const row = readSheetRow(
    HEADINGS,
    COLUMNS.map(({ id }) => cells[id] ?? ''),
    file,
  )
  // A note asks nothing of anybody: a reference in other widths is still that reference.
  const wrong = row.problems.filter(({ level }) => level !== 'note')
  const refused = wrong.flatMap(({ column }) => (column && column in cells ? [column] : []))
  if (refused.length > 0) return [...new Set(refused)]
  const paths = compareRow(row, held, file).changes.map(({ path }) => path)
  if (paths.length === 0) return []
  const saying = Object.keys(cells).filter(id => saysAny(id, cells[id]!, paths, file))
  // Something that several columns say together.
  return saying.length > 0 ? saying : Object.keys(cells).filter(id => TOGETHER.test(id))
}

const TOGETHER = /^(?:lat|lng|station_|walk_)/

function saysAny(id: string, cell: string, paths: readonly string[], file: FileAround): boolean {
  const { money, area } = headingOf.get(id)!
  const result = columnOf(id)!.read(cell, { ...file, money, area, areaM2: null })
  return 'value' in result && Object.keys(result.value).some(path => paths.includes(path))
}
