import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // What a run came from, how it is written, whether it says everything that its partner has, and why it is held back.
  await run(
    db,
    `alter table imports
      add column source text not null default 'file',
      add column format text not null default 'csv',
      add column is_whole boolean not null default false,
      add column held_back text,
      add column stopped_at jsonb,
      add column fixes jsonb not null default '{}',
      add column undo_asked_at timestamptz,
      add column undone_by bigint references accounts (id) on delete set null,
      add constraint imports_source_known check (source in ('file','pull')),
      add constraint imports_format_known check (format in ('csv','xlsx','json')),
      add constraint imports_held_back_known check (held_back in ('empty','too_many_missing','foreign_references'))`,
  )
  // A cell that was put right by hand, by its place; the cell as it was sent stays.
  await run(
    db,
    `alter table import_rows
      add column fixed jsonb not null default '{}',
      add column fixed_by bigint references accounts (id) on delete set null,
      add column undone text`,
  )
  // By which way a revision came, where nobody typed it: so it counts as confirmed.
  await run(
    db,
    `alter table listing_revisions add column came_by text,
      add constraint listing_revisions_came_by_known check (came_by in ('feed'))`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'alter table listing_revisions drop column came_by')
  await run(db, 'alter table import_rows drop column undone, drop column fixed_by, drop column fixed')
  await run(
    db,
    `alter table imports drop column undone_by, drop column undo_asked_at, drop column stopped_at, drop column fixes, drop column held_back, drop column is_whole,
      drop column format, drop column source`,
  )
}
