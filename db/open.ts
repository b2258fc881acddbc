import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { connectEmbedded, connectServer } from './client.server.ts'
import type { Watch } from './gate.ts'
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

/**
 * One handle without time limits, for migrations, samples and imports. The caller has claimed the
 * place. `onDeath` hears of an embedded database that ends by itself.
 */
export async function openForWork(place: Place, onDeath?: (error: Error) => void): Promise<Kysely<Database>> {
  if (place.DATABASE_URL) return connectServer(place.DATABASE_URL, { max: 2 })
  const folder = join(place.DATA_DIR, 'database')
  await placeCluster(folder)
  return connectEmbedded(await Engine.open({ dataDir: folder }, onDeath))
}

/** The handles that answer requests. The embedded database is the one that `work` has open. */
export function openForRequests(place: Place, work: Kysely<Database>, watch: Watch): Opened {
  if (!place.DATABASE_URL) return { db: work, searchDb: work, close: () => work.destroy() }
  const db = connectServer(place.DATABASE_URL, { statementTimeoutMs: STATEMENT_MS, watch })
  const searchDb = connectServer(place.DATABASE_READ_URL ?? place.DATABASE_URL, {
    customPlans: true,
    statementTimeoutMs: SEARCH_MS,
    watch,
  })
  return {
    db,
    searchDb,
    close: async () => {
      await Promise.all([db.destroy(), searchDb.destroy()])
    },
  }
}
