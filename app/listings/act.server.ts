import type { Db, Trx } from '../../db/client.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { agreementInForce } from '../partners/agreements.server.ts'
import type { Act, ActRefusal, DatedFact } from './answer.ts'
import { confirmOffer, settleFreshness } from './confirm.server.ts'
import type { ConfirmMethod } from './model.ts'
import { type HeldOffer, holdOffer, type Moving, moveOffer } from './moves.server.ts'

export type Acting = Omit<Moving, 'pauseReason' | 'facts'> & {
  /** How it is known. */
  method: ConfirmMethod
  /** Answers a spot check. */
  seen?: DatedFact | null
  /** 'YYYY-MM-DD': the day of the contract, where it is closed. */
  dealtOn?: string
}

/** Moves that bring an offer back before the public: they confirm it as well. */
const CONFIRMING: readonly Act[] = ['resume', 'reopen']

/**
 * Does what the offering side, or the city for it, says of an offer. An offer that a spot check is open about is
 * confirmed by a dated fact alone. What the city has paused only the city resumes.
 */
export async function actOnOffer(
  trx: Trx,
  offerId: number,
  act: Act,
  acting: Acting,
): Promise<Result<HeldOffer, ActRefusal>> {
  const { owner, by, now, method, seen, dealtOn } = acting
  const held = await holdOffer(trx, offerId, owner)
  if (!held) return refused('NotFound')
  const brings = act === 'confirm' || CONFIRMING.includes(act)
  if (brings) {
    const why = await whyNotShown(trx, held, acting)
    if (why) return refused(why)
  }
  if (act !== 'confirm') {
    const facts = { ...(act === 'close' ? { dealtOn } : {}), ...(method === 'feed' ? { via: method } : {}) }
    const moved = await moveOffer(trx, offerId, act, { ...acting, facts })
    if (!moved.ok) return moved
  } else if (held.status !== 'live') return refused('NotAllowed')
  if (brings) await confirmOffer(trx, held, { method, now, by, ...(seen ? { seen } : {}) })
  else await settleFreshness(trx, offerId, { outcome: 'done', by, now })
  return done(held)
}

async function whyNotShown(
  trx: Trx,
  held: HeldOffer,
  { owner, now, seen }: Acting,
): Promise<'PausedByCity' | 'NoAgreement' | 'DatedFact' | null> {
  if (held.pauseReason === 'city' && owner !== 'anybody') return 'PausedByCity'
  if (!(await agreementInForce(trx, held.organisationId, dayInTokyo(now)))) return 'NoAgreement'
  return !seen && owner !== 'anybody' && (await hasSpotCheck(trx, held.offerId)) ? 'DatedFact' : null
}

/** Whether a dated fact is asked for before an offer is confirmed again. */
export const hasSpotCheck = async (db: Db, offerId: number): Promise<boolean> =>
  (await db
    .selectFrom('tasks')
    .select('id')
    .where('kind', '=', 'spot_check')
    .where('subject_kind', '=', 'offer')
    .where('subject_id', '=', String(offerId))
    .where('closed_at', 'is', null)
    .executeTakeFirst()) !== undefined
