import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { TileId } from '../map/tile-grid.ts'
import { HEADLINES } from '../zoning/law/verdict-model.ts'
import { CELL_ZOOM, inTile } from './box.server.ts'
import { type CellCount, countCells, isKept } from './cells.server.ts'
import { cellDepth, joinTouching, type Mark } from './clusters.ts'
import { CRITERIA, type Search } from './filter.ts'
import { mayMatch, searchWhere } from './search.server.ts'
import { rankOf } from './verdict-rank.server.ts'

type Asked = Pick<Search, 'filter' | 'unknown'>
/** `to_confirm`: members that lack a fact asked for. `verdict`: of the one member, its place in HEADLINES. */
type Cell = CellCount & { to_confirm: number; verdict: number | null }

/**
 * A search's listings in one tile, as pins and clusters. Over all tiles of a zoom the counts sum to the list's count:
 * a listing stands in one cell of the grid, and so in one tile. Reads the public location only.
 */
export async function listingMarks(db: Db, search: Asked, today: string, tile: TileId): Promise<Mark[]> {
  const depth = cellDepth(tile.z)
  const asksNothing = CRITERIA.every(criterion => search.filter[criterion] === undefined)
  const cells: Cell[] =
    asksNothing && isKept(tile.z + depth)
      ? (await countCells(db, today, tile, depth)).map(cell => ({ ...cell, to_confirm: 0, verdict: null }))
      : await countNow(db, search, today, tile, depth)
  return joinTouching(cells.map(asMark), tile)
}

/** Counts what a search finds; the cells are those of the counts kept beforehand. */
async function countNow(db: Db, search: Asked, today: string, tile: TileId, depth: number): Promise<Cell[]> {
  const shift = sql.lit(CELL_ZOOM - tile.z - depth)
  const unsure = search.unknown === 'include' ? mayMatch(search.filter, today) : sql`false`
  const { use } = search.filter
  const verdict = use ? sql`min(${rankOf(use, today)})` : sql`null::int`
  const { rows } = await sql<Cell>`
    select n.*, s.public_id, s.kind, s.deal
    from (
      select count(*)::int as count, (count(*) filter (where ${unsure}))::int as to_confirm, ${verdict} as verdict,
        min(s.lng) as west, min(s.lat) as south, max(s.lng) as east, max(s.lat) as north,
        avg(s.lng) as lng, avg(s.lat) as lat, min(s.listing_id) as listing_id
      from listing_search as s
      where ${searchWhere(search.filter, search.unknown, today)} and ${inTile(tile)}
      group by s.cell_x >> ${shift}, s.cell_y >> ${shift}
    ) as n left join listing_search s on n.count = 1 and s.listing_id = n.listing_id`.execute(db)
  return rows
}

const asMark = ({ count, listing_id: id, public_id: publicId, kind, deal, verdict, ...cell }: Cell): Mark => ({
  at: [cell.lng, cell.lat],
  box: [cell.west, cell.south, cell.east, cell.north],
  count,
  toConfirm: cell.to_confirm,
  listing: count === 1 ? { id, publicId, kind, deal, verdict: verdict === null ? null : HEADLINES[verdict]! } : null,
})

/** What listings are called, by their number. */
export type Titles = ReadonlyMap<number, { titleJa: string; titleEn: string }>

/** The titles of the marks that stand for one listing: a tile holds a bounded number of them. */
export async function markTitles(db: Db, marks: readonly Mark[]): Promise<Titles> {
  const ids = marks.flatMap(mark => (mark.listing ? [mark.listing.id] : []))
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('listings')
    .select(['id', 'title_ja as titleJa', 'title_en as titleEn'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, ...titles }) => [Number(id), titles]))
}
