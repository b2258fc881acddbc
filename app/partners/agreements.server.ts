import type { Db } from '../../db/client.server.ts'
import type { Agreement } from './agreement.ts'

const AGREEMENT = [
  'id',
  'organisation_id as organisationId',
  'kinds',
  'withheld_fields as withheldFields',
  'may_offer_off_market as mayOfferOffMarket',
  'publication',
  'bulk_approval as bulkApproval',
  'starts_on as startsOn',
  'ends_on as endsOn',
  'suspended_at as suspendedAt',
  'suspended_reason as suspendedReason',
] as const

/** The agreement under which an organisation may post on a day; null: none, or it is suspended. */
export async function agreementInForce(db: Db, organisationId: number, today: string): Promise<Agreement | null> {
  const found = await db
    .selectFrom('agreements')
    .select(AGREEMENT)
    .where('organisation_id', '=', organisationId)
    .where('superseded_at', 'is', null)
    .where('suspended_at', 'is', null)
    .where('starts_on', '<=', today)
    .where('ends_on', '>=', today)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return (found as Agreement | undefined) ?? null
}
