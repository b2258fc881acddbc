import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { confirmInBulk } from '../../listings/bulk-confirm.server.ts'
import type { OfferStatus } from '../../listings/model.ts'
import { actorOf } from '../../listings/publish.server.ts'
import type { ConfirmEnd } from './states.ts'
import type { Doing } from './write.server.ts'

export type Confirmed = { reference: string; result: ConfirmEnd; dueOn: string | null }

/** Confirms the offers that a partner names, each in a transaction of its own, and once a day. */
export async function confirmReferences(
  db: Kysely<Database>,
  references: readonly string[],
  doing: Pick<Doing, 'caller' | 'now' | 'around'>,
): Promise<Confirmed[]> {
  const confirmed: Confirmed[] = []
  for (const reference of references) confirmed.push(await confirmOne(db, reference, doing))
  return confirmed
}

const confirmOne = (
  db: Kysely<Database>,
  reference: string,
  { caller: { organisationId, by }, now, around: { today } }: Pick<Doing, 'caller' | 'now' | 'around'>,
): Promise<Confirmed> =>
  db.transaction().execute(async trx => {
    const find = () =>
      trx
        .selectFrom('offers')
        .select(['id', 'status', 'confirmed_on as confirmedOn', 'next_update_on as dueOn'])
        .where('organisation_id', '=', organisationId)
        .where('partner_ref', '=', reference)
        .forUpdate()
        .executeTakeFirst()
    const found = await find()
    if (!found) return { reference, result: 'not_found', dueOn: null }
    if ((found.status as OfferStatus) !== 'live') return { reference, result: 'not_live', dueOn: null }
    if (found.confirmedOn === today) return { reference, result: 'confirmed', dueOn: found.dueOn }
    const acting = { owner: { organisationId }, by: actorOf(by), now, method: 'feed' } as const
    const { confirmed } = await confirmInBulk(trx, [found.id], acting)
    const { dueOn } = (await find())!
    return { reference, result: confirmed > 0 ? 'confirmed' : 'asked', dueOn }
  })
