import type { Trx } from '../../../db/client.server.ts'
import { OPEN, UNDER_WAY } from '../../listings/revision.ts'

// What a program has begun it may complete: its draft lacked something, or staff asked for changes. Whatever a person has
// touched since is that person's to submit.

const HOUR_MS = 3_600_000

const underWay = (trx: Trx, offerId: number) =>
  trx
    .selectFrom('listing_revisions as r')
    .leftJoin('pushed_revisions as p', 'p.revision_id', 'r.id')
    .select(['r.id', 'r.state', 'r.version', 'p.version as pushed'])
    .where('r.offer_id', '=', offerId)
    .where('r.state', 'in', [...UNDER_WAY])
    .orderBy('r.id', 'desc')

/** The revision that is being written of an offer, where a program left it as it is; null: none, or a person's. */
export async function ownRevision(trx: Trx, offerId: number): Promise<number | null> {
  const found = await underWay(trx, offerId)
    .where('r.state', 'in', [...OPEN])
    .executeTakeFirst()
  return found && found.pushed === found.version ? found.id : null
}

/** Remembers how a program leaves what is being written. */
export async function noteOwn(trx: Trx, offerId: number): Promise<void> {
  const found = await underWay(trx, offerId).executeTakeFirst()
  if (!found) return
  await trx
    .insertInto('pushed_revisions')
    .values({ revision_id: found.id, version: found.version })
    .onConflict(conflict => conflict.column('revision_id').doUpdateSet({ version: found.version }))
    .execute()
}

/**
 * Whether the city has been told in this hour already that programs of an organisation submit: what else comes in it lies
 * in the same queue, and one letter is enough while that is not empty.
 */
export async function isToldThisHour(trx: Trx, organisationId: number, now: Date): Promise<boolean> {
  const found = await trx
    .selectFrom('listing_revisions as r')
    .innerJoin('pushed_revisions as p', 'p.revision_id', 'r.id')
    .innerJoin('offers as o', 'o.id', 'r.offer_id')
    .select('r.id')
    .where('o.organisation_id', '=', organisationId)
    .where('r.state', '=', 'submitted')
    .where('r.submitted_at', '>=', new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS))
    .executeTakeFirst()
  return found !== undefined
}
