import { plainCell } from '../../listings/cell-values.ts'

// What a cell of a partner's file says. Every reader is pure, never throws, and says what it guessed.

/** What was guessed where a cell leaves it open; each is told to whoever sends the file. */
export const GUESSES = [
  'unit_assumed',
  'approximate',
  'summed_floors',
  'unit_price',
  'era_overflow',
  'excel_serial',
  'day_dropped',
  'combined_cell',
  'fraction',
  'unknown_code',
  'least_minute',
  'from_minutes',
  'range_low',
  'leading_zero',
  'respelled',
  'day_past',
  'unlikely',
  'long_ago',
  'cut',
] as const
export type Guess = (typeof GUESSES)[number]

/** Why a cell cannot be read, or cannot be true. */
export const FAULTS = [
  'unreadable',
  'out_of_range',
  'looks_like_date',
  'looks_like_formula',
  'no_town',
  'other_city',
  'not_an_option',
  'not_a_day',
  'excel_number',
  'swapped_place',
  'needs_area',
  'too_long',
  'missing',
] as const
export type Fault = (typeof FAULTS)[number]

export type Read<T> = { value: T; guesses: readonly Guess[] } | { fault: Fault }

export const read = <T>(value: T, ...guesses: readonly Guess[]): Read<T> => ({ value, guesses })
export const fault = (why: Fault): { fault: Fault } => ({ fault: why })
export const isFault = <T>(result: Read<T>): result is { fault: Fault } => 'fault' in result

/** A cell in one width and with one dash and one wave, without commas between digits and without spaces. */
export const compact = (raw: string): string =>
  plainCell(raw)
    .replace(/(?<=\d),(?=\d)/g, '')
    .replace(/\s/g, '')

/** 'about' in front of a number, or 'or so' behind it. */
export const APPROXIMATE = /^(?:約|およそ|おおよそ|概ね|ca\.?|approx\.?|about)|(?:程度|前後|くらい|ぐらい|弱|強)$/i

/** The text without its 'about', and whether there was one. */
export function withoutAbout(text: string): { text: string; isApproximate: boolean } {
  const bare = text.replace(APPROXIMATE, '')
  return { text: bare, isApproximate: bare !== text }
}

export const rounded = (value: number, decimals: number): number => {
  const scale = 10 ** decimals
  return Math.round(value * scale) / scale
}

/** What is to be said of a text that is longer than its place. */
export const cutOver = (text: string, most: number): Guess[] => (text.length > most ? ['cut'] : [])
