import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { type Action, can } from './can.ts'
import { rolesToGive } from './giving.ts'
import type { Role, User } from './model.ts'
import { mayComeIn } from './sample.server.ts'
import { endSessions, revokeSession } from './sessions.server.ts'
import { voidTokens } from './tokens.server.ts'

/** A person changes their own name and language. */
export async function editOwnAccount(
  db: Kysely<Database>,
  user: User,
  { name, locale }: { name: string; locale: Locale },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx.updateTable('accounts').set({ name, locale }).where('id', '=', user.id).execute()
    const fields = [...(name !== user.name ? ['name'] : []), ...(locale !== user.locale ? ['locale'] : [])]
    const subject = { subjectKind: 'account', subjectId: user.id, fields }
    await appendAudit(trx, { actor: { accountId: user.id }, action: 'account.edit', ...subject }, now)
  })
}

/** Somebody else's account within one's reach, whose role one could give; null: as good as not there. */
async function accountInReach(trx: Trx, by: User, action: Action, id: number) {
  const account = await trx
    .selectFrom('accounts as a')
    .leftJoin('organisations as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.role', 'a.state', 'a.password_hash as passwordHash', 'a.organisation_id as organisationId'])
    .select('o.kind')
    .where('a.id', '=', id)
    .where('a.id', '!=', by.id)
    .forUpdate('a')
    .executeTakeFirst()
  if (!account || !can(by, action, { organisationId: account.organisationId })) return null
  return rolesToGive(by.role, account.kind).includes(account.role as Role) ? account : null
}

export type AccountRefusal = 'NotFound' | 'RoleNotYours' | 'LastOne'
export type AccountChange = { ok: true } | { ok: false; refusal: AccountRefusal }
const NOT_FOUND = { ok: false, refusal: 'NotFound' } as const
const LAST_ONE = { ok: false, refusal: 'LastOne' } as const

/** Roles without which nobody could let anybody in any more. */
const INDISPENSABLE: readonly Role[] = ['operator', 'staff_manager', 'partner_manager']
/** Any number that no other part of the program locks. */
const CHANGING_ACCOUNTS = 20_261_128

/** One change at a time: of two who shut each other out, the second finds that one is left. */
const oneAtATime = (trx: Trx) => sql`select pg_advisory_xact_lock(${CHANGING_ACCOUNTS}::int8)`.execute(trx)

type InReach = { id: number; role: string; organisationId: number | null }

/** Whether nobody else of the same organisation, or of the city, could do what this role does. */
async function isLastOne(trx: Trx, { id, role, organisationId }: InReach): Promise<boolean> {
  if (!INDISPENSABLE.includes(role as Role)) return false
  const other = await trx
    .selectFrom('accounts as a')
    .select('a.id')
    .where('a.role', '=', role)
    .where('a.organisation_id', 'is not distinct from', organisationId)
    .where('a.state', '=', 'active')
    .where('a.id', '!=', id)
    .where(mayComeIn)
    .executeTakeFirst()
  return other === undefined
}

/** Shuts somebody out: sessions and mailed tokens end in the same moment. */
export const disableAccount = (db: Kysely<Database>, by: User, id: number, now: Date): Promise<AccountChange> =>
  db.transaction().execute(async (trx): Promise<AccountChange> => {
    await oneAtATime(trx)
    const account = await accountInReach(trx, by, 'account.disable', id)
    if (!account || account.state === 'disabled') return NOT_FOUND
    if (account.state === 'active' && (await isLastOne(trx, account))) return LAST_ONE
    await trx.updateTable('accounts').set({ state: 'disabled' }).where('id', '=', id).execute()
    await endSessions(trx, id, now)
    await voidTokens(trx, id, now)
    await note(trx, by, 'account.disable', id, ['state'], now)
    return { ok: true }
  })

/** Lets somebody in again, with what they had; who never came is to be invited again. */
export const enableAccount = (db: Kysely<Database>, by: User, id: number, now: Date): Promise<AccountChange> =>
  db.transaction().execute(async (trx): Promise<AccountChange> => {
    const account = await accountInReach(trx, by, 'account.enable', id)
    if (account?.state !== 'disabled') return NOT_FOUND
    const state = account.passwordHash === null ? 'invited' : 'active'
    await trx.updateTable('accounts').set({ state }).where('id', '=', id).execute()
    await note(trx, by, 'account.enable', id, ['state'], now)
    return { ok: true }
  })

/** Gives somebody another role; they log in again, so that the new role's demands are met. */
export const changeRole = (db: Kysely<Database>, by: User, id: number, role: Role, now: Date): Promise<AccountChange> =>
  db.transaction().execute(async (trx): Promise<AccountChange> => {
    await oneAtATime(trx)
    const account = await accountInReach(trx, by, 'account.change_role', id)
    if (!account) return NOT_FOUND
    if (!rolesToGive(by.role, account.kind).includes(role)) return { ok: false, refusal: 'RoleNotYours' }
    if (account.role === role) return { ok: true }
    if (account.state === 'active' && (await isLastOne(trx, account))) return LAST_ONE
    await trx.updateTable('accounts').set({ role }).where('id', '=', id).execute()
    await endSessions(trx, id, now)
    await note(trx, by, 'account.change_role', id, ['role'], now)
    return { ok: true }
  })

/** Ends every session of somebody else; they log in anew. */
export const endSessionsOf = (db: Kysely<Database>, by: User, id: number, now: Date): Promise<AccountChange> =>
  db.transaction().execute(async (trx): Promise<AccountChange> => {
    const account = await accountInReach(trx, by, 'session.revoke', id)
    if (!account) return NOT_FOUND
    await endSessions(trx, id, now)
    await note(trx, by, 'session.revoke', id, [], now)
    return { ok: true }
  })

/** Ends one of one's own sessions. */
export const revokeOwnSession = (db: Kysely<Database>, user: User, sessionId: number, now: Date): Promise<boolean> =>
  db.transaction().execute(async trx => {
    const isEnded = await revokeSession(trx, user.id, sessionId, now)
    if (isEnded) await note(trx, user, 'session.revoke', user.id, [], now)
    return isEnded
  })

const note = (trx: Trx, by: User, action: Action, id: number, fields: string[], now: Date): Promise<void> =>
  appendAudit(trx, { actor: { accountId: by.id }, action, subjectKind: 'account', subjectId: id, fields }, now)
