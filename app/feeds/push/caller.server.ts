import type { Db } from '../../../db/client.server.ts'
import { tokenHash } from '../../auth/secrets.server.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { agreementInForce } from '../../partners/agreements.server.ts'
import { type Caller, type Scope, TOKEN_MARK } from './model.ts'

/** Why a program is turned away before it is asked what it wants. */
export const CALLER_REFUSALS = ['NoToken', 'UnknownToken', 'Revoked', 'Expired', 'NoAgreement', 'Scope'] as const
export type CallerRefusal = (typeof CALLER_REFUSALS)[number]

const BEARER = /^Bearer ([\w-]{20,200})$/i

/** How often the last use is written down, in milliseconds: a figure for people, not a log. */
const USED_EVERY_MS = 60_000

const find = (db: Db, token: string) =>
  db
    .selectFrom('api_tokens as t')
    .innerJoin('organisations as g', 'g.id', 't.organisation_id')
    .select(['t.id as tokenId', 't.name', 't.organisation_id as organisationId', 't.scopes', 't.created_by as by'])
    .select(['t.expires_at as expiresAt', 't.revoked_at as revokedAt', 't.last_used_at as lastUsedAt'])
    .select(['g.name_ja as nameJa', 'g.name_en as nameEn', 'g.kind', 'g.retired_at as retiredAt'])
    .where('t.token_hash', '=', tokenHash(token))
    .executeTakeFirst()

/**
 * Whose program asks, by the bearer token of its Authorization header and by nothing else: no cookie counts. A token
 * goes with its organisation's agreement, and a bank, which may not broker, has none for listings.
 */
export async function findCaller(
  db: Db,
  authorization: string | null,
  scope: Scope,
  now: Date,
): Promise<Result<Caller, CallerRefusal>> {
  const token = authorization === null ? undefined : BEARER.exec(authorization)?.[1]
  if (!token) return refused(authorization === null ? 'NoToken' : 'UnknownToken')
  const found = token.startsWith(TOKEN_MARK) ? await find(db, token) : undefined
  if (!found || found.retiredAt !== null) return refused('UnknownToken')
  const { revokedAt, lastUsedAt, nameJa, nameEn, kind, retiredAt: _, ...caller } = found
  if (revokedAt !== null) return refused('Revoked')
  if (caller.expiresAt <= now) return refused('Expired')
  const agreement = await agreementInForce(db, caller.organisationId, dayInTokyo(now))
  if (!agreement || kind === 'bank') return refused('NoAgreement')
  const scopes = caller.scopes as Scope[]
  if (!scopes.includes(scope)) return refused('Scope')
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USED_EVERY_MS)
    await noteUse(db, found.tokenId, now)
  return done({ ...caller, scopes, organisation: { nameJa, nameEn } })
}

/** Of many at once one writes. */
const noteUse = (db: Db, id: number, now: Date) =>
  db
    .updateTable('api_tokens')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where(eb =>
      eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', new Date(now.getTime() - USED_EVERY_MS))]),
    )
    .execute()
