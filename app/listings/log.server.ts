import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { addDays } from '../lib/day.ts'
import type { Search } from './filter.ts'
import { criteriaCells } from './log.ts'

/** Days a search is kept. */
const KEPT_DAYS = 30

/** The day's salt, the same for every process; yesterday's is overwritten, so that no seeker is known across days. */
async function readSalt(db: Db, day: string): Promise<string> {
  const fresh = { day, salt: randomBytes(16).toString('hex') }
  const { rows } = await sql<{ salt: string }>`
    insert into portal_state as p (key, value) values ('search_salt', ${jsonb(fresh)})
    on conflict (key) do update set
      value = case when p.value ->> 'day' = ${day} then p.value else excluded.value end, recorded_at = now()
    returning value ->> 'salt' as salt`.execute(db)
  return rows[0]?.salt ?? ''
}

const salts = new WeakMap<Db, { day: string; salt: Promise<string> }>()

/** Read once a day: every search would else write the same row. */
function saltOf(db: Db, day: string): Promise<string> {
  const known = salts.get(db)
  if (known?.day === day) return known.salt
  const salt = readSalt(db, day)
  salts.set(db, { day, salt })
  salt.catch(() => salts.delete(db))
  return salt
}

/** Keeps a search for the demand figures. `seeker` is hashed with a salt that is thrown away at the end of the day. */
export async function logSearch(
  db: Db,
  {
    search,
    matched,
    unconfirmed,
    seeker,
    today,
  }: { search: Search; matched: number; unconfirmed: number; seeker: string; today: string },
): Promise<void> {
  const hash = createHash('sha256')
    .update(`${await saltOf(db, today)} ${seeker}`)
    .digest('hex')
    .slice(0, 32)
  await db
    .insertInto('search_log')
    .values({ searched_on: today, seeker_hash: hash, criteria: jsonb(criteriaCells(search)), matched, unconfirmed })
    .execute()
}

/** Throws away what is older than 30 days; returns how many rows went. */
export async function purgeSearchLog(db: Db, today: string): Promise<number> {
  const oldest = addDays(today, -KEPT_DAYS)
  const { numDeletedRows } = await db.deleteFrom('search_log').where('searched_on', '<', oldest).executeTakeFirst()
  return Number(numDeletedRows)
}
