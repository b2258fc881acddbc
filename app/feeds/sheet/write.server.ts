import { stringify } from 'csv-stringify/sync'
import writeXlsx from 'write-excel-file/node'
import { toCp932 } from './cp932.server.ts'

/** A table as it is written: headings and rows, every cell a text. */
export type Written = {
  headings: readonly string[]
  rows: readonly (readonly string[])[]
  /** Places of columns whose plain numbers are numbers in a workbook as well. */
  numbers?: ReadonlySet<number>
}
export type WrittenSheet = Written & { name: string }

const csvText = ({ headings, rows }: Written, bom: boolean): string =>
  stringify([headings as string[], ...(rows as string[][])], {
    // The library quotes a cell for the ends of its own rows alone; a reader ends a row at either half of them.
    ...{ bom, record_delimiter: 'windows', quoted_match: /[\r\n]/, escape_formulas: true },
  })

/** UTF-8 with a mark that Excel needs; what would begin a formula is marked as text. */
export const csvOf = (table: Written): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(csvText(table, true)))

/** As Excel itself writes it in Japan. */
export const csvInCp932 = (table: Written): Uint8Array<ArrayBuffer> => new Uint8Array(toCp932(csvText(table, false)))

const WIDEST = 40
/** What the writer of workbooks would take for something of its own; the space does not count when it is read. */
const ownWord = (value: string): string => (value in Object.prototype ? `${value} ` : value)
const CELL_MOST = 32_767
const CUT = '…'
/** Excel opens no workbook with a longer cell: it is cut, with a mark. */
const fitting = (value: string): string =>
  value.length > CELL_MOST ? value.slice(0, CELL_MOST - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT : value
const textCell = (value: string) => ({ value: ownWord(fitting(value)), type: String, wrap: value.includes('\n') })
/** Excel keeps fifteen digits of a number. */
const isNumber = (value: string): boolean =>
  /^\d+(?:\.\d+)?$/.test(value) && value.replace('.', '').length <= 15 && String(Number(value)) === value

function cellOf(value: string, isNumbers: boolean) {
  if (value === '') return null
  return isNumbers && isNumber(value) ? { value: Number(value), type: Number } : textCell(value)
}

const widthOf = ({ headings, rows }: Written, at: number): number => {
  const longest = Math.max(headings[at]?.length ?? 0, ...rows.slice(0, 50).map(row => row[at]?.length ?? 0))
  return Math.min(8 + 1.6 * longest, WIDEST)
}

/** A workbook of text and of numbers under headings that say their unit: no formula runs, Excel changes no day. */
export async function workbookOf(sheets: readonly WrittenSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = await writeXlsx(
    sheets.map(sheet => ({
      sheet: sheet.name,
      stickyRowsCount: 1,
      columns: sheet.headings.map((_, at) => ({ width: widthOf(sheet, at) })),
      data: [
        sheet.headings.map(value => ({
          value: ownWord(value),
          type: String,
          fontWeight: 'bold',
          backgroundColor: '#e8f1fe',
        })),
        ...sheet.rows.map(row => row.map((value, at) => cellOf(value, sheet.numbers?.has(at) ?? false))),
      ],
    })) as never,
  ).toBuffer()
  return new Uint8Array(file as Buffer)
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type SheetFormat = keyof typeof TYPES
export const SHEET_FORMATS = Object.keys(TYPES) as SheetFormat[]

/** Headers of a table that is taken away as a file; `name` without its ending. */
export const sheetHeaders = (name: string, format: SheetFormat): Record<string, string> => ({
  'Content-Type': TYPES[format],
  'Content-Disposition': `attachment; filename="${name}.${format}"`,
})
