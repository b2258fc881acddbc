import type { Trx } from '../../db/client.server.ts'
import type { Actor } from '../audit/entry.ts'
import { addDays, dayInTokyo } from '../lib/day.ts'
import { inLocale, type Locale, pathIn } from '../lib/i18n/locale.ts'
import { type Posting, tellOf } from '../tasks/hear.server.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import { confirmOffer } from './confirm.server.ts'
import { applyContent } from './content.server.ts'
import type { Reading } from './lacks.server.ts'
import { PROMISE_DAYS } from './model.ts'
import { type HeldOffer, holdOffer, moveOffer } from './moves.server.ts'
import { isAllowed } from './moves.ts'
import type { Revision } from './revision.ts'

export const actorOf = (by: number | null): Actor => (by === null ? 'portal' : { accountId: by })

/** What a revision's content is read against on a day. */
export const readingOf = async (
  trx: Trx,
  { listingId, offerId, deal, organisationId }: Revision,
  today: string,
): Promise<Reading> => {
  const { published_on: publishedOn } = await trx
    .selectFrom('listings')
    .select('published_on')
    .where('id', '=', listingId)
    .executeTakeFirstOrThrow()
  const offer = await holdOffer(trx, offerId, 'anybody')
  return { deal, organisationId, publishedOn, today, isMasked: offer?.isMasked ?? false }
}

/** What letters call the listing of a revision. */
export const aboutLetter = ({ content, publicId }: Revision, locale: Locale) => ({
  title: inLocale(locale, content, 'title'),
  publicId,
})

/** Makes a submitted revision what the public sees, and confirms the offer. The caller holds it and has checked it. */
export async function publishRevision(trx: Trx, held: Revision, by: Actor, posting: Posting): Promise<void> {
  const { now } = posting
  const offer = (await holdOffer(trx, held.offerId, 'anybody')) as HeldOffer
  await applyContent(trx, offer, held.content)
  await confirmOffer(trx, offer, { method: 'workspace', now })
  if (isAllowed('publish', offer.status)) await moveOffer(trx, offer.offerId, 'publish', { owner: 'anybody', by, now })
  await trx
    .updateTable('listing_revisions')
    .set({ state: 'applied', decided_by: typeof by === 'object' ? by.accountId : null, decided_at: now })
    .where('id', '=', held.id)
    .execute()
  await trx.deleteFrom('revision_versions').where('revision_id', '=', held.id).execute()
  await closeTasks(trx, {
    kind: 'review_listing',
    subject: { kind: 'revision', id: held.id },
    outcome: 'done',
    by,
    now,
  })
  await tellOf(
    trx,
    'listing.published',
    { organisationId: held.organisationId, writerId: held.submittedBy },
    ({ mail, locale }) => ({
      kind: 'published',
      locale,
      to: mail,
      values: {
        ...aboutLetter(held, locale),
        dueOn: addDays(dayInTokyo(now), PROMISE_DAYS[held.deal]),
        link: posting.baseUrl + pathIn(locale, `/listings/${held.publicId}`),
      },
    }),
    posting,
  )
}
