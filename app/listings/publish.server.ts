import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Actor } from '../audit/entry.ts'
import { dayInTokyo } from '../lib/day.ts'
import { inLocale, type Locale, pathIn } from '../lib/i18n/locale.ts'
import { type Posting, tellOf } from '../tasks/hear.server.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import { confirmOffer } from './confirm.server.ts'
import { applyContent } from './content.server.ts'
import type { Reading } from './lacks.server.ts'
import { isMasked } from './live-offers.server.ts'
import { type HeldOffer, holdOffer, moveOffer } from './moves.server.ts'
import { isAllowed } from './moves.ts'
import { releasePhotos } from './photos.server.ts'
import { outcomeOf } from './rebase.server.ts'
import type { Revision } from './revision.ts'

export const actorOf = (by: number | null): Actor => (by === null ? 'portal' : { accountId: by })

/** What a revision's content is read against on a day. */
export const readingOf = async (
  db: Db,
  { listingId, offerId, deal, organisationId }: Revision,
  today: string,
): Promise<Reading> => {
  const { published_on: publishedOn } = await db
    .selectFrom('listings')
    .select('published_on')
    .where('id', '=', listingId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ isMasked: boolean }>`
    select ${isMasked} as "isMasked" from offers o where o.id = ${offerId}`.execute(db)
  return { deal, organisationId, publishedOn, today, isMasked: rows[0]?.isMasked ?? false }
}

/** What letters call the listing of a revision. */
export const aboutLetter = ({ content, publicId }: Revision, locale: Locale) => ({
  title: inLocale(locale, content, 'title'),
  publicId,
})

/** The day on which the partner said that it can be had: by submitting it, or by telephone where the city writes. */
export const saidOn = ({ byProxy, submittedAt }: Revision, today: string): string =>
  byProxy ? (byProxy.confirmedOn ?? byProxy.consentOn) : submittedAt ? dayInTokyo(submittedAt) : today

/** When its writer last did something to a revision: what came later nobody has let through. */
const lastTouched = ({ submittedAt, updatedAt }: Revision): Date =>
  submittedAt && submittedAt > updatedAt ? submittedAt : updatedAt

/**
 * Makes a submitted revision what the public sees. Its submission confirms the offer, not its approval. The caller holds
 * it and has checked it.
 */
export async function publishRevision(trx: Trx, held: Revision, by: Actor, posting: Posting): Promise<void> {
  const { now } = posting
  const offer = (await holdOffer(trx, held.offerId, 'anybody')) as HeldOffer
  const { after, changes } = await outcomeOf(trx, held)
  const { assetId, organisationId } = held
  await applyContent(trx, offer, after)
  await releasePhotos(trx, { assetId, organisationId, upTo: lastTouched(held), now })
  const { dueOn } = await confirmOffer(trx, offer, {
    method: held.byProxy ? 'phone' : (held.cameBy ?? 'workspace'),
    now,
    by,
    on: saidOn(held, dayInTokyo(now)),
  })
  const isFirst = isAllowed('publish', offer.status)
  if (isFirst) await moveOffer(trx, offer.offerId, 'publish', { owner: 'anybody', by, now })
  else await recordChange(trx, held, now)
  await appendAudit(
    trx,
    {
      actor: by,
      action: typeof by === 'object' ? 'listing.approve' : 'listing.publish',
      subjectKind: 'revision',
      subjectId: held.id,
      fields: changes.map(({ path }) => path),
    },
    now,
  )
  await trx
    .updateTable('listing_revisions')
    .set({ state: 'applied', decided_by: typeof by === 'object' ? by.accountId : null, decided_at: now })
    .where('id', '=', held.id)
    .execute()
  await trx.deleteFrom('revision_versions').where('revision_id', '=', held.id).execute()
  const subject = { kind: 'revision', id: held.id } as const
  await closeTasks(trx, { kind: 'review_listing', subject, outcome: 'done', by, now })
  if (isFirst || offer.status === 'live') await tellWriter(trx, held, dueOn, posting)
}

/** The history of a listing tells that it changed; what exactly, the facts and the audit log. */
const recordChange = (trx: Trx, { id, listingId, offerId }: Revision, now: Date) =>
  trx
    .insertInto('listing_events')
    .values({
      listing_id: listingId,
      offer_id: offerId,
      event: 'changed',
      happened_on: dayInTokyo(now),
      detail: jsonb({ revision: id }),
      recorded_at: now,
    })
    .execute()

async function tellWriter(trx: Trx, held: Revision, dueOn: string, posting: Posting): Promise<void> {
  await tellOf(
    trx,
    held.byProxy ? 'listing.published_by_proxy' : 'listing.published',
    { organisationId: held.organisationId, writerId: held.submittedBy },
    ({ mail, locale }) => ({
      kind: 'published',
      locale,
      to: mail,
      values: {
        ...aboutLetter(held, locale),
        dueOn,
        link: posting.baseUrl + pathIn(locale, `/listings/${held.publicId}`),
      },
    }),
    posting,
  )
}
