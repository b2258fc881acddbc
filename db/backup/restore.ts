import { type Kysely, sql } from 'kysely'
import type { FileStore } from '../../app/files/storage.server.ts'
import type { Trx } from '../client.server.ts'
import { migrateToLatest, migrateWithin } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import type { Database } from '../schema.ts'
import { type Archive, openArchive, takePart } from './archive.ts'
import { countRows, listTables, type Table, unbindTables, writePlainly } from './catalog.ts'
import { hashLines, splitLines, writeLines } from './lines.ts'
import { filePart, type Manifest, tablePart } from './manifest.ts'
import { BackupRefused, type Held } from './refused.ts'
import type { Progress } from './write.ts'

type Restoring = {
  /** Throw away what is there. */
  replace: boolean
  progress: Progress
  /** Done in the same transaction, on the newest schema, when all rows are in. */
  afterwards: (trx: Trx, manifest: Manifest) => Promise<void>
}

export type Restored = { manifest: Manifest; thrownAway: Held; migrated: string[] }

/** Where files go; null: they are only checked. */
type Shelf = FileStore | null

async function namesIn(store: Shelf): Promise<Set<string>> {
  const names = new Set<string>()
  if (store) for await (const { name } of store.list()) names.add(name)
  return names
}

/** What a database and a file store hold. */
export async function whatIsHeld(db: Kysely<Database>, store: Shelf): Promise<Held> {
  const tables: Held['tables'] = []
  for (const table of await listTables(db)) {
    const rows = await countRows(db, table)
    if (rows > 0) tables.push([table.name, rows])
  }
  tables.sort(([, one], [, other]) => other - one)
  const rows = tables.reduce((sum, [, count]) => sum + count, 0)
  return { rows, tables, files: (await namesIn(store)).size }
}

/** Refuses a schema that this program's migrations do not lead to. */
function checkEdition({ migrations: ran }: Manifest): void {
  const known = Object.keys(migrations)
  const other = ran.find((name, i) => name !== known[i])
  if (other) throw new BackupRefused('newer', { what: other })
}

const nothing = async (content: AsyncIterable<unknown>) => {
  for await (const _ of content);
}

/** Reads every part once, before anything is changed. */
async function checkParts(archive: Archive, progress: Progress): Promise<void> {
  const { tables, files } = archive.manifest
  const parts = [
    ...tables.map(({ name, sha256 }) => ({ part: tablePart(name), sha256 })),
    ...files.map(({ name, sha256 }) => ({ part: filePart(name), sha256 })),
  ]
  for (const [i, { part, sha256 }] of parts.entries()) {
    await takePart(archive, part, sha256, nothing)
    progress('check', i + 1, parts.length)
  }
}

/** Puts the files beside those that are there: their names are random, so none stands for another. */
async function putFiles(archive: Archive, store: FileStore): Promise<void> {
  for (const { name, sha256 } of archive.manifest.files)
    await takePart(archive, filePart(name), sha256, content => store.put(name, content))
}

/** Throws every row away, and goes back to the schema of the backup's edition. */
async function returnToEdition(trx: Trx, { migrations: ran }: Manifest): Promise<void> {
  const tables = await listTables(trx)
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(trx)
  if (tables.length > 0) await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(trx)
  await migrateWithin(trx, [])
  await migrateWithin(trx, ran)
}

/** The tables of the manifest as this database has them. */
async function matchTables(trx: Trx, { tables }: Manifest): Promise<Table[]> {
  const found = await listTables(trx)
  const shape = ({ name, columns }: { name: string; columns: readonly string[] }) => `${name}(${columns.join()})`
  const here = new Map(found.map(one => [shape({ ...one, columns: one.columns.map(({ name }) => name) }), one]))
  const matched = tables.map(table => {
    const match = here.get(shape(table))
    if (!match) throw new BackupRefused('otherTables', { table: table.name })
    return match
  })
  const missing = found.find(table => !matched.includes(table))
  if (missing) throw new BackupRefused('otherTables', { table: missing.name })
  return matched
}

/** Loads every table, then reads each again: what is in the database has the hash of what was backed up. */
async function loadTables(trx: Trx, archive: Archive, progress: Progress): Promise<void> {
  const { manifest } = archive
  await writePlainly(trx)
  const tables = await matchTables(trx, manifest)
  const bind = await unbindTables(trx, tables)
  for (const [i, table] of tables.entries()) {
    const { sha256 } = manifest.tables[i]!
    await takePart(archive, tablePart(table.name), sha256, content => writeLines(trx, table, splitLines(content)))
    if ((await hashLines(trx, table)) !== sha256) throw new BackupRefused('damaged', { part: tablePart(table.name) })
    progress('load', i + 1, tables.length)
  }
  for (const { table, column, next } of manifest.sequences)
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} restart with ${sql.lit(next)}`.execute(
      trx,
    )
  await bind()
}

async function deleteFiles(store: Shelf, names: Iterable<string>): Promise<void> {
  if (store) for (const name of names) await store.delete(name)
}

async function restoreFrom(archive: Archive, db: Kysely<Database>, store: Shelf, how: Restoring): Promise<Restored> {
  const { manifest } = archive
  checkEdition(manifest)
  await checkParts(archive, how.progress)
  await migrateToLatest(db)
  const before = await namesIn(store)
  const thrownAway = await whatIsHeld(db, store)
  if (!how.replace && thrownAway.rows > 0) throw new BackupRefused('notEmpty', thrownAway)
  const own = new Set(manifest.files.map(({ name }) => name))
  let migrated: string[] = []
  try {
    if (store) await putFiles(archive, store)
    await db.transaction().execute(async trx => {
      await returnToEdition(trx, manifest)
      await loadTables(trx, archive, how.progress)
      migrated = await migrateWithin(trx, Object.keys(migrations))
      await how.afterwards(trx, manifest)
    })
  } catch (error) {
    await deleteFiles(
      store,
      [...own].filter(name => !before.has(name)),
    )
    throw error
  }
  await deleteFiles(
    store,
    [...before].filter(name => !own.has(name)),
  )
  await sql`analyze`.execute(db)
  return { manifest, thrownAway, migrated }
}

/**
 * Brings a backup back into a database and a file store, whichever of the two databases it was made from. Every hash is
 * checked before anything changes, and each table once more when it is in. Rows come in one transaction; files are there
 * before it ends, and those of before go after it, so that at no moment a row is without its file. A backup of an older
 * schema is loaded into that schema and then brought up to date. Throws {@link BackupRefused}, and then nothing has
 * changed but the schema, which every command brings up to date.
 */
export async function restoreBackup(
  db: Kysely<Database>,
  store: Shelf,
  file: string,
  how: Restoring,
): Promise<Restored> {
  const archive = await openArchive(file)
  try {
    return await restoreFrom(archive, db, store, how)
  } finally {
    archive.close()
  }
}
