import type { Db, Trx } from '../../../db/client.server.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import { newToken, tokenHash } from '../../auth/secrets.server.ts'
import { inLocale, pathIn } from '../../lib/i18n/locale.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { type Posting, tellOf } from '../../tasks/hear.server.ts'
import { MOST_TOKENS, type Scope, SHOWN_SIGNS, TOKEN_MARK, type TokenLine, type TokenWish } from './model.ts'

const DAY_MS = 24 * 60 * 60_000

/** Whose token is meant: an organisation's own, or anybody's for the city. */
type Owner = { organisationId: number } | 'anybody'

const audit = (trx: Trx, action: 'api_token.issue' | 'api_token.revoke', id: number, by: number, now: Date) =>
  appendAudit(trx, { actor: { accountId: by }, action, subjectKind: 'api_token', subjectId: id }, now)

/** Issues a token for an organisation. It is returned this once; only its hash is kept. */
export async function issueApiToken(
  trx: Trx,
  organisationId: number,
  { name, scopes, days }: TokenWish,
  { by, now }: { by: number; now: Date },
): Promise<Result<{ id: number; token: string }, 'TooMany'>> {
  // One after the other, so that two at once do not pass the limit together.
  await trx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  const { n } = await trx
    .selectFrom('api_tokens')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', organisationId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  if (Number(n) >= MOST_TOKENS) return refused('TooMany')
  const token = TOKEN_MARK + newToken()
  const { id } = await trx
    .insertInto('api_tokens')
    .values({
      ...{ organisation_id: organisationId, name, scopes: [...scopes], created_by: by, created_at: now },
      ...{ prefix: token.slice(0, SHOWN_SIGNS), token_hash: tokenHash(token) },
      ...{
        expires_at: new Date(now.getTime() + days * DAY_MS),
        revoked_at: null,
        revoked_by: null,
        last_used_at: null,
      },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(trx, 'api_token.issue', id, by, now)
  return done({ id, token })
}

/** Makes a token useless, at once and for good. A second time changes nothing and returns null, else whose it was. */
export async function revokeApiToken(
  trx: Trx,
  id: number,
  owner: Owner,
  { by, now }: { by: number; now: Date },
): Promise<Result<Revoked | null, 'NotFound'>> {
  const found = await trx
    .selectFrom('api_tokens')
    .select(['id', 'revoked_at as revokedAt', 'organisation_id as organisationId', 'name', 'prefix'])
    .where('id', '=', id)
    .$if(owner !== 'anybody', query =>
      query.where('organisation_id', '=', (owner as { organisationId: number }).organisationId),
    )
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refused('NotFound')
  if (found.revokedAt) return done(null)
  await trx.updateTable('api_tokens').set({ revoked_at: now, revoked_by: by }).where('id', '=', id).execute()
  await audit(trx, 'api_token.revoke', id, by, now)
  const { organisationId, name, prefix } = found
  return done({ organisationId, name, prefix })
}

type Revoked = { organisationId: number; name: string; prefix: string }

/** The city revokes a token of anybody; who speaks for its organisation is told, since its system stops sending. */
export async function revokeForCity(
  trx: Trx,
  id: number,
  { by, ...posting }: Posting & { by: number },
): Promise<Result<null, 'NotFound'>> {
  const revoked = await revokeApiToken(trx, id, 'anybody', { by, now: posting.now })
  if (!revoked.ok) return revoked
  if (revoked.value === null) return done(null)
  const { organisationId, name, prefix } = revoked.value
  const names = await trx
    .selectFrom('organisations')
    .select(['name_ja as nameJa', 'name_en as nameEn'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  await tellOf(
    trx,
    'api_token.revoked',
    { organisationId },
    ({ mail, locale }) => ({
      kind: 'api_token_revoked',
      locale,
      to: mail,
      values: {
        ...{ organisation: inLocale(locale, names, 'name'), name, prefix, at: posting.now },
        link: posting.baseUrl + pathIn(locale, '/partner/tokens'),
      },
    }),
    posting,
  )
  return done(null)
}

const LINE = [
  't.id',
  't.name',
  't.prefix',
  't.scopes',
  'a.name as createdBy',
  't.created_at as createdAt',
  't.expires_at as expiresAt',
  't.revoked_at as revokedAt',
  't.last_used_at as lastUsedAt',
] as const

/** Tokens of an organisation, those that are good first, then the newest. */
export async function listApiTokens(db: Db, organisationId: number): Promise<TokenLine[]> {
  const rows = await db
    .selectFrom('api_tokens as t')
    .leftJoin('accounts as a', 'a.id', 't.created_by')
    .select(LINE)
    .where('t.organisation_id', '=', organisationId)
    .orderBy(eb => eb('t.revoked_at', 'is not', null))
    .orderBy('t.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(row => ({ ...row, scopes: row.scopes as Scope[] }))
}

/** Tokens of all organisations, for the city: those used last first. */
export async function listAllTokens(db: Db): Promise<(TokenLine & { nameJa: string; nameEn: string })[]> {
  const rows = await db
    .selectFrom('api_tokens as t')
    .innerJoin('organisations as g', 'g.id', 't.organisation_id')
    .leftJoin('accounts as a', 'a.id', 't.created_by')
    .select(LINE)
    .select(['g.name_ja as nameJa', 'g.name_en as nameEn'])
    .orderBy(eb => eb('t.revoked_at', 'is not', null))
    .orderBy('t.last_used_at', order => order.desc().nullsLast())
    .orderBy('t.id', 'desc')
    .limit(500)
    .execute()
  return rows.map(row => ({ ...row, scopes: row.scopes as Scope[] }))
}
