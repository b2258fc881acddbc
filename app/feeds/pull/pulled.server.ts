import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Feed } from './feed.server.ts'

/** What a feed's address said, already stored. */
export type Content = {
  key: string
  sha256: string
  bytes: number
  etag: string | null
  lastModified: string | null
}

/** For so many days the same list again is its partner's word; after that it may be a file that nobody writes any more. */
export const SAME_LIST_DAYS = 30
const DAY_MS = 86_400_000

export const isTooOld = ({ sha256, changedAt }: Feed, content: Content, now: Date): boolean =>
  content.sha256 === sha256 && changedAt !== null && now.getTime() - changedAt.getTime() > SAME_LIST_DAYS * DAY_MS

/** The run of a feed that was cut off, or that a person has let through since; null: there is none. */
export async function unfinishedImportOf(db: Kysely<Database>, feedId: number): Promise<number | null> {
  const found = await db
    .selectFrom('imports')
    .select('id')
    .where('feed_id', '=', feedId)
    .where(
      sql<boolean>`(state in ('received', 'checking', 'applying')
        or state = 'checked' and (held_back is null or let_through_at is not null))`,
    )
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return found?.id ?? null
}

/** The last run whose file could be read. */
export const lastImportOf = (db: Kysely<Database>, feedId: number): Promise<{ fileKey: string } | undefined> =>
  db
    .selectFrom('imports')
    .select('file_key as fileKey')
    .where('feed_id', '=', feedId)
    .where('state', 'in', ['checked', 'applied', 'undone'])
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** Keeps what came as a run that says everything its partner has. One that was held back before gives way to it. */
export async function receivePulled(db: Kysely<Database>, feed: Feed, content: Content, now: Date): Promise<number> {
  const { key, sha256, bytes, etag, lastModified } = content
  return db.transaction().execute(async trx => {
    await trx
      .updateTable('imports')
      .set({ state: 'dropped' })
      .where('feed_id', '=', feed.id)
      .where('state', '=', 'checked')
      .execute()
    await trx
      .updateTable('pull_feeds')
      .set({ etag, last_modified: lastModified, content_sha256: sha256 })
      .$if(sha256 !== feed.sha256, query => query.set({ content_changed_at: now }))
      .where('id', '=', feed.id)
      .execute()
    const { id } = await trx
      .insertInto('imports')
      .values({
        ...{ organisation_id: feed.organisationId, feed_id: feed.id, source: 'pull', format: feed.format },
        ...{ is_whole: true, file_key: key, file_name: `feed-${feed.id}.${feed.format}`, bytes, sha256, sent_at: now },
        ...{ chosen_charset: null, charset: null, refusal: null, refusal_detail: null, heading_line: null },
        ...{ apply_mode: null, sent_by: null, checked_at: null, applied_by: null, apply_asked_at: null },
        ...{ applied_at: null, undone_at: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}
