import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { formatInstant } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { LetterKind } from './letter.ts'
import { countLetters, type MailCounts } from './outbox.server.ts'
import { maskedAddress, type OutboxList } from './outbox-lists.ts'

export const LETTERS_A_PAGE = 50

const STATES: Record<OutboxList, readonly string[]> = {
  waiting: ['waiting', 'sending'],
  sent: ['sent'],
  failed: ['failed'],
}

export type LetterView = {
  id: number
  kind: LetterKind
  subject: string
  locale: Locale
  recipient: string
  written: string
  /** When it went out, or is offered next; null: neither. */
  at: string | null
  attempts: number
  /** Codes of the mail server; never its words. */
  error: string | null
}

export type OutboxPage = {
  list: OutboxList
  letters: LetterView[]
  counts: MailCounts & { sent: number }
  page: number
  pages: number
}

type Asked = { list: OutboxList; page: number; locale: Locale; now: Date; showsAddresses: boolean }

/** The outbox as its page shows it. Who may not resend sees of an address only where it is. */
export async function outboxPage(db: Db, asked: Asked): Promise<OutboxPage> {
  const { list, page, locale, now } = asked
  const { sent } = await db
    .selectFrom('outbox')
    .select(sql<number>`(count(*) filter (where state = 'sent'))::int`.as('sent'))
    .executeTakeFirstOrThrow()
  const counts = { ...(await countLetters(db, now)), sent }
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'kind', 'subject', 'locale', 'recipient', 'attempts', 'last_error as error'])
    .select(['written_at as writtenAt', 'sent_at as sentAt', 'next_try_at as nextTryAt'])
    .where('state', 'in', STATES[list])
    .orderBy('id', 'desc')
    .limit(LETTERS_A_PAGE)
    .offset((page - 1) * LETTERS_A_PAGE)
    .execute()
  const letters = rows.map(({ writtenAt, sentAt, nextTryAt, ...row }) => {
    const at = list === 'sent' ? sentAt : list === 'waiting' ? nextTryAt : null
    return {
      ...row,
      kind: row.kind as LetterKind,
      locale: row.locale as Locale,
      recipient: asked.showsAddresses ? row.recipient : maskedAddress(row.recipient),
      written: formatInstant(locale, writtenAt),
      at: at && formatInstant(locale, at),
    }
  })
  return { list, letters, counts, page, pages: Math.ceil(counts[list] / LETTERS_A_PAGE) }
}
