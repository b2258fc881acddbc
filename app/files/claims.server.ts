import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'

/** Files that are received, then made into pictures: their tables have the same columns for it. */
export type Waiting = 'photos' | 'flyers'

/** Whoever claims a file has this long; then it is taken for dead, and another may. */
const CLAIM_MS = 5 * 60_000
/** Whoever receives a file makes it at once, or has died. */
const AT_ONCE_MS = 30_000
/** A file at which the process died this often is not looked at again. */
const MOST_TRIES = 3

/** `isHopeless`: it has been tried often enough. */
export type Claimed = { id: number; key: string; isHopeless: boolean }

const before = (now: Date, ms: number) => new Date(now.getTime() - ms)

/** Waits, and is in nobody's hands. */
const isFree = (now: Date) => sql<boolean>`state = 'waiting'
  and (claimed_at is null or claimed_at < ${before(now, CLAIM_MS)})`

/** The tables are alike in what is asked of them here; one stands for both, for the compiler. */
const like = (table: Waiting) => table as 'photos'

/**
 * Has a file that waits made by `make`, which ends its waiting. Nothing is done with one that is in other hands or no
 * longer waits. What goes wrong with the portal itself, such as a full disk, is thrown; the file goes on waiting.
 */
export async function whileClaimed(
  db: Db,
  { table, id, now }: { table: Waiting; id: number; now: Date },
  make: (claimed: Claimed) => Promise<void>,
): Promise<void> {
  const file = await db
    .updateTable(like(table))
    .set({ claimed_at: now, tries: sql<number>`tries + 1` })
    .where('id', '=', id)
    .where(isFree(now))
    .returning(['id', 'file_key as key', 'tries'])
    .executeTakeFirst()
  if (!file) return
  try {
    await make({ id, key: file.key, isHopeless: file.tries > MOST_TRIES })
  } catch (error) {
    // The process lives: this was no death that counts.
    await db
      .updateTable(like(table))
      .set({ claimed_at: null, tries: sql<number>`tries - 1` })
      .where('id', '=', id)
      .execute()
    throw error
  }
}

/** Free, though whoever received it has had time to take it up. */
const left = (db: Db, table: Waiting, now: Date) =>
  db.selectFrom(like(table)).select('id').where(isFree(now)).where('recorded_at', '<', before(now, AT_ONCE_MS))

/** Files that nobody takes up any more, oldest first. */
export const listLeft = async (db: Db, table: Waiting, now: Date): Promise<number[]> =>
  (await left(db, table, now).orderBy('id').execute()).map(({ id }) => id)

/** Since when the oldest of them could have been taken up; null where there is none. */
export async function leftSince(db: Db, table: Waiting, now: Date): Promise<Date | null> {
  const oldest = await left(db, table, now)
    .select(['recorded_at as recordedAt', 'claimed_at as claimedAt'])
    .orderBy(sql`greatest(recorded_at, claimed_at)`)
    .limit(1)
    .executeTakeFirst()
  if (!oldest) return null
  const { recordedAt, claimedAt } = oldest
  return claimedAt ? before(claimedAt, -CLAIM_MS) : before(recordedAt, -AT_ONCE_MS)
}

/** Whether there are any. */
export const isAnyLeft = async (db: Db, table: Waiting, now: Date): Promise<boolean> =>
  (await left(db, table, now).limit(1).executeTakeFirst()) !== undefined
