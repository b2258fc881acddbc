/** Widths in ems, each a little above the widest of the usual fonts in bold. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ .,:;'’|()il]/, 0.38],
  [/[fjrtI-]/, 0.46],
  [/[mwMW%@]/, 0.98],
  [/[A-Z×]/, 0.76],
  [/[\u0021-\u024f²]/, 0.64],
]

/** A generous guess at a line's width: full-width characters are one em. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + (WIDTHS.find(([kind]) => kind.test(char))?.[1] ?? 1), 0) * size
