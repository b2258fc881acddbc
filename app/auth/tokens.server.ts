import type { Db, Trx } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { type Role, TOKEN_MS, type TokenPurpose } from './model.ts'
import { newToken, tokenHash } from './secrets.server.ts'

// What a mail carries: good once, for one purpose and for a while. Looking at it uses nothing up; a form sent with it does.

export type IssuedToken = { token: string; expiresAt: Date }

/**
 * A token for an account's mail. Those of the same purpose before it are no good any more. Without an account, at an
 * address that has none, one is written all the same and told to nobody.
 */
export async function issueToken(
  trx: Trx,
  accountId: number | null,
  purpose: TokenPurpose,
  now: Date,
): Promise<IssuedToken> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + TOKEN_MS[purpose])
  await voidTokens(trx, accountId, now, purpose)
  await trx
    .insertInto('mail_tokens')
    .values({ account_id: accountId, purpose, token_hash: tokenHash(token), expires_at: expiresAt })
    .execute()
  return { token, expiresAt }
}

/** Makes an account's open tokens useless, of one purpose or of all. */
export async function voidTokens(trx: Trx, accountId: number | null, now: Date, purpose?: TokenPurpose): Promise<void> {
  await trx
    .updateTable('mail_tokens')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .$if(purpose !== undefined, query => query.where('purpose', '=', purpose!))
    .execute()
}

/** Whom a token was sent to. */
export type TokenHolder = { accountId: number; mail: string; name: string; locale: Locale; role: Role }

const open = (db: Db, token: string, purpose: TokenPurpose, now: Date) =>
  db
    .selectFrom('mail_tokens as t')
    .innerJoin('accounts as a', 'a.id', 't.account_id')
    .where('t.token_hash', '=', tokenHash(token))
    .where('t.purpose', '=', purpose)
    .where('t.used_at', 'is', null)
    .where('t.expires_at', '>', now)
    .where('a.state', '=', purpose === 'invite' ? 'invited' : 'active')

/** Looks at a token without using it up; null where it is unknown, used, expired or of another purpose. */
export async function findToken(db: Db, token: string, purpose: TokenPurpose, now: Date): Promise<TokenHolder | null> {
  const row = await open(db, token, purpose, now)
    .select(['a.id as accountId', 'a.mail', 'a.name', 'a.locale', 'a.role'])
    .executeTakeFirst()
  return row ? { ...row, locale: row.locale as Locale, role: row.role as Role } : null
}

/** Uses a token up. Of two that come at once, one gets its holder and the other null. */
export async function spendToken(
  trx: Trx,
  token: string,
  purpose: TokenPurpose,
  now: Date,
): Promise<TokenHolder | null> {
  const holder = await findToken(trx, token, purpose, now)
  if (!holder) return null
  const { numUpdatedRows } = await trx
    .updateTable('mail_tokens')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0 ? holder : null
}

const KEPT_MS = 30 * 24 * 60 * 60_000

/** Throws away tokens that ran out thirty days ago. */
export async function purgeTokens(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('mail_tokens')
    .where('expires_at', '<', new Date(now.getTime() - KEPT_MS))
    .execute()
}
