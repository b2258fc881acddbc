import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrator, namesRun } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import type { Database } from '../../db/schema.ts'
import { testDb } from './database.ts'

let db: Kysely<Database>
beforeAll(async () => {
  db = await testDb()
})
afterAll(() => db?.destroy())

type Column = { table: string; column: string; type: string; nullable: boolean; default: string | null }

/** Tables of the migrations: neither the extension's nor the migrator's own. */
const ownTables = sql`c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely\\_%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

async function columns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable,
      coalesce(pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity::text, '')) as default
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and ${ownTables} order by c.relname, a.attname`.execute(db)
  return rows
}

/** Columns, indexes and constraints as the database itself words them. */
async function schema(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indrelid where ${ownTables}
    union all
    select c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    from pg_constraint k join pg_class c on c.oid = k.conrelid where ${ownTables} and k.contype <> 'n'
    order by 1`.execute(db)
  return [...(await columns()).map(column => JSON.stringify(column)), ...rows.map(row => row.line)]
}

test('up, down one by one to nothing, and up again to the same', async () => {
  const names = Object.keys(migrations)
  const before = await schema()
  expect(before.length).toBeGreaterThan(100)
  for (const name of [...names].reverse()) expect(namesRun(await migrator(db).migrateDown())).toEqual([name])
  expect(await schema()).toEqual([])
  expect(namesRun(await migrator(db).migrateToLatest())).toEqual(names)
  expect(await schema()).toEqual(before)
})

test('migrations stand in the order of their dates and are named after their files', () => {
  const names = Object.keys(migrations)
  expect(names).toEqual([...names].sort())
  const index = readFileSync('db/migrations/index.ts', 'utf8')
  for (const name of names) expect(index).toContain(`'./${name}.ts'`)
})

/** What a column's type in schema.ts may be in the database. */
const KINDS: [written: RegExp, stored: RegExp][] = [
  [/^Geometry$|^ColumnType<string \| null, RawBuilder/, /^geometry\(\w+,4326\)$/],
  [/^Json$|^ColumnType<unknown/, /^jsonb$/],
  [/^Range$/, /^daterange$/],
  [/^(Stamp|Date)\b/, /^timestamp with time zone$/],
  [/^Day\b/, /^date$/],
  [/^(Generated<)?string\[\]/, /^(text|date)\[\]$/],
  [/^(Generated<)?string\b/, /^(text|date)$/],
  [/^(Generated<)?boolean\b/, /^boolean$/],
  [/^(Generated<)?number\[\]/, /^integer\[\]$/],
  [/^(Generated<)?number\b/, /^(integer|bigint|real|double precision|numeric\(\d+,\d+\))$/],
]

/** The tables of db/schema/ as written: table, column, type. */
function writtenColumns(): { table: string; column: string; type: string }[] {
  const texts = readdirSync('db/schema').map(name => readFileSync(`db/schema/${name}`, 'utf8'))
  return texts.flatMap(columnsIn)
}

function columnsIn(text: string): { table: string; column: string; type: string }[] {
  const tables = /export type \w+Tables = \{([^}]*)\}/.exec(text)?.[1] ?? ''
  return [...tables.matchAll(/^ {2}(\w+): (\w+)$/gm)].flatMap(([, table = '', type]) => {
    const body = new RegExp(`^type ${type} = \\{([^}]*)\\}`, 'm').exec(text)?.[1] ?? ''
    return [...body.matchAll(/^ {2}(\w+): (.+)$/gm)].map(match => ({ table, column: match[1]!, type: match[2]! }))
  })
}

describe('db/schema', () => {
  const name = ({ table, column }: { table: string; column: string }) => `${table}.${column}`

  test('names every table and column of the database and no other', async () => {
    expect(writtenColumns().map(name).sort()).toEqual((await columns()).map(name).sort())
  })

  test('gives each column its type, its null and its default', async () => {
    const stored = new Map((await columns()).map(column => [name(column), column]))
    const wrong = writtenColumns().filter(column => {
      const found = stored.get(name(column))!
      const kind = KINDS.find(([written]) => written.test(column.type))
      const maybeNull = /\| null\b/.test(column.type)
      const filled = /^(Generated|Stamp)/.test(column.type) || /^ColumnType<[^,]+,[^,]*undefined/.test(column.type)
      return (
        !kind?.[1].test(found.type) || maybeNull !== found.nullable || (filled && !found.nullable && !found.default)
      )
    })
    expect(wrong.map(column => ({ ...column, stored: stored.get(name(column)) }))).toEqual([])
  })
})
