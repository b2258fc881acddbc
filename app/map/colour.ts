/** '#rrggbb' towards black; 0 = as it is, 1 = black. */
export function darker(colour: string, by: number): string {
  const parts = [1, 3, 5].map(at => Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * (1 - by)))
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`
}

/** The grey of the same lightness. */
export function greyOf(colour: string): string {
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number]
  const level = Math.round(0.299 * r + 0.587 * g + 0.114 * b)
  return `#${level.toString(16).padStart(2, '0').repeat(3)}`
}
