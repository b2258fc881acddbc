import { darker } from './colour.ts'
import { onSheet, shapeOf } from './flat.ts'
import type { LngLat, ZoneStyle } from './model.ts'
import { escaped, words } from './picture-sheet.ts'

export type PaintedArea = {
  zone: string
  geometry: GeoJSON.MultiPolygon | GeoJSON.Polygon
  /** Well inside its largest part, and how far from the edge, in metres. */
  label: { at: LngLat; rank: number }
}

/** Narrower areas hold no letter on a picture of the whole city. */
const LETTER_FROM_M = 170
/** Side of a pattern's square, in units of the sheet: as large on a desk as the moving map's. */
const SQUARE = 6.7

const LINES: Record<Exclude<ZoneStyle['pattern'], 'plain' | 'dots'>, string> = {
  rows: 'M0 3.35H6.7',
  hatch: 'M-1 7.7L7.7 -1M-1 1L1 -1M5.7 7.7L7.7 5.7',
  cross: 'M-1 7.7L7.7 -1M-1 1L1 -1M5.7 7.7L7.7 5.7M-1 -1L7.7 7.7M-1 5.7L1 7.7M5.7 -1L7.7 1',
}

function patternOf({ id, pattern, colour }: ZoneStyle): string {
  if (pattern === 'plain') return ''
  const ink = darker(colour, 0.38)
  const drawn =
    pattern === 'dots'
      ? `<circle cx="1.7" cy="1.7" r="0.7" fill="${ink}"/><circle cx="5" cy="5" r="0.7" fill="${ink}"/>`
      : `<path d="${LINES[pattern]}" stroke="${ink}" stroke-width="${pattern === 'rows' ? 0.45 : 0.62}" fill="none"/>`
  return `<pattern id="${id}" patternUnits="userSpaceOnUse" width="${SQUARE}" height="${SQUARE}">${drawn}</pattern>`
}

/** Zones in the statutory colours with their patterns, as the moving map paints them; nothing without a style. */
export function zonePaint(areas: readonly PaintedArea[], styles: readonly ZoneStyle[], opacity = 0.66): string {
  if (styles.length === 0) return ''
  const painted = styles.map(style => {
    const shape = areas.filter(area => area.zone === style.id).map(area => shapeOf(area.geometry))
    if (shape.length === 0) return ''
    const pattern =
      style.pattern === 'plain' ? '' : `<path fill="url(#${style.id})" fill-opacity="0.42" d="${shape.join('')}"/>`
    const ground = `<path fill="${style.colour}" fill-opacity="${opacity}" stroke="#ffffff" stroke-width="0.6" stroke-opacity="0.9"`
    return `${ground} d="${shape.join('')}"/>${pattern}`
  })
  return `<defs>${styles.map(patternOf).join('')}</defs><g fill-rule="evenodd" stroke-linejoin="round">${painted.join('')}</g>`
}

/** The letter of each area that is wide enough for one. */
export function zoneLetters(areas: readonly PaintedArea[], styles: readonly ZoneStyle[]): string {
  const byId = new Map(styles.map(style => [style.id, style]))
  return words(
    areas.map(({ zone, label }) => {
      const style = byId.get(zone)
      if (!style || label.rank < LETTER_FROM_M) return ''
      const [x, y] = onSheet(label.at)
      const attributes = `x="${x.toFixed(1)}" y="${(y + 2.2).toFixed(1)}" font-size="6.2" stroke-width="1.6"`
      return `<text ${attributes} fill="${darker(style.colour, 0.58)}">${escaped(style.letter)}</text>`
    }),
  )
}
