import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { addDays } from '../../lib/day.ts'
import { CRITERIA_OF } from './sections.ts'

/** Days of the search log that are counted. */
export const COUNTED_DAYS = 30

/** How many searches of the last thirty days asked for each thing that a listing may state, by its path. */
export async function countDemand(db: Db, today: string): Promise<Readonly<Record<string, number>>> {
  const asks = Object.entries(CRITERIA_OF).flatMap(([path, keys]) => keys.map(key => ({ path, key })))
  const { rows } = await sql<{ path: string; count: number }>`
    select asks.path, count(distinct l.id)::int as count
    from search_log l cross join lateral jsonb_object_keys(l.criteria) as k(key)
    join jsonb_to_recordset(${jsonb(asks)}) as asks(path text, key text) on asks.key = k.key
    where l.searched_on > ${addDays(today, -COUNTED_DAYS)}::text::date group by asks.path`.execute(db)
  return Object.fromEntries(rows.map(({ path, count }) => [path, count]))
}
