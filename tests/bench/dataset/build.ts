import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { type CellDay, COUNTED, recountCells } from '../../../app/listings/cells.server.ts'
import { refreshSearch } from '../../../app/listings/projection.server.ts'
import { connectEmbedded, connectServer } from '../../../db/client.server.ts'
import { migrateToLatest } from '../../../db/migrate.ts'
import { Engine } from '../../../db/pglite/engine.ts'
import type { Database } from '../../../db/schema.ts'
import { copyInto, type Filler, insertInto } from './fill.ts'
import { makeListings } from './listings.ts'
import { fillBoundary, fillPlaces } from './places.ts'
import { type Region, region } from './region.ts'
import { TABLES, type Table, WIDE } from './tables.ts'

export type Built = {
  db: Kysely<Database>
  size: number
  /** null = embedded. */
  url: string | null
  region: Region
}

const CHUNK = 10_000

/** Changes with the generator and the migrations: a database built by another version is not taken for this one's. */
function version(): string {
  const hash = createHash('sha256')
  for (const folder of ['tests/bench/dataset', 'db/migrations'])
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(`${folder}/${name}`))
  return hash.digest('hex').slice(0, 10)
}

const say = (size: number, text: string) => console.log(`  ${size.toLocaleString('en')} listings: ${text}`)

/** The embedded database in memory with so many listings. */
export async function buildEmbedded(size: number): Promise<Built> {
  const db = connectEmbedded(await Engine.open({}))
  await migrateToLatest(db)
  const start = performance.now()
  await fill(db, size, async table => insertInto(db, table))
  await keepCounts(db)
  await sql`analyze`.execute(db)
  say(size, `embedded, built in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  return { db, size, url: null, region: region() }
}

/** A database of its own on the server, kept from one run to the next. */
export async function buildOnServer(server: string, size: number): Promise<Built> {
  const name = `portal_bench_${size}_${version()}`
  const url = withDatabase(server, name)
  if (!(await databases(server)).includes(name)) await buildAnew(server, name, size)
  return { db: connectServer(url, { customPlans: true }), size, url, region: region() }
}

async function buildAnew(server: string, name: string, size: number): Promise<void> {
  const start = performance.now()
  for (const old of await databases(server))
    if (old.startsWith(`portal_bench_${size}_`)) await onServer(server, `drop database ${old}`)
  await onServer(server, `drop database if exists ${name}_draft`)
  await onServer(server, `create database ${name}_draft`)
  const draft = withDatabase(server, `${name}_draft`)
  const db = connectServer(draft, { max: 2 })
  await migrateToLatest(db)
  const indexes = await takeIndexes(db)
  await fill(db, size, table => copyInto(draft, table))
  for (const index of indexes) await sql.raw(index).execute(db)
  await sql`analyze`.execute(db)
  await keepCounts(db)
  await sql`vacuum analyze`.execute(db)
  await checkAgainstWriter(db, size)
  await db.destroy()
  await onServer(server, `alter database ${name}_draft rename to ${name}`)
  say(size, `built in ${((performance.now() - start) / 1000).toFixed(0)} s`)
}

/** A database of its own without listings, for what writes; gone with `drop`. */
export async function emptyOnServer(server: string, name: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const drop = async () => {
    await onServer(server, `drop database if exists ${name} with (force)`)
  }
  await drop()
  await onServer(server, `create database ${name}`)
  const url = withDatabase(server, name)
  const db = connectServer(url, { max: 1 })
  await migrateToLatest(db)
  await fillBoundary(db)
  await db.destroy()
  return { url, drop }
}

/** A copy of a built database. */
export async function copyOnServer(
  server: string,
  from: Built,
  name: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const drop = async () => {
    await onServer(server, `drop database if exists ${name} with (force)`)
  }
  await drop()
  await from.db.destroy()
  await onServer(server, `create database ${name} template ${new URL(from.url!).pathname.slice(1)}`)
  from.db = connectServer(from.url!, { customPlans: true })
  return { url: withDatabase(server, name), drop }
}

async function onServer(server: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  return client.query(text).finally(() => client.end())
}

const databases = async (server: string): Promise<string[]> =>
  (await onServer(server, 'select datname from pg_database')).rows.map(row => row.datname)

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Drops the indexes of the large tables and returns how to make them again: building them afterwards is faster. */
async function takeIndexes(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string; text: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relname in (${sql.join(TABLES.map(table => table.name))})
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db)
  return rows.map(row => row.text)
}

/** Tables whose rows are written with their numbers. */
const SERIAL = [
  ...['assets', 'listings', 'offers', 'facts', 'towns', 'stations', 'organisations', 'datasets', 'overlay_areas'],
  'guidance_areas',
]

async function fill(db: Kysely<Database>, size: number, open: (table: Table) => Promise<Filler>): Promise<void> {
  const map = region()
  await fillPlaces(db, map)
  await fillBoundary(db)
  await createWide(db)
  const tables = await Promise.all([...TABLES, WIDE].map(async table => ({ table, filler: await open(table) })))
  let chunk: ReturnType<typeof makeListings> extends Generator<infer M> ? M[] : never = []
  const flush = async () => {
    for (const { table, filler } of tables) await filler.write(chunk.flatMap(made => table.rows(made)))
    if (size > 100_000 && chunk.at(-1)!.id % 100_000 === 0) say(size, `${chunk.at(-1)!.id} written`)
    chunk = []
  }
  for (const made of makeListings(size, map)) if (chunk.push(made) === CHUNK) await flush()
  if (chunk.length > 0) await flush()
  for (const { filler } of tables) await filler.end()
  for (const name of SERIAL)
    await sql`select setval(pg_get_serial_sequence(${name}, 'id'), (select coalesce(max(id), 1) from ${sql.table(name)}))`.execute(
      db,
    )
  await sql`create index bench_wide_place on bench_wide using gist (public_location)`.execute(db)
  await sql`create index bench_wide_kind on bench_wide (deal, kind, zone_id)`.execute(db)
  await sql`create index bench_wide_newest on bench_wide (published_on desc, listing_id desc)`.execute(db)
}

/** The product's own counts of what the generator has put into the projection. */
async function keepCounts(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async trx => {
    const { rows } =
      await sql<CellDay>`select distinct x, y, day from (select ${COUNTED} from listing_search) as counted
      order by x, y, day`.execute(trx)
    await recountCells(trx, rows)
  })
}

async function createWide(db: Kysely<Database>): Promise<void> {
  const names = WIDE.columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`)
  await sql`create table bench_wide (${sql.join(names)}, primary key (listing_id))`.execute(db)
}

/** The generator writes the projection itself, for speed: the product's own writer must leave it as it is. */
async function checkAgainstWriter(db: Kysely<Database>, size: number): Promise<void> {
  const ids = Array.from({ length: 200 }, (_, i) => 1 + Math.floor((i * (size - 1)) / 199))
  const read = async (handle: Kysely<Database>) =>
    (await sql`select * from listing_search where listing_id in (${sql.join(ids)}) order by listing_id`.execute(handle))
      .rows
  const before = await read(db)
  const trx = await db.startTransaction().execute()
  await refreshSearch(trx, ids)
  const after = await read(trx)
  await trx.rollback().execute()
  for (const [i, row] of before.entries())
    if (JSON.stringify(row) !== JSON.stringify(after[i]))
      throw new Error(
        `The generator's projection differs from the writer's:\n${JSON.stringify(row)}\n${JSON.stringify(after[i])}`,
      )
  if (before.length !== after.length) throw new Error('The generator and the writer publish different listings')
}
