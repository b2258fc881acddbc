/** What makes two listings of a kind and deal alike besides their place. null = unknown. */
export type Likeness = { area: number | null; money: number | null }

/** Half or double the size, or the money, counts as much as this many metres of distance. */
const DOUBLING_M = 2000
/** Where one of the two is unknown: neither near nor far. */
const UNKNOWN_M = 1000

const apart = (a: number | null, b: number | null): number =>
  a && b ? Math.abs(Math.log2(a / b)) * DOUBLING_M : UNKNOWN_M

/** The likest first: metres between the places, with size and money told in metres. */
export function byLikeness<T extends Likeness & { id: number; metres: number }>(
  own: Likeness,
  others: readonly T[],
): T[] {
  const distance = (other: T) => other.metres + apart(own.area, other.area) + apart(own.money, other.money)
  return [...others].sort((a, b) => distance(a) - distance(b) || a.id - b.id)
}
