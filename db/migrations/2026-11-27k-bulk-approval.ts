import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // Whether the city may approve several changes of an organisation at one stroke.
  await run(db, 'alter table agreements add column bulk_approval boolean not null default false')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'alter table agreements drop column bulk_approval')
}
