import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { OfferStatus } from './model.ts'

/** How many offers of an organisation stand where on their way; what there is none of is left out. */
export async function countOwnOffers(
  db: Db,
  organisationId: number,
): Promise<{ status: OfferStatus; count: number }[]> {
  const { rows } = await sql<{ status: OfferStatus; count: number }>`
    select status, count(*)::int as count from offers where organisation_id = ${organisationId}
    group by status order by array_position(array['live','applied','paused','submitted','changes_requested','draft',
      'expired','closed','withdrawn'], status)`.execute(db)
  return rows
}
