import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
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

/** What holds of an organisation's agreements, past and to come, in the order of their days; superseded ones are history. */
export const listAgreements = async (db: Db, organisationId: number): Promise<Agreement[]> =>
  (await db
    .selectFrom('agreements')
    .select(AGREEMENT)
    .where('organisation_id', '=', organisationId)
    .where('superseded_at', 'is', null)
    .orderBy('starts_on')
    .execute()) as Agreement[]

export type FormerAgreement = Agreement & { recordedAt: Date; supersededAt: Date; recordedBy: string | null }

/** What an amendment, a suspension or its lifting has replaced, newest first. */
export const listFormerAgreements = async (db: Db, organisationId: number): Promise<FormerAgreement[]> =>
  (await db
    .selectFrom('agreements as a')
    .leftJoin('accounts as c', 'c.id', 'a.recorded_by')
    .select(['a.id', 'a.organisation_id as organisationId', 'a.kinds', 'a.withheld_fields as withheldFields'])
    .select(['a.may_offer_off_market as mayOfferOffMarket', 'a.publication', 'a.starts_on as startsOn'])
    .select(['a.ends_on as endsOn', 'a.suspended_at as suspendedAt', 'a.suspended_reason as suspendedReason'])
    .select(['a.recorded_at as recordedAt', 'a.superseded_at as supersededAt', 'c.name as recordedBy'])
    .where('a.organisation_id', '=', organisationId)
    .where('a.superseded_at', 'is not', null)
    .orderBy('a.superseded_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(50)
    .execute()) as FormerAgreement[]

/** A day before every other: on none is anything shown. */
export const NEVER_SHOWN = '0001-01-01'

/**
 * Brings `shown_until` and `withheld_fields` of organisations to where their agreements stand on a day. Run it in the transaction that changes
 * an agreement, and as each day begins: an end that comes needs nobody, a beginning does. Returns those that it changed,
 * whose offers are then to be shown anew. Without ids: of all.
 */
export async function followAgreements(
  trx: Trx,
  today: string,
  organisationIds?: readonly number[],
): Promise<{ id: number; isHidden: boolean }[]> {
  const which = organisationIds ? sql`where o.id in (${sql.join(organisationIds)})` : sql``
  const { rows } = await sql<{ id: number; isHidden: boolean }>`
    update organisations g set shown_until = n.until, withheld_fields = n.withheld
    from (
      select o.id, case when exists (select from agreements a where a.organisation_id = o.id) then coalesce(
        (select upper(run) - 1 from unnest((
          select range_agg(daterange(a.starts_on, a.ends_on, '[]')) from agreements a
          where a.organisation_id = o.id and a.superseded_at is null and a.suspended_at is null)) as run
        where run @> ${today}::text::date), ${NEVER_SHOWN}::text::date) end as until,
        coalesce((select a.withheld_fields from agreements a where a.organisation_id = o.id
          and a.superseded_at is null and a.suspended_at is null
          and ${today}::text::date between a.starts_on and a.ends_on order by a.id desc limit 1), '{}') as withheld
      from organisations o ${which}) n
    where n.id = g.id and (g.shown_until, g.withheld_fields) is distinct from (n.until, n.withheld)
    returning g.id, coalesce(g.shown_until < ${today}::text::date, false) as "isHidden"`.execute(trx)
  return rows
}
