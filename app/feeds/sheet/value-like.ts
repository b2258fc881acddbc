import { isUnsaid, plainCell, readYesNo } from '../../listings/cell-values.ts'
import { COLUMNS, guessColumn } from './headings.ts'

// What stands in a row of data, where headings might: it is never remembered as the heading of anything.

const wordKey = (text: string): string => plainCell(text).toLowerCase()
const OPTIONS = new Set(COLUMNS.flatMap(({ options }) => options.map(wordKey)))

/** Of a heading nobody needs more. */
const LONGEST_HEADING = 40

const VALUES: readonly RegExp[] = [
  // A number, an amount, a day: 330000, 42万円, 120.5坪, 2027/1/15, 3ヶ月.
  /^[約¥\\$+-]?\d[\d,./:-]*\s*(?:[万億千]*円?|坪|m2?|㎡|平米|%|年|か?月|[ヶケカ]月|分|階|台|t|トン|k[wgv]a?)$/i,
  /^(?:令和|平成|昭和|[rhs])?(?:\d{1,4}|元)年\d{1,2}月/i,
  /^(?:即時?|即日|即入居可?|空き?|now)$/i,
  // An address, or anything with a lot's number: 日野市旭が丘3-1-4, 大字日野421番地.
  /^(?:東京都|日野市)|丁目|番地|\d-\d/,
  // A reference: A-12, TK-2026-0012, B00123.
  /^[a-z]{1,8}(?:-[a-z0-9]+)*-\d+[a-z]?$|^[a-z]{1,4}\d{2,}$/i,
  /^https?:\/\/|^\S+@\S+\.\S+$/i,
]

/** A number, an amount, an address, a reference or a word that a column's cells hold; no heading that is known. */
export function isValueLike(cell: string): boolean {
  const text = plainCell(cell)
  if (text === '' || guessColumn(text) !== null) return false
  if (text.length > LONGEST_HEADING || /\n/.test(text)) return true
  if (isUnsaid(text) || readYesNo(text) !== undefined || OPTIONS.has(wordKey(text))) return true
  return VALUES.some(pattern => pattern.test(text))
}

/** Whether cells where headings might stand are a row of data. */
export function isRowOfValues(cells: readonly string[]): boolean {
  const filled = cells.filter(cell => cell.trim() !== '')
  return filled.some(isValueLike) && filled.filter(isValueLike).length * 3 >= filled.length
}
