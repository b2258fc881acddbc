import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { addDays, startOfDay } from '../../lib/day.ts'

/** So long what a partner sent is kept, days. Then its sums remain. */
export const KEPT_DAYS = 90

/**
 * Throws away the rows of files that were sent long ago, and lets go of the files, which are swept then; who called what
 * by which telephone number is nobody's business for ever. Returns how many files it was.
 */
export async function purgeImports(db: Kysely<Database>, today: string): Promise<number> {
  const before = startOfDay(addDays(today, -KEPT_DAYS))
  return db.transaction().execute(async trx => {
    const { rows } = await sql<{ id: number }>`
      update imports set file_key = 'gone-' || id, headings = '[]', fixes = '{}'
      where sent_at < ${before} and file_key not like 'gone-%' and state in ('checked','refused','applied','undone','dropped')
      returning id`.execute(trx)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await trx.deleteFrom('import_rows').where('import_id', 'in', ids).execute()
    return ids.length
  })
}
