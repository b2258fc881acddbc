import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // A photo is received, then made into variants, widths of which are listed. What was there before has no variants.
  await run(
    db,
    `alter table photos
      add column state text not null default 'waiting',
      add column refusal text,
      add column variants int[] not null default '{}',
      add column sha256 text,
      add column uploaded_by bigint,
      add column claimed_at timestamptz,
      add column tries int not null default 0,
      add column recorded_at timestamptz not null default now(),
      alter column width drop not null,
      alter column height drop not null,
      alter column alt_ja drop not null,
      alter column alt_en drop not null`,
  )
  await run(db, `update photos set state = 'refused', refusal = 'lost', is_public = false`)
  await run(
    db,
    `alter table photos
      add constraint photos_state_known check (state in ('waiting','ready','refused')),
      add constraint photos_refusal_known check
        (refusal in ('notAPicture','animated','tooManyPixels','broken','tookTooLong','lost')),
      add constraint photos_refused_with_reason check ((state = 'refused') = (refusal is not null)),
      add constraint photos_ready_with_variants check (state <> 'ready'
        or (cardinality(variants) > 0 and width is not null and height is not null)),
      add constraint photos_alt_short check (char_length(alt_ja) between 1 and 120 and char_length(alt_en) between 1 and 120),
      add constraint photos_right_holder_short check (char_length(right_holder) between 1 and 80),
      add constraint photos_file_key_once unique (file_key),
      add constraint photos_original_once unique (asset_id, sha256)`,
  )
  // One statement puts all photos of a property in a new order.
  await run(
    db,
    `alter table photos
      drop constraint photos_position_once,
      add constraint photos_position_once unique (asset_id, position) deferrable initially immediate`,
  )
  await run(db, `create index photos_waiting on photos (id) where state = 'waiting'`)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop index photos_waiting')
  await run(
    db,
    `alter table photos
      drop constraint photos_position_once,
      add constraint photos_position_once unique (asset_id, position)`,
  )
  for (const name of ['original_once', 'file_key_once', 'right_holder_short', 'alt_short'])
    await run(db, `alter table photos drop constraint photos_${name}`)
  for (const name of ['ready_with_variants', 'refused_with_reason', 'refusal_known', 'state_known'])
    await run(db, `alter table photos drop constraint photos_${name}`)
  await run(db, `delete from photos where state <> 'ready'`)
  await run(db, `update photos set alt_ja = coalesce(alt_ja, ''), alt_en = coalesce(alt_en, '')`)
  await run(
    db,
    `alter table photos
      alter column alt_en set not null,
      alter column alt_ja set not null,
      alter column height set not null,
      alter column width set not null,
      drop column recorded_at,
      drop column tries,
      drop column claimed_at,
      drop column uploaded_by,
      drop column sha256,
      drop column variants,
      drop column refusal,
      drop column state`,
  )
}
