import { type Kysely, sql } from 'kysely'
import { migrateToLatest } from '../../db/migrate.ts'
import type { Database } from '../../db/schema.ts'
import { refreshSampleCity, seedSampleCity } from '../../db/seed/index.ts'
import { dayInTokyo } from '../lib/day.ts'
import type { Say } from './terminal.ts'

const isEmpty = async (db: Kysely<Database>): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from datasets) or exists (select from assets) as found`.execute(db)
  return !rows[0]?.found
}

/** Gives an empty database the sample city, all of it or nothing. False where there is data already. */
export async function fillSample(db: Kysely<Database>, say: Say): Promise<boolean> {
  if (!(await isEmpty(db))) return false
  say('見本のまちを入れています', 'Filling in the sample city')
  await seedSampleCity(db, { today: dayInTokyo(new Date()), progress: say })
  return true
}

/** The newest schema, and in it the sample city with today's dates or the city's own data. Killed at any moment, the next start goes on. */
export async function prepareDatabase(db: Kysely<Database>, say: Say): Promise<void> {
  const ran = await migrateToLatest(db)
  if (ran.length > 0) say(`表を新しくしました（${ran.length}件）`, `Schema brought up to date (${ran.length})`)
  if (await fillSample(db, say)) return
  const days = await refreshSampleCity(db, dayInTokyo(new Date()))
  if (days > 0) say(`見本の日付を${days}日進めました`, `Moved the sample's days forward by ${days}`)
}
