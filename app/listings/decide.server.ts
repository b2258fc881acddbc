import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { agreementInForce } from '../partners/agreements.server.ts'
import { type Posting, tellOf } from '../tasks/hear.server.ts'
import { assignTask, closeTasks, openTask } from '../tasks/tasks.server.ts'
import type { Content } from './content.ts'
import { promiseClassOf } from './freshness.ts'
import { lacksOf } from './lacks.server.ts'
import type { OfferStatus } from './model.ts'
import { moveOffer } from './moves.server.ts'
import { isAllowed } from './moves.ts'
import { aboutLetter, actorOf, publishRevision, readingOf, saidOn } from './publish.server.ts'
import { outcomeOf } from './rebase.server.ts'
import { isFirstOf, needsPair } from './review.ts'
import type { Lack, Reason, Revision } from './revision.ts'
import { holdRevision } from './revisions.server.ts'
import { isReferenceTaken } from './submit.server.ts'

export type Decided =
  /** `isHalf`: somebody else has to agree before it is public. */
  | { ok: true; isHalf?: true }
  | {
      ok: false
      refusal:
        | 'NotFound'
        | 'NotSubmitted'
        | 'Changed'
        | 'NoReason'
        | 'NoAgreement'
        | 'OwnWork'
        | 'SecondPair'
        | 'Ended'
        | 'ReferenceTaken'
    }
  | { ok: false; refusal: 'Incomplete'; lacks: Lack[] }

/**
 * Whether somebody had a hand in a revision. Nobody at the city hall approves that, of whatever rank: what staff enter
 * for a partner goes past a second pair of eyes.
 */
export async function hasWritten(db: Db, { id, openedBy, updatedBy, submittedBy }: Revision, accountId: number) {
  if ([openedBy, updatedBy, submittedBy].includes(accountId)) return true
  const saved = await db
    .selectFrom('revision_versions')
    .select('version')
    .where('revision_id', '=', id)
    .where('saved_by', '=', accountId)
    .executeTakeFirst()
  return saved !== undefined
}

/** Offers that a revision may still become public for; one that has ended or run out meanwhile is put right first. */
const STANDING: readonly OfferStatus[] = ['submitted', 'live', 'paused', 'applied']

/** A large site, or one whose place the public is not told. */
export const isDelicate = ({ deal }: Revision, { kind, place, facts }: Content): boolean => {
  const areaOf = (field: string) => (facts[field]?.value ?? null) as number | null
  const areas = { grossFloorAreaM2: areaOf('gross_floor_area_m2'), leasableAreaM2: areaOf('leasable_area_m2') }
  const isLarge = promiseClassOf({ kind, deal, landAreaM2: areaOf('land_area_m2'), ...areas }) === 'large_site'
  return isLarge || (place.at !== null && place.precision === 'town')
}

/** The city's first approval of two: noted of the very version; the task waits for whoever else takes it. */
async function approveFirst(trx: Trx, { id, version }: Revision, by: number, now: Date): Promise<void> {
  await trx
    .updateTable('listing_revisions')
    .set({ approved_by: by, approved_version: version, approved_at: now })
    .where('id', '=', id)
    .execute()
  const subject = { kind: 'revision', id } as const
  await assignTask(trx, { kind: 'review_listing', subject, assigneeId: null, by: actorOf(by), now })
  const audit = { actor: actorOf(by), action: 'listing.approve_first', subjectKind: 'revision', subjectId: id }
  await appendAudit(trx, audit, now)
}

/** Staff let a submitted revision become public, as it stood in front of them; what needs two of them with the second. */
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
  if (await hasWritten(trx, held, by)) return { ok: false, refusal: 'OwnWork' }
  if (!STANDING.includes(held.offerStatus)) return { ok: false, refusal: 'Ended' }
  if (await isReferenceTaken(trx, held)) return { ok: false, refusal: 'ReferenceTaken' }
  const today = dayInTokyo(posting.now)
  if (!(await agreementInForce(trx, held.organisationId, today))) return { ok: false, refusal: 'NoAgreement' }
  const { after, changes } = await outcomeOf(trx, held)
  const lacks = await lacksOf(trx, after, { ...(await readingOf(trx, held, today)), confirmedOn: saidOn(held, today) })
  if (lacks.length > 0) return { ok: false, refusal: 'Incomplete', lacks }
  const isProxy = held.byProxy !== null
  if (needsPair({ isFirst: isFirstOf(held), isProxy, changes }, isDelicate(held, after))) {
    if (held.approvedBy === by) return { ok: false, refusal: 'SecondPair' }
    if (held.approvedBy === null) {
      await approveFirst(trx, held, by, posting.now)
      return { ok: true, isHalf: true }
    }
  }
  await publishRevision(trx, held, { accountId: by }, posting)
  return { ok: true }
}

/** Staff send a submitted revision back to its writer with what is to be put right; null: somebody at the terminal. */
export async function requestChanges(
  trx: Trx,
  id: number,
  reasons: readonly Reason[],
  by: number | null,
  posting: Posting,
): Promise<Decided> {
  const { now } = posting
  const held = await holdRevision(trx, id, 'anybody')
  if (!held) return { ok: false, refusal: 'NotFound' }
  if (held.state !== 'submitted') return { ok: false, refusal: 'NotSubmitted' }
  if (reasons.length === 0) return { ok: false, refusal: 'NoReason' }
  await trx
    .updateTable('listing_revisions')
    .set({
      ...{ state: 'changes_requested', reasons: jsonb(reasons), decided_by: by, decided_at: now },
      ...{ approved_by: null, approved_version: null, approved_at: null },
    })
    .where('id', '=', id)
    .execute()
  const actor = actorOf(by)
  const moving = { owner: 'anybody' as const, by: actor, now, reason: 'review' }
  if (isAllowed('request_changes', held.offerStatus)) await moveOffer(trx, held.offerId, 'request_changes', moving)
  const subject = { kind: 'revision', id } as const
  await closeTasks(trx, { kind: 'review_listing', subject, outcome: 'done', by: actor, now })
  await openPutRight(trx, held, now)
  const audit = { actor, action: 'listing.request_changes', subjectKind: 'revision', subjectId: id }
  await appendAudit(trx, { ...audit, fields: reasons.flatMap(({ path }) => path ?? []) }, now)
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
        link: posting.baseUrl + pathIn(locale, `${held.byProxy ? '/staff' : '/partner'}/listings/${held.publicId}`),
      },
    }),
    posting,
  )
  return { ok: true }
}

/** What staff have entered for a partner they put right themselves. */
async function openPutRight(trx: Trx, held: Revision, now: Date): Promise<void> {
  const subject = { kind: 'revision', id: held.id } as const
  const isOurs = held.byProxy !== null
  const organisationId = isOurs ? null : held.organisationId
  const assignee = isOurs && held.submittedBy !== null ? { assigneeId: held.submittedBy } : {}
  await openTask(trx, { kind: 'put_right', subject, organisationId, ...assignee }, now)
}
