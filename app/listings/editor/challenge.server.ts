import type { Trx } from '../../../db/client.server.ts'
import { hasControls } from '../../lib/controls.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { openTask } from '../../tasks/tasks.server.ts'
import type { Writing } from '../revisions.server.ts'
import { findWorking } from './working.server.ts'

export const MOST_CHALLENGE = 1000

/**
 * Records that whoever offers a property holds the zone or areas shown for its place to be wrong, and gives staff a task.
 * Said again before anybody has looked, the later words stand. The zone itself stays what the data says.
 */
export async function challengeZoning(
  trx: Trx,
  publicId: string,
  said: string,
  { owner, by, now }: Writing,
): Promise<Result<null, 'NotFound' | 'NoText' | 'TooLong'>> {
  const text = said.replace(/\r\n?/g, '\n').trim()
  const working = await findWorking(trx, publicId, owner)
  if (!working) return refused('NotFound')
  if (text === '' || hasControls(text)) return refused('NoText')
  if (text.length > MOST_CHALLENGE) return refused('TooLong')
  const { listingId, organisationId } = working
  await trx
    .updateTable('zoning_challenges')
    .set({ closed_at: now })
    .where('listing_id', '=', listingId)
    .where('closed_at', 'is', null)
    .execute()
  const { id } = await trx
    .insertInto('zoning_challenges')
    .values({
      listing_id: listingId,
      organisation_id: organisationId,
      text,
      said_by: by,
      said_at: now,
      closed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const subject = { kind: 'listing', id: listingId } as const
  await openTask(trx, { kind: 'challenged_zoning', subject, organisationId, detail: { challenge: id } }, now)
  return done(null)
}
