import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { TileId } from '../map/tile-grid.ts'
import { CELL_ZOOM } from './box.server.ts'

// Counts kept beforehand for views from afar: a row for each tile of zoom 12 to 15 and each day on which promises run
// out. What they cost to read does not grow with the listings, and a listing leaves them on its day by itself.

const COARSEST = 12
const FINEST = 15

/** What the counts know of a listing. */
export type Counted = { id: number; lng: number; lat: number; x: number; y: number; day: string }
export const COUNTED = sql`listing_id as id, lng, lat, cell_x >> ${sql.lit(CELL_ZOOM - FINEST)} as x,
  cell_y >> ${sql.lit(CELL_ZOOM - FINEST)} as y, visible_until as day`

export type CellDay = Pick<Counted, 'x' | 'y' | 'day'>

/** Cells and days whose count is another after than before; most changes of a listing move nothing. */
export function changedCells(before: readonly Counted[], after: readonly Counted[]): CellDay[] {
  const keyOf = ({ id, lng, lat, day }: Counted) => `${id} ${lng} ${lat} ${day}`
  const [was, is] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))]
  return [...before.filter(row => !is.has(keyOf(row))), ...after.filter(row => !was.has(keyOf(row)))]
}

function once(cells: readonly CellDay[]): CellDay[] {
  const found = new Map(cells.map(({ x, y, day }) => [`${x} ${y} ${day}`, { x, y, day }]))
  return [...found.values()]
}

const BATCH = 5000

/** Counts cells anew from the projection, in the transaction that changed it and after its last change. */
export async function recountCells(trx: Trx, changed: readonly CellDay[]): Promise<void> {
  let cells = once(changed)
  if (cells.length === 0) return
  // Two writers would each miss what the other has not committed; the second waits and then sees all.
  await sql`lock table listing_cells in share row exclusive mode`.execute(trx)
  for (let zoom = FINEST; zoom >= COARSEST; zoom--) {
    for (let start = 0; start < cells.length; start += BATCH)
      await recountSome(trx, zoom, cells.slice(start, start + BATCH))
    cells = once(cells.map(({ x, y, day }) => ({ x: x >> 1, y: y >> 1, day })))
  }
}

async function recountSome(trx: Trx, zoom: number, cells: readonly CellDay[]): Promise<void> {
  const wanted = sql`jsonb_to_recordset(${jsonb(cells)}) as n(x int, y int, day date)`
  await sql`delete from listing_cells c using ${wanted}
    where c.zoom = ${zoom}::int and c.x = n.x and c.y = n.y and c.visible_until = n.day`.execute(trx)
  const into = sql`insert into listing_cells
    (zoom, x, y, visible_until, count, lng_sum, lat_sum, west, south, east, north, listing_id)`
  if (zoom === FINEST) {
    const shift = sql.lit(CELL_ZOOM - FINEST)
    await sql`${into}
      select ${zoom}::int, n.x, n.y, n.day, count(*), sum(s.lng), sum(s.lat),
        min(s.lng), min(s.lat), max(s.lng), max(s.lat), min(s.listing_id)
      from ${wanted} join listing_search s
        on s.cell_x >> ${shift} = n.x and s.cell_y >> ${shift} = n.y and s.visible_until = n.day
      group by n.x, n.y, n.day`.execute(trx)
  } else {
    await sql`${into}
      select ${zoom}::int, n.x, n.y, n.day, sum(c.count), sum(c.lng_sum), sum(c.lat_sum),
        min(c.west), min(c.south), max(c.east), max(c.north), min(c.listing_id)
      from ${wanted} join listing_cells c on c.zoom = ${zoom + 1}::int
        and c.x between 2 * n.x and 2 * n.x + 1 and c.y between 2 * n.y and 2 * n.y + 1 and c.visible_until = n.day
      group by n.x, n.y, n.day`.execute(trx)
  }
}

/** The members of one cell. */
export type CellCount = {
  count: number
  west: number
  south: number
  east: number
  north: number
  /** Their mean. */
  lng: number
  lat: number
  /** The one member; where there are more, any of them. */
  listing_id: number
  public_id: string
  kind: string
  deal: string
}

/** Whether the cells of a zoom are kept. */
export const isKept = (zoom: number): boolean => zoom >= COARSEST && zoom <= FINEST

/** The public listings of a day in each cell of a tile that is 2 ** `depth` cells wide. */
export async function countCells(db: Db, today: string, { z, x, y }: TileId, depth: number): Promise<CellCount[]> {
  const across = 2 ** depth
  const { rows } = await sql<CellCount>`
    select n.*, s.public_id, s.kind, s.deal
    from (
      select sum(c.count)::int as count, min(c.west) as west, min(c.south) as south, max(c.east) as east,
        max(c.north) as north, sum(c.lng_sum) / sum(c.count) as lng, sum(c.lat_sum) / sum(c.count) as lat,
        min(c.listing_id) as listing_id
      from generate_series(${x * across}::int, ${(x + 1) * across - 1}::int) as col(x)
        join listing_cells c on c.zoom = ${z + depth}::int and c.x = col.x
          and c.y between ${y * across}::int and ${(y + 1) * across - 1}::int
      where c.visible_until >= ${today}::text::date
      group by c.x, c.y
    ) as n left join listing_search s on n.count = 1 and s.listing_id = n.listing_id`.execute(db)
  return rows
}
