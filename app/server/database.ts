import { type Kysely, sql } from 'kysely'
import { migrateToLatest } from '../../db/migrate.ts'
import type { Database } from '../../db/schema.ts'
import { refreshSampleCity, seedSampleCity } from '../../db/seed/index.ts'
import { dayInTokyo } from '../lib/day.ts'
import { renewSearch } from '../listings/projection.server.ts'
import { type Say, StartError } from './terminal.ts'

const isEmpty = async (db: Kysely<Database>): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from datasets) or exists (select from assets) as found`.execute(db)
  return !rows[0]?.found
}

/** Any number that no other part of the program locks. */
const FILLING = 20_261_122

/**
 * Gives an empty database the sample city, all of it or nothing. False where there is data already. Of several
 * processes that start on one server, one fills and the others wait.
 */
export function fillSample(db: Kysely<Database>, say: Say): Promise<boolean> {
  return db.connection().execute(async held => {
    await sql`select pg_advisory_lock(${FILLING}::int8)`.execute(held)
    try {
      if (!(await isEmpty(held))) return false
      say('見本のまちを入れています', 'Filling in the sample city')
      await seedSampleCity(held, { today: dayInTokyo(new Date()), progress: say })
      return true
    } finally {
      await sql`select pg_advisory_unlock(${FILLING}::int8)`.execute(held)
    }
  })
}

const OLDEST_SERVER = 150_000

async function checkServer(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(
    db,
  )
  const version = rows[0]?.version ?? 0
  if (version >= OLDEST_SERVER) return
  const found = Math.floor(version / 10_000)
  throw new StartError(
    `PostgreSQL 15 以上が必要です（今は ${found}）`,
    `PostgreSQL 15 or newer is needed (this is ${found})`,
  )
}

/** The newest schema, and in it the sample city with today's dates or the city's own data. Killed at any moment, the next start goes on. */
export async function prepareDatabase(db: Kysely<Database>, say: Say): Promise<void> {
  await checkServer(db)
  const ran = await migrateToLatest(db)
  if (ran.length > 0) say(`表を新しくしました（${ran.length}件）`, `Schema brought up to date (${ran.length})`)
  const isNew = await fillSample(db, say)
  const renewed = await renewSearch(db)
  if (isNew) return
  if (renewed > 0) say(`検索用の表を作り直しました（${renewed}件）`, `Rebuilt the search table (${renewed})`)
  const days = await refreshSampleCity(db, dayInTokyo(new Date()))
  if (days > 0) say(`見本の日付を${days}日進めました`, `Moved the sample's days forward by ${days}`)
}
