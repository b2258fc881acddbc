import { givenText, type Problem, readDecimal } from '../lib/reading.ts'
import type { TileId } from '../map/tile-grid.ts'

/** Reads a tile's address; names each part that is no whole number or lies outside the zoom's grid. */
export function readTile(
  parts: { z?: string; x?: string; y?: string },
  zooms: { from: number; to: number },
): { tile: TileId } | { problems: Problem[] } {
  const problems: Problem[] = []
  const whole = (parameter: 'z' | 'x' | 'y', low: number, high: number): number => {
    const raw = parts[parameter] ?? ''
    const value = readDecimal(raw)
    const fault =
      value === null
        ? 'notANumber'
        : !Number.isInteger(value)
          ? 'notAnInteger'
          : value < low
            ? 'tooSmall'
            : value > high
              ? 'tooLarge'
              : null
    if (fault)
      problems.push({
        parameter,
        fault,
        value: givenText([raw]),
        ...(fault === 'tooSmall' ? { limit: low } : fault === 'tooLarge' ? { limit: high } : {}),
      })
    return value ?? 0
  }
  const z = whole('z', zooms.from, zooms.to)
  // Without a readable zoom the grid's size is unknown; the parts are then read for their own sake.
  const last = problems.length > 0 ? 2 ** zooms.to - 1 : 2 ** z - 1
  const tile = { z, x: whole('x', 0, last), y: whole('y', 0, last) }
  return problems.length > 0 ? { problems } : { tile }
}
