import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

const purposes = (known: string) => `
  alter table confirm_tokens
    drop constraint confirm_tokens_purpose_known,
    add constraint confirm_tokens_purpose_known check (purpose in (${known}))`

export async function up(db: Kysely<unknown>): Promise<void> {
  // Who answers for an organisation is told once more when an offer has left the public unanswered.
  await run(db, purposes(`'confirm','overdue','restore'`))
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, `delete from confirm_tokens where purpose = 'overdue'`)
  await run(db, purposes(`'confirm','restore'`))
}
