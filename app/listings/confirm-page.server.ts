import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { dayInTokyo } from '../lib/day.ts'
import { type Locale, pathIn } from '../lib/i18n/locale.ts'
import { isAnswer, readDealtOn, readSeen } from './answer.ts'
import { answerByLink, findConfirmLink } from './confirm-link.server.ts'
import type { AnswerRefusal } from './confirm-link.ts'

/** Where to next, null = to the same link, which then tells what was done; or why it was not. */
export type Answered = { to: string | null } | { refusal: AnswerRefusal }

/**
 * Answers a letter's link by the form of its page. `terms`, that the terms have changed, records nothing: it leads to the
 * editor, which asks for the log-in, and the link stays good.
 */
export async function answerOnPage(
  db: Kysely<Database>,
  token: string,
  form: URLSearchParams,
  { locale, now }: { locale: Locale; now: Date },
): Promise<Answered> {
  const given = form.get('answer') ?? ''
  const today = dayInTokyo(now)
  if (given === 'terms') {
    const link = await findConfirmLink(db, token, now)
    if (link.state !== 'open') return { refusal: 'Dead' }
    return { to: pathIn(locale, `/partner/listings/${link.offer.publicId}`) }
  }
  if (!isAnswer(given)) return { refusal: 'NotAllowed' }
  const dealtOn = readDealtOn(form, today)
  if (!dealtOn) return { refusal: 'DealtOn' }
  const done = await answerByLink(db, token, { answer: given, seen: readSeen(form, today), dealtOn, now })
  return done.ok ? { to: null } : { refusal: done.refusal }
}
