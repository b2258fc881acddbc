import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

const OF_THE_CITY = ['staff', 'staff_manager', 'operator']
const OF_AN_ORGANISATION = [
  ...['partner_member', 'partner_manager', 'association_office', 'bank', 'chamber', 'university', 'support'],
  ...['incubation_manager', 'company'],
]
const among = (names: readonly string[]) => names.map(name => `'${name}'`).join(',')

const TABLES: Record<string, string[]> = {
  // Who may come in. Failed tries are counted in login_attempts, apart from the person.
  accounts: [
    `create table accounts (
      id int generated always as identity primary key,
      mail text not null,
      name text not null,
      locale text not null,
      organisation_id int references organisations (id),
      role text not null,
      password_hash text,
      state text not null default 'invited',
      is_sample boolean not null default false,
      recorded_at timestamptz not null default now(),
      constraint accounts_locale_known check (locale in ('ja','en')),
      constraint accounts_role_known check
        (role in (${among([...OF_AN_ORGANISATION, 'council_member', ...OF_THE_CITY])})),
      constraint accounts_state_known check (state in ('invited','active','disabled')),
      constraint accounts_organisation_fits check (case when role in (${among(OF_THE_CITY)}) then organisation_id is null
        when role in (${among(OF_AN_ORGANISATION)}) then organisation_id is not null else true end),
      constraint accounts_active_with_password check (state <> 'active' or password_hash is not null)
    )`,
    'create unique index accounts_mail_once on accounts (lower(mail))',
    'create index accounts_organisation on accounts (organisation_id)',
  ],
  sessions: [
    `create table sessions (
      id bigint generated always as identity primary key,
      token_hash text not null,
      account_id int not null references accounts (id) on delete cascade,
      stage text not null,
      method text not null,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      address text not null,
      agent text not null,
      revoked_at timestamptz,
      elevated_until timestamptz,
      constraint sessions_token_once unique (token_hash),
      constraint sessions_stage_known check (stage in ('code','enrol','full')),
      constraint sessions_method_known check (method in ('password','code','recovery','passkey'))
    )`,
    'create index sessions_account on sessions (account_id)',
    'create index sessions_expires on sessions (expires_at)',
  ],
  totp_secrets: [
    `create table totp_secrets (
      id int generated always as identity primary key,
      account_id int not null references accounts (id) on delete cascade,
      secret text not null,
      confirmed_at timestamptz,
      last_step int,
      recorded_at timestamptz not null default now()
    )`,
    'create unique index totp_secrets_one_confirmed on totp_secrets (account_id) where confirmed_at is not null',
    'create unique index totp_secrets_one_pending on totp_secrets (account_id) where confirmed_at is null',
  ],
  recovery_codes: [
    `create table recovery_codes (
      id int generated always as identity primary key,
      account_id int not null references accounts (id) on delete cascade,
      code_hash text not null,
      used_at timestamptz,
      constraint recovery_codes_once unique (account_id, code_hash)
    )`,
  ],
  passkeys: [
    `create table passkeys (
      id text primary key,
      account_id int not null references accounts (id) on delete cascade,
      public_key text not null,
      counter bigint not null,
      transports text[] not null,
      name text not null,
      is_synced boolean not null,
      recorded_at timestamptz not null,
      last_used_at timestamptz
    )`,
    'create index passkeys_account on passkeys (account_id)',
  ],
  passkey_challenges: [
    `create table passkey_challenges (
      challenge_hash text primary key,
      purpose text not null,
      account_id int references accounts (id) on delete cascade,
      expires_at timestamptz not null,
      constraint passkey_challenges_purpose_known check (purpose in ('register','log_in'))
    )`,
  ],
  // Without an account: asked for at an address that has none. Written all the same, so that both take the same way.
  mail_tokens: [
    `create table mail_tokens (
      id bigint generated always as identity primary key,
      account_id int references accounts (id) on delete cascade,
      purpose text not null,
      token_hash text not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      recorded_at timestamptz not null default now(),
      constraint mail_tokens_once unique (token_hash),
      constraint mail_tokens_purpose_known check (purpose in ('invite','reset'))
    )`,
    'create index mail_tokens_account on mail_tokens (account_id)',
  ],
  // Columns in the order in which the limiter's library writes them; the keys are hashed.
  login_attempts: [
    `create table login_attempts (
      key text primary key,
      points int not null default 0,
      expire bigint
    )`,
  ],
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of Object.values(TABLES).flat()) await run(db, statement)
  // Each row carries the hash of the one before: a row that is altered, dropped or slipped in breaks the chain.
  await run(
    db,
    `alter table audit_log
      add column previous_hash text not null,
      add column hash text not null,
      add constraint audit_log_one_chain unique (previous_hash)`,
  )
  await run(
    db,
    `create function audit_log_is_kept() returns trigger language plpgsql as
      $$ begin raise exception 'audit_log is append-only'; end $$`,
  )
  await run(
    db,
    `create trigger audit_log_append_only before update or delete or truncate on audit_log
      for each statement execute function audit_log_is_kept()`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop trigger audit_log_append_only on audit_log')
  await run(db, 'drop function audit_log_is_kept()')
  await run(
    db,
    'alter table audit_log drop constraint audit_log_one_chain, drop column previous_hash, drop column hash',
  )
  for (const table of Object.keys(TABLES).reverse()) await run(db, `drop table ${table}`)
}
