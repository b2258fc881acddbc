import { type Kysely, type MigrationResultSet, Migrator, NO_MIGRATIONS, type Transaction } from 'kysely'
import { migrations } from './migrations/index.ts'

export const migrator = (db: Kysely<any>): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => migrations } })

/** Throws the first error of a run; returns the names of what ran. */
export function namesRun({ error, results }: MigrationResultSet): string[] {
  if (error) throw error
  return (results ?? []).map(result => result.migrationName)
}

/** Brings the database to the newest schema; all or nothing. Refuses a database that is newer than this program. */
export async function migrateToLatest(db: Kysely<any>): Promise<string[]> {
  return namesRun(await migrator(db).migrateToLatest())
}

/** Takes every migration back: no table and no row of the portal is left. */
export async function emptyDatabase(db: Kysely<any>): Promise<string[]> {
  return namesRun(await migrator(db).migrateTo(NO_MIGRATIONS))
}

type Ran = { kysely_migration: { name: string; timestamp: string } }

/**
 * Brings the schema to the edition that these migrations, the first of all, make up, within a transaction that goes on:
 * Kysely's own Migrator begins one itself. The database has been migrated before. Returns the names of what ran.
 */
export async function migrateWithin(trx: Transaction<any>, wanted: readonly string[]): Promise<string[]> {
  const log = trx as Transaction<Ran>
  const rows = await log.selectFrom('kysely_migration').select('name').execute()
  const ran = new Set(rows.map(({ name }) => name))
  const names = Object.keys(migrations)
  const back = names.filter(name => ran.has(name) && !wanted.includes(name)).reverse()
  for (const name of back) {
    await migrations[name]?.down?.(trx)
    await log.deleteFrom('kysely_migration').where('name', '=', name).execute()
  }
  const forth = names.filter(name => wanted.includes(name) && !ran.has(name))
  for (const name of forth) {
    await migrations[name]?.up(trx)
    await log.insertInto('kysely_migration').values({ name, timestamp: new Date().toISOString() }).execute()
  }
  return [...back, ...forth]
}
