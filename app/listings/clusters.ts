import type { Bbox, LngLat } from '../map/model.ts'
import { columnAndRow, type TileId } from '../map/tile-grid.ts'
import type { Headline } from '../zoning/law/verdict-model.ts'

/** What stands at one place of the listings map: one listing, or several together. */
export type Mark = {
  /** Mean of the members' public points. */
  at: LngLat
  /** The members' extent; a single point where all share one. */
  box: Bbox
  count: number
  /** Members that lack a fact the search asks for. */
  toConfirm: number
  /** The one member, with the verdict on the work that is asked about; null for a cluster. */
  listing: { id: number; publicId: string; kind: string; deal: string; verdict: Headline | null } | null
}

/** A tile is drawn this wide. */
const TILE_PX = 512
/** Pins closer than this cover each other. */
const PIN_PX = 44
/** From here on neighbours are not joined: a reader who came this near wants each property. */
export const SINGLES_FROM_ZOOM = 16

/** The cells of the counting grid are tiles of so many zooms more; bounds what a tile can hold. */
export const cellDepth = (z: number): number => (z >= SINGLES_FROM_ZOOM ? 5 : 4)

/** True when zooming in does not part the members. */
export const isPile = ({ box: [west, south, east, north], count }: Mark): boolean =>
  count > 1 && west === east && south === north

/**
 * Joins marks that would cover each other on the screen, largest first; the sum of counts stays. Order of the input
 * does not matter.
 */
export function joinTouching(marks: readonly Mark[], { z }: TileId): Mark[] {
  const ordered = [...marks].sort((a, b) => b.count - a.count || a.at[0] - b.at[0] || a.at[1] - b.at[1])
  if (z >= SINGLES_FROM_ZOOM) return ordered
  const joined: { mark: Mark; x: number; y: number }[] = []
  for (const mark of ordered) {
    const [x, y] = columnAndRow(mark.at[0], mark.at[1], z).map(part => part * TILE_PX) as [number, number]
    const near = joined.find(other => Math.hypot(other.x - x, other.y - y) < PIN_PX)
    if (near) near.mark = together(near.mark, mark)
    else joined.push({ mark, x, y })
  }
  return joined.map(({ mark }) => mark)
}

function together(a: Mark, b: Mark): Mark {
  const count = a.count + b.count
  const mean = (i: 0 | 1) => (a.at[i] * a.count + b.at[i] * b.count) / count
  return {
    at: [mean(0), mean(1)],
    box: [
      Math.min(a.box[0], b.box[0]),
      Math.min(a.box[1], b.box[1]),
      Math.max(a.box[2], b.box[2]),
      Math.max(a.box[3], b.box[3]),
    ],
    count,
    toConfirm: a.toConfirm + b.toConfirm,
    listing: null,
  }
}
