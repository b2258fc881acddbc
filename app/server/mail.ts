import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { isSeeded } from '../../db/seed/sample-day.ts'
import { handBackLetters } from '../mail/outbox.server.ts'
import { openPost, type Post } from '../mail/post.server.ts'
import { startSink } from '../mail/sink.server.ts'
import type { Env } from './env.ts'
import type { Logger } from './log.ts'

export type Mail = {
  /** null: letters are written and wait. */
  post: Post | null
  /** Letters of the sample are shown at /dev/mail. */
  showsMail: boolean
  close: () => Promise<void>
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/
const isHere = (baseUrl: string) => LOOPBACK.test(new URL(baseUrl).hostname)

/**
 * The way that letters take: SMTP_URL; without it, for the sample on this machine, a mail server of our own that keeps
 * them; else none, and they wait.
 */
export async function openMail(env: Env, db: Kysely<Database>, logger: Logger): Promise<Mail> {
  // Alone on the database: a letter in hand is in the hand of a process that was killed.
  if (!env.DATABASE_URL) await handBackLetters(db, new Date())
  const sender = { from: env.MAIL_FROM, baseUrl: env.BASE_URL }
  if (env.SMTP_URL) {
    const post = openPost(env.SMTP_URL, sender)
    return { post, showsMail: false, close: async () => post.close() }
  }
  if (!isHere(env.BASE_URL) || !(await isSeeded(db))) return { post: null, showsMail: false, close: async () => {} }
  const sink = await startSink(db, error => logger.error({ err: error }, 'the mail server of the sample failed'))
  const post = openPost(sink.url, sender)
  return {
    post,
    showsMail: true,
    async close() {
      post.close()
      await sink.stop()
    },
  }
}
