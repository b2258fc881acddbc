import { createHash } from 'node:crypto'
import { constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectEmbedded } from '../client.server.ts'
import { migrateToLatest } from '../migrate.ts'
import { Engine } from './engine.ts'
import { startOf } from './process-id.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const migrationsFolder = join(root, 'db/migrations')

/** Names a prepared cluster: another engine or another migration makes another one. */
function preparedName(): string {
  const hash = createHash('sha256')
  for (const name of ['pglite', 'pglite-postgis']) {
    hash.update(readFileSync(join(root, 'node_modules/@electric-sql', name, 'package.json')))
  }
  for (const file of readdirSync(migrationsFolder).sort()) hash.update(readFileSync(join(migrationsFolder, file)))
  return hash.digest('hex').slice(0, 16)
}

/** Removes what killed processes left beside `path`: their drafts carry their number. */
async function sweep(path: string): Promise<void> {
  const draft = `${basename(path)}.new-`
  for (const name of existsSync(dirname(path)) ? readdirSync(dirname(path)) : []) {
    const isLeft = name.startsWith(draft) && startOf(Number(name.slice(draft.length))) === null
    if (isLeft) await rm(join(dirname(path), name), { recursive: true, force: true })
  }
}

/** Makes a folder elsewhere and renames it into place, so that it is there whole or not at all. */
async function appear(path: string, make: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.new-${process.pid}`
  await sweep(path)
  await rm(draft, { recursive: true, force: true })
  await mkdir(dirname(path), { recursive: true })
  await make(draft)
  try {
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process was first with the same content.
    if (!existsSync(path)) throw error
  }
}

/**
 * A closed cluster with PostGIS and every migration, made once for each version: copying it takes a fraction of a
 * second, making it takes many. Returns its folder.
 */
export async function preparedCluster(): Promise<string> {
  const path = join(root, '.cache/embedded', preparedName())
  if (existsSync(path)) return path
  await appear(path, async draft => {
    await mkdir(draft)
    const db = connectEmbedded(await Engine.open({ dataDir: draft }))
    await migrateToLatest(db)
    await db.destroy()
  })
  return path
}

/** Puts a prepared cluster at `path` unless one stands there. The caller holds the lock of the folder around it. */
export async function placeCluster(path: string): Promise<void> {
  if (existsSync(path)) return
  const prepared = await preparedCluster()
  await appear(path, draft => cp(prepared, draft, { recursive: true, mode: constants.COPYFILE_FICLONE }))
}
