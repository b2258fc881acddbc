import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // What programs of a partner say who they are with. Only the hash is kept; the prefix tells tokens apart on a page.
  await run(
    db,
    `create table api_tokens (
      id bigint generated always as identity primary key,
      organisation_id bigint not null references organisations (id) on delete cascade,
      name text not null constraint api_tokens_name_short check (length(name) between 1 and 60),
      prefix text not null,
      token_hash text not null constraint api_tokens_hash_once unique,
      scopes text[] not null constraint api_tokens_scopes_known
        check (cardinality(scopes) > 0 and scopes <@ array['read','write','photos']),
      created_by bigint references accounts (id) on delete set null,
      created_at timestamptz not null,
      expires_at timestamptz not null constraint api_tokens_ends_later check (expires_at > created_at),
      revoked_at timestamptz,
      revoked_by bigint references accounts (id) on delete set null,
      last_used_at timestamptz
    )`,
  )
  await run(db, 'create index api_tokens_of_organisation on api_tokens (organisation_id, id)')
  // The answer to a request that a program may send again under the same key; without one it is still being worked on.
  await run(
    db,
    `create table api_answers (
      token_id bigint not null references api_tokens (id) on delete cascade,
      key text not null constraint api_answers_key_short check (length(key) between 1 and 255),
      request_hash text not null,
      began_at timestamptz not null,
      status int,
      headers jsonb,
      body text,
      constraint api_answers_once primary key (token_id, key),
      constraint api_answers_whole check ((status is null) = (body is null) and (status is null) = (headers is null))
    )`,
  )
  await run(db, 'create index api_answers_by_age on api_answers (began_at)')
  // What a partner calls a photo of one of its offers. Another's photo that happens to be the same is not its own to remove.
  await run(
    db,
    `create table photo_references (
      offer_id bigint not null references offers (id) on delete cascade,
      reference text not null constraint photo_references_short check (length(reference) between 1 and 40),
      photo_id bigint not null references photos (id) on delete cascade,
      is_own boolean not null,
      recorded_at timestamptz not null,
      constraint photo_references_once primary key (offer_id, reference)
    )`,
  )
  await run(db, 'create index photo_references_of_photo on photo_references (photo_id)')
  // How a program left what is being written: where nobody has touched it since, its next word completes it.
  await run(
    db,
    `create table pushed_revisions (
      revision_id bigint primary key references listing_revisions (id) on delete cascade,
      version int not null
    )`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['pushed_revisions', 'photo_references', 'api_answers', 'api_tokens'])
    await run(db, `drop table ${table}`)
}
