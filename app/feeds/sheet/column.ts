import type { AddressTown } from '../../places/address.ts'
import type { MoneyUnit } from '../cells/money.ts'
import { isFault, type Read, read } from '../cells/read.ts'

/** Columns of one file: more is no list of property. */
export const MOST_COLUMNS = 200

/** What stands around a cell: its heading's unit and what the words of a file stand for in this database. */
export type Around = {
  /** Of a bare amount, where the heading says it. */
  money: MoneyUnit
  /** Of a bare area, where the heading says it. */
  area: 'm2' | 'tsubo' | null
  /** The area that the row states, for prices by the tsubo; m². */
  areaM2: number | null
  /** `location`: [lng, lat] of the middle. */
  towns: readonly (AddressTown & { nameEn: string; location?: readonly [number, number] })[]
  stations: readonly { id: number; nameJa: string }[]
  /** 'YYYY-MM-DD' */
  today: string
}

/** Values by path of a listing's content; what begins with @ is put together with other cells of its row. */
export type Said = Readonly<Record<string, unknown>>

export type Column = {
  id: string
  ja: string
  en: string
  /** Headings besides those two and the id. */
  names: readonly string[]
  /** A cell of it that cannot be read keeps its whole row out; of any other the value stays unknown. */
  isStrict: boolean
  /** An example for the template. */
  example: string
  /** What it can hold, where that is a list of words. */
  options: readonly string[]
  read: (raw: string, around: Around) => Read<Said>
}

export const column = (
  id: string,
  [ja, en]: readonly [string, string],
  read: Column['read'],
  more: Partial<Pick<Column, 'names' | 'isStrict' | 'example' | 'options'>> = {},
): Column => ({ id, ja, en, names: [], isStrict: false, example: '', options: [], read, ...more })

/** What a cell says, under paths of a listing's content. */
export const under = <T>(result: Read<T>, told: (value: T) => Said): Read<Said> =>
  isFault(result) ? result : read(told(result.value), ...result.guesses)
