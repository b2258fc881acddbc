import type { Kysely } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { closeTasks, openTask } from '../../tasks/tasks.server.ts'
import { askAbout } from '../absence/hold-back.server.ts'
import type { Feed } from './feed.server.ts'
import { FAILURES_UNTIL_TASK, nextRunAt } from './schedule.ts'

const subjectOf = ({ id }: Feed) => ({ kind: 'feed', id }) as const

const closeFailing = (trx: Trx, feed: Feed, now: Date) =>
  closeTasks(trx, { kind: 'feed_failing', subject: subjectOf(feed), outcome: 'done', by: 'portal', now })

/** It was fetched, checked and applied. */
export async function noteSuccess(db: Kysely<Database>, feed: Feed, now: Date): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx
      .updateTable('pull_feeds')
      .set({ last_run_at: now, last_success_at: now, failures: 0 })
      .set({ next_run_at: nextRunAt(feed.schedule, feed.id, now, 0) })
      .where('id', '=', feed.id)
      .execute()
    await closeFailing(trx, feed, now)
  })
}

/** It came, and waits for a person: the feed works, and its list is wrong. */
export async function noteHeld(db: Kysely<Database>, feed: Feed, hold: string, now: Date): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx
      .updateTable('pull_feeds')
      .set({ last_run_at: now, last_failure_at: now, last_failure: `held_back.${hold}`, failures: 0 })
      .set({ next_run_at: nextRunAt(feed.schedule, feed.id, now, 0) })
      .where('id', '=', feed.id)
      .execute()
    await closeFailing(trx, feed, now)
  })
}

/** A list with nothing in it at all: asked about at once, as one without rows is. */
const SAYS_NOTHING = ['NothingCame', 'sheet.empty']

/** Nothing came that could be read. After several times its partner is told, and it is tried less often. */
export async function noteFailure(db: Kysely<Database>, feed: Feed, word: string, now: Date): Promise<void> {
  const failures = feed.failures + 1
  const { id, organisationId } = feed
  await db.transaction().execute(async trx => {
    await trx
      .updateTable('pull_feeds')
      .set({ last_run_at: now, last_failure_at: now, last_failure: word, failures })
      // What could not be read is asked for anew, whatever its tag.
      .set({ etag: null, last_modified: null, next_run_at: nextRunAt(feed.schedule, id, now, failures) })
      .where('id', '=', id)
      .execute()
    if (SAYS_NOTHING.includes(word)) await askAbout(trx, { id: 0, organisationId, feedId: id }, 'empty', now)
    else if (failures >= FAILURES_UNTIL_TASK)
      await openTask(
        trx,
        { kind: 'feed_failing', subject: subjectOf(feed), organisationId, detail: { why: word, failures } },
        now,
      )
  })
}
