import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // The lists that named an offer last: 'file', or a feed by its number. Only what a list named can be missing from it.
  await run(db, 'alter table offers add column fed_by text, add column fed_at timestamptz')
  await run(db, 'create index offers_fed on offers (organisation_id, fed_by) where fed_by is not null')
  // An offer that its list does not name any more: noted, then asked about, then out of the search; never deleted.
  await run(
    db,
    `create table offer_absences (
      id bigint generated always as identity primary key,
      offer_id bigint not null references offers (id) on delete cascade,
      source text not null,
      missed int not null,
      first_missed_at timestamptz not null,
      last_missed_at timestamptz not null,
      stage text not null,
      asked_at timestamptz,
      off_at timestamptz,
      ended_at timestamptz,
      ended_why text,
      constraint offer_absences_stage_known check (stage in ('grace','asked','off')),
      constraint offer_absences_end_known check (ended_why in ('back','confirmed','ended')),
      constraint offer_absences_ended_with_reason check ((ended_at is null) = (ended_why is null))
    )`,
  )
  await run(db, 'create unique index offer_absences_one_open on offer_absences (offer_id) where ended_at is null')
  await run(db, 'alter table imports add column feed_id bigint')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'alter table imports drop column feed_id')
  await run(db, 'drop table offer_absences')
  await run(db, 'alter table offers drop column fed_at, drop column fed_by')
}
