import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { type Locale, pathIn } from '../lib/i18n/locale.ts'
import { can } from './can.ts'
import { rolesToGive } from './giving.ts'
import type { SendLetter } from './letters.server.ts'
import { enter, type LogIn } from './log-in.server.ts'
import { needsCode, type Role, type User } from './model.ts'
import { type OwnWords, type PasswordFault, passwordFault } from './password.ts'
import { hashPassword } from './secrets.server.ts'
import { endSessions } from './sessions.server.ts'
import { findToken, issueToken, spendToken } from './tokens.server.ts'
import type { Visit } from './visit.ts'

export type Invitation = {
  mail: string
  name: string
  locale: Locale
  role: Role
  /** null: to the city's own people, or to the council. */
  organisationId: number | null
}

/** `by` null: from the portal's terminal, as the first account must be. */
type Asked = { by: User | null; now: Date; sendLetter: SendLetter }

export type Invited = { ok: true; accountId: number } | { ok: false; refusal: 'NotYours' | 'MailTaken' }

async function mayGive(trx: Trx, by: User | null, role: Role, organisationId: number | null): Promise<boolean> {
  const organisation =
    organisationId === null
      ? null
      : await trx
          .selectFrom('organisations')
          .select('kind')
          .where('id', '=', organisationId)
          .where('retired_at', 'is', null)
          .executeTakeFirst()
  if (organisation === undefined) return false
  const isFitting = rolesToGive(by?.role ?? 'operator', organisation?.kind ?? null).includes(role)
  return isFitting && (by === null || can(by, 'account.invite', { organisationId }))
}

async function sendInvitation(trx: Trx, to: Invitation & { accountId: number }, { by, now, sendLetter }: Asked) {
  const { accountId, mail, name, locale } = to
  const { token, expiresAt } = await issueToken(trx, accountId, 'invite', now)
  const path = pathIn(locale, `/invitation/${token}`)
  await sendLetter(trx, { kind: 'invitation', to: { accountId, mail, name }, locale, path, expiresAt })
  const actor = by ? { accountId: by.id } : 'terminal'
  await appendAudit(trx, { actor, action: 'account.invite', subjectKind: 'account', subjectId: accountId }, now)
}

/** Makes an account without a password and sends its person the way in. */
export async function inviteAccount(db: Kysely<Database>, invitation: Invitation, asked: Asked): Promise<Invited> {
  const { mail, name, locale, role, organisationId } = invitation
  return db.transaction().execute(async (trx): Promise<Invited> => {
    if (!(await mayGive(trx, asked.by, role, organisationId))) return { ok: false, refusal: 'NotYours' }
    const made = await trx
      .insertInto('accounts')
      .values({ mail, name, locale, role, organisation_id: organisationId })
      .onConflict(conflict => conflict.expression(sql`lower(mail)`).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return { ok: false, refusal: 'MailTaken' }
    await sendInvitation(trx, { ...invitation, accountId: made.id }, asked)
    return { ok: true, accountId: made.id }
  })
}

/**
 * Invites an account anew: its person has not come, or has lost what the log-in asks for. Password, codes, passkeys and
 * sessions are gone with it.
 */
export async function inviteAgain(db: Kysely<Database>, accountId: number, asked: Asked): Promise<Invited> {
  return db.transaction().execute(async (trx): Promise<Invited> => {
    const account = await trx
      .selectFrom('accounts')
      .select(['mail', 'name', 'locale', 'role', 'organisation_id as organisationId'])
      .where('id', '=', accountId)
      .where('state', '!=', 'disabled')
      // Nobody takes their own log-in away by this.
      .where('id', '!=', asked.by?.id ?? 0)
      .forUpdate()
      .executeTakeFirst()
    const invitation = account as Invitation | undefined
    if (!invitation || !(await mayGive(trx, asked.by, invitation.role, invitation.organisationId)))
      return { ok: false, refusal: 'NotYours' }
    await trx
      .updateTable('accounts')
      .set({ state: 'invited', password_hash: null })
      .where('id', '=', accountId)
      .execute()
    for (const table of ['totp_secrets', 'recovery_codes', 'passkeys'] as const)
      await trx.deleteFrom(table).where('account_id', '=', accountId).execute()
    await endSessions(trx, accountId, asked.now)
    await sendInvitation(trx, { ...invitation, accountId }, asked)
    return { ok: true, accountId }
  })
}

export type Accepted =
  | Extract<LogIn, { ok: true }>
  | { ok: false; refusal: 'Gone' }
  | { ok: false; refusal: 'Password'; fault: PasswordFault }

type Accepting = {
  token: string
  password: string
  /** The portal's names, which no password may consist of. */
  portal: OwnWords['portal']
  visit: Visit
  held: string | null
  sendLetter: SendLetter
}

/** Takes an invitation up with a password, and enters. Codes are set up next where the role asks for them. */
export async function acceptInvitation(db: Kysely<Database>, given: Accepting): Promise<Accepted> {
  const { token, password, portal, visit } = given
  const invited = await findToken(db, token, 'invite', visit.now)
  if (!invited) return { ok: false, refusal: 'Gone' }
  const fault = passwordFault(password, { ...invited, portal })
  if (fault) return { ok: false, refusal: 'Password', fault }
  const password_hash = await hashPassword(password)
  return db.transaction().execute(async (trx): Promise<Accepted> => {
    const holder = await spendToken(trx, token, 'invite', visit.now)
    if (!holder) return { ok: false, refusal: 'Gone' }
    const { accountId, role } = holder
    await trx.updateTable('accounts').set({ password_hash, state: 'active' }).where('id', '=', accountId).execute()
    await appendAudit(
      trx,
      {
        actor: { accountId },
        action: 'account.accept_invitation',
        subjectKind: 'account',
        subjectId: accountId,
        fields: ['password_hash', 'state'],
      },
      visit.now,
    )
    const stage = needsCode(role) ? 'enrol' : 'full'
    const session = await enter(trx, { ...holder, id: accountId }, { ...given, stage, method: 'password' })
    return { ok: true, token: session, stage, role }
  })
}
