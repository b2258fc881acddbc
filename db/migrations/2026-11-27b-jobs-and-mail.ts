import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // Letters, written in the transaction of what they tell of. Words go once a letter has been sent.
  await run(
    db,
    `create table outbox (
      id bigint generated always as identity primary key,
      kind text not null,
      locale text not null,
      recipient text not null,
      reply_to text,
      unsubscribe_url text,
      subject text not null,
      body text,
      html text,
      message_id text not null,
      state text not null default 'waiting',
      attempts int not null default 0,
      next_try_at timestamptz not null,
      last_error text,
      written_at timestamptz not null,
      sent_at timestamptz,
      purge_on date not null,
      constraint outbox_message_id_once unique (message_id),
      constraint outbox_locale_known check (locale in ('ja','en')),
      constraint outbox_state_known check (state in ('waiting','sending','sent','failed')),
      constraint outbox_words_until_sent check ((state = 'sent') = (body is null) and (body is not null or html is null)),
      constraint outbox_sent_at_when_sent check ((state = 'sent') = (sent_at is not null)),
      constraint outbox_one_line_each check
        (concat(recipient, reply_to, unsubscribe_url, message_id) !~ '[[:space:]]' and subject !~ '[\\r\\n]')
    )`,
  )
  await run(db, `create index outbox_due on outbox (next_try_at, id) where state in ('waiting','sending')`)
  await run(db, 'create index outbox_recipient on outbox (recipient)')
  await run(db, 'create index outbox_purge_on on outbox (purge_on)')

  // What the mail server of the sample has taken, as it came over the wire.
  await run(
    db,
    `create table sink_letters (
      id bigint generated always as identity primary key,
      recipient text not null,
      source text not null,
      received_at timestamptz not null
    )`,
  )

  // Work outside of requests, one row for each piece of it; what it is about is named by kind and number only.
  await run(
    db,
    `create table jobs (
      id bigint generated always as identity primary key,
      kind text not null,
      subject text not null default '',
      state text not null default 'waiting',
      requests int not null default 1,
      attempts int not null default 0,
      due_at timestamptz not null,
      holder text,
      held_until timestamptz,
      last_error text,
      requested_at timestamptz not null,
      constraint jobs_once unique (kind, subject),
      constraint jobs_state_known check (state in ('waiting','working','failed')),
      constraint jobs_held_while_working check
        ((state = 'working') = (holder is not null) and (state = 'working') = (held_until is not null))
    )`,
  )
  await run(db, `create index jobs_due on jobs (due_at, id) where state <> 'failed'`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['jobs', 'sink_letters', 'outbox']) await run(db, `drop table ${table}`)
}
