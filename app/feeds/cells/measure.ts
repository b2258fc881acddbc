import { compact, fault, type Guess, type Read, read, rounded, withoutAbout } from './read.ts'

export type Range = { min: number; max: number | null }

/** Metres of '5.5m', '5500' or '5500mm'; of a bare number nothing above `mostBare` is metres. */
function metresOf(number: string, unit: string, mostBare: number): number | null {
  const value = Number(number)
  const scale = { m: 1, cm: 0.01, mm: 0.001 }[unit.toLowerCase()]
  if (scale !== undefined) return rounded(value * scale, 3)
  return value <= mostBare ? value : value >= 1000 ? rounded(value / 1000, 3) : null
}

/** Higher than any hall. */
const MOST_M = 100

/** A height or width, or from one to another: 'H=6.2〜7.1m', '5500mm', '約5.5m', '5.5m以上'. */
export function readRangeCell(raw: string): Read<Range> {
  const { text, isApproximate } = withoutAbout(compact(raw).replace(/^(?:H|W|CH|天井高|梁下|有効)[=:]?/i, ''))
  const guesses: Guess[] = isApproximate ? ['approximate'] : []
  const found = /^(\d+(?:\.\d+)?)(m|cm|mm)?(?:[~-](\d+(?:\.\d+)?)(m|cm|mm)?)?(以上|~)?$/i.exec(text)
  if (!found) return fault('unreadable')
  const [, low, lowUnit, high, highUnit, orMore] = found
  const min = metresOf(low!, lowUnit ?? highUnit ?? '', MOST_M)
  const max = high === undefined ? null : metresOf(high, highUnit ?? lowUnit ?? '', MOST_M)
  if (min === null || min <= 0 || min > MOST_M || (max !== null && (max < min || max > MOST_M)))
    return fault('out_of_range')
  if (orMore) guesses.push('range_low')
  return read({ min, max }, ...guesses)
}

/** Tonnes a square metre: '1.5', '1.5t/㎡', '1500kg/m2', '1,500㎏'. */
export function readFloorLoadCell(raw: string): Read<number> {
  const { text, isApproximate } = withoutAbout(compact(raw))
  const found = /^(\d+(?:\.\d+)?)(t|トン|kg)?(?:\/?(?:m2|平米))?$/i.exec(text)
  if (!found) return fault('unreadable')
  const value = Number(found[1])
  // Nobody builds a floor for a hundred tonnes a square metre: such a bare number is in kilograms.
  const isKilograms = found[2]?.toLowerCase() === 'kg' || (found[2] === undefined && value >= 100)
  const tonnes = rounded(isKilograms ? value / 1000 : value, 3)
  const guesses: Guess[] = isApproximate ? ['approximate'] : []
  if (isKilograms && found[2] === undefined) guesses.push('unit_assumed')
  return tonnes > 0 && tonnes <= 1000 ? read(tonnes, ...guesses) : fault('out_of_range')
}
