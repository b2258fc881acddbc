import { type Kysely, type MigrationResultSet, Migrator, NO_MIGRATIONS } from 'kysely'
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
