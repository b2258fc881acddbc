import type { Kysely } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'

class Undo extends Error {}

/** Runs a test in a transaction and undoes all it wrote, so that the tests of a file can share one database. */
export async function rolledBack(db: Kysely<Database>, test: (trx: Trx) => Promise<void>): Promise<void> {
  const run = db.transaction().execute(async trx => {
    await test(trx)
    throw new Undo()
  })
  await run.catch(error => {
    if (!(error instanceof Undo)) throw error
  })
}
