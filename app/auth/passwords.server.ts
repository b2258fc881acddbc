import type { Kysely } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { type Locale, pathIn } from '../lib/i18n/locale.ts'
import { countTry, type Try } from './attempts.server.ts'
import type { SendLetter } from './letters.server.ts'
import type { User } from './model.ts'
import { type OwnWords, type PasswordFault, passwordFault } from './password.ts'
import { mayComeIn } from './sample.server.ts'
import { hashPassword, isPassword } from './secrets.server.ts'
import { elevate, endSessions, type SignedIn } from './sessions.server.ts'
import { findToken, issueToken, spendToken, type TokenHolder, voidTokens } from './tokens.server.ts'
import type { Visit } from './visit.ts'

/**
 * Sends whoever has an account at this address the way to a new password. An address without one takes the same way and
 * gets the same answer. Returns the seconds to wait, 0 where it was taken.
 */
export async function requestReset(
  db: Kysely<Database>,
  { mail, visit, sendLetter }: { mail: string; visit: Visit; sendLetter: SendLetter },
): Promise<number> {
  const tries: Try[] = [
    ['reset_address', visit.clientKey],
    ['reset_account', mail.toLowerCase()],
  ]
  const waitSeconds = await countTry(db, tries)
  if (waitSeconds > 0) return waitSeconds
  await db.transaction().execute(async trx => {
    const found = await trx
      .selectFrom('accounts as a')
      .select(['a.id as accountId', 'a.mail', 'a.name', 'a.locale'])
      .where(query => query(query.fn<string>('lower', ['a.mail']), '=', mail.toLowerCase()))
      .where('a.state', '=', 'active')
      .where(mayComeIn)
      .executeTakeFirst()
    const { token, expiresAt } = await issueToken(trx, found?.accountId ?? null, 'reset', visit.now)
    const subjectId = found?.accountId ?? null
    await appendAudit(
      trx,
      { actor: 'anonymous', action: 'account.ask_reset', subjectKind: 'account', subjectId },
      visit.now,
    )
    if (!found) return
    const { locale, ...to } = { ...found, locale: found.locale as Locale }
    await sendLetter(trx, { kind: 'reset', to, locale, path: pathIn(locale, `/login/reset/${token}`), expiresAt })
  })
  return 0
}

export type PasswordSet =
  | { ok: true }
  | { ok: false; refusal: 'Gone' | 'Wrong' | 'TooMany' }
  | { ok: false; refusal: 'Password'; fault: PasswordFault }

type Set = { holder: Pick<TokenHolder, 'accountId' | 'mail' | 'name' | 'locale'>; password_hash: string }

/** Puts a new password in place, ends the other sessions and what mails still carry, and tells the person. */
async function setPassword(
  trx: Trx,
  { holder, password_hash }: Set,
  { action, now, sendLetter, but }: { action: string; now: Date; sendLetter: SendLetter; but?: number },
): Promise<void> {
  const { accountId, mail, name, locale } = holder
  await trx.updateTable('accounts').set({ password_hash }).where('id', '=', accountId).execute()
  await endSessions(trx, accountId, now, but)
  await voidTokens(trx, accountId, now)
  await appendAudit(
    trx,
    { actor: { accountId }, action, subjectKind: 'account', subjectId: accountId, fields: ['password_hash'] },
    now,
  )
  const to = { accountId, mail, name }
  await sendLetter(trx, { kind: 'password_changed', to, locale, path: pathIn(locale, '/login/reset'), expiresAt: null })
}

/** A new password by the token of a mail. It opens no session: the log-in, with its code, comes after. */
export async function resetPassword(
  db: Kysely<Database>,
  given: { token: string; password: string; portal: OwnWords['portal']; now: Date; sendLetter: SendLetter },
): Promise<PasswordSet> {
  const { token, password, portal, now, sendLetter } = given
  const asked = await findToken(db, token, 'reset', now)
  if (!asked) return { ok: false, refusal: 'Gone' }
  const fault = passwordFault(password, { ...asked, portal })
  if (fault) return { ok: false, refusal: 'Password', fault }
  const password_hash = await hashPassword(password)
  return db.transaction().execute(async (trx): Promise<PasswordSet> => {
    const holder = await spendToken(trx, token, 'reset', now)
    if (!holder) return { ok: false, refusal: 'Gone' }
    await setPassword(trx, { holder, password_hash }, { action: 'account.reset_password', now, sendLetter })
    return { ok: true }
  })
}

/** Whether this is the password of whoever is signed in; tried under a limit of its own. */
async function isOwnPassword(db: Kysely<Database>, user: User, password: string): Promise<true | 'Wrong' | 'TooMany'> {
  if ((await countTry(db, [['code', `password ${user.id}`]])) > 0) return 'TooMany'
  const { passwordHash } = await db
    .selectFrom('accounts')
    .select('password_hash as passwordHash')
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow()
  return (await isPassword(passwordHash, password)) || 'Wrong'
}

/** Changes the password of whoever is signed in; their other sessions end. */
export async function changePassword(
  db: Kysely<Database>,
  { user, session }: SignedIn,
  given: { current: string; password: string; portal: OwnWords['portal']; now: Date; sendLetter: SendLetter },
): Promise<PasswordSet> {
  const { current, password, portal, now, sendLetter } = given
  const isOwn = await isOwnPassword(db, user, current)
  if (isOwn !== true) return { ok: false, refusal: isOwn }
  const fault = passwordFault(password, { ...user, portal })
  if (fault) return { ok: false, refusal: 'Password', fault }
  const password_hash = await hashPassword(password)
  await db
    .transaction()
    .execute(trx =>
      setPassword(
        trx,
        { holder: { ...user, accountId: user.id }, password_hash },
        { action: 'account.change_password', now, sendLetter, but: session.id },
      ),
    )
  return { ok: true }
}

/** Asks for the password once more before what keeps others out is changed. */
export async function confirmPassword(
  db: Kysely<Database>,
  { user, session }: SignedIn,
  password: string,
  now: Date,
): Promise<true | 'Wrong' | 'TooMany'> {
  const isOwn = await isOwnPassword(db, user, password)
  if (isOwn === true) await elevate(db, session.id, now)
  return isOwn
}
