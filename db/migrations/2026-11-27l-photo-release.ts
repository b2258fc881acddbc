import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // When a photo was let through with its listing; null: it waits for that. What was there before has been let through.
  await run(db, 'alter table photos add column released_at timestamptz')
  await run(db, 'update photos set released_at = recorded_at')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'alter table photos drop column released_at')
}
