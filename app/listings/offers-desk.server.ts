import type { Kysely } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import type { Action } from '../auth/can.ts'
import { dayInTokyo } from '../lib/day.ts'
import { actOnOffer } from './act.server.ts'
import { type Act, type ActRefusal, isAct, readDealtOn, readSeen } from './answer.ts'
import { type BulkOutcome, confirmInBulk } from './bulk-confirm.server.ts'
import type { ConfirmMethod } from './model.ts'
import type { Owner } from './moves.server.ts'
import { readOfferId, readOfferIds } from './offers-page.ts'

/** What the permission table calls each act. */
export const ACT_ACTIONS: Record<Act | 'confirm_bulk', Action> = {
  confirm: 'listing.confirm',
  confirm_bulk: 'listing.confirm',
  mark_applied: 'listing.mark_applied',
  close: 'listing.close',
  pause: 'listing.pause',
  resume: 'listing.resume',
  reopen: 'listing.restore',
  relist: 'listing.edit',
  withdraw: 'listing.withdraw',
}
export type DeskIntent = keyof typeof ACT_ACTIONS

/** What a form of a table of offers wants; null: nothing that there is. */
export const readIntent = (form: URLSearchParams): DeskIntent | null => {
  const intent = form.get('intent') ?? ''
  return intent === 'confirm_bulk' || isAct(intent) ? intent : null
}

export type DeskRefusal = ActRefusal | 'DealtOn' | 'None'
export type DeskDone =
  | { ok: true; act: Act; publicId: string }
  | { ok: true; act: 'confirm_bulk'; outcome: BulkOutcome }
  | { ok: false; refusal: DeskRefusal; offerId: number | null }

export type DeskUser = { owner: Owner; accountId: number; method: ConfirmMethod; now: Date }

/** Does what a form of a table of offers asks: one act on one offer, or a confirmation of many. */
export async function doAtDesk(
  db: Kysely<Database>,
  form: URLSearchParams,
  intent: DeskIntent,
  { owner, accountId, method, now }: DeskUser,
): Promise<DeskDone> {
  const by = { accountId }
  const today = dayInTokyo(now)
  if (intent === 'confirm_bulk') {
    const ids = readOfferIds(form)
    if (ids.length === 0) return { ok: false, refusal: 'None', offerId: null }
    if (!(await areTheirs(db, ids, owner))) return { ok: false, refusal: 'NotFound', offerId: null }
    const outcome = await db.transaction().execute(trx => confirmInBulk(trx, ids, { owner, by, now }))
    return { ok: true, act: intent, outcome }
  }
  const offerId = readOfferId(form)
  if (offerId === null) return { ok: false, refusal: 'NotFound', offerId }
  const dealtOn = readDealtOn(form, today)
  if (intent === 'close' && !dealtOn) return { ok: false, refusal: 'DealtOn', offerId }
  const acting = { owner, by, now, method, seen: readSeen(form, today), ...(dealtOn ? { dealtOn } : {}) }
  const done = await db.transaction().execute(trx => actOnOffer(trx, offerId, intent, acting))
  return done.ok
    ? { ok: true, act: intent, publicId: done.value.publicId }
    : { ok: false, refusal: done.refusal, offerId }
}

/** Whether all of these are theirs: of another's nothing is told, not even that it is there. */
async function areTheirs(db: Db, ids: readonly number[], owner: Owner): Promise<boolean> {
  const { n } = await db
    .selectFrom('offers')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('id', 'in', ids)
    .$if(owner !== 'anybody', query =>
      query.where('organisation_id', '=', (owner as { organisationId: number }).organisationId),
    )
    .executeTakeFirstOrThrow()
  return Number(n) === ids.length
}

/** What an answer tells of what was done, as the query of the page that comes next. */
export const toldAs = (done: DeskDone & { ok: true }): [name: string, value: string][] =>
  done.act === 'confirm_bulk'
    ? Object.entries(done.outcome).map(([name, count]) => [name, String(count)])
    : [['did', done.act]]
