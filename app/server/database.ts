import { type Kysely, sql } from 'kysely'
import { migrateToLatest } from '../../db/migrate.ts'
import type { Database } from '../../db/schema.ts'
import { dayInTokyo } from '../lib/day.ts'
import { refreshSampleCity, seedSampleCity } from './sample.ts'
import type { Say } from './terminal.ts'

const isEmpty = async (db: Kysely<Database>): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from datasets) or exists (select from assets) as found`.execute(db)
  return !rows[0]?.found
}

/**
 * Brings the schema up to date; gives an empty database the sample city, and an older sample city today's dates. Killed
 * at any moment, the next start goes on where nothing is half done.
 */
export async function prepareDatabase(db: Kysely<Database>, say: Say): Promise<void> {
  const ran = await migrateToLatest(db)
  if (ran.length > 0) say(`表を新しくしました（${ran.length}件）`, `Schema brought up to date (${ran.length})`)
  const today = dayInTokyo(new Date())
  if (await isEmpty(db)) {
    say('見本のまちを入れています', 'Filling in the sample city')
    await seedSampleCity(db, { today, progress: say })
  } else {
    await refreshSampleCity(db, today)
  }
}
