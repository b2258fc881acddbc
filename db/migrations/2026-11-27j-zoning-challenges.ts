import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // What somebody who offers a property says against the zone or areas that the portal shows for its place. It changes
  // nothing by itself. Append-only but for its end.
  await run(
    db,
    `create table zoning_challenges (
      id bigint generated always as identity primary key,
      listing_id bigint not null references listings (id) on delete cascade,
      organisation_id int not null references organisations (id),
      text text not null,
      said_by bigint references accounts (id),
      said_at timestamptz not null,
      closed_at timestamptz,
      constraint zoning_challenges_text_sized check (length(text) between 1 and 1000)
    )`,
  )
  await run(
    db,
    `create unique index zoning_challenges_one_open on zoning_challenges (listing_id) where closed_at is null`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop table zoning_challenges')
}
