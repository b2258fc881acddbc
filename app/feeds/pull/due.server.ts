import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { requestJob } from '../../jobs/queue.server.ts'
import { LEAST_PAUSE_MS } from './schedule.ts'

/** Asks for a run of every feed that is due; a run sets when it is due again. Returns how many. */
export async function requestDueFeeds(db: Kysely<Database>, now: Date): Promise<number> {
  return db.transaction().execute(async trx => {
    const due = await trx
      .updateTable('pull_feeds')
      .set({ next_run_at: sql`greatest(next_run_at, ${new Date(now.getTime() + LEAST_PAUSE_MS)}::timestamptz)` })
      .where('state', '=', 'active')
      .where('is_sample', '=', false)
      .where('next_run_at', '<=', now)
      .returning('id')
      .execute()
    for (const { id } of due) await requestJob(trx, 'feeds.pull', now, String(id))
    return due.length
  })
}
