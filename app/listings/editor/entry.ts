import { hasControls } from '../../lib/controls.ts'
import type { AddressTown } from '../../places/address.ts'
import * as value from '../cell-values.ts'
import { within } from '../cell-values.ts'
import type { Flat } from '../content.ts'

/** Why what was written cannot be taken; the words stand in the `editor` messages under `fault`. */
export type EntryFault =
  | 'missing'
  | 'unreadable'
  | 'tooLong'
  | 'noTown'
  | 'otherCity'
  | 'notAPoint'
  | 'outsideCity'
  | 'both'
  | 'notAnAmount'
  | 'notADay'
  | 'notMonths'
  | 'notMetres'
  | 'notAPhone'

/** What an entry is read against. */
export type ReadOn = { towns: readonly (AddressTown & { nameEn: string })[] }

/** One line of a form: what of a content it shows and writes. */
export type Entry = {
  /** Of the control, and of its words in the messages. */
  name: string
  /** Of the content, the telling one first. */
  paths: readonly string[]
  control: 'line' | 'text' | 'select' | 'radio' | 'day' | 'tel'
  options?: readonly string[]
  lang?: 'ja' | 'en'
  hasHint?: true
  isRequired?: true
  most?: number
  unit?: string
  read: (raw: string, on: ReadOn) => Flat | EntryFault
  write: (flat: Flat) => string
}

type More = Partial<Pick<Entry, 'lang' | 'hasHint' | 'isRequired' | 'unit' | 'control'>>

const asText = (found: unknown): string => (found === null || found === undefined ? '' : String(found))
const writes = (path: string) => (flat: Flat) => asText(flat[path])

/** A line or more of text; an empty one is nothing said. */
export function words(name: string, path: string, most: number, more: More = {}): Entry {
  const empty = path.startsWith('contact.') ? '' : null
  return {
    name,
    paths: [path],
    control: 'line',
    most,
    ...more,
    read: raw => {
      const text = (more.control === 'text' ? raw : raw.replace(/\n/g, ' ')).trim()
      if (text === '') return more.isRequired ? 'missing' : { [path]: empty }
      if (hasControls(text)) return 'unreadable'
      return text.length > most ? 'tooLong' : { [path]: text }
    },
    write: writes(path),
  }
}

/** One of some; an empty choice is nothing said. */
export function choice(name: string, path: string, options: readonly string[], more: More = {}): Entry {
  return {
    name,
    paths: [path],
    control: 'select',
    options,
    ...more,
    read: raw => {
      if (raw === '') return more.isRequired ? 'missing' : { [path]: null }
      return options.includes(raw) ? { [path]: raw } : 'unreadable'
    },
    write: writes(path),
  }
}

/** Yes, no or not known. */
export const yesNo = (name: string, path: string, more: More = {}): Entry => ({
  ...choice(name, path, ['yes', 'no'], more),
  read: raw =>
    raw === '' ? { [path]: null } : raw === 'yes' || raw === 'no' ? { [path]: raw === 'yes' } : 'unreadable',
  write: flat => (flat[path] === true ? 'yes' : flat[path] === false ? 'no' : ''),
})

const withCommas = (yen: unknown): string => (typeof yen === 'number' ? yen.toLocaleString('en-US') : '')

/** Whole yen; 'なし' is none where there can be none. */
export const yen = (name: string, path: string, most: number, more: More & { mayBeNone?: true } = {}): Entry => ({
  name,
  paths: [path],
  control: 'line',
  most: 40,
  unit: 'yen',
  ...more,
  read: raw => {
    if (value.isUnsaid(raw)) return { [path]: null }
    if (more.mayBeNone && value.readYesNo(raw) === false) return { [path]: 0 }
    const amount = within(value.readYen(raw, 'yen'), most)
    return amount === undefined ? 'notAnAmount' : { [path]: amount }
  },
  write: flat => withCommas(flat[path]),
})

/** Yen or months of rent. */
export const yenOrMonths = (name: string, yenPath: string, monthsPath: string): Entry => ({
  name,
  paths: [yenPath, monthsPath],
  control: 'line',
  most: 40,
  hasHint: true,
  read: raw => {
    if (value.isUnsaid(raw)) return { [yenPath]: null, [monthsPath]: null }
    const found = value.readMoneyOrMonths(raw, 'yen', 1e12)
    if (!found) return 'notAnAmount'
    return 'months' in found
      ? { [yenPath]: null, [monthsPath]: found.months }
      : { [yenPath]: found.yen, [monthsPath]: null }
  },
  write: flat => (flat[monthsPath] === null ? withCommas(flat[yenPath]) : `${flat[monthsPath]}か月`),
})

/** Months, written as months or years. */
export const months = (name: string, path: string): Entry => ({
  name,
  paths: [path],
  control: 'line',
  most: 20,
  hasHint: true,
  read: raw => {
    if (value.isUnsaid(raw)) return { [path]: null }
    const found = value.readLeaseMonths(raw)
    return found === undefined || found < 1 ? 'notMonths' : { [path]: found }
  },
  write: flat => {
    const found = flat[path]
    if (typeof found !== 'number') return ''
    return found % 12 === 0 ? `${found / 12}年` : `${found}か月`
  },
})

/** A day. */
export const day = (name: string, path: string, more: More = {}): Entry => ({
  name,
  paths: [path],
  control: 'day',
  ...more,
  read: raw => {
    if (raw === '') return { [path]: null }
    const found = value.readDate(raw)
    return found === undefined ? 'notADay' : { [path]: found }
  },
  write: writes(path),
})
