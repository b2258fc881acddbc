import { originalName } from '../../files/picture-name.ts'
import type { FileStore } from '../../files/storage.server.ts'
import type { Charset } from '../sheet/charset.ts'
import { type Chunks, csvRows, findCharset, SheetRefused } from '../sheet/csv.server.ts'
import { formatOf } from '../sheet/format.server.ts'
import type { Mapping } from '../sheet/headings.ts'
import { jsonRows } from '../sheet/json.server.ts'
import { readWorkbook } from '../sheet/xlsx.server.ts'
import { type Asked, type FoundHeadings, findHeadings, type SheetRow } from './find-headings.server.ts'
import type { ImportFormat, KeptSheet } from './model.ts'
import { type Picked, pickSheet } from './pick-sheet.ts'

type Received = Asked & {
  fileKey: string
  format: ImportFormat
  chosenCharset: Charset | null
  chosenSheet: string | null
}
/** What is known of a file before its headings are found: it is kept also where they are not. */
export type Known = { format: ImportFormat; charset: Charset | null; sheets: KeptSheet[] }
type Tell = (known: Known) => Promise<void>

/** Opens a received file: its headings and the rows under them. Throws {@link SheetRefused}. */
export async function openSheet(
  store: FileStore,
  file: Received,
  remembered: Mapping,
  tell: Tell,
): Promise<FoundHeadings> {
  const chunks: Chunks = () => asKept(store.read(originalName(file.fileKey)))
  const format = await formatOf(chunks, file.format)
  return OPENERS[format](chunks, file, remembered, tell)
}

/** A file that is kept no more says so. */
async function* asKept(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new SheetRefused('not_kept') : error
  }
}

type Opener = (chunks: Chunks, file: Received, remembered: Mapping, tell: Tell) => Promise<FoundHeadings>
const OPENERS: Record<ImportFormat, Opener> = { csv: openCsv, xlsx: openWorkbook, json: openJson }

async function openCsv(chunks: Chunks, file: Received, remembered: Mapping, tell: Tell): Promise<FoundHeadings> {
  const charset = file.chosenCharset ?? (await findCharset(chunks))
  await tell({ format: 'csv', charset, sheets: [] })
  if (!charset) throw new SheetRefused('not_readable')
  return findHeadings(csvRows(chunks, charset), remembered, file)
}

async function openJson(chunks: Chunks, file: Received, remembered: Mapping, tell: Tell): Promise<FoundHeadings> {
  await tell({ format: 'json', charset: 'utf-8', sheets: [] })
  return findHeadings(jsonRows(chunks), remembered, file)
}

async function openWorkbook(chunks: Chunks, file: Received, remembered: Mapping, tell: Tell): Promise<FoundHeadings> {
  await tell({ format: 'xlsx', charset: null, sheets: [] })
  const parts: Uint8Array[] = []
  for await (const chunk of chunks()) parts.push(chunk)
  const picked: Picked = pickSheet(await readWorkbook(Buffer.concat(parts)), remembered, file.chosenSheet)
  await tell({ format: 'xlsx', charset: null, sheets: picked.sheets })
  if (picked.refused) throw new SheetRefused(picked.refused.why, picked.refused.detail)
  return findHeadings(each(picked.rows), remembered, file)
}

async function* each(rows: readonly SheetRow[]): AsyncGenerator<SheetRow> {
  yield* rows
}
