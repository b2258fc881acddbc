import { createHash } from 'node:crypto'
import type { Db } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { ANSWER_KEPT_MS } from './model.ts'

/** An answer as it is kept for its key. */
export type Answer = { status: number; headers: Record<string, string>; body: string }

/** A request that says by a key that it is one and the same, however often it comes. */
export type Keyed = { tokenId: number; key: string; requestHash: string }

/** Whoever is at work on a request for so long is gone. */
const AT_WORK_MS = 10 * 60_000

/** What makes a request the same as another. */
export const requestHash = (method: string, address: string, body: Uint8Array): string =>
  createHash('sha256').update(`${method} ${address}\n`).update(body).digest('hex')

/**
 * Takes a request up for the first time, or tells what became of it: `mine`: do it, then {@link keepAnswer} or
 * {@link giveUp}; an answer: give it again; `atWork`: another is doing it; `other`: the key was used for something else.
 */
export async function takeUp(db: Db, { tokenId, key, requestHash: hash }: Keyed, now: Date) {
  const fresh = { request_hash: hash, began_at: now, status: null, headers: null, body: null }
  const taken = await db
    .insertInto('api_answers')
    .values({ token_id: tokenId, key, ...fresh })
    .onConflict(conflict =>
      conflict
        .columns(['token_id', 'key'])
        .doUpdateSet(fresh)
        .where(eb =>
          eb.or([
            eb('api_answers.began_at', '<=', new Date(now.getTime() - ANSWER_KEPT_MS)),
            eb.and([
              eb('api_answers.status', 'is', null),
              eb('api_answers.request_hash', '=', hash),
              eb('api_answers.began_at', '<=', new Date(now.getTime() - AT_WORK_MS)),
            ]),
          ]),
        ),
    )
    .returning('key')
    .executeTakeFirst()
  if (taken) return 'mine' as const
  const found = await db
    .selectFrom('api_answers')
    .select(['request_hash as requestHash', 'status', 'headers', 'body'])
    .where('token_id', '=', tokenId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!found) return 'atWork' as const
  if (found.requestHash !== hash) return 'other' as const
  const { status, headers, body } = found
  return status === null || headers === null || body === null
    ? ('atWork' as const)
    : { status, headers: headers as Answer['headers'], body }
}

const own = ({ tokenId, key }: Keyed) => ({ token_id: tokenId, key })

/** Keeps what was answered, for whoever asks again. */
export async function keepAnswer(db: Db, keyed: Keyed, { status, headers, body }: Answer): Promise<void> {
  await db
    .updateTable('api_answers')
    .set({ status, headers: jsonb(headers), body })
    .where(eb => eb.and(own(keyed)))
    .execute()
}

/** Nothing came of it: the next with this key begins anew. */
export async function giveUp(db: Db, keyed: Keyed): Promise<void> {
  await db
    .deleteFrom('api_answers')
    .where(eb => eb.and(own(keyed)))
    .where('status', 'is', null)
    .execute()
}

/** Throws away answers that nobody may ask for any more; how many. */
export async function purgeAnswers(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('api_answers')
    .where('began_at', '<=', new Date(now.getTime() - ANSWER_KEPT_MS))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
