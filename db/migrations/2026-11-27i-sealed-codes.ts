import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

/** Which of the server's keys has sealed a secret. Null: written before secrets were sealed; the next start seals it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `alter table totp_secrets add column key_id text`)
  // The log is read by who, what, about what and when.
  await run(db, `create index audit_log_actor on audit_log (actor, id)`)
  await run(db, `create index audit_log_action on audit_log (action, id)`)
  await run(db, `create index audit_log_subject on audit_log (subject_kind, subject_id, id)`)
  await run(db, `create index audit_log_at on audit_log (at)`)
  await run(db, `create index outbox_state on outbox (state, id)`)
}

/** What was sealed cannot be opened without the column: those codes are set up anew. */
export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, `drop index outbox_state, audit_log_at, audit_log_subject, audit_log_action, audit_log_actor`)
  await run(db, `delete from totp_secrets where key_id is not null`)
  await run(db, `alter table totp_secrets drop column key_id`)
}
