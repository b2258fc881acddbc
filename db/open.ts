import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { connectEmbedded, connectServer } from './client.server.ts'
import { placeCluster } from './pglite/cluster.ts'
import { Engine } from './pglite/engine.ts'
import type { Place } from './place.ts'
import type { Database } from './schema.ts'

export type Opened = {
  db: Kysely<Database>
  /** For public searches; the same handle where there is one connection only. */
  searchDb: Kysely<Database>
  close: () => Promise<void>
}

const STATEMENT_MS = 30_000
const SEARCH_MS = 3_000

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
