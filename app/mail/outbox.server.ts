import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { addDays, dayInTokyo } from '../lib/day.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { tryAgainAt } from './fault.ts'
import { isAddress, KEPT_DAYS, type Letter, type LetterKind } from './letter.ts'
import { wordsOf } from './letters/index.ts'

/** A letter in hand to be sent. */
export type Outgoing = {
  id: number
  locale: Locale
  recipient: string
  replyTo: string | null
  unsubscribeUrl: string | null
  subject: string
  body: string
  html: string | null
  messageId: string
  attempts: number
}

/** Whoever takes a letter in hand has so long; afterwards it is taken up again. Longer than sending can last. */
export const IN_HAND_MS = 90_000

const after = (now: Date, ms: number) => new Date(now.getTime() + ms)

/**
 * Writes a letter in the transaction of what it tells of: it is sent if and only if that is committed. Its Message-ID is
 * fixed here, so that a letter sent twice is known as one. `baseUrl`: the portal's origin. Returns the letter's id. Throws
 * RangeError where an address is none: forms check theirs before.
 */
export async function writeLetter(
  trx: Trx,
  letter: Letter,
  { baseUrl, now }: { baseUrl: string; now: Date },
): Promise<number> {
  for (const address of [letter.to, ...(letter.replyTo === undefined ? [] : [letter.replyTo])])
    if (!isAddress(address)) throw new RangeError('A letter needs one plain address')
  const { id } = await trx
    .insertInto('outbox')
    .values({
      kind: letter.kind,
      locale: letter.locale,
      recipient: letter.to,
      reply_to: letter.replyTo ?? null,
      unsubscribe_url: letter.unsubscribeUrl ?? null,
      ...wordsOf(letter),
      html: null,
      message_id: `<${randomBytes(16).toString('hex')}@${new URL(baseUrl).hostname}>`,
      next_try_at: now,
      last_error: null,
      written_at: now,
      sent_at: null,
      purge_on: addDays(dayInTokyo(now), KEPT_DAYS),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const isDue = (now: Date) => sql<boolean>`state in ('waiting', 'sending') and next_try_at <= ${now}`

export const hasDueLetters = async (db: Db, now: Date): Promise<boolean> =>
  (await db.selectFrom('outbox').select('id').where(isDue(now)).limit(1).executeTakeFirst()) !== undefined

/** Since when the letter that has been due for longest is due; null where none is. */
export async function lettersDueSince(db: Db, now: Date): Promise<Date | null> {
  const { since } = await db
    .selectFrom('outbox')
    .select(query => query.fn.min('next_try_at').as('since'))
    .where(isDue(now))
    .executeTakeFirstOrThrow()
  return since
}

/** Takes the letter in hand that has been due for longest, or null. Of several processes each gets another. */
export async function takeLetter(db: Db, now: Date): Promise<Outgoing | null> {
  const due = db
    .selectFrom('outbox')
    .select('id')
    .where(isDue(now))
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  const taken = await db
    .updateTable('outbox')
    .set({ state: 'sending', attempts: sql`attempts + 1`, next_try_at: after(now, IN_HAND_MS) })
    .where('id', '=', due)
    .returning(['id', 'locale', 'recipient', 'reply_to as replyTo', 'unsubscribe_url as unsubscribeUrl'])
    .returning(['subject', 'body', 'html', 'message_id as messageId', 'attempts'])
    .executeTakeFirst()
  return taken ? { ...taken, locale: taken.locale as Locale, body: taken.body ?? '' } : null
}

const inHand = (db: Db, id: number) => db.updateTable('outbox').where('id', '=', id).where('state', '=', 'sending')

/** A letter that has been taken by the mail server. Its words go: they may hold links that let somebody in. */
export async function markSent(db: Db, id: number, now: Date): Promise<void> {
  await inHand(db, id).set({ state: 'sent', sent_at: now, body: null, html: null, last_error: null }).execute()
}

/** A letter that will not be taken: it stays until it is purged, for a person to look at. */
export async function markFailed(db: Db, id: number, why: string): Promise<void> {
  await inHand(db, id).set({ state: 'failed', last_error: why }).execute()
}

/** A letter that the server wants to be offered again, after a while that grows. */
export async function putOff(db: Db, { id, attempts }: Outgoing, why: string, now: Date): Promise<void> {
  await inHand(db, id)
    .set({ state: 'waiting', last_error: why, next_try_at: tryAgainAt(now, attempts) })
    .execute()
}

/** A letter that could not be offered to any server: no try of its own. Others have their turn before it. */
export async function putBack(db: Db, { id }: Outgoing, why: string, now: Date): Promise<void> {
  const next_try_at = tryAgainAt(now, 1)
  await inHand(db, id).set({ state: 'waiting', attempts: sql`attempts - 1`, last_error: why, next_try_at }).execute()
}

/** Letters in hand are due at once. Only where no other process can have one: it was killed. */
export async function handBackLetters(db: Db, now: Date): Promise<void> {
  await db.updateTable('outbox').set({ next_try_at: now }).where('state', '=', 'sending').execute()
}

export type DeadLetter = {
  id: number
  kind: LetterKind
  recipient: string
  subject: string
  attempts: number
  lastError: string | null
  writtenAt: Date
}

/** Letters that no server will take, newest first. For staff: they hold addresses. */
export const listDeadLetters = async (db: Db, most = 100): Promise<DeadLetter[]> =>
  (await db
    .selectFrom('outbox')
    .select(['id', 'kind', 'recipient', 'subject', 'attempts', 'last_error as lastError', 'written_at as writtenAt'])
    .where('state', '=', 'failed')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()) as DeadLetter[]

/** Offers a dead letter again, such as after its address has come to life. False where it is none. */
export async function sendAgain(db: Db, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'waiting', attempts: 0, next_try_at: now })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Throws away letters that are done with, thirty days after they were written; returns how many went. */
export async function purgeLetters(db: Db, today: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('outbox')
    .where('purge_on', '<', today)
    .where('state', 'in', ['sent', 'failed'])
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Throws away every letter to or about an address, sent or not: for whoever is to be forgotten. */
export async function forgetRecipient(trx: Trx, address: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('outbox')
    .where(eb => eb.or([eb('recipient', '=', address), eb('reply_to', '=', address)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

export type MailCounts = { waiting: number; failed: number; oldestWaitingSeconds: number }

/** How the mail stands. */
export async function countLetters(db: Db, now: Date): Promise<MailCounts> {
  const { rows } = await sql<MailCounts>`
    select count(*) filter (where state in ('waiting', 'sending')) as waiting,
      count(*) filter (where state = 'failed') as failed,
      coalesce(floor(extract(epoch from ${now} - min(written_at) filter (where state in ('waiting', 'sending')))), 0)
        as "oldestWaitingSeconds"
    from outbox`.execute(db)
  return rows[0]!
}
