import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // Where a partner's list is fetched, how often, and how that went. The word that lets in is sealed.
  await run(
    db,
    `create table pull_feeds (
      id bigint generated always as identity primary key,
      organisation_id bigint not null references organisations (id),
      name text not null,
      url text not null,
      format text not null,
      every_hours int,
      at_hours text,
      sealed_authorization text,
      key_id text,
      state text not null default 'active',
      is_sample boolean not null default false,
      etag text,
      last_modified text,
      content_sha256 text,
      content_changed_at timestamptz,
      next_run_at timestamptz not null,
      last_run_at timestamptz,
      last_success_at timestamptz,
      last_failure_at timestamptz,
      last_failure text,
      failures int not null default 0,
      created_by bigint references accounts (id) on delete set null,
      created_at timestamptz not null,
      constraint pull_feeds_name_short check (char_length(name) between 1 and 60),
      constraint pull_feeds_https check (url like 'https://%' and char_length(url) <= 1000),
      constraint pull_feeds_format_known check (format in ('csv','json')),
      constraint pull_feeds_state_known check (state in ('active','paused','stopped')),
      constraint pull_feeds_one_schedule check ((every_hours is null) <> (at_hours is null)),
      constraint pull_feeds_every_hours check (every_hours between 1 and 168),
      constraint pull_feeds_at_hours check (at_hours ~ '^([0-9]|1[0-9]|2[0-3])(,([0-9]|1[0-9]|2[0-3]))*$'),
      constraint pull_feeds_sealed_with_key check ((sealed_authorization is null) = (key_id is null)),
      constraint pull_feeds_failures_counted check (failures >= 0)
    )`,
  )
  await run(db, `create unique index pull_feeds_url_once on pull_feeds (organisation_id, url) where state <> 'stopped'`)
  await run(db, `create index pull_feeds_due on pull_feeds (next_run_at) where state = 'active' and not is_sample`)
  await run(
    db,
    `alter table imports
      add column feed_id bigint references pull_feeds (id),
      add column let_through_by bigint references accounts (id) on delete set null,
      add column let_through_at timestamptz,
      add constraint imports_feed_is_pulled check (feed_id is null or source = 'pull'),
      add constraint imports_let_through_held_back check (let_through_at is null or held_back is not null)`,
  )
  await run(db, 'create index imports_of_feed on imports (feed_id, id desc) where feed_id is not null')
  // What a source has named: only that can be missing from it. 'file', or 'feed:' with its id.
  await run(
    db,
    `create table offer_sources (
      offer_id bigint not null references offers (id) on delete cascade,
      source text not null,
      named_at timestamptz not null,
      primary key (offer_id, source),
      constraint offer_sources_source_known check (source ~ '^(file|feed:[0-9]+)$')
    )`,
  )
  await run(db, 'create index offer_sources_by_source on offer_sources (source)')
  // An offer that its source does not name any more: grace, then asked, then off the search; none of it deletes.
  await run(
    db,
    `create table offer_absences (
      id bigint generated always as identity primary key,
      offer_id bigint not null references offers (id) on delete cascade,
      source text not null,
      first_missing_at timestamptz not null,
      last_missing_at timestamptz not null,
      runs int not null default 1,
      is_let_through boolean not null default false,
      stage text not null default 'grace',
      asked_at timestamptz,
      off_at timestamptz,
      due_before date,
      ended_at timestamptz,
      ended text,
      constraint offer_absences_stage_known check (stage in ('grace','asked','off')),
      constraint offer_absences_end_known check (ended in ('reappeared','confirmed','offer_ended','undone')),
      constraint offer_absences_ended_somehow check ((ended is null) = (ended_at is null)),
      constraint offer_absences_off_keeps_day check (stage <> 'off' or (off_at is not null and due_before is not null)),
      constraint offer_absences_runs_counted check (runs >= 1)
    )`,
  )
  await run(db, 'create unique index offer_absences_one_open on offer_absences (offer_id) where ended_at is null')
  await run(db, 'create index offer_absences_of on offer_absences (offer_id, id desc)')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop table offer_absences')
  await run(db, 'drop table offer_sources')
  await run(db, 'alter table imports drop column let_through_at, drop column let_through_by, drop column feed_id')
  await run(db, `delete from tasks where kind in ('feed_failing','import_held_back','missing_from_feed')`)
  await run(db, 'drop table pull_feeds')
}
