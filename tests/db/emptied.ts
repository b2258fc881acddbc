import { type Kysely, sql } from 'kysely'
import { connectEmbedded } from '../../db/client.server.ts'
import type { Engine } from '../../db/pglite/engine.ts'
import type { Database } from '../../db/schema.ts'

/** A migrated engine that has been used, and what tells whether it is as it was. */
export type Spare = { engine: Engine; filled: string[]; shape: string }

const ROWS_OF_POSTGIS = 'spatial_ref_sys'

const tablesWithRows = async (db: Kysely<Database>): Promise<string[]> => {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname <> ${ROWS_OF_POSTGIS} order by 1`.execute(db)
  const each = tables.rows.map(
    ({ name }) => sql`select ${sql.lit(name)} as name where exists (select 1 from ${sql.table(name)})`,
  )
  const { rows } = await sql<{ name: string }>`${sql.join(each, sql` union all `)}`.execute(db)
  return rows.map(row => row.name).sort()
}

/** What a test must not change for those after it: the shape of the tables, and the rows that migrations have brought. */
const shapeOf = async (db: Kysely<Database>, filled: readonly string[]): Promise<string> => {
  const { rows } = await sql<{ shape: string }>`
    select concat(
      (select string_agg(concat(oid, relname), ',' order by oid) from pg_class
        where relkind in ('r', 'i', 'S', 'v') and relnamespace = 'public'::regnamespace),
      (select string_agg(concat(attrelid, attname, atttypid, attnotnull, atthasdef), ',' order by attrelid, attnum)
        from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'public'::regnamespace and relkind = 'r'),
      (select string_agg(concat(oid, convalidated), ',' order by oid) from pg_constraint),
      (select string_agg(concat(oid, tgenabled), ',' order by oid) from pg_trigger),
      (select string_agg(concat(pg_proc.oid, md5(prosrc)), ',' order by pg_proc.oid)
        from pg_proc join pg_language on pg_language.oid = prolang
        where pronamespace = 'public'::regnamespace and lanname <> 'c')
    ) as shape`.execute(db)
  const brought = filled.map(
    name => sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as shape from ${sql.table(name)} t`,
  )
  const held = brought.length === 0 ? [] : (await sql`${sql.join(brought, sql` union all `)}`.execute(db)).rows
  return JSON.stringify([rows, held])
}

/** The tables and all that refer to them: they are truncated together or not at all. */
const withReferring = async (db: Kysely<Database>, names: string[]): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    with recursive reached(id) as (
      select oid from pg_class where relnamespace = 'public'::regnamespace and relname = any(${names})
      union select conrelid from pg_constraint join reached on confrelid = id where contype = 'f'
    ) select relname as name from pg_class join reached on oid = id`.execute(db)
  return rows.map(row => row.name)
}

/** Notes a freshly opened engine, so that it can be emptied later. */
export async function noted(engine: Engine): Promise<Spare> {
  const db = connectEmbedded(engine)
  const filled = await tablesWithRows(db)
  return { engine, filled, shape: await shapeOf(db, filled) }
}

/** Empties every table that the migrations leave empty and starts the numbers anew. False: it must be opened anew. */
export async function emptied({ engine, filled, shape }: Spare): Promise<boolean> {
  const db = connectEmbedded(engine)
  await engine.exec('rollback; reset all')
  const used = (await tablesWithRows(db)).filter(name => !filled.includes(name))
  const names = await withReferring(db, used)
  if (names.some(name => filled.includes(name))) return false
  // The audit log refuses to be emptied by anybody else.
  await engine.exec('set session_replication_role = replica')
  if (names.length > 0) await sql`truncate ${sql.join(names.map(name => sql.table(name)))}`.execute(db)
  await engine.exec(`do $$ declare one record; begin
    for one in select sequencename from pg_sequences where schemaname = 'public' and last_value is not null loop
      execute format('alter sequence %I restart', one.sequencename);
    end loop; end $$; reset session_replication_role`)
  return (await shapeOf(db, filled)) === shape
}
