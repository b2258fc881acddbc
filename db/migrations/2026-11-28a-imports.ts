import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // A file that a partner sends: checked first, applied when somebody says so.
  await run(
    db,
    `create table imports (
      id bigint generated always as identity primary key,
      organisation_id bigint not null references organisations (id),
      file_key text not null constraint imports_file_key_once unique,
      file_name text not null,
      bytes bigint not null,
      sha256 text not null,
      charset text,
      chosen_charset text,
      state text not null default 'received',
      refusal text,
      refusal_detail text,
      headings jsonb not null default '[]',
      heading_line int,
      rows_read int not null default 0,
      counts jsonb not null default '{}',
      apply_mode text,
      sent_by bigint references accounts (id) on delete set null,
      sent_at timestamptz not null,
      checked_at timestamptz,
      applied_by bigint references accounts (id) on delete set null,
      apply_asked_at timestamptz,
      applied_at timestamptz,
      undone_at timestamptz,
      constraint imports_state_known check
        (state in ('received','checking','checked','refused','applying','applied','undoing','undone','dropped')),
      constraint imports_charset_known check (charset in ('utf-8','cp932') and chosen_charset in ('utf-8','cp932')),
      constraint imports_mode_known check (apply_mode in ('right_rows','all_or_nothing')),
      constraint imports_refused_with_reason check ((state = 'refused') = (refusal is not null)),
      constraint imports_name_short check (char_length(file_name) between 1 and 120)
    )`,
  )
  await run(db, 'create index imports_of on imports (organisation_id, id desc)')
  await run(
    db,
    `create table import_rows (
      import_id bigint not null references imports (id) on delete cascade,
      number int not null,
      line int not null,
      cells jsonb not null,
      reference text,
      outcome text not null,
      operation text not null,
      deal text,
      said jsonb not null default '{}',
      changes jsonb not null default '[]',
      problems jsonb not null default '[]',
      offer_id bigint references offers (id) on delete set null,
      became text,
      before jsonb,
      applied_at timestamptz,
      primary key (import_id, number),
      constraint import_rows_outcome_known check (outcome in ('new','changed','unchanged','error'))
    )`,
  )
  await run(db, 'create index import_rows_by_outcome on import_rows (import_id, outcome, number)')
  await run(db, 'create index import_rows_by_reference on import_rows (import_id, reference)')
  await run(db, 'create index import_rows_offer on import_rows (offer_id) where offer_id is not null')
  // Which column a partner's heading stands for, as they chose it; null: none.
  await run(
    db,
    `create table heading_choices (
      organisation_id bigint not null references organisations (id) on delete cascade,
      heading text not null,
      column_id text,
      chosen_by bigint references accounts (id) on delete set null,
      chosen_at timestamptz not null,
      primary key (organisation_id, heading)
    )`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['heading_choices', 'import_rows', 'imports']) await run(db, `drop table ${table}`)
}
