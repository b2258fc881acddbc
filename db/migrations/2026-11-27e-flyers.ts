import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // A realtor's flyer: received as a PDF, kept as pictures of its pages. It is its organisation's and the city's, never
  // the public's; two organisations may bring the same file and neither learns of the other.
  await run(
    db,
    `create table flyers (
      id bigint generated always as identity primary key,
      asset_id bigint not null references assets (id) on delete cascade,
      organisation_id int not null references organisations (id),
      file_key text not null,
      sha256 text not null,
      state text not null default 'waiting',
      refusal text,
      uploaded_by bigint,
      claimed_at timestamptz,
      tries int not null default 0,
      recorded_at timestamptz not null default now(),
      constraint flyers_file_key_once unique (file_key),
      constraint flyers_original_once unique (asset_id, organisation_id, sha256),
      constraint flyers_state_known check (state in ('waiting','ready','refused')),
      constraint flyers_refusal_known check
        (refusal in ('notAPdf','locked','tooManyPages','broken','tookTooLong','lost')),
      constraint flyers_refused_with_reason check ((state = 'refused') = (refusal is not null))
    )`,
  )
  await run(db, `create index flyers_waiting on flyers (id) where state = 'waiting'`)
  await run(
    db,
    `create table flyer_pages (
      flyer_id bigint not null references flyers (id) on delete cascade,
      number int not null,
      width int not null,
      height int not null,
      variants int[] not null,
      primary key (flyer_id, number),
      constraint flyer_pages_numbered check (number between 1 and 20),
      constraint flyer_pages_with_variants check (cardinality(variants) > 0)
    )`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop table flyer_pages')
  await run(db, 'drop table flyers')
}
