import { originalName } from '../../files/picture-name.ts'
import type { FileStore } from '../../files/storage.server.ts'
import type { Charset } from '../sheet/charset.ts'
import { MOST_COLUMNS } from '../sheet/column.ts'
import { type Chunks, csvRows, findCharset, SheetRefused } from '../sheet/csv.server.ts'
import { findHeadingRow, type Heading, type Mapping, MOST_ABOVE, readHeadingRow } from '../sheet/headings.ts'
import { jsonRows } from '../sheet/json.server.ts'
import { isSkipped } from '../sheet/row.ts'
import { readWorkbook } from '../sheet/xlsx.server.ts'
import type { SheetRow } from './checking.server.ts'
import type { ImportFormat } from './model.ts'

type Received = { fileKey: string; format: ImportFormat; chosenCharset: Charset | null }
export type Opened = {
  format: ImportFormat
  charset: Charset | null
  headings: Heading[]
  /** Of the headings. */
  line: number
  rest: AsyncIterable<SheetRow>
}

/** Opens a received file: its headings and the rows under them. Throws {@link SheetRefused}. */
export async function openSheet(store: FileStore, file: Received, remembered: Mapping): Promise<Opened> {
  const chunks: Chunks = () => store.read(originalName(file.fileKey))
  const format = await formatOf(chunks, file.format)
  return OPENERS[format](chunks, file, remembered)
}

const ARCHIVE = [0x50, 0x4b]
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0]

/** What a file is by its first bytes, whatever its name says. */
async function formatOf(chunks: Chunks, said: ImportFormat): Promise<ImportFormat> {
  for await (const chunk of asKept(chunks())) {
    if (OLD_OFFICE.every((byte, at) => chunk[at] === byte)) throw new SheetRefused('old_excel')
    return ARCHIVE.every((byte, at) => chunk[at] === byte) ? 'xlsx' : said === 'xlsx' ? 'csv' : said
  }
  throw new SheetRefused('empty')
}

/** A file that is kept no more says so. */
async function* asKept(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new SheetRefused('not_kept') : error
  }
}

type Opener = (chunks: Chunks, file: Received, remembered: Mapping) => Promise<Opened>
const OPENERS: Record<ImportFormat, Opener> = { csv: openCsv, xlsx: openWorkbook, json: openJson }

async function openCsv(chunks: Chunks, { chosenCharset }: Received, remembered: Mapping): Promise<Opened> {
  const charset = chosenCharset ?? (await findCharset(chunks))
  if (!charset) throw new SheetRefused('not_readable')
  return { format: 'csv', charset, ...(await findHeadings(csvRows(chunks, charset), remembered)) }
}

async function openJson(chunks: Chunks, _: Received, remembered: Mapping): Promise<Opened> {
  return { format: 'json', charset: 'utf-8', ...(await findHeadings(jsonRows(chunks), remembered)) }
}

/** The first sheet that has headings; where none has, what the first lacks is told. */
async function openWorkbook(chunks: Chunks, _: Received, remembered: Mapping): Promise<Opened> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks()) parts.push(chunk)
  let first: unknown
  for (const { rows } of await readWorkbook(Buffer.concat(parts)))
    try {
      return { format: 'xlsx', charset: null, ...(await findHeadings(numbered(rows), remembered)) }
    } catch (error) {
      first ??= error
    }
  throw first ?? new SheetRefused('empty')
}

async function* numbered(rows: readonly string[][]): AsyncGenerator<SheetRow> {
  for (const [at, cells] of rows.entries()) yield { line: at + 1, cells }
}

/** The headings, the line they stand in and the rows after them. */
async function findHeadings(rows: AsyncGenerator<SheetRow>, remembered: Mapping) {
  const first: SheetRow[] = []
  while (first.length < MOST_ABOVE + 1) {
    const { done, value } = await rows.next()
    if (done) break
    first.push(value)
  }
  if (first.every(({ cells }) => isSkipped(cells))) throw new SheetRefused('empty')
  const cellsOf = first.map(({ cells }) => cells)
  const known = findHeadingRow(cellsOf, remembered)
  // Where none is known, the first row that could be headings is shown to whoever can say what they mean.
  const at = known >= 0 ? known : cellsOf.findIndex(cells => cells.filter(cell => cell.trim() !== '').length > 1)
  const found = first[at]
  if (!found) throw new SheetRefused('no_headings')
  if (found.cells.length > MOST_COLUMNS) throw new SheetRefused('too_many_columns', String(MOST_COLUMNS))
  return {
    headings: readHeadingRow(found.cells, remembered),
    line: found.line,
    rest: followedBy(first.slice(at + 1), rows),
  }
}

async function* followedBy(first: readonly SheetRow[], rest: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  yield* first
  yield* rest
}
