import { type Kysely, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { newToken, tokenHash } from '../auth/secrets.server.ts'
import { type Result, refused } from '../lib/result.ts'
import { actOnOffer, hasSpotCheck } from './act.server.ts'
import type { Act, ActRefusal, Answer, DatedFact } from './answer.ts'
import type { ConfirmLink, DeadWhy, Purpose } from './confirm-link.ts'
import type { OfferStatus } from './model.ts'
import type { HeldOffer } from './moves.server.ts'
import { offerInShort } from './offer-view.server.ts'
import { periodOf } from './period.server.ts'

type Wish = {
  offerId: number
  purpose: Purpose
  accountId: number
  period: number
  expiresAt: Date
  now: Date
}

/** A token for one person about one offer in one period of its promise; null where they have had theirs. */
export async function issueConfirmToken(trx: Trx, wish: Wish): Promise<string | null> {
  const token = newToken()
  const made = await trx
    .insertInto('confirm_tokens')
    .values({
      token_hash: tokenHash(token),
      offer_id: wish.offerId,
      purpose: wish.purpose,
      account_id: wish.accountId,
      period: wish.period,
      expires_at: wish.expiresAt,
      used_at: null,
      answer: null,
      recorded_at: wish.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made ? token : null
}

type TokenRow = {
  id: number
  purpose: Purpose
  offerId: number
  accountId: number
  organisationId: number
  /** Its holder is still of the organisation, and in use. */
  isTheirs: boolean
  isSamePeriod: boolean
  status: OfferStatus
  pauseReason: string | null
  expiresAt: Date
  usedAt: Date | null
  answer: Answer | null
}

async function findToken(db: Db, token: string): Promise<TokenRow | null> {
  const { rows } = await sql<TokenRow>`
    select k.id, k.purpose, k.offer_id as "offerId", k.account_id as "accountId",
      o.organisation_id as "organisationId", o.status, o.pause_reason as "pauseReason",
      (c.state = 'active' and c.organisation_id = o.organisation_id) as "isTheirs",
      k.period = ${periodOf(sql.ref('o.id'))} as "isSamePeriod",
      k.expires_at as "expiresAt", k.used_at as "usedAt", k.answer
    from confirm_tokens k join offers o on o.id = k.offer_id join accounts c on c.id = k.account_id
    where k.token_hash = ${tokenHash(token)}`.execute(db)
  return rows[0] ?? null
}

const whyDead = (row: TokenRow | null, now: Date): DeadWhy | null => {
  if (!row?.isTheirs) return 'unknown'
  if (row.expiresAt <= now) return 'ended'
  if (!row.isSamePeriod) return 'renewed'
  const isAsked = row.purpose === 'restore' ? row.status === 'paused' : row.status === 'live'
  return isAsked && row.pauseReason !== 'city' ? null : 'moved'
}

/** Looks at a letter's link without using it up: programs that read mail open every link. */
export async function findConfirmLink(db: Db, token: string, now: Date): Promise<ConfirmLink> {
  const row = await findToken(db, token)
  if (row?.isTheirs && row.usedAt && row.answer) {
    const offer = await offerInShort(db, row.offerId)
    return { state: 'answered', answer: row.answer, at: row.usedAt.toISOString(), offer }
  }
  const why = whyDead(row, now)
  if (why) return { state: 'dead', why }
  const { offerId, purpose } = row!
  const needsFact = await hasSpotCheck(db, offerId)
  return { state: 'open', purpose, offer: await offerInShort(db, offerId), needsFact }
}

/** The move behind an answer. */
const actFor = (answer: Answer, purpose: Purpose): Act =>
  answer === 'applied' ? 'mark_applied' : answer === 'closed' ? 'close' : purpose === 'restore' ? 'resume' : 'confirm'

/**
 * Answers by a letter's link, which is used up by it. Of two answers that come at once one counts; a refusal uses nothing
 * up.
 */
export async function answerByLink(
  db: Kysely<Database>,
  token: string,
  { answer, seen, dealtOn, now }: { answer: Answer; seen: DatedFact | null; dealtOn: string; now: Date },
): Promise<Result<HeldOffer, ActRefusal | 'Dead'>> {
  return db.transaction().execute(async trx => {
    const found = await findToken(trx, token)
    // Whoever answers first holds the offer; the second then finds the link used.
    if (found) await sql`select id from offers where id = ${found.offerId} for update`.execute(trx)
    const row = found && (await findToken(trx, token))
    if (!row || row.usedAt || whyDead(row, now)) return refused('Dead')
    const acted = await actOnOffer(trx, row.offerId, actFor(answer, row.purpose), {
      owner: { organisationId: row.organisationId },
      by: { accountId: row.accountId },
      ...{ method: 'mail', seen, dealtOn, now },
    })
    if (acted.ok)
      await trx.updateTable('confirm_tokens').set({ used_at: now, answer }).where('id', '=', row.id).execute()
    return acted
  })
}

const KEPT_DAYS = 90

/** Throws away tokens that ended long ago; returns how many. One of a period that still runs stays, for it was the letter. */
export async function purgeConfirmTokens(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from confirm_tokens k where k.expires_at < ${now}::timestamptz - make_interval(days => ${sql.lit(KEPT_DAYS)})
      and k.period <> ${periodOf(sql.ref('k.offer_id'))}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
