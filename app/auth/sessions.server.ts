import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { isWelcome } from './agreement.server.ts'
import { CODE_STEP_MS, ELEVATED_MS, type Role, sessionLimits, type User } from './model.ts'
import { mayComeIn } from './sample.server.ts'
import { newToken, tokenHash } from './secrets.server.ts'
import { shortAddress, shortAgent, type Visit } from './visit.ts'

/** How far a log-in has come: a code is still asked for, codes are still to be set up, or it is complete. */
export type Stage = 'code' | 'enrol' | 'full'
export type Method = 'password' | 'code' | 'recovery' | 'passkey'

export type SignedIn = {
  user: User
  session: { id: number; stage: Stage; method: Method; elevatedUntil: Date | null }
}

const SEEN_EVERY_MS = 60_000

/** Begins a session and gives its token, which is stored nowhere. */
export async function openSession(
  trx: Trx,
  account: { id: number; role: Role },
  { stage, method, visit }: { stage: Stage; method: Method; visit: Visit },
): Promise<string> {
  const token = newToken()
  const { now } = visit
  const lasts = stage === 'code' ? CODE_STEP_MS : sessionLimits(account.role).absolute
  await trx
    .insertInto('sessions')
    .values({
      token_hash: tokenHash(token),
      account_id: account.id,
      stage,
      method,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + lasts),
      address: shortAddress(visit.clientKey),
      agent: shortAgent(visit.agent),
      elevated_until: stage === 'code' ? null : new Date(now.getTime() + ELEVATED_MS),
    })
    .execute()
  return token
}

/**
 * Who holds this token; null where it is unknown, ended, too old, too long untouched, the account is not active, or its
 * organisation is without an agreement that it once had. A session that is used is marked as seen, at most once a minute.
 */
export async function findSession(db: Db, token: string, now: Date): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .select(['s.id', 's.stage', 's.method', 's.last_seen_at as seenAt', 's.elevated_until as elevatedUntil'])
    .select(['a.id as accountId', 'a.mail', 'a.name', 'a.locale', 'a.role', 'a.organisation_id as organisationId'])
    .where('s.token_hash', '=', tokenHash(token))
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('a.state', '=', 'active')
    .where(mayComeIn)
    .where(isWelcome(now))
    .executeTakeFirst()
  if (!row) return null
  const role = row.role as Role
  const untouched = now.getTime() - row.seenAt.getTime()
  if (untouched > sessionLimits(role).idle) return null
  if (untouched >= SEEN_EVERY_MS)
    await db.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', row.id).execute()
  const { id, stage, method, elevatedUntil, accountId, mail, name, locale, organisationId } = row
  return {
    user: { id: accountId, mail, name, locale: locale as Locale, role, organisationId },
    session: { id, stage: stage as Stage, method: method as Method, elevatedUntil },
  }
}

/** Whether the password was given lately enough to change what keeps others out. */
export const isElevated = ({ session }: SignedIn, now: Date): boolean =>
  session.elevatedUntil !== null && session.elevatedUntil > now

export async function elevate(db: Db, sessionId: number, now: Date): Promise<void> {
  const until = new Date(now.getTime() + ELEVATED_MS)
  await db.updateTable('sessions').set({ elevated_until: until }).where('id', '=', sessionId).execute()
}

/** Ends the session of a token, if it is one. */
export async function endSession(db: Db, token: string, now: Date): Promise<{ accountId: number } | null> {
  const ended = await db
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('revoked_at', 'is', null)
    .returning('account_id as accountId')
    .executeTakeFirst()
  return ended ?? null
}

/** Ends every session of an account, but for one where that is said. Returns how many. */
export async function endSessions(trx: Trx, accountId: number, now: Date, but?: number): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .$if(but !== undefined, query => query.where('id', '!=', but!))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Ends the sessions of an organisation's people at once, such as when its agreement lapses. Returns how many. */
export async function endSessionsOfOrganisation(trx: Trx, organisationId: number, now: Date): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null)
    .where('account_id', 'in', query =>
      query.selectFrom('accounts').select('id').where('organisation_id', '=', organisationId),
    )
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Ends one session of an account; another's is not found. */
export async function revokeSession(trx: Trx, accountId: number, sessionId: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

export type SessionLine = { id: number; createdAt: Date; seenAt: Date; address: string; agent: string; method: string }

/** An account's sessions that are open, the one seen last first. */
export async function listSessions(db: Db, user: { id: number; role: Role }, now: Date): Promise<SessionLine[]> {
  const seenAfter = new Date(now.getTime() - sessionLimits(user.role).idle)
  return db
    .selectFrom('sessions')
    .select(['id', 'created_at as createdAt', 'last_seen_at as seenAt', 'address', 'agent', 'method'])
    .where('account_id', '=', user.id)
    .where('stage', '!=', 'code')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', seenAfter)
    .orderBy('last_seen_at', 'desc')
    .execute()
}

/** Whether an account that has been here before comes from a place and browser it has not been seen at. */
export async function isNewDevice(trx: Trx, accountId: number, visit: Visit): Promise<boolean> {
  const before = await trx
    .selectFrom('sessions')
    .select(query => [
      query.fn.countAll<number>().as('all'),
      sql<number>`count(*) filter (where address = ${shortAddress(visit.clientKey)}
        and agent = ${shortAgent(visit.agent)})`.as('same'),
    ])
    .where('account_id', '=', accountId)
    .where('stage', '=', 'full')
    .executeTakeFirstOrThrow()
  return before.all > 0 && before.same === 0
}

const KEPT_MS = 90 * 24 * 60 * 60_000

/** Throws away sessions that ended ninety days ago. */
export async function purgeSessions(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('expires_at', '<', new Date(now.getTime() - KEPT_MS))
    .execute()
}
