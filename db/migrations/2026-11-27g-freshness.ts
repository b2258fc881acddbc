import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // Append-only: the newest row whose day has come is the promise of its class.
  await run(
    db,
    `create table freshness_promises (
      id int generated always as identity primary key,
      class text not null,
      days int not null,
      valid_from date not null,
      recorded_by bigint references accounts (id),
      recorded_at timestamptz not null default now(),
      constraint freshness_promises_class_known check (class in ('rent','sale','large_site')),
      constraint freshness_promises_days_sensible check (days between 3 and 365)
    )`,
  )
  await run(db, `create index freshness_promises_class on freshness_promises (class, valid_from desc, id desc)`)
  // The period of a promise is named by the event of the confirmation that began it.
  await run(db, `create index listing_events_confirmed on listing_events (offer_id, id) where event = 'confirmed'`)
  await run(
    db,
    `create table confirm_tokens (
      id bigint generated always as identity primary key,
      token_hash text not null constraint confirm_tokens_hash_once unique,
      offer_id bigint not null references offers (id) on delete cascade,
      purpose text not null,
      account_id bigint not null references accounts (id) on delete cascade,
      period bigint not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      answer text,
      recorded_at timestamptz not null,
      constraint confirm_tokens_purpose_known check (purpose in ('confirm','restore')),
      constraint confirm_tokens_answer_known check (answer in ('still','applied','closed')),
      constraint confirm_tokens_used_with_answer check ((used_at is null) = (answer is null))
    )`,
  )
  await run(
    db,
    `create unique index confirm_tokens_one_letter on confirm_tokens (offer_id, purpose, period, account_id)`,
  )
  // What a visitor says of a listing. Who it was is kept as two hashes, and thirty days only.
  await run(
    db,
    `create table stale_reports (
      id bigint generated always as identity primary key,
      listing_id bigint not null references listings (id) on delete cascade,
      token_hash text not null constraint stale_reports_token_once unique,
      mail_hash text,
      client_hash text,
      expires_at timestamptz not null,
      confirmed_at timestamptz,
      recorded_at timestamptz not null,
      constraint stale_reports_forgotten_whole check ((mail_hash is null) = (client_hash is null))
    )`,
  )
  await run(db, `create index stale_reports_recorded on stale_reports (recorded_at)`)
  await run(
    db,
    `create table stale_report_offers (
      report_id bigint not null references stale_reports (id) on delete cascade,
      offer_id bigint not null references offers (id) on delete cascade,
      period bigint not null,
      primary key (report_id, offer_id)
    )`,
  )
  await run(db, `create index stale_report_offers_period on stale_report_offers (offer_id, period)`)
  // One row a day for all (without organisation) and one for each organisation: the public record.
  await run(
    db,
    `create table freshness_days (
      day date not null,
      organisation_id int references organisations (id),
      offers int not null,
      kept int not null,
      median_age_days numeric(6, 1),
      is_sample boolean not null default false,
      recorded_at timestamptz not null default now(),
      constraint freshness_days_counted check (kept between 0 and offers)
    )`,
  )
  await run(db, `create unique index freshness_days_once on freshness_days (day, coalesce(organisation_id, 0))`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'freshness_days',
    'stale_report_offers',
    'stale_reports',
    'confirm_tokens',
    'freshness_promises',
  ])
    await run(db, `drop table ${table}`)
  await run(db, 'drop index listing_events_confirmed')
}
