import type { MoneyUnit } from '../cells/money.ts'
import type { Column } from './column.ts'
import { CORE } from './core-columns.ts'
import { FACTS } from './fact-columns.ts'
import { TERMS } from './term-columns.ts'

/** Every column that a partner's file can have, in the order of the template. */
export const COLUMNS: readonly Column[] = [...CORE, ...TERMS, ...FACTS]
const byId = new Map(COLUMNS.map(one => [one.id, one]))
export const columnOf = (id: string): Column | undefined => byId.get(id)

/** A heading in one spelling: width, spaces, marks and brackets around units do not count. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[\s*※・]/g, '')
    .toLowerCase()
const bareKey = (heading: string): string => headingKey(heading).replace(/\([^)]*\)/g, '')

const exact = new Map<string, string>()
const bare = new Map<string, string>()
for (const { id, ja, en, names } of COLUMNS)
  for (const name of [ja, id, en, ...names]) {
    if (!exact.has(headingKey(name))) exact.set(headingKey(name), id)
    if (!bare.has(bareKey(name))) bare.set(bareKey(name), id)
  }

/** The column that a heading names by its words; null: none. */
export const guessColumn = (heading: string): string | null =>
  exact.get(headingKey(heading)) ?? bare.get(bareKey(heading)) ?? null

/** Which column each heading of a file stands for, by the heading's key; null: it is not taken. */
export type Mapping = ReadonlyMap<string, string | null>

/** A column as it can be chosen. */
export type ColumnChoice = Pick<Column, 'id' | 'ja' | 'en'>
export const COLUMN_CHOICES: readonly ColumnChoice[] = COLUMNS.map(({ id, ja, en }) => ({ id, ja, en }))

/** A heading in its place. */
export type Heading = {
  at: number
  heading: string
  /** null: not taken. */
  column: string | null
  /** Whose word that is: chosen for this file alone or for this partner before, the heading's own name, or nobody's. */
  by: 'chosen' | 'remembered' | 'name' | 'none'
  money: MoneyUnit
  area: 'm2' | 'tsubo' | null
  /** Of a file without headings: what stands in its first row. */
  example?: string
}

/** Columns as they are chosen for one file alone, by the places of their headings; null: not taken. */
export type Chosen = Readonly<Record<string, string | null>>

const moneyOf = (plain: string): MoneyUnit =>
  /万円/.test(plain) ? 'man' : /円|yen/.test(plain) ? 'yen' : /[ヶか]月/.test(plain) ? 'months' : null
const areaOf = (plain: string): Heading['area'] => (/坪/.test(plain) ? 'tsubo' : /m2|㎡|平米/.test(plain) ? 'm2' : null)

const LONGEST_HEADING = 60

/** Columns that partners' systems part in two, an amount and months: whichever is filled in counts. */
export const IN_TWO: readonly string[] = ['deposit', 'key_money']

/**
 * Finds the columns of a row of headings. What was chosen counts before a heading's own name. A second heading stands
 * for the same column if it is a name of it as a whole: 賃料(坪単価) beside 賃料 is none. Headings may be anything, such
 * as `__proto__`.
 */
export function readHeadingRow(cells: readonly string[], remembered: Mapping, chosen: Chosen = {}): Heading[] {
  const taken = new Set<string>()
  return cells.map((cell, at) => {
    const heading = cell.trim().slice(0, LONGEST_HEADING)
    const plain = headingKey(heading)
    const own = Object.hasOwn(chosen, String(at)) ? chosen[at] : undefined
    const said = own === undefined ? remembered.get(plain) : own
    const wanted = said === undefined ? guessColumn(heading) : said
    const isSure = said !== undefined || exact.get(plain) === wanted
    const column =
      wanted !== null && byId.has(wanted) && (!taken.has(wanted) || isSure || IN_TWO.includes(wanted)) ? wanted : null
    if (column) taken.add(column)
    const by = own !== undefined ? 'chosen' : said !== undefined ? 'remembered' : column ? 'name' : 'none'
    return { at, heading, column, by, money: moneyOf(plain), area: areaOf(plain) }
  })
}

/** Columns without headings: as they were chosen, each with its cell of the first row. */
export const withoutHeadings = (first: readonly string[], width: number, chosen: Chosen): Heading[] =>
  readHeadingRow(Array(width).fill(''), new Map(), chosen).map(heading => ({
    ...heading,
    example: (first[heading.at] ?? '').trim().slice(0, LONGEST_HEADING),
  }))

/** Rows above the headings that a file may have: a title, a date, an empty one. */
export const MOST_ABOVE = 20

/** The row of headings among the first rows: the one with the most known headings, at least two; -1: none. */
export function findHeadingRow(rows: readonly (readonly string[])[], remembered: Mapping): number {
  let best = { at: -1, known: 1 }
  for (const [at, row] of rows.slice(0, MOST_ABOVE).entries()) {
    const columns = readHeadingRow(row, remembered).flatMap(({ column }) => (column === null ? [] : [column]))
    const known = new Set(columns).size
    if (known > best.known) best = { at, known }
  }
  return best.at
}
