/** `up` and `down` are one place; a number is the place it shall have, from 1. */
export type Move = 'up' | 'down' | number

/** Reads what a button or a drop sends. */
export function readMove(text: string): Move | null {
  if (text === 'up' || text === 'down') return text
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null
}

/** The same things with one of them moved. Beyond either end is that end; whatever is not there moves nothing. */
export function reorder<T>(things: readonly T[], moving: T, move: Move): T[] {
  const from = things.indexOf(moving)
  if (from < 0) return [...things]
  const wanted = typeof move === 'number' ? move - 1 : from + (move === 'up' ? -1 : 1)
  const to = Math.min(Math.max(wanted, 0), things.length - 1)
  const rest = things.filter((_, place) => place !== from)
  return [...rest.slice(0, to), moving, ...rest.slice(to)]
}
