import { sql } from 'kysely'
import type { Db, Trx } from '../client.server.ts'

// What the database's own catalogue says of the portal's tables, so that a backup needs no list of them.

export type Column = {
  name: string
  /** As the database words it, such as 'geometry(Point,4326)'. */
  type: string
  isIdentity: boolean
  /** Its order depends on a language unless one is named. */
  isCollated: boolean
}

/** A table with the columns that are written, in the order of their names, and those of its key. */
export type Table = { name: string; columns: Column[]; key: string[] }

/** Tables of the migrations: neither an extension's nor the migrator's own. `c` is the row of pg_class. */
const isOwn = sql`c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely\\_%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

/** Every table of the portal, by name. Columns that the database works out by itself are left out. */
export async function listTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
          'isIdentity', a.attidentity <> '', 'isCollated', a.attcollation <> 0) order by a.attname collate "C")
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by k.place) from pg_index i
        cross join unnest(i.indkey::int[]) with ordinality k(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c where ${isOwn} order by c.relname collate "C"`.execute(db)
  return rows
}

/** Names of the migrations that have run, in their order; none where the database has never been the portal's. */
export async function listMigrations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  )
  if (!rows[0]?.there) return []
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name collate "C"`.execute(db)
  return ran.rows.map(({ name }) => name)
}

export async function countRows(db: Db, table: Table): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table.name)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The number that an identity column gives next. */
export async function nextNumber(db: Db, table: string, column: string): Promise<number> {
  const found = await sql<{ sequence: string }>`
    select pg_get_serial_sequence(quote_ident(${table}::text), ${column}::text) as sequence`.execute(db)
  const [schema = '', name = ''] = (found.rows[0]?.sequence ?? '').split('.')
  const { rows } = await sql<{ next: number }>`
    select last_value + is_called::int as next from ${sql.id(schema, name)}`.execute(db)
  return rows[0]!.next
}

/** Has the database write values so that any other reads them to the same, until the transaction ends. */
export async function writePlainly(trx: Trx): Promise<void> {
  for (const [name, value] of [
    ['timezone', 'UTC'],
    ['datestyle', 'ISO, YMD'],
    ['intervalstyle', 'postgres'],
    ['bytea_output', 'hex'],
    ['extra_float_digits', '1'],
  ])
    await sql`select set_config(${name}::text, ${value}::text, true)`.execute(trx)
}

type ForeignKey = { table: string; name: string; definition: string }

/**
 * Takes every foreign key off and stops the triggers; returns how to put them back, which checks all rows. So the order
 * of tables does not matter, nor whether rows point to each other.
 */
export async function unbindTables(trx: Trx, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows: keys } = await sql<ForeignKey>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid where k.contype = 'f' and ${isOwn}
    order by c.relname, k.conname`.execute(trx)
  const each = async (action: string) => {
    for (const { name } of tables) await sql`alter table ${sql.table(name)} ${sql.raw(action)}`.execute(trx)
  }
  await each('disable trigger user')
  for (const { table, name } of keys)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(trx)
  return async () => {
    for (const { table, name, definition } of keys)
      await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(trx)
    await each('enable trigger user')
  }
}
