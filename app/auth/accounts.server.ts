import type { Kysely } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { type Action, can } from './can.ts'
import { rolesToGive } from './giving.ts'
import type { AccountState, Role, User } from './model.ts'
import { endSessions, revokeSession } from './sessions.server.ts'
import { voidTokens } from './tokens.server.ts'

export type AccountLine = {
  id: number
  mail: string
  name: string
  role: Role
  state: AccountState
  organisationId: number | null
  organisationJa: string | null
  organisationEn: string | null
  lastSeenAt: Date | null
}

/** Accounts by name: those of one organisation, of the city's own (null), or all. */
export async function listAccounts(db: Db, of: { organisationId: number | null } | 'all'): Promise<AccountLine[]> {
  const rows = await db
    .selectFrom('accounts as a')
    .leftJoin('organisations as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.mail', 'a.name', 'a.role', 'a.state', 'a.organisation_id as organisationId'])
    .select(['o.name_ja as organisationJa', 'o.name_en as organisationEn'])
    .select(query =>
      query
        .selectFrom('sessions as s')
        .select(seen => seen.fn.max('s.last_seen_at').as('at'))
        .whereRef('s.account_id', '=', 'a.id')
        .where('s.stage', '=', 'full')
        .as('lastSeenAt'),
    )
    .$if(of !== 'all', query =>
      query.where(
        'a.organisation_id',
        'is not distinct from',
        (of as { organisationId: number | null }).organisationId,
      ),
    )
    .orderBy('a.name')
    .orderBy('a.id')
    .execute()
  return rows as AccountLine[]
}

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

export type AccountChange = { ok: true } | { ok: false; refusal: 'NotFound' | 'RoleNotYours' }
const NOT_FOUND = { ok: false, refusal: 'NotFound' } as const

/** Shuts somebody out: sessions and mailed tokens end in the same moment. */
export const disableAccount = (db: Kysely<Database>, by: User, id: number, now: Date): Promise<AccountChange> =>
  db.transaction().execute(async (trx): Promise<AccountChange> => {
    const account = await accountInReach(trx, by, 'account.disable', id)
    if (!account) return NOT_FOUND
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
    const account = await accountInReach(trx, by, 'account.change_role', id)
    if (!account) return NOT_FOUND
    if (!rolesToGive(by.role, account.kind).includes(role)) return { ok: false, refusal: 'RoleNotYours' }
    await trx.updateTable('accounts').set({ role }).where('id', '=', id).execute()
    await endSessions(trx, id, now)
    await note(trx, by, 'account.change_role', id, ['role'], now)
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
