import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

const FORMER_OFFER_STATUSES = `('live','paused','applied','closed','withdrawn')`
const OFFER_STATUSES = `('draft','submitted','changes_requested','live','paused','applied','closed','withdrawn','expired')`

export async function up(db: Kysely<unknown>): Promise<void> {
  // An offer goes its own way from draft to its end; its listing is as the best of its offers.
  await run(
    db,
    `alter table offers
      drop constraint offers_status_known,
      add constraint offers_status_known check (status in ${OFFER_STATUSES}),
      add column pause_reason text,
      add constraint offers_pause_reason_known check (pause_reason in ('partner','city','reported')),
      add constraint offers_paused_for_a_reason check (pause_reason is null or status = 'paused')`,
  )
  // What the city and an organisation have agreed on. Append-only but for its end: an amendment is a new row.
  await run(
    db,
    `create table agreements (
      id bigint generated always as identity primary key,
      organisation_id int not null references organisations (id),
      kinds text[] not null,
      withheld_fields text[] not null default '{}',
      may_offer_off_market boolean not null default false,
      publication text not null,
      starts_on date not null,
      ends_on date not null,
      suspended_at timestamptz,
      suspended_reason text,
      note text,
      recorded_by bigint references accounts (id),
      recorded_at timestamptz not null default now(),
      superseded_at timestamptz,
      constraint agreements_publication_known check (publication in ('automatic','reviewed')),
      constraint agreements_end_after_start check (ends_on >= starts_on),
      constraint agreements_kinds_known check
        (cardinality(kinds) > 0 and kinds <@ array['factory','workshop','warehouse','office','shop','land']),
      constraint agreements_suspended_with_reason check ((suspended_at is null) = (suspended_reason is null))
    )`,
  )
  await run(db, `create index agreements_organisation on agreements (organisation_id) where superseded_at is null`)
  // What a partner is writing. Nothing of it is public before it is applied.
  await run(
    db,
    `create table listing_revisions (
      id bigint generated always as identity primary key,
      listing_id bigint not null references listings (id) on delete cascade,
      offer_id bigint not null references offers (id) on delete cascade,
      organisation_id int not null references organisations (id),
      state text not null default 'open',
      version int not null default 1,
      content jsonb not null,
      reasons jsonb not null default '[]',
      by_proxy jsonb,
      opened_by bigint references accounts (id),
      updated_by bigint references accounts (id),
      submitted_by bigint references accounts (id),
      decided_by bigint references accounts (id),
      opened_at timestamptz not null,
      updated_at timestamptz not null,
      submitted_at timestamptz,
      decided_at timestamptz,
      constraint listing_revisions_state_known check
        (state in ('open','submitted','changes_requested','applied','discarded'))
    )`,
  )
  await run(
    db,
    `create unique index listing_revisions_one_under_way on listing_revisions (offer_id)
      where state in ('open','submitted','changes_requested')`,
  )
  await run(db, `create index listing_revisions_listing on listing_revisions (listing_id)`)
  await run(
    db,
    `create index listing_revisions_submitted on listing_revisions (submitted_at) where state = 'submitted'`,
  )
  // Each state that somebody may have in front of them: what two people changed is found by it.
  await run(
    db,
    `create table revision_versions (
      revision_id bigint not null references listing_revisions (id) on delete cascade,
      version int not null,
      content jsonb not null,
      saved_by bigint references accounts (id),
      saved_at timestamptz not null,
      primary key (revision_id, version)
    )`,
  )
  // All that needs a person. Ids and codes only.
  await run(
    db,
    `create table tasks (
      id bigint generated always as identity primary key,
      kind text not null,
      subject_kind text not null,
      subject_id text not null,
      organisation_id int references organisations (id),
      assignee_id bigint references accounts (id),
      due_on date not null,
      detail jsonb not null default '{}',
      opened_at timestamptz not null,
      closed_at timestamptz,
      closed_by text,
      outcome text,
      constraint tasks_closed_with_outcome check ((closed_at is null) = (outcome is null))
    )`,
  )
  await run(
    db,
    `create unique index tasks_once on tasks (kind, subject_kind, subject_id, coalesce(organisation_id, 0))
      where closed_at is null`,
  )
  await run(db, `create index tasks_owner on tasks (coalesce(organisation_id, 0), due_on) where closed_at is null`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['tasks', 'revision_versions', 'listing_revisions', 'agreements'])
    await run(db, `drop table ${table}`)
  await run(db, `delete from offers where status not in ${FORMER_OFFER_STATUSES}`)
  await run(
    db,
    `alter table offers
      drop constraint offers_paused_for_a_reason,
      drop constraint offers_pause_reason_known,
      drop column pause_reason,
      drop constraint offers_status_known,
      add constraint offers_status_known check (status in ${FORMER_OFFER_STATUSES})`,
  )
}
