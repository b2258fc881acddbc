import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { dayInTokyo } from '../lib/day.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import type { Posting } from '../tasks/hear.server.ts'
import { approveRevision } from './decide.server.ts'
import type { BulkEnd } from './review.ts'
import { isBulkable, lookAt } from './review-queue.server.ts'
import { findRevisionById } from './revisions.server.ts'

/** A revision and the version of it that stood in the list. */
export type Ticked = { id: number; seen: number }

/**
 * Approves several changes, each by itself: checked and decided in a transaction of its own, so that one that may not
 * go does not hold up the others. What an agreement does not allow at one stroke stays in the queue.
 */
export async function approveInBulk(
  db: Kysely<Database>,
  ticked: readonly Ticked[],
  by: number,
  posting: Posting,
): Promise<BulkEnd[]> {
  const ends: BulkEnd[] = []
  for (const { id, seen } of ticked)
    ends.push({
      id,
      end: await db.transaction().execute(async trx => {
        const revision = await findRevisionById(trx, id, 'anybody')
        if (!revision) return 'NotFound'
        const today = dayInTokyo(posting.now)
        const isSubmitted = revision.state === 'submitted'
        if (isSubmitted) {
          const { sight } = await lookAt(trx, revision, by, today)
          if (!(await isBulkable(trx, revision, sight, today))) return sight.isOwn ? 'OwnWork' : 'NotInBulk'
        }
        const decided = await approveRevision(trx, id, seen, by, posting)
        return decided.ok ? 'ok' : decided.refusal
      }),
    })
  return ends
}

/** What became of each, by its title. Nothing is said to have gone through that has not. */
export async function bulkEnds(db: Kysely<Database>, ends: readonly BulkEnd[], locale: Locale) {
  const told: { id: number; publicId: string; title: string; end: string }[] = []
  for (const { id, end } of ends) {
    const revision = await findRevisionById(db, id, 'anybody')
    if (!revision || (end === 'ok' && revision.state !== 'applied')) continue
    told.push({ id, publicId: revision.publicId, title: inLocale(locale, revision.content, 'title'), end })
  }
  return told
}
