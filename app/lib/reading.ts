import { withoutControls } from './controls.ts'

/** Why a value of a query parameter could not be read; the words are in the `api` messages. */
export type ReadFault =
  | 'missing'
  | 'notANumber'
  | 'notAnInteger'
  | 'tooSmall'
  | 'tooLarge'
  | 'notAnOption'
  | 'notADate'
  | 'notABox'
  | 'notAPoint'
  | 'notAPolygon'
  | 'tooManyVertices'
  | 'selfCrossing'
  | 'tooLong'
  | 'controls'
  | 'tooManyValues'
  | 'minAboveMax'
  | 'needsOther'

export type Problem = { parameter: string; fault: ReadFault; value: string; limit?: number }

/** What was given, short enough to be repeated to whoever gave it, and without what no page can show. */
export const givenText = (values: readonly string[]): string =>
  [...withoutControls(values.join(' '))].slice(0, 40).join('')

/** The text as a person means it: full-width digits and signs as ASCII, spaces and thousands commas gone. */
const plainNumber = (raw: string) =>
  raw
    .normalize('NFKC')
    .replace(/[\s,_]/g, '')
    .replace(/[−‐–—]/g, '-')

/** A finite decimal number, or null. Refuses NaN, Infinity, 1e400, hexadecimal and the empty text. */
export function readDecimal(raw: string): number | null {
  const text = plainNumber(raw)
  if (text.length > 24 || !/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** Comma-separated numbers, exactly `count` of them, or null. */
export function readNumbers(raw: string, count: number): number[] | null {
  const parts = raw.split(',').map(readDecimal)
  return parts.length === count && parts.every((part): part is number => part !== null) ? parts : null
}

/** 'YYYY-MM-DD' of a day that exists, or null. */
export function readDay(raw: string): string | null {
  const text = raw.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null
}
