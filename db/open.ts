import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Kysely } from 'kysely'
import { connectEmbedded, connectServer } from './client.server.ts'
import { placeCluster } from './pglite/cluster.ts'
import { Engine } from './pglite/engine.ts'
import { lockFolder } from './pglite/lock.ts'
import type { Database } from './schema.ts'

/** Where the data is: a server's URL, or else a folder for the embedded database. */
export type Place = { DATABASE_URL?: string | undefined; DATABASE_READ_URL?: string | undefined; DATA_DIR: string }

export type Opened = {
  db: Kysely<Database>
  /** For public searches; the same handle where there is one connection only. */
  searchDb: Kysely<Database>
  close: () => Promise<void>
}

const STATEMENT_MS = 30_000
const SEARCH_MS = 3_000

/**
 * Takes the data folder for this process where the place is a folder; returns how to give it back. Throws FolderInUse,
 * or the file system's error when the folder cannot be written.
 */
export function claim(place: Place): () => void {
  if (place.DATABASE_URL) return () => {}
  makeFolder(resolve(place.DATA_DIR))
  return lockFolder(place.DATA_DIR)
}

// mkdir's own `recursive` asks for ever where a parent exists but takes no folders, such as /proc.
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** One handle without time limits, for migrations, samples and imports. The caller has claimed the place. */
export async function openForWork(place: Place): Promise<Kysely<Database>> {
  return place.DATABASE_URL ? connectServer(place.DATABASE_URL, { max: 2 }) : openFolder(place.DATA_DIR)
}

/** The handles that answer requests. The embedded database is the one that `work` has open. */
export function openForRequests(place: Place, work: Kysely<Database>): Opened {
  if (!place.DATABASE_URL) return { db: work, searchDb: work, close: () => work.destroy() }
  const db = connectServer(place.DATABASE_URL, { statementTimeoutMs: STATEMENT_MS })
  const searchDb = connectServer(place.DATABASE_READ_URL ?? place.DATABASE_URL, {
    customPlans: true,
    statementTimeoutMs: SEARCH_MS,
  })
  return {
    db,
    searchDb,
    close: async () => {
      await Promise.all([db.destroy(), searchDb.destroy()])
    },
  }
}

async function openFolder(dataDir: string): Promise<Kysely<Database>> {
  const folder = join(dataDir, 'database')
  await placeCluster(folder)
  return connectEmbedded(await Engine.open({ dataDir: folder }))
}
