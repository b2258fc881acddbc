import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

const heldBackIs = (words: string) =>
  `alter table imports drop constraint imports_held_back_known,
    add constraint imports_held_back_known check (held_back in (${words}))`

export async function up(db: Kysely<unknown>): Promise<void> {
  // Which sheet of a workbook is read, in which line its headings stand (0: in none), and what its columns are where no
  // heading says it, as somebody chose for this file alone.
  await run(
    db,
    `alter table imports
      add column sheets jsonb not null default '[]',
      add column chosen_sheet text,
      add column chosen_line int,
      add column chosen_columns jsonb not null default '{}',
      add constraint imports_chosen_line_is_one check (chosen_line >= 0)`,
  )
  await run(db, heldBackIs(`'empty','too_many_missing','foreign_references','unread_sheets'`))
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, `update imports set held_back = 'empty' where held_back = 'unread_sheets'`)
  await run(db, heldBackIs(`'empty','too_many_missing','foreign_references'`))
  await run(
    db,
    `alter table imports drop column chosen_columns, drop column chosen_line, drop column chosen_sheet,
      drop column sheets`,
  )
}
