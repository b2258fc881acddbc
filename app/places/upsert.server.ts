import { type RawBuilder, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { canonicalText } from './features.ts'
import type { Tally } from './import.ts'
import { inBatches } from './load.server.ts'
import type { Position } from './rings.ts'

// Towns, stations and interchanges are known by their Japanese name: properties refer to their rows, so a row keeps its
// id from edition to edition, and one that an edition lacks is retired and not deleted.

type Table = 'towns' | 'stations' | 'interchanges'
/** Columns of a row beside id, edition and dates; `at` is its place. */
export type PlaceRow = { slug: string; name_ja: string; at: Position } & Record<string, unknown>
type Held = { id: number; isLive: boolean; row: PlaceRow }

/** Every row the table has ever had, by name. */
export async function heldPlaces(db: Db, table: Table, columns: readonly string[]): Promise<Map<string, Held>> {
  const own = sql.join(columns.map(column => sql.ref(column)))
  const { rows } = await sql<PlaceRow & { id: number; is_live: boolean }>`
    select id, retired_at is null as is_live, slug, name_ja, ${own},
      ST_AsGeoJSON(location, 7)::json->'coordinates' as at
    from ${sql.table(table)}`.execute(db)
  return new Map(rows.map(({ id, is_live, ...row }) => [row.name_ja, { id, isLive: is_live, row } as Held]))
}

export function comparePlaces(held: Map<string, Held>, rows: readonly PlaceRow[]): Tally {
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, retired: 0 }
  const given = new Set(rows.map(row => row.name_ja))
  for (const row of rows) {
    const before = held.get(row.name_ja)
    if (!before?.isLive) tally.added++
    else tally[canonicalText(before.row) === canonicalText(row) ? 'unchanged' : 'changed']++
  }
  for (const [name, { isLive }] of held) if (isLive && !given.has(name)) tally.retired++
  return tally
}

/** Gives rows without an own slug one that no other row of the table has. */
export function withSlugs<T extends { slug: string | null; name_ja: string }>(
  held: Map<string, Held>,
  rows: readonly T[],
  slugFor: (row: T) => string,
): (T & { slug: string })[] {
  const taken = new Map([...held.values()].map(({ row }) => [row.slug, row.name_ja]))
  return rows.map(row => {
    const wanted = held.get(row.name_ja)?.row.slug ?? row.slug ?? (slugFor(row) || 'place')
    let slug = wanted
    for (let n = 2; (taken.get(slug) ?? row.name_ja) !== row.name_ja; n++) slug = `${wanted}-${n}`
    taken.set(slug, row.name_ja)
    return { ...row, slug }
  })
}

/** Writes an edition of the table: known names keep their ids, names it lacks are retired. */
export async function writePlaces(
  trx: Trx,
  table: Table,
  held: Map<string, Held>,
  rows: readonly PlaceRow[],
  datasetId: number,
): Promise<void> {
  const target = sql.table(table)
  await sql`update ${target} set retired_at = now() where retired_at is null
    and name_ja not in (select jsonb_array_elements_text(${jsonb(rows.map(row => row.name_ja))}))`.execute(trx)
  const names = Object.keys(rows[0] ?? {}).filter(name => name !== 'at')
  const columns = sql.join([...names, 'dataset_id', 'location'].map(name => sql.ref(name)))
  const record = ({ at, ...row }: PlaceRow) => ({
    ...row,
    id: held.get(row.name_ja as string)?.id,
    dataset_id: datasetId,
    location: `SRID=4326;POINT(${at[0]} ${at[1]})`,
  })
  const given = (batch: unknown[]): RawBuilder<unknown> =>
    sql`jsonb_populate_recordset(null::${target}, ${jsonb(batch)})`
  for (const batch of inBatches(rows.map(record), 1000)) {
    const known = batch.filter(row => row.id !== undefined)
    const fresh = batch.filter(row => row.id === undefined)
    if (known.length > 0)
      await sql`update ${target} t set (${columns}, retired_at) =
        row(${sql.join([...names, 'dataset_id', 'location'].map(name => sql.ref(`n.${name}`)))}, null)
        from ${given(known)} n where t.id = n.id`.execute(trx)
    if (fresh.length > 0)
      await sql`insert into ${target} (${columns}) select ${columns} from ${given(fresh)}`.execute(trx)
  }
}
