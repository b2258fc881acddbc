import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // Facts that the agreement in force keeps from the public, by field: of an organisation, and of the listing to whose
  // terms its offer gives the word.
  await run(db, `alter table organisations add column withheld_fields text[] not null default '{}'`)
  await run(db, `alter table listing_search add column withheld_fields text[] not null default '{}'`)
  await run(
    db,
    `update organisations g set withheld_fields = a.withheld_fields from agreements a
      where a.organisation_id = g.id and a.superseded_at is null and a.suspended_at is null
        and current_date between a.starts_on and a.ends_on`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, `alter table listing_search drop column withheld_fields`)
  await run(db, `alter table organisations drop column withheld_fields`)
}
