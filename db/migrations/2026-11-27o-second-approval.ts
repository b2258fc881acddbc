import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // Where two of the city's staff have to agree: who has approved which version, and when.
  await run(
    db,
    `alter table listing_revisions
      add column approved_by bigint references accounts (id),
      add column approved_version int,
      add column approved_at timestamptz,
      add constraint listing_revisions_approved_whole check
        ((approved_by is null) = (approved_version is null) and (approved_by is null) = (approved_at is null))`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(
    db,
    `alter table listing_revisions
      drop constraint listing_revisions_approved_whole,
      drop column approved_at,
      drop column approved_version,
      drop column approved_by`,
  )
}
