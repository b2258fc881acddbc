import { compareRow, type Held } from './compare.ts'
import { COLUMNS, columnOf, type Heading } from './headings.ts'
import { type FileAround, readSheetRow } from './row.ts'
import { type Cells, cellsOf } from './write-cells.ts'

const HEADINGS: readonly Heading[] = COLUMNS.map(({ id, ja }, at) => ({
  ...{ at, heading: ja, column: id, by: 'name', money: null, area: null },
}))

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
  let cells: Cells = cellsOf(held.content, held.deal, stations)
  const left: string[] = []
  for (;;) {
    const wrong = whatChanges(cells, held, file)
    if (wrong.length === 0) return { cells: COLUMNS.map(({ id }) => cells[id] ?? ''), left }
    left.push(...wrong)
    cells = Object.fromEntries(Object.entries(cells).filter(([id]) => !wrong.includes(id)))
  }
}

/** Columns that, read back, would change or be refused something. */
function whatChanges(cells: Cells, held: Held, file: FileAround): string[] {
  const row = readSheetRow(
    HEADINGS,
    COLUMNS.map(({ id }) => cells[id] ?? ''),
    file,
  )
  const refused = row.problems.flatMap(({ column }) => (column && column in cells ? [column] : []))
  if (refused.length > 0) return [...new Set(refused)]
  const paths = compareRow(row, held, file.today).changes.map(({ path }) => path)
  if (paths.length === 0) return []
  const saying = Object.keys(cells).filter(id => saysAny(id, cells[id]!, paths, file))
  // Something that several columns say together.
  return saying.length > 0 ? saying : Object.keys(cells).filter(id => TOGETHER.test(id))
}

const TOGETHER = /^(?:lat|lng|station_|walk_)/

function saysAny(id: string, cell: string, paths: readonly string[], file: FileAround): boolean {
  const result = columnOf(id)!.read(cell, { ...file, money: null, area: null, areaM2: null })
  return 'value' in result && Object.keys(result.value).some(path => paths.includes(path))
}
