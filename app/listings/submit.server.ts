import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { dayInTokyo } from '../lib/day.ts'
import { inLocale, pathIn } from '../lib/i18n/locale.ts'
import { agreementInForce } from '../partners/agreements.server.ts'
import { type Posting, tellOf } from '../tasks/hear.server.ts'
import { closeTasks, openTask } from '../tasks/tasks.server.ts'
import { lacksOf } from './lacks.server.ts'
import { moveOffer } from './moves.server.ts'
import { isAllowed } from './moves.ts'
import { aboutLetter, actorOf, publishRevision, readingOf, saidOn } from './publish.server.ts'
import { outcomeOf } from './rebase.server.ts'
import { type Lack, OPEN, type Revision } from './revision.ts'
import { holdRevision, type Writing } from './revisions.server.ts'

export type Submitted =
  | { ok: true; isPublished: boolean }
  | {
      ok: false
      refusal:
        | 'NotFound'
        | 'AlreadySubmitted'
        | 'AlreadyDecided'
        | 'Changed'
        | 'NoAgreement'
        | 'KindNotAgreed'
        | 'PrecisionNotAgreed'
        | 'ReferenceTaken'
    }
  | { ok: false; refusal: 'Incomplete'; lacks: Lack[] }

/** The offer's own way, for one that is not public: one that had ended begins anew. */
async function moveAlong(trx: Trx, held: Revision, writing: Writing): Promise<void> {
  const moving = { owner: 'anybody' as const, by: actorOf(writing.by), now: writing.now }
  if (isAllowed('relist', held.offerStatus)) await moveOffer(trx, held.offerId, 'relist', moving)
  await moveOffer(trx, held.offerId, 'submit', moving)
}

/**
 * Submits a revision as it stood in front of its writer (`seen`), which confirms the offer. Under an agreement with
 * automatic publication it is public at once, unless the city wrote it: then, as under any other agreement, staff get a
 * task and a letter. Submitting twice is told apart from a first time.
 */
export async function submitRevision(
  trx: Trx,
  id: number,
  seen: number,
  writing: Writing,
  posting: Posting,
): Promise<Submitted> {
  const held = await holdRevision(trx, id, writing.owner)
  if (!held) return { ok: false, refusal: 'NotFound' }
  if (held.state === 'submitted') return { ok: false, refusal: 'AlreadySubmitted' }
  if (!(OPEN as readonly string[]).includes(held.state)) return { ok: false, refusal: 'AlreadyDecided' }
  if (held.version !== seen) return { ok: false, refusal: 'Changed' }
  const today = dayInTokyo(writing.now)
  const agreement = await agreementInForce(trx, held.organisationId, today)
  if (!agreement) return { ok: false, refusal: 'NoAgreement' }
  if (!agreement.kinds.includes(held.content.kind)) return { ok: false, refusal: 'KindNotAgreed' }
  const { place } = held.content
  if (place.at && place.precision === 'town' && !agreement.mayOfferOffMarket)
    return { ok: false, refusal: 'PrecisionNotAgreed' }
  if (await isReferenceTaken(trx, held)) return { ok: false, refusal: 'ReferenceTaken' }
  const confirmedOn = saidOn({ ...held, submittedAt: writing.now }, today)
  // As it would be in public: by what its writers changed of what stands today.
  const { after } = await outcomeOf(trx, held)
  const lacks = await lacksOf(trx, after, { ...(await readingOf(trx, held, today)), confirmedOn })
  if (lacks.length > 0) return { ok: false, refusal: 'Incomplete', lacks }
  await trx
    .updateTable('listing_revisions')
    .set({ state: 'submitted', submitted_by: writing.by, submitted_at: writing.now, reasons: jsonb([]) })
    .set({ came_by: writing.via ?? null })
    .where('id', '=', id)
    .execute()
  if (held.offerStatus !== 'live') await moveAlong(trx, held, writing)
  const subject = { kind: 'revision', id } as const
  await closeTasks(trx, { kind: 'put_right', subject, outcome: 'done', by: actorOf(writing.by), now: writing.now })
  if (agreement.publication === 'automatic' && !held.byProxy && writing.owner !== 'anybody') {
    const submitted = { ...held, submittedBy: writing.by, submittedAt: writing.now, cameBy: writing.via ?? null }
    // Of many, a program's answer or a file's one letter tells.
    await publishRevision(trx, submitted, actorOf(null), {
      ...posting,
      isQuiet: writing.via === 'feed' || posting.isQuiet,
    })
    return { ok: true, isPublished: true }
  }
  await openTask(trx, { kind: 'review_listing', subject, organisationId: held.organisationId }, writing.now)
  await tellDesk(trx, held, posting)
  return { ok: true, isPublished: false }
}

/** A partner's own number stands for one of its offers only. */
export async function isReferenceTaken(trx: Trx, { offerId, organisationId, content }: Revision): Promise<boolean> {
  const other = await trx
    .selectFrom('offers')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('partner_ref', '=', content.partnerRef)
    .where('id', '<>', offerId)
    .executeTakeFirst()
  return other !== undefined
}

async function tellDesk(trx: Trx, held: Revision, posting: Posting): Promise<void> {
  const organisation = await trx
    .selectFrom('organisations')
    .select(['name_ja as nameJa', 'name_en as nameEn'])
    .where('id', '=', held.organisationId)
    .executeTakeFirstOrThrow()
  const about = { organisationId: held.organisationId, writerId: held.submittedBy }
  await tellOf(
    trx,
    'listing.submitted',
    about,
    ({ mail, locale }) => ({
      kind: 'submission_received',
      locale,
      to: mail,
      values: {
        ...aboutLetter(held, locale),
        organisation: inLocale(locale, organisation, 'name'),
        link: posting.baseUrl + pathIn(locale, `/staff/review/${held.id}`),
      },
    }),
    posting,
  )
}

/** The writer takes a submitted revision back to change it before anybody has decided. */
export async function takeBack(
  trx: Trx,
  id: number,
  writing: Writing,
): Promise<{ ok: true } | { ok: false; refusal: 'NotFound' | 'NotSubmitted' }> {
  const held = await holdRevision(trx, id, writing.owner)
  if (!held) return { ok: false, refusal: 'NotFound' }
  if (held.state !== 'submitted') return { ok: false, refusal: 'NotSubmitted' }
  await trx.updateTable('listing_revisions').set({ state: 'open' }).where('id', '=', id).execute()
  const by = actorOf(writing.by)
  if (isAllowed('take_back', held.offerStatus))
    await moveOffer(trx, held.offerId, 'take_back', { owner: 'anybody', by, now: writing.now })
  const subject = { kind: 'revision', id } as const
  await closeTasks(trx, { kind: 'review_listing', subject, outcome: 'void', by, now: writing.now })
  return { ok: true }
}
