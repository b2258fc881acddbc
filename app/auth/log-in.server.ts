import type { Kysely } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { pathIn } from '../lib/i18n/locale.ts'
import { type Barred, barredOn } from './agreement.server.ts'
import { countTry, forgiveTry, passwordTries, type Try } from './attempts.server.ts'
import type { SendLetter } from './letters.server.ts'
import { needsCode, type Role } from './model.ts'
import { mayComeIn } from './sample.server.ts'
import { isPassword } from './secrets.server.ts'
import { endSession, findSession, isNewDevice, type Method, openSession, type Stage } from './sessions.server.ts'
import { hasCodes, spendCode, spendRecoveryCode } from './totp.server.ts'
import type { Visit } from './visit.ts'

/** The account that a log-in is about. */
export type Entrant = { id: number; mail: string; name: string; locale: Locale; role: Role }

export type LogIn =
  | { ok: true; token: string; stage: Stage; role: Role }
  | { ok: false; refusal: 'Wrong' }
  | { ok: false; refusal: 'NoAgreement'; why: Barred }
  | { ok: false; refusal: 'TooMany'; waitSeconds: number }

const WRONG = { ok: false, refusal: 'Wrong' } as const
const tooMany = (waitSeconds: number) => ({ ok: false, refusal: 'TooMany', waitSeconds }) as const

/** Whether an account has anything beside its password to show who it is. */
export async function hasSecondFactor(db: Db, accountId: number): Promise<boolean> {
  return (await hasCodes(db, accountId)) || (await hasPasskey(db, accountId))
}

async function hasPasskey(db: Db, accountId: number): Promise<boolean> {
  const found = await db.selectFrom('passkeys').select('id').where('account_id', '=', accountId).executeTakeFirst()
  return found !== undefined
}

/** What a right password opens: nothing yet where a code or a passkey is asked for as well. */
async function stageAfterPassword(db: Db, { id, role }: Entrant): Promise<Stage> {
  if (await hasCodes(db, id)) return 'code'
  if (!needsCode(role)) return 'full'
  return (await hasPasskey(db, id)) ? 'code' : 'enrol'
}

const accountAt = (db: Db, mail: string, now: Date) =>
  db
    .selectFrom('accounts as a')
    .select(['a.id', 'a.mail', 'a.name', 'a.locale', 'a.role', 'a.state', 'a.password_hash as passwordHash'])
    .select([mayComeIn.as('mayComeIn'), barredOn(now).as('barred')])
    .where(query => query(query.fn<string>('lower', ['a.mail']), '=', mail.toLowerCase()))
    .executeTakeFirst()

/**
 * Begins a new session in place of the one that the browser held: a token from before a log-in is never the one after.
 * Tells the person where it is a device not seen before.
 */
export async function enter(
  trx: Trx,
  account: Entrant,
  how: { stage: Stage; method: Method; visit: Visit; held: string | null; sendLetter: SendLetter },
): Promise<string> {
  const { visit, held, sendLetter } = how
  if (held) await endSession(trx, held, visit.now)
  const isNew = how.stage === 'full' && (await isNewDevice(trx, account.id, visit))
  const token = await openSession(trx, account, how)
  const action = how.stage === 'full' ? 'account.log_in' : 'account.give_password'
  await appendAudit(
    trx,
    { actor: { accountId: account.id }, action, subjectKind: 'account', subjectId: account.id, fields: [how.method] },
    visit.now,
  )
  if (isNew) {
    const { id, mail, name, locale } = account
    const to = { accountId: id, mail, name }
    await sendLetter(trx, { kind: 'new_sign_in', to, locale, path: pathIn(locale, '/account'), expiresAt: null })
  }
  return token
}

/** Notes a log-in that was turned away; of an unknown address nothing is noted but that there was one. */
export const noteRefusal = (trx: Trx, accountId: number | null, method: Method, now: Date): Promise<void> =>
  appendAudit(
    trx,
    {
      actor: 'anonymous',
      action: 'account.log_in_refused',
      subjectKind: 'account',
      subjectId: accountId,
      fields: [method],
    },
    now,
  )

/** Says to who has shown who they are why they may not come in. */
export async function turnAway(trx: Trx, accountId: number, why: Barred, method: Method, now: Date): Promise<LogIn> {
  await noteRefusal(trx, accountId, method, now)
  return { ok: false, refusal: 'NoAgreement', why }
}

type Given = { mail: string; password: string; visit: Visit; held: string | null; sendLetter: SendLetter }

/**
 * Log-in by mail address and password. An unknown address, a wrong password, an account that is not active: one way
 * through the code and one answer. Only who has given the right password hears that the organisation's agreement keeps them
 * out. `held` is the token that the browser came with.
 */
export async function logIn(db: Kysely<Database>, given: Given): Promise<LogIn> {
  const { mail, password, visit } = given
  const tries = passwordTries(mail.toLowerCase(), visit.clientKey)
  const waitSeconds = await countTry(db, tries)
  if (waitSeconds > 0) return tooMany(waitSeconds)
  const account = await accountAt(db, mail, visit.now)
  const isRight = await isPassword(account?.passwordHash ?? null, password)
  const isOpen = account?.state === 'active' && account.mayComeIn
  const entrant = isRight && isOpen ? (account as Entrant) : null
  const result = await db.transaction().execute(async (trx): Promise<LogIn> => {
    if (!entrant) {
      await noteRefusal(trx, account?.id ?? null, 'password', visit.now)
      return WRONG
    }
    if (account?.barred) return turnAway(trx, entrant.id, account.barred, 'password', visit.now)
    const stage = await stageAfterPassword(trx, entrant)
    const token = await enter(trx, entrant, { ...given, stage, method: 'password' })
    return { ok: true, token, stage, role: entrant.role }
  })
  if (result.ok || result.refusal === 'NoAgreement') await forgiveTry(db, tries)
  return result
}

/** The second step: a one-time code or a recovery code, on the token that the right password gave. */
export async function logInWithCode(
  db: Kysely<Database>,
  { held, code, visit, sendLetter }: { held: string; code: string; visit: Visit; sendLetter: SendLetter },
): Promise<LogIn> {
  const begun = await findSession(db, held, visit.now)
  if (begun?.session.stage !== 'code') return WRONG
  const { user } = begun
  const tries: Try[] = [['code', String(user.id)]]
  const waitSeconds = await countTry(db, tries)
  if (waitSeconds > 0) return tooMany(waitSeconds)
  const result = await db.transaction().execute(async (trx): Promise<LogIn> => {
    const isCode = await spendCode(trx, user.id, code, visit.now)
    const isRight = isCode || (await spendRecoveryCode(trx, user.id, code, visit.now))
    if (!isRight) {
      await noteRefusal(trx, user.id, 'code', visit.now)
      return WRONG
    }
    const method = isCode ? 'code' : 'recovery'
    const token = await enter(trx, user, { stage: 'full', method, visit, held, sendLetter })
    return { ok: true, token, stage: 'full', role: user.role }
  })
  if (result.ok) await forgiveTry(db, tries)
  return result
}

/** Ends the session of a token and notes it. */
export async function logOut(db: Kysely<Database>, token: string, now: Date): Promise<void> {
  await db.transaction().execute(async trx => {
    const ended = await endSession(trx, token, now)
    if (!ended) return
    const { accountId } = ended
    await appendAudit(
      trx,
      { actor: { accountId }, action: 'account.log_out', subjectKind: 'account', subjectId: accountId },
      now,
    )
  })
}
