import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { CHARSETS, type Charset } from './charset.ts'
import { MOST_COLUMNS } from './column.ts'

/** Chunks of a file, as often as asked for: one reading finds the character set, the next the rows. */
export type Chunks = () => AsyncIterable<Uint8Array>

const decoderFor = (charset: Charset) =>
  new TextDecoder(charset === 'cp932' ? 'shift_jis' : 'utf-8', { fatal: true, ignoreBOM: false })

/** Whether a file is text of this character set throughout. */
async function isIn(charset: Charset, chunks: Chunks): Promise<boolean> {
  const decoder = decoderFor(charset)
  try {
    for await (const chunk of chunks()) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** UTF-8 where the whole file is, else CP932 where it is that; null: neither. Nothing of it is kept in memory. */
export async function findCharset(chunks: Chunks): Promise<Charset | null> {
  for (const charset of CHARSETS) if (await isIn(charset, chunks)) return charset
  return null
}

/** Why a file cannot be read as rows. */
export const SHEET_FAULTS = [
  'empty',
  'not_readable',
  'not_in_charset',
  'not_csv',
  'too_many_columns',
  'too_many_rows',
  'not_a_workbook',
  'old_excel',
  'encrypted',
  'is_pdf',
  'is_picture',
  'is_web_page',
  'not_a_list_of_rows',
  'not_kept',
  'no_headings',
  'no_headings_there',
  'no_table',
  'no_reference_column',
  'too_large_unpacked',
  'not_json',
  'not_a_list',
  'nested',
] as const
export type SheetFault = (typeof SHEET_FAULTS)[number]

export class SheetRefused extends Error {
  constructor(
    readonly why: SheetFault,
    readonly detail: string = '',
  ) {
    super(`A file cannot be read: ${why}`)
  }
}

/** Characters of one row: more is no list of property. */
const LONGEST_ROW = 200_000

async function* decoded(chunks: Chunks, charset: Charset): AsyncGenerator<string> {
  const decoder = decoderFor(charset)
  try {
    for await (const chunk of chunks()) {
      const text = decoder.decode(chunk, { stream: true })
      if (text !== '') yield text
    }
    const rest = decoder.decode()
    if (rest !== '') yield rest
  } catch (error) {
    if (error instanceof TypeError) throw new SheetRefused('not_in_charset')
    throw error
  }
}

const SEPARATORS = [',', '\t', ';'] as const
const QUOTED = /(?<=^|[,;\t\r\n])"(?:[^"]|"")*"/g

/** How surely a sign parts the cells: in how many lines it stands equally often, and how often. */
function sureness(sign: string, lines: readonly string[]): number {
  const linesOf = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(sign).length - 1
    linesOf.set(count, (linesOf.get(count) ?? 0) + 1)
  }
  return Math.max(...[...linesOf].map(([count, alike]) => count * alike))
}

/** What parts the cells: a title may stand above, and amounts and remarks have commas of their own. */
function separatorOf(lines: readonly string[]): string {
  const sure = SEPARATORS.map(sign => [sign, sureness(sign, lines)] as const)
  return sure.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

const LOOKED_AT = 20
/** The first lines that say something, without what stands in quotation marks. */
async function firstLines(chunks: Chunks, charset: Charset): Promise<string[]> {
  let text = ''
  let lines: string[] = []
  for await (const part of decoded(chunks, charset)) {
    text += part
    // The last line may go on.
    lines = text
      .replace(QUOTED, '')
      .split(/\r\n|[\r\n]/)
      .filter(line => line.trim() !== '')
    if (lines.length > LOOKED_AT || text.length > LONGEST_ROW) break
  }
  return lines.slice(0, LOOKED_AT)
}

/** Any of these ends a row, also where a file mixes them. */
const ROW_ENDS = ['\r\n', '\n', '\r']

/**
 * The rows of a CSV file one by one, each with its line as a spreadsheet counts them: a cell of several lines is one.
 * Memory does not grow with the file.
 */
export async function* csvRows(chunks: Chunks, charset: Charset): AsyncGenerator<{ line: number; cells: string[] }> {
  const delimiter = separatorOf(await firstLines(chunks, charset))
  const parser = parse({
    ...{ bom: true, delimiter, record_delimiter: ROW_ENDS, relax_column_count: true, relax_quotes: true },
    ...{ skip_empty_lines: false, max_record_size: LONGEST_ROW },
  })
  const fed = pipeline(Readable.from(decoded(chunks, charset)), parser)
  // What went wrong is told by the reading below.
  fed.catch(() => undefined)
  let line = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      yield { line: ++line, cells: withoutBlankEnd(cells) }
    }
    await fed
  } catch (error) {
    if (isOfParser(error)) throw new SheetRefused('not_csv', String((error.records ?? line) + 1))
    throw error
  }
}

/** Spreadsheets write what was ever touched: empty cells behind the last. One more than may be is kept, to be told. */
function withoutBlankEnd(cells: string[]): string[] {
  let length = cells.length
  while (length > 0 && cells[length - 1]!.trim() === '') length--
  return cells.slice(0, Math.min(length, MOST_COLUMNS + 1))
}

/** An error of the parser, with the rows that it has read before. */
const isOfParser = (error: unknown): error is Error & { records?: number } =>
  /^CSV_/.test((error as { code?: string }).code ?? '')
