import type { Kysely } from 'kysely'
import type { FileStore } from '../../app/files/storage.server.ts'
import type { Trx } from '../client.server.ts'
import type { Database } from '../schema.ts'
import { type AddPart, writeArchive } from './archive.ts'
import { listMigrations, listTables, nextNumber, type Table, writePlainly } from './catalog.ts'
import { readLines } from './lines.ts'
import { FORMAT, filePart, type Manifest, rowsOf, tablePart } from './manifest.ts'
import { BackupRefused } from './refused.ts'

export type Progress = (step: 'files' | 'tables' | 'check' | 'load', done: number, total: number | null) => void

type Making = { now: Date; progress: Progress }

/** What a kill left half written is no file yet. */
const isWhole = (name: string) => !name.endsWith('.part')

/** Adds the store's files that are not in yet. One that goes while they are read was taken away by somebody. */
async function addFiles(add: AddPart, store: FileStore, files: Manifest['files'], progress: Progress): Promise<void> {
  const held = new Set(files.map(({ name }) => name))
  for await (const { name } of store.list()) {
    if (held.has(name) || !isWhole(name)) continue
    const bytes = await store.get(name)
    if (!bytes) continue
    const measured = await add(filePart(name), [bytes], { isPacked: true })
    files.push({ name, ...measured })
    progress('files', files.length, null)
  }
}

async function addTable(trx: Trx, add: AddPart, table: Table): Promise<Manifest['tables'][number]> {
  let rows = 0
  async function* counted() {
    for await (const text of readLines(trx, table)) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) rows += 1
      yield text
    }
  }
  const { sha256 } = await add(tablePart(table.name), counted())
  return { name: table.name, columns: table.columns.map(({ name }) => name), rows, sha256 }
}

/** All tables as they stand at one moment. */
async function addTables(trx: Trx, add: AddPart, progress: Progress) {
  await writePlainly(trx)
  const migrations = await listMigrations(trx)
  const found = migrations.length > 0 ? await listTables(trx) : []
  const tables: Manifest['tables'] = []
  const sequences: Manifest['sequences'] = []
  for (const table of found) {
    tables.push(await addTable(trx, add, table))
    for (const { name, isIdentity } of table.columns)
      if (isIdentity) {
        const next = await nextNumber(trx, table.name, name)
        sequences.push({ table: table.name, column: name, next })
      }
    progress('tables', tables.length, found.length)
  }
  return { migrations, tables, sequences }
}

/**
 * Writes every table and every stored file into one archive. The portal may go on meanwhile: tables are read as they
 * stand at one moment, files before it and, once more, those that came since, so that each file of a row is in. Throws
 * {@link BackupRefused} `exists` or `nothingToBackUp`, and then leaves no file.
 */
export const writeBackup = (
  db: Kysely<Database>,
  store: FileStore,
  file: string,
  { now, progress }: Making,
): Promise<Manifest> =>
  writeArchive(file, async add => {
    const files: Manifest['files'] = []
    await addFiles(add, store, files, progress)
    const read = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(trx => addTables(trx, add, progress))
    await addFiles(add, store, files, progress)
    const manifest = { format: FORMAT, madeAt: now.toISOString(), ...read, files } as const
    if (rowsOf(manifest) === 0) throw new BackupRefused('nothingToBackUp', {})
    return manifest
  })
