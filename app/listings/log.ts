import type { Search } from './filter.ts'

/** One and two significant digits: 148 → 150, 385,000 → 390,000. */
const rough = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)))

const rounded = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? rough(value) : value]),
  )

/**
 * What is kept of a search to know demand: the criteria, numbers rounded, places as cells of about a kilometre. Never
 * the words typed and never a drawn outline: they may tell who asked.
 */
export function criteriaCells({ filter, unknown }: Search): Record<string, unknown> {
  const { use, q, within, bbox, near, radius, ...rest } = filter
  const cells: Record<string, unknown> = {}
  if (use) Object.assign(cells, { use: use.use, ...rounded(use.answers) })
  Object.assign(cells, rounded(rest))
  if (q) cells.words = true
  if (within) cells.drawn = true
  if (near) cells.near = near.map(degree => Number(degree.toFixed(2)))
  if (radius) cells.radius = rough(radius)
  if (bbox) cells.bbox = bbox.map(degree => Number(degree.toFixed(2)))
  if (unknown === 'exclude') cells.unknown = unknown
  return cells
}
