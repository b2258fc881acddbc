import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // By whom an offer ended is asked of every list that names it again.
  await run(
    db,
    `create index listing_events_ended on listing_events (offer_id, id) where event in ('close', 'withdraw', 'expire')`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop index listing_events_ended')
}
