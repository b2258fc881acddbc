import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connectEmbedded } from '../../db/client.server.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { placeCluster, preparedCluster } from '../../db/pglite/cluster.ts'
import { Engine } from '../../db/pglite/engine.ts'
import type { Scenario } from './context.ts'
import { clock, interleave, ratios, spread } from './measure.ts'
import { mustEqual } from './reference.ts'
import { ms } from './report.ts'

/** Time until an embedded database in an empty folder answers with every table. */
async function opening(place: (folder: string) => Promise<void>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const database = join(folder, 'database')
  let tables = 0
  const took = await clock(async () => {
    await place(database)
    const db = connectEmbedded(await Engine.open({ dataDir: database }))
    await migrateToLatest(db)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from pg_tables where schemaname = 'public'`.execute(db)
    tables = rows[0]!.n
    await db.destroy()
  })
  rmSync(folder, { recursive: true, force: true })
  mustEqual('a database with its tables', tables > 20, true)
  return took
}

export const firstStart: Scenario = {
  name: 'first-start',
  run: async () => {
    await preparedCluster()
    const { prepared, nothing } = await interleave({
      prepared: () => opening(placeCluster),
      nothing: () => opening(async () => {}),
    })
    return [
      {
        scenario: 'first start of the embedded database',
        beside: 'initialising it from nothing',
        size: null,
        value: ratios(prepared, nothing),
        unit: '×',
        limit: { at: 'most', value: 0.5 },
        note: `${ms(spread(prepared).median)} against ${ms(spread(nothing).median)}`,
      },
    ]
  },
}
