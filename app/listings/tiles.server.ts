import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { type TileId, tileBox } from '../map/tile-grid.ts'
import { cellsAcross, joinTouching, type Mark } from './clusters.ts'
import type { Search } from './filter.ts'
import { mayMatch, searchWhere } from './search.server.ts'

type Row = {
  count: number
  to_confirm: number
  west: number
  south: number
  east: number
  north: number
  lng: number
  lat: number
  listing_id: number
  public_id: string
  kind: string
  deal: string
}

/**
 * A search's listings in one tile, as pins and clusters. Over all tiles of a zoom the counts sum to the list's count:
 * tiles are half-open boxes and a listing stands in one cell. Reads the public location only.
 */
export async function listingMarks(
  db: Db,
  search: Pick<Search, 'filter' | 'unknown'>,
  today: string,
  tile: TileId,
): Promise<Mark[]> {
  const [west, south, east, north] = tileBox(tile)
  const cells = cellsAcross(tile.z)
  const cell = (part: RawBuilder<unknown>, span: number) =>
    sql<number>`least(${cells - 1}, floor(${part} * ${cells / span}::float8))::int`
  const unsure = search.unknown === 'include' ? mayMatch(search.filter, today) : sql`false`
  const { rows } = await sql<Row>`
    select count(*)::int as count, (count(*) filter (where ${unsure}))::int as to_confirm,
      min(s.lng) as west, min(s.lat) as south, max(s.lng) as east, max(s.lat) as north,
      avg(s.lng) as lng, avg(s.lat) as lat,
      min(s.listing_id)::float8 as listing_id, min(s.public_id) as public_id, min(s.kind) as kind, min(s.deal) as deal
    from listing_search as s
    where ${searchWhere(search.filter, search.unknown, today)}
      and s.public_location && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)
      and s.lng >= ${west}::float8 and s.lng < ${east}::float8 and s.lat > ${south}::float8 and s.lat <= ${north}::float8
    group by ${cell(sql`(s.lng - ${west}::float8)`, east - west)}, ${cell(sql`(${north}::float8 - s.lat)`, north - south)}
  `.execute(db)
  return joinTouching(rows.map(asMark), tile)
}

const asMark = (row: Row): Mark => ({
  at: [row.lng, row.lat],
  box: [row.west, row.south, row.east, row.north],
  count: row.count,
  toConfirm: row.to_confirm,
  listing: row.count === 1 ? { id: row.listing_id, publicId: row.public_id, kind: row.kind, deal: row.deal } : null,
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
