import { createHash } from 'node:crypto'
import type { Trx } from '../../db/client.server.ts'
import type { Actor } from '../audit/entry.ts'
import { dayInTokyo } from '../lib/day.ts'
import { agreementInForce } from '../partners/agreements.server.ts'
import { openTask } from '../tasks/tasks.server.ts'
import { hasSpotCheck } from './act.server.ts'
import { confirmOffer } from './confirm.server.ts'
import type { ConfirmMethod } from './model.ts'
import { holdOffer, type Owner } from './moves.server.ts'

/** Of so many that are confirmed at one stroke one is asked for a dated fact. */
export const ONE_IN = 20

/** Whether a bulk confirmation of this offer on this day is asked for more. The same for whoever asks, however often. */
export function isSpotChecked(offerId: number, day: string): boolean {
  const digest = createHash('sha256').update(`${offerId} ${day}`).digest()
  return digest.readUInt32BE(0) % ONE_IN === 0
}

/** Offers that were confirmed, that wait for a dated fact, and that were not there to be confirmed; counted. */
export type BulkOutcome = { confirmed: number; asked: number; passedOver: number }

/**
 * Confirms an organisation's offers at one stroke, and says so on each. Some are asked for a dated fact first: see
 * {@link isSpotChecked}; they stay as they are until it comes.
 */
export async function confirmInBulk(
  trx: Trx,
  offerIds: readonly number[],
  { owner, by, now, method = 'workspace' }: { owner: Owner; by: Actor; now: Date; method?: ConfirmMethod },
): Promise<BulkOutcome> {
  const today = dayInTokyo(now)
  const outcome: BulkOutcome = { confirmed: 0, asked: 0, passedOver: 0 }
  // In one order, so that two who confirm the same offers do not wait for each other.
  for (const offerId of [...new Set(offerIds)].sort((a, b) => a - b)) {
    const held = await holdOffer(trx, offerId, owner)
    if (held?.status !== 'live' || !(await agreementInForce(trx, held.organisationId, today))) outcome.passedOver += 1
    else if (isSpotChecked(offerId, today) || (await hasSpotCheck(trx, offerId))) {
      const subject = { kind: 'offer', id: offerId } as const
      await openTask(trx, { kind: 'spot_check', subject, organisationId: held.organisationId }, now)
      outcome.asked += 1
    } else {
      await confirmOffer(trx, held, { method, now, by, isBulk: true })
      outcome.confirmed += 1
    }
  }
  return outcome
}
