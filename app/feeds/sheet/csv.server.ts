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

/** What parts the cells: the sign that the first line has most of. */
const delimiterOf = (line: string): string => {
  const counts = [',', '\t', ';'].map(sign => [sign, line.split(sign).length] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

async function firstLine(chunks: Chunks, charset: Charset): Promise<string> {
  let text = ''
  for await (const part of decoded(chunks, charset)) {
    text += part
    if (/\n/.test(text.trimStart()) || text.length > LONGEST_ROW) break
  }
  return text.trimStart().split(/\r?\n/, 1)[0] ?? ''
}

/** Any of these ends a row, also where a file mixes them. */
const ROW_ENDS = ['\r\n', '\n', '\r']

/**
 * The rows of a CSV file one by one, each with its line as a spreadsheet counts them: a cell of several lines is one.
 * Memory does not grow with the file.
 */
export async function* csvRows(chunks: Chunks, charset: Charset): AsyncGenerator<{ line: number; cells: string[] }> {
  const delimiter = delimiterOf(await firstLine(chunks, charset))
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
