import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { receiveOriginal } from '../../files/original.server.ts'
import { originalName } from '../../files/picture-name.ts'
import type { FileStore } from '../../files/storage.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { applyImport } from '../imports/apply.server.ts'
import { checkImport } from '../imports/check.server.ts'
import { type Feed, findActiveFeed } from './feed.server.ts'
import { type Fetched, fetchFeed, type Reach } from './fetch.server.ts'
import { noteFailure, noteHeld, noteSuccess } from './outcome.server.ts'
import { type Content, isTooOld, lastImportOf, receivePulled, unfinishedImportOf } from './pulled.server.ts'
import { LIMITS } from './refusal.ts'
import { shownTarget } from './target.ts'

export type RunMeans = { store: FileStore; reach: Reach; clock: () => Date; signal: AbortSignal; baseUrl: string }

/** What a run did, for the log: ids and words, and the address without what may be secret in it. */
export type Ran = { feed: number; import?: number; refused?: string; heldBack?: string; rows?: number; at?: string }

/**
 * Fetches a feed, checks what came and applies its right rows; one that was cut off goes on where it was. Null where it
 * may not be fetched now. Whatever is wrong with the feed is kept on it and told; it throws only where the portal is.
 */
export async function runFeed(db: Kysely<Database>, feedId: number, means: RunMeans): Promise<Ran | null> {
  const feed = await findActiveFeed(db, feedId)
  if (!feed) return null
  const unfinished = await unfinishedImportOf(db, feedId)
  if (unfinished !== null) return work(db, feed, unfinished, means)
  const content = await contentOf(db, feed, means)
  const now = means.clock()
  if (!content.ok) return fail(db, feed, content.refusal, now)
  if (isTooOld(feed, content.value, now)) {
    await means.store.delete(originalName(content.value.key))
    return fail(db, feed, 'UnchangedTooLong', now)
  }
  return work(db, feed, await receivePulled(db, feed, content.value, now), means)
}

async function fail(db: Kysely<Database>, feed: Feed, word: string, now: Date): Promise<Ran> {
  await noteFailure(db, feed, word, now)
  return { feed: feed.id, refused: word, at: shownTarget(feed.url) }
}

/**
 * What the feed's address says now. Where it says that nothing has changed, that is the list of before said again: all
 * that it names is taken as named today, from the file that came last.
 */
async function contentOf(
  db: Kysely<Database>,
  feed: Feed,
  { store, reach, signal }: RunMeans,
): Promise<Result<Content, string>> {
  const last = await lastImportOf(db, feed.id)
  const tags = last ? { etag: feed.etag, lastModified: feed.lastModified } : { etag: null, lastModified: null }
  const { url, authorization, format } = feed
  const fetched = await fetchFeed(store, { url, authorization, ...tags }, { reach, limits: LIMITS[format], signal })
  if (!fetched.ok) return fetched
  if (!fetched.value.isUnchanged) return done(contentWith(fetched.value))
  const again = await receiveOriginal(store, store.read(originalName(last!.fileKey)), LIMITS[format].mostBytes)
  return again.ok ? done({ ...again.value, ...tags }) : refused('NoRoom')
}

const contentWith = ({
  key,
  sha256,
  bytes,
  etag,
  lastModified,
}: Extract<Fetched, { isUnchanged: false }>): Content => ({
  ...{ key, sha256, bytes, etag, lastModified },
})

async function work(db: Kysely<Database>, feed: Feed, importId: number, means: RunMeans): Promise<Ran> {
  const { store, clock, signal } = means
  const ran = { feed: feed.id, import: importId }
  await checkImport(db, store, importId, { clock, signal })
  signal.throwIfAborted()
  const found = await stateOf(db, importId)
  if (found.refusal) return { ...(await fail(db, feed, `sheet.${found.refusal}`, clock())), ...ran }
  if (found.heldBack && !found.letAt) {
    await noteHeld(db, feed, found.heldBack, clock())
    return { ...ran, heldBack: found.heldBack }
  }
  await db
    .updateTable('imports')
    .set({ state: 'applying', apply_mode: 'right_rows', apply_asked_at: clock() })
    .where('id', '=', importId)
    .where('state', '=', 'checked')
    .execute()
  const rows = await applyImport(db, importId, means)
  signal.throwIfAborted()
  await noteSuccess(db, feed, clock())
  return { ...ran, rows: rows ?? 0 }
}

const stateOf = (db: Kysely<Database>, id: number) =>
  db
    .selectFrom('imports')
    .select(['refusal', 'held_back as heldBack', 'let_through_at as letAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
