import { compact, fault, type Read, read } from './read.ts'

/** In percent, each null where the cell does not say it. */
export type Ratios = { coveragePct: number | null; floorAreaPct: number | null }
export type RatioColumn = 'coverage' | 'floorArea'

/** What national data writes where it does not know. */
const UNKNOWN_CODE = 9999
const MOST = { coverage: 100, floorArea: 1300 } as const

const only = (column: RatioColumn, pct: number | null): Ratios => ({
  coveragePct: column === 'coverage' ? pct : null,
  floorAreaPct: column === 'floorArea' ? pct : null,
})

/** '60', '60%', '６／１０', '60/200' (both in one cell), '0.6', '9999' (not known). */
export function readRatioCell(raw: string, column: RatioColumn): Read<Ratios> {
  const text = compact(raw).replace(/[%％]/g, '')
  const pair = /^(\d+(?:\.\d+)?)[/・|~-](\d+(?:\.\d+)?)$/.exec(text)
  if (pair) {
    const [first, second] = [Number(pair[1]), Number(pair[2])]
    if (second === 10 || (second === 100 && first <= 100 && column === 'coverage'))
      return checked(column, (first / second) * 100, 'fraction')
    const isBoth = first <= MOST.coverage && second >= first && second <= MOST.floorArea
    return isBoth ? read({ coveragePct: first, floorAreaPct: second }, 'combined_cell') : fault('unreadable')
  }
  if (!/^\d+(?:\.\d+)?$/.test(text)) return fault('unreadable')
  const number = Number(text)
  if (number === UNKNOWN_CODE) return read(only(column, null), 'unknown_code')
  if (number > 0 && number < 1) return checked(column, number * 100, 'fraction')
  return checked(column, number)
}

function checked(column: RatioColumn, pct: number, ...guesses: 'fraction'[]): Read<Ratios> {
  const whole = Math.round(pct * 10) / 10
  return whole > 0 && whole <= MOST[column] ? read(only(column, whole), ...guesses) : fault('out_of_range')
}
