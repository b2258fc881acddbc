import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `create table organisations (
      id int generated always as identity primary key,
      slug text not null constraint organisations_slug_once unique,
      kind text not null,
      name_ja text not null,
      name_en text not null,
      licence_number text,
      association_ja text,
      association_en text,
      address_ja text,
      address_en text,
      phone text,
      is_sample boolean not null default false,
      recorded_at timestamptz not null default now(),
      constraint organisations_kind_known check (kind in
        ('city','association','realtor','bank','chamber','university','support','incubation_manager','company'))
    )`,
  )
  // The asset: one building, part of one, or land. What is known of it stands in facts, each with its papers.
  await run(
    db,
    `create table assets (
      id bigint generated always as identity primary key,
      kind text not null,
      town_id int not null references towns (id),
      address_ja text not null,
      address_en text,
      road_name_ja text,
      road_name_en text,
      location_precision text not null,
      public_location geometry(Point, 4326) not null,
      zone_id text,
      coverage_ratio_pct int,
      floor_area_ratio_pct int,
      zoning_dataset_id int references datasets (id),
      overlays_dataset_id int references datasets (id),
      version int not null default 1,
      is_sample boolean not null default false,
      recorded_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint assets_kind_known check (kind in ('factory','workshop','warehouse','office','shop','land')),
      constraint assets_precision_known check (location_precision in ('exact','town'))
    )`,
  )
  // The true place is kept apart from everything a public read may touch.
  await run(
    db,
    `create table asset_places (
      asset_id bigint primary key references assets (id) on delete cascade,
      location geometry(Point, 4326) not null,
      lot geometry(Polygon, 4326)
    )`,
  )
  await run(db, 'create index asset_places_location on asset_places using gist (location)')
  // Append-only: a newer row supersedes the older, so what was known on a past day can be asked.
  await run(
    db,
    `create table facts (
      id bigint generated always as identity primary key,
      asset_id bigint not null references assets (id) on delete cascade,
      field text not null,
      value jsonb,
      source_party text not null,
      method text not null,
      organisation_id int references organisations (id),
      observed_on date,
      confidence text not null,
      recorded_at timestamptz not null default now(),
      superseded_at timestamptz,
      constraint facts_party_known check (source_party in ('owner','partner','city','registry','surveyor','portal')),
      constraint facts_method_known check (method in ('registry','drawing','survey','declared','automatic')),
      constraint facts_confidence_known check (confidence in ('high','medium','low'))
    )`,
  )
  await run(db, 'create unique index facts_one_current on facts (asset_id, field) where superseded_at is null')
  await run(
    db,
    `create table asset_zones (
      asset_id bigint not null references assets (id) on delete cascade,
      zone_id text not null,
      coverage_ratio_pct int,
      floor_area_ratio_pct int,
      share real not null,
      dataset_id int not null references datasets (id),
      constraint asset_zones_share_valid check (share > 0 and share <= 1.0001)
    )`,
  )
  await run(db, 'create index asset_zones_asset on asset_zones (asset_id)')
  await run(
    db,
    `create table asset_overlays (
      asset_id bigint not null references assets (id) on delete cascade,
      overlay_area_id int not null references overlay_areas (id),
      share real not null,
      primary key (asset_id, overlay_area_id)
    )`,
  )
  await run(
    db,
    `create table asset_access (
      asset_id bigint not null references assets (id) on delete cascade,
      station_id int not null references stations (id),
      straight_m int not null,
      road_m int,
      primary key (asset_id, station_id),
      constraint asset_access_road_not_shorter check (road_m is null or road_m > 0)
    )`,
  )
  await run(db, 'create index asset_access_station on asset_access (station_id, straight_m)')

  await run(
    db,
    `create table listings (
      id bigint generated always as identity primary key,
      public_id text not null constraint listings_public_id_once unique,
      asset_id bigint not null references assets (id),
      deal text not null,
      status text not null,
      title_ja text not null,
      title_en text not null,
      summary_ja text,
      summary_en text,
      published_on date,
      first_seen_on date not null,
      ended_on date,
      version int not null default 1,
      recorded_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint listings_one_per_deal unique (asset_id, deal),
      constraint listings_deal_known check (deal in ('rent','sale')),
      constraint listings_status_known check (status in
        ('draft','submitted','changes_requested','published','paused','applied','closed','withdrawn','expired'))
    )`,
  )
  await run(
    db,
    `create table offers (
      id bigint generated always as identity primary key,
      listing_id bigint not null references listings (id) on delete cascade,
      organisation_id int not null references organisations (id),
      partner_ref text not null,
      status text not null,
      transaction_mode text not null,
      rent_yen bigint,
      price_yen bigint,
      tax text,
      common_fee_yen bigint,
      deposit_yen bigint,
      deposit_months numeric(5, 2),
      key_money_yen bigint,
      key_money_months numeric(5, 2),
      guarantee_yen bigint,
      other_costs_ja text,
      other_costs_en text,
      lease_kind text,
      lease_term_months int,
      available_from date,
      available_note_ja text,
      available_note_en text,
      valid_until date,
      ad_consent boolean,
      promise_days int not null,
      confirmed_on date not null,
      confirmed_by_ja text not null,
      confirmed_by_en text not null,
      confirm_method text not null,
      next_update_on date not null,
      contact_name_ja text not null,
      contact_name_en text not null,
      contact_hours_ja text not null,
      contact_hours_en text not null,
      contact_phone text not null,
      recorded_at timestamptz not null default now(),
      constraint offers_reference_once unique (organisation_id, partner_ref),
      constraint offers_status_known check (status in ('live','paused','applied','closed','withdrawn')),
      constraint offers_mode_known check (transaction_mode in ('seller','lessor','agent','brokerage')),
      constraint offers_confirm_method_known check (confirm_method in ('phone','visit','workspace','feed','mail')),
      constraint offers_lease_kind_known check (lease_kind in ('ordinary','fixed_term','business_land')),
      constraint offers_tax_known check (tax in ('included','excluded','exempt')),
      constraint offers_money_not_negative check (coalesce(rent_yen, 0) >= 0 and coalesce(price_yen, 0) >= 0),
      constraint offers_next_update_after check (next_update_on >= confirmed_on)
    )`,
  )
  await run(db, 'create index offers_listing on offers (listing_id)')
  // Append-only: publication, confirmation, change of terms, end. Ids, field names and terms; no personal data.
  await run(
    db,
    `create table listing_events (
      id bigint generated always as identity primary key,
      listing_id bigint not null references listings (id) on delete cascade,
      offer_id bigint references offers (id) on delete set null,
      event text not null,
      detail jsonb not null default '{}',
      happened_on date not null,
      recorded_at timestamptz not null default now()
    )`,
  )
  await run(db, 'create index listing_events_listing on listing_events (listing_id, recorded_at)')
  await run(
    db,
    `create table photos (
      id bigint generated always as identity primary key,
      asset_id bigint not null references assets (id) on delete cascade,
      position int not null,
      file_key text not null,
      width int not null,
      height int not null,
      alt_ja text not null,
      alt_en text not null,
      right_holder text not null,
      taken_on date,
      is_public boolean not null default false,
      constraint photos_position_once unique (asset_id, position)
    )`,
  )
  // What a public search reads: one narrow row for each listing that is published, written by the one writer.
  await run(
    db,
    `create table listing_search (
      listing_id bigint primary key references listings (id) on delete cascade,
      public_id text not null,
      asset_id bigint not null,
      kind text not null,
      deal text not null,
      zone_id text,
      town_id int not null,
      location_precision text not null,
      public_location geometry(Point, 4326) not null,
      lng float8 not null,
      lat float8 not null,
      coverage_ratio_pct int,
      floor_area_ratio_pct int,
      rent_yen bigint,
      price_yen bigint,
      floor_area_m2 numeric(12, 2),
      land_area_m2 numeric(12, 2),
      power_kw numeric(10, 2),
      ceiling_m numeric(6, 2),
      floor_load_t_m2 numeric(8, 2),
      crane_t numeric(8, 2),
      truck_t numeric(6, 2),
      road_m numeric(6, 2),
      hours24 boolean,
      certificate boolean,
      available_from date,
      grams text[] not null,
      words text not null,
      published_on date not null,
      visible_until date not null,
      offer_ends date[] not null,
      updated_at timestamptz not null
    )`,
  )
  await run(db, 'create index listing_search_place on listing_search using gist (public_location)')
  await run(db, 'create index listing_search_kind on listing_search (deal, kind, zone_id)')
  await run(db, 'create index listing_search_newest on listing_search (published_on desc, listing_id desc)')
  await run(
    db,
    'create index listing_search_area on listing_search (coalesce(floor_area_m2, land_area_m2) desc nulls last, listing_id desc)',
  )
  await run(db, 'create index listing_search_rent on listing_search (rent_yen, listing_id)')
  await run(db, 'create index listing_search_price on listing_search (price_yen, listing_id)')
  await run(db, 'create index listing_search_words on listing_search using gin (grams)')

  await run(
    db,
    `create table audit_log (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      actor text not null,
      action text not null,
      subject_kind text not null,
      subject_id text,
      fields text[] not null default '{}'
    )`,
  )
  // Criteria cells only; the seeker is a hash whose salt changes every day; purged after 30 days.
  await run(
    db,
    `create table search_log (
      id bigint generated always as identity primary key,
      searched_on date not null,
      seeker_hash text not null,
      criteria jsonb not null,
      matched int not null,
      unconfirmed int not null
    )`,
  )
  await run(db, 'create index search_log_day on search_log (searched_on)')
  await run(
    db,
    `create table portal_state (
      key text primary key,
      value jsonb not null,
      recorded_at timestamptz not null default now()
    )`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'portal_state',
    'search_log',
    'audit_log',
    'listing_search',
    'photos',
    'listing_events',
    'offers',
    'listings',
    'asset_access',
    'asset_overlays',
    'asset_zones',
    'facts',
    'asset_places',
    'assets',
    'organisations',
  ])
    await run(db, `drop table ${table}`)
}
