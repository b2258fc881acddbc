import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { FileStore } from '../../files/storage.server.ts'
import { type Clock, type Job, nextDay, type Run } from '../../jobs/job.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { applyImport } from './apply.server.ts'
import { checkImport } from './check.server.ts'
import { purgeImports } from './purge.server.ts'
import { undoImport } from './undo.server.ts'

type Tools = { store: FileStore; baseUrl: string }

/** A step that was stopped on the way is left to the next run, which goes on with it. */
class Stopped extends Error {}

/** What is done with a partner's file outside of requests. Whatever takes long, nobody else's letters wait for it. */
export function importJobs(db: Kysely<Database>, { store, baseUrl }: Tools, clock: Clock): Job[] {
  const job = (kind: Job['kind'], work: (id: number, run: Run) => Promise<object | null>): Job => ({
    kind,
    async run(run) {
      const done = await work(Number(run.subject), run)
      if (run.signal.aborted) throw new Stopped()
      return done ? { import: Number(run.subject), ...done } : undefined
    },
  })
  const means = ({ signal }: Run) => ({ clock, signal, baseUrl })
  const counted = (rows: number | null) => (rows === null ? null : { rows })
  return [
    job('imports.check', (id, run) => checkImport(db, store, id, { clock, signal: run.signal })),
    job('imports.apply', async (id, run) => counted(await applyImport(db, id, means(run)))),
    {
      kind: 'imports.purge',
      next: nextDay,
      async run({ now }) {
        const purged = await purgeImports(db, dayInTokyo(now))
        return purged > 0 ? { files: purged } : undefined
      },
    },
    job('imports.undo', async (id, run) => counted(await undoImport(db, id, means(run)))),
  ]
}
