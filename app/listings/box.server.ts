import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Bbox } from '../../db/postgis.ts'
import { columnAndRow, type TileId, tileBox } from '../map/tile-grid.ts'

type Bool = RawBuilder<SqlBool>

// Two indexes serve a box. One keeps listings in strips, each in the order of longitude, with all that a search by place
// may ask for: a box names its strips and nothing else is read. Of a box much lower than a strip that would be mostly
// its neighbours; it takes the points themselves, and then a row for each. Exact tests decide in either case, so that
// every surface agrees at the edge.

/** Zoom of the tile that a row of the projection names as `cell_x` and `cell_y`. */
export const CELL_ZOOM = 23
/** A strip is a row of tiles of zoom 14, two kilometres high. */
const STRIP_SHIFT = 9
/** A box that is lower, in rows, is served by the points. */
const LOWEST = (1 << STRIP_SHIFT) / 2
/** A box that lies over more of them is large: the index would have to be read whole. */
const MOST_STRIPS = 64
/** No coordinate is written as finely; makes up for rounding in the projection of an edge. */
const HAIR = 1e-9

const rowAt = (lat: number): number => Math.floor(columnAndRow(0, Math.min(85, Math.max(-85, lat)), CELL_ZOOM)[1])

/** What the index of a box that reaches from row `first` to row `last` asks for. Wider than the box by a hair. */
function byIndex([west, south, east, north]: Bbox, first: number, last: number): Bool {
  if (last - first < LOWEST)
    return sql<SqlBool>`s.public_location && ST_MakeEnvelope(${west - HAIR}::float8, ${south - HAIR}::float8,
      ${east + HAIR}::float8, ${north + HAIR}::float8, 4326)`
  const [from, to] = [first >> STRIP_SHIFT, last >> STRIP_SHIFT]
  if (to - from >= MOST_STRIPS) return sql<SqlBool>`true`
  const strips = Array.from({ length: to - from + 1 }, (_, i) => sql`${from + i}::int`)
  return sql<SqlBool>`s.cell_y >> ${sql.lit(STRIP_SHIFT)} in (${sql.join(strips)})`
}

/** The public place lies in a box, its edges included. */
export const inBox = (box: Bbox): Bool => {
  const [west, south, east, north] = box
  return sql<SqlBool>`(${byIndex(box, rowAt(north + HAIR), rowAt(south - HAIR))} and s.lng >= ${west}::float8
    and s.lng <= ${east}::float8 and s.lat >= ${south}::float8 and s.lat <= ${north}::float8)`
}

/** The listing stands in a tile: in one of each zoom, as its cell says, whatever rounding makes of an edge. */
export function inTile(tile: TileId): Bool {
  const edges = (at: number) => [at, at + 1].map(edge => edge * 2 ** (CELL_ZOOM - tile.z)) as [number, number]
  const [[left, right], [top, bottom]] = [edges(tile.x), edges(tile.y)]
  const box = tileBox(tile)
  return sql<SqlBool>`(${byIndex(box, top, bottom - 1)}
    and s.lng >= ${box[0] - HAIR}::float8 and s.lng <= ${box[2] + HAIR}::float8
    and s.cell_x >= ${left}::int and s.cell_x < ${right}::int and s.cell_y >= ${top}::int and s.cell_y < ${bottom}::int)`
}

const METRES_PER_DEGREE = 110_500

/** A box around everything that is so many metres from a point, or a little more. */
export function boxAround([lng, lat]: readonly [number, number], metres: number): Bbox {
  const y = (metres / METRES_PER_DEGREE) * 1.01
  const x = y / Math.max(0.01, Math.cos(((Math.abs(lat) + y) * Math.PI) / 180))
  return [lng - x, lat - y, lng + x, lat + y]
}
