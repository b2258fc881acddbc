import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // How a photo looks, in 64 bits: the same picture made smaller or compressed anew has nearly the same.
  await run(
    db,
    `alter table photos add column look_hash text,
      add constraint photos_look_hash_form check (look_hash ~ '^([0-9a-f]{16}|none)$')`,
  )
  await run(db, "create index photos_without_look on photos (id) where state = 'ready' and look_hash is null")
  // What was taken down and posted again by the same partner stands as old as it is.
  await run(
    db,
    `alter table listings
      add column relisted_of_id bigint references listings (id) on delete set null,
      add column listed_since date,
      add constraint listings_not_relisted_of_itself check (relisted_of_id <> id)`,
  )
  // What candidates are found by, as it was read from a listing at these versions.
  await run(
    db,
    `create table listing_marks (
      listing_id bigint primary key references listings (id) on delete cascade,
      listing_version int not null,
      asset_version int not null,
      town text,
      numbers text,
      real_estate_id text,
      area_m2 numeric(12, 2),
      compared_at timestamptz,
      read_at timestamptz not null
    )`,
  )
  await run(db, 'create index listing_marks_address on listing_marks (town, numbers)')
  await run(db, 'create index listing_marks_id on listing_marks (real_estate_id) where real_estate_id is not null')
  await run(
    db,
    `create table duplicate_pairs (
      id bigint generated always as identity primary key,
      first_id bigint not null references listings (id) on delete cascade,
      second_id bigint not null references listings (id) on delete cascade,
      state text not null,
      probability float8 not null,
      reasons jsonb not null,
      version int not null default 1,
      decided_by bigint references accounts (id) on delete set null,
      decided_at timestamptz,
      decided_odds float8,
      decision_reason text,
      found_at timestamptz not null,
      judged_at timestamptz not null,
      constraint duplicate_pairs_once unique (first_id, second_id),
      constraint duplicate_pairs_in_order check (first_id < second_id),
      constraint duplicate_pairs_state_known check (state in ('suggested','review','dismissed','merged')),
      constraint duplicate_pairs_probable check (probability between 0 and 1)
    )`,
  )
  await run(db, 'create index duplicate_pairs_second on duplicate_pairs (second_id)')
  await run(db, 'create index duplicate_pairs_state on duplicate_pairs (state, probability desc, id)')
  // Whose offers stand under which listing. A merge that was taken back stays on record.
  await run(
    db,
    `create table listing_merges (
      id bigint generated always as identity primary key,
      kept_id bigint not null references listings (id) on delete cascade,
      absorbed_id bigint not null references listings (id) on delete cascade,
      merged_by bigint references accounts (id) on delete set null,
      merged_at timestamptz not null,
      reason text,
      split_by bigint references accounts (id) on delete set null,
      split_at timestamptz,
      split_reason text,
      constraint listing_merges_of_two check (kept_id <> absorbed_id),
      constraint listing_merges_split_after check (split_at >= merged_at)
    )`,
  )
  await run(
    db,
    'create unique index listing_merges_one_at_a_time on listing_merges (absorbed_id) where split_at is null',
  )
  await run(db, 'create index listing_merges_kept on listing_merges (kept_id) where split_at is null')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop table listing_merges, duplicate_pairs, listing_marks')
  await run(db, 'alter table listings drop column listed_since, drop column relisted_of_id')
  await run(db, 'drop index photos_without_look')
  await run(db, 'alter table photos drop column look_hash')
}
