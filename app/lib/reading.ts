import { withoutControls } from './controls.ts'

/** Why a value of a query parameter could not be read; the words are in the `api` messages. */
export type ReadFault =
  | 'missing'
  | 'notANumber'
  | 'notDegrees'
  | 'notAnAmount'
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
  | 'needsWork'

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

const SUMS: Record<string, number> = {
  億: 1e8,
  千万: 1e7,
  百万: 1e6,
  million: 1e6,
  m: 1e6,
  万: 1e4,
  千: 1e3,
  k: 1e3,
}

/** Whole yen as people write sums: '500000', '500,000円', '50万', '1億2,000万円', '¥1.5 million'; or null. */
export function readYen(raw: string): number | null {
  const plain = readDecimal(raw)
  if (plain !== null) return plain
  const text = plainNumber(raw)
    .toLowerCase()
    .replace(/^[¥\\]/, '')
    .replace(/(円|yen)$/, '')
  if (text === '' || text.length > 24) return null
  const part = /(\d+(?:\.\d+)?)(億|千万|百万|million|m|万|千|k)?/y
  let sum = 0
  for (let last = Number.POSITIVE_INFINITY; part.lastIndex < text.length; ) {
    const [, figure, unit] = part.exec(text) ?? []
    const size = unit ? SUMS[unit]! : 1
    if (!figure || size >= last) return null
    sum += Math.round(Number(figure) * size)
    last = size
  }
  return sum
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
