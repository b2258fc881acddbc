import { addDays } from '../../app/lib/day.ts'
import { KINDS } from '../../app/listings/model.ts'
import type { Db } from '../../db/client.server.ts'
import { TODAY } from './city.ts'

/** An agreement in force for years, so that an organisation may bring offers before the public. */
export async function agreed(db: Db, organisationId: number): Promise<void> {
  await db
    .insertInto('agreements')
    .values({
      organisation_id: organisationId,
      kinds: [...KINDS],
      may_offer_off_market: true,
      publication: 'reviewed',
      starts_on: addDays(TODAY, -400),
      ends_on: addDays(TODAY, 2000),
      ...{ suspended_at: null, suspended_reason: null, note: null, recorded_by: null, superseded_at: null },
    })
    .execute()
}

export const offerOf = async (db: Db, listingId: number) =>
  db.selectFrom('offers').selectAll().where('listing_id', '=', listingId).orderBy('id').executeTakeFirstOrThrow()
