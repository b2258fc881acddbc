import type { Kysely } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { isAnyLeft, leftSince, listLeft } from './claims.server.ts'
import { developPhoto } from './developing.server.ts'
import { renderFlyer } from './flyer-rendering.server.ts'
import type { Pictures } from './pictures.server.ts'

const MAKING = { photos: developPhoto, flyers: renderFlyer } as const
const TABLES = ['photos', 'flyers'] as const

/** Whether files wait that nobody takes up. */
export const isAnythingLeft = async (db: Kysely<Database>, now: Date): Promise<boolean> =>
  (await isAnyLeft(db, 'photos', now)) || (await isAnyLeft(db, 'flyers', now))

/** Since when the one that has waited longest waits; null where none does. */
export async function anythingLeftSince(db: Db, now: Date): Promise<Date | null> {
  const since = [await leftSince(db, 'photos', now), await leftSince(db, 'flyers', now)].filter(one => one !== null)
  return since.length === 0 ? null : new Date(Math.min(...since.map(one => one.getTime())))
}

/**
 * Takes up photos and flyers that a process left which died; returns how many. One that fails stops no other; the first
 * failure is thrown when all have been tried.
 */
export async function makeLeft(
  db: Kysely<Database>,
  pictures: Pictures,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const failures: unknown[] = []
  let made = 0
  for (const table of TABLES)
    for (const id of await listLeft(db, table, now)) {
      if (signal?.aborted) return made
      await MAKING[table](db, pictures, id, now).catch(error => failures.push(error))
      made++
    }
  if (failures.length > 0) throw failures[0]
  return made
}
