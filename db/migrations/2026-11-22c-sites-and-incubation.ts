import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `create table sites (
      id int generated always as identity primary key,
      dataset_id int not null references datasets (id),
      public_id text not null constraint sites_public_id_once unique,
      name_ja text not null,
      name_en text not null,
      town_id int not null references towns (id),
      former_use_ja text not null,
      former_use_en text not null,
      note_ja text,
      note_en text,
      area_m2 int not null,
      zone_id text,
      coverage_ratio_pct int,
      floor_area_ratio_pct int,
      zoning_dataset_id int references datasets (id),
      overlays_dataset_id int references datasets (id),
      geom geometry(MultiPolygon, 4326) not null,
      content_hash text not null,
      recorded_at timestamptz not null default now(),
      retired_at timestamptz
    )`,
  )
  await run(db, 'create index sites_geom on sites using gist (geom)')
  // What a newer edition says otherwise is superseded and stays: the state known on a past day can be asked.
  await run(
    db,
    `create table site_states (
      id int generated always as identity primary key,
      site_id int not null references sites (id) on delete cascade,
      state text not null,
      from_on date not null,
      source_ja text not null,
      source_en text not null,
      recorded_at timestamptz not null default now(),
      superseded_at timestamptz,
      constraint site_states_known check (state in
        ('operating','closure_announced','closed','demolition','planning','redeveloping','reused'))
    )`,
  )
  await run(db, 'create unique index site_states_once on site_states (site_id, from_on) where superseded_at is null')
  await run(
    db,
    `create table site_statements (
      site_id int not null references sites (id) on delete cascade,
      position int not null,
      is_known boolean not null,
      text_ja text not null,
      text_en text not null,
      as_of date,
      source_ja text,
      source_en text,
      primary key (site_id, position)
    )`,
  )
  await run(
    db,
    `create table site_zones (
      site_id int not null references sites (id) on delete cascade,
      zone_id text not null,
      coverage_ratio_pct int,
      floor_area_ratio_pct int,
      share real not null,
      dataset_id int not null references datasets (id)
    )`,
  )
  await run(db, 'create index site_zones_site on site_zones (site_id)')
  await run(
    db,
    `create table site_overlays (
      site_id int not null references sites (id) on delete cascade,
      overlay_area_id int not null references overlay_areas (id),
      share real not null,
      primary key (site_id, overlay_area_id)
    )`,
  )
  // Never read by a public query.
  await run(
    db,
    `create table site_confidential (
      site_id int primary key references sites (id) on delete cascade,
      owner_name text,
      owner_contact text,
      staff_note text
    )`,
  )
  await run(
    db,
    `create table facilities (
      id int generated always as identity primary key,
      dataset_id int not null references datasets (id),
      public_id text not null constraint facilities_public_id_once unique,
      name_ja text not null,
      name_en text not null,
      town_id int not null references towns (id),
      address_ja text not null,
      address_en text not null,
      operator_ja text not null,
      operator_en text not null,
      hours_ja text not null,
      hours_en text not null,
      access_ja text,
      access_en text,
      eligibility_ja text,
      eligibility_en text,
      phone text not null,
      url text,
      note_ja text,
      note_en text,
      zone_id text,
      coverage_ratio_pct int,
      floor_area_ratio_pct int,
      zoning_dataset_id int references datasets (id),
      location geometry(Point, 4326) not null,
      content_hash text not null,
      recorded_at timestamptz not null default now(),
      retired_at timestamptz
    )`,
  )
  await run(
    db,
    `create table rooms (
      id int generated always as identity primary key,
      facility_id int not null references facilities (id) on delete cascade,
      public_id text not null,
      name_ja text not null,
      name_en text not null,
      kind text not null,
      floor int,
      area_m2 numeric(8, 2),
      monthly_fee_yen int,
      common_fee_yen int,
      deposit_months numeric(4, 1),
      max_term_months int,
      equipment_ja text,
      equipment_en text,
      conditions_ja text,
      conditions_en text,
      checked_on date not null,
      recorded_at timestamptz not null default now(),
      retired_at timestamptz,
      constraint rooms_public_id_once unique (facility_id, public_id),
      constraint rooms_kind_known check (kind in ('office','lab','workshop','coworking','booth','shop'))
    )`,
  )
  // Tenants' names are never read by a public query. One room, one contract at a time: the database sees to it.
  await run(
    db,
    `create table room_contracts (
      id int generated always as identity primary key,
      room_id int not null references rooms (id) on delete cascade,
      tenant_name text not null,
      period daterange not null,
      recorded_at timestamptz not null default now(),
      superseded_at timestamptz,
      constraint room_contracts_no_overlap exclude using gist
        (int4range(room_id, room_id, '[]') with &&, period with &&) where (superseded_at is null)
    )`,
  )
  await run(
    db,
    `create table room_closures (
      id int generated always as identity primary key,
      room_id int not null references rooms (id) on delete cascade,
      period daterange not null,
      reason_ja text not null,
      reason_en text not null,
      recorded_at timestamptz not null default now(),
      superseded_at timestamptz,
      constraint room_closures_no_overlap exclude using gist
        (int4range(room_id, room_id, '[]') with &&, period with &&) where (superseded_at is null)
    )`,
  )
  // The row as it stood before a newer edition changed or retired it. Owners and tenants stand in other tables.
  await run(
    db,
    `create table former_rows (
      id int generated always as identity primary key,
      kind text not null,
      row_id int not null,
      content jsonb not null,
      recorded_at timestamptz not null,
      replaced_at timestamptz not null default now(),
      constraint former_rows_kind_known check (kind in ('site','facility','room'))
    )`,
  )
  await run(db, 'create index former_rows_row on former_rows (kind, row_id)')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'former_rows',
    'room_closures',
    'room_contracts',
    'rooms',
    'facilities',
    'site_confidential',
    'site_overlays',
    'site_zones',
    'site_statements',
    'site_states',
    'sites',
  ])
    await run(db, `drop table ${table}`)
}
