import type { Kysely } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { faultOf, faultWords, MOST_TRIES, type SendError } from './fault.ts'
import { markFailed, markSent, type Outgoing, putBack, putOff, takeLetter } from './outbox.server.ts'
import type { Post } from './post.server.ts'

/** The mail server cannot be spoken to: nothing is wrong with any letter. */
export class MailServerAway extends Error {
  constructor(readonly code: string) {
    super('The mail server is away')
    this.name = 'MailServerAway'
  }
}

export type Sent = { sent: number; putOff: number; failed: number }
/** Tells the time anew for each letter, and when to leave the rest. */
export type SendOptions = {
  clock: () => Date
  signal?: AbortSignal
  /** Hears of a letter that no server will take, in the transaction that gives it up. */
  onDead?: (trx: Trx, id: number, now: Date) => Promise<void>
}

/**
 * Sends every letter that is due, one after another, each at least once and always under its one Message-ID: a letter is
 * sent twice only by a process that is killed between the server's yes and our commit. No transaction is open meanwhile.
 * Throws {@link MailServerAway}, after which all letters are as they were, but for those that have been sent.
 */
export async function sendDue(db: Kysely<Database>, post: Post, options: SendOptions): Promise<Sent> {
  const { clock, signal } = options
  const sent: Sent = { sent: 0, putOff: 0, failed: 0 }
  while (!signal?.aborted) {
    const letter = await takeLetter(db, clock())
    if (!letter) break
    sent[await sendOne(db, post, letter, options)]++
  }
  return sent
}

async function sendOne(
  db: Kysely<Database>,
  post: Post,
  letter: Outgoing,
  { clock, onDead }: SendOptions,
): Promise<keyof Sent> {
  const error = await post.send(letter).then(
    () => null,
    (thrown: SendError) => thrown,
  )
  if (!error) {
    await markSent(db, letter.id, clock())
    return 'sent'
  }
  const why = faultWords(error)
  const fault = faultOf(error)
  if (fault === 'away') {
    await putBack(db, letter, why, clock())
    throw new MailServerAway(why)
  }
  if (fault === 'never' || letter.attempts >= MOST_TRIES) {
    await db.transaction().execute(async trx => {
      await markFailed(trx, letter.id, why)
      await onDead?.(trx, letter.id, clock())
    })
    return 'failed'
  }
  await putOff(db, letter, why, clock())
  return 'putOff'
}
