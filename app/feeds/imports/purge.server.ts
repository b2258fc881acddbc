import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { addDays, startOfDay } from '../../lib/day.ts'

/** So long what a partner sent is kept, days. Then its sums remain. */
export const KEPT_DAYS = 90
/** So long the runs of feeds are kept that later ones have followed: they come by themselves, and each says everything. */
export const KEPT_RUN_DAYS = 7

/**
 * Throws away the rows of files that were sent long ago, and lets go of the files, which are swept then; who called what
 * by which telephone number is nobody's business for ever. Returns how many files it was.
 */
export async function purgeImports(db: Kysely<Database>, today: string): Promise<number> {
  const [before, runsBefore] = [KEPT_DAYS, KEPT_RUN_DAYS].map(days => startOfDay(addDays(today, -days)))
  const isFollowed = sql`exists (select from imports n where n.feed_id = imports.feed_id and n.id > imports.id)`
  return db.transaction().execute(async trx => {
    const { rows } = await sql<{ id: number }>`
      update imports set file_key = 'gone-' || id, headings = '[]', fixes = '{}'
      where (sent_at < ${before!} or source = 'pull' and sent_at < ${runsBefore!} and ${isFollowed})
        and file_key not like 'gone-%' and state in ('checked','refused','applied','undone','dropped')
      returning id`.execute(trx)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await trx.deleteFrom('import_rows').where('import_id', 'in', ids).execute()
    return ids.length
  })
}
