import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { openTask } from '../../tasks/tasks.server.ts'
import { MOST_MISSING_PCT } from '../absence/breaker.ts'

// A program that has gone wrong must not empty the portal one listing at a time.

/** So many a day may always end. */
const ALWAYS = 5
const DAY_MS = 24 * 60 * 60_000

/** Whether one more live offer that is ended by a program would be too many for a day. */
export async function isTooManyEnded(trx: Trx, organisationId: number, now: Date): Promise<boolean> {
  const { rows } = await sql<{ live: number; ended: number }>`
    select count(*) filter (where o.status = 'live')::int as live,
      count(*) filter (where o.status in ('withdrawn', 'closed') and exists (select from listing_events e
        where e.offer_id = o.id and e.event in ('close', 'withdraw') and e.detail ->> 'via' = 'feed'
          and e.detail ->> 'from' = 'live' and e.recorded_at > ${new Date(now.getTime() - DAY_MS)}))::int as ended
    from offers o where o.organisation_id = ${organisationId}`.execute(trx)
  const { live, ended } = rows[0]!
  return ended + 1 > ALWAYS && (ended + 1) * 100 > (live + ended) * MOST_MISSING_PCT
}

/** The one task about it, however often the program tries. */
export const askAboutEnded = (db: Kysely<Database>, organisationId: number, now: Date): Promise<boolean> =>
  db.transaction().execute(trx =>
    openTask(
      trx,
      {
        ...{ kind: 'import_held_back', subject: { kind: 'organisation', id: organisationId }, organisationId },
        detail: { hold: 'too_many_ended' },
      },
      now,
    ),
  )
