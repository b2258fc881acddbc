import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // What an import asks once for each row, or each file, whatever else is there: the last number of a year, and what is
  // left of the sample.
  await run(
    db,
    `create index listings_number on listings (left(public_id, 7), (substring(public_id from 9)::int))
      where public_id ~ '^HN-[0-9]{4}-[0-9]{5,9}$'`,
  )
  await run(db, 'create index assets_sample on assets (id) where is_sample')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop index assets_sample')
  await run(db, 'drop index listings_number')
}
