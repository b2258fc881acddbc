import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { dayInTokyo } from '../lib/day.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { agreementInForce } from '../partners/agreements.server.ts'
import { type Posting, tellOf } from '../tasks/hear.server.ts'
import { closeTasks, openTask } from '../tasks/tasks.server.ts'
import { lacksOf } from './lacks.server.ts'
import { moveOffer } from './moves.server.ts'
import { isAllowed } from './moves.ts'
import { aboutLetter, publishRevision, readingOf } from './publish.server.ts'
import type { Lack, Reason } from './revision.ts'
import { holdRevision } from './revisions.server.ts'

export type Decided =
  | { ok: true }
  | { ok: false; refusal: 'NotFound' | 'NotSubmitted' | 'Changed' | 'NoReason' | 'NoAgreement' }
  | { ok: false; refusal: 'Incomplete'; lacks: Lack[] }

/** Staff let a submitted revision become public, as it stood in front of them. */
export async function approveRevision(
  trx: Trx,
  id: number,
  seen: number,
  by: number,
  posting: Posting,
): Promise<Decided> {
  const held = await holdRevision(trx, id, 'anybody')
  if (!held) return { ok: false, refusal: 'NotFound' }
  if (held.state !== 'submitted') return { ok: false, refusal: 'NotSubmitted' }
  if (held.version !== seen) return { ok: false, refusal: 'Changed' }
  const today = dayInTokyo(posting.now)
  if (!(await agreementInForce(trx, held.organisationId, today))) return { ok: false, refusal: 'NoAgreement' }
  const lacks = await lacksOf(trx, held.content, await readingOf(trx, held, today))
  if (lacks.length > 0) return { ok: false, refusal: 'Incomplete', lacks }
  await publishRevision(trx, held, { accountId: by }, posting)
  return { ok: true }
}

/** Staff send a submitted revision back to its writer with what is to be put right. */
export async function requestChanges(
  trx: Trx,
  id: number,
  reasons: readonly Reason[],
  by: number,
  posting: Posting,
): Promise<Decided> {
  const { now } = posting
  const held = await holdRevision(trx, id, 'anybody')
  if (!held) return { ok: false, refusal: 'NotFound' }
  if (held.state !== 'submitted') return { ok: false, refusal: 'NotSubmitted' }
  if (reasons.length === 0) return { ok: false, refusal: 'NoReason' }
  await trx
    .updateTable('listing_revisions')
    .set({ state: 'changes_requested', reasons: jsonb(reasons), decided_by: by, decided_at: now })
    .where('id', '=', id)
    .execute()
  const actor = { accountId: by }
  const moving = { owner: 'anybody' as const, by: actor, now, reason: 'review' }
  if (isAllowed('request_changes', held.offerStatus)) await moveOffer(trx, held.offerId, 'request_changes', moving)
  const subject = { kind: 'revision', id } as const
  await closeTasks(trx, { kind: 'review_listing', subject, outcome: 'done', by: actor, now })
  await openTask(trx, { kind: 'put_right', subject, organisationId: held.organisationId }, now)
  await tellOf(
    trx,
    'listing.changes_requested',
    { organisationId: held.organisationId, writerId: held.submittedBy },
    ({ mail, locale }) => ({
      kind: 'changes_requested',
      locale,
      to: mail,
      values: {
        ...aboutLetter(held, locale),
        reasons: reasons.map(({ text }) => text),
        link: posting.baseUrl + pathIn(locale, `/partner/listings/${held.publicId}`),
      },
    }),
    posting,
  )
  return { ok: true }
}
