import type { Kysely } from 'kysely'
import type { Letter } from '../../app/auth/letter.ts'
import { logIn } from '../../app/auth/log-in.server.ts'
import type { Role, User } from '../../app/auth/model.ts'
import { provideSecret } from '../../app/auth/sealing.server.ts'
import { hashPassword } from '../../app/auth/secrets.server.ts'
import { codeNow, sealedSecret } from '../../app/auth/totp.server.ts'
import type { Visit } from '../../app/auth/visit.ts'
import type { Database } from '../../db/schema.ts'

provideSecret('a secret for tests, of more than 32 letters')

// People for tests of what the signed-in may do: one password, one secret, letters that are collected.

export const PASSWORD = 'kawa no nagare wa taezu'
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
export const NOW = new Date('2026-11-22T03:00:00Z')
export const later = (minutes: number, from = NOW): Date => new Date(from.getTime() + minutes * 60_000)
export const visitAt = (now = NOW, clientKey = '192.0.2.1'): Visit => ({
  clientKey,
  agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  now,
})

export function letterBox() {
  const letters: Letter[] = []
  return {
    letters,
    sendLetter: async (_trx: unknown, letter: Letter) => void letters.push(letter),
    /** The token in the last letter of a kind. */
    token: (kind: Letter['kind']) =>
      letters
        .filter(letter => letter.kind === kind)
        .at(-1)
        ?.path.split('/')
        .at(-1) ?? '',
  }
}

export async function makeOrganisation(db: Kysely<Database>, slug: string, kind = 'realtor'): Promise<number> {
  const made = await db
    .insertInto('organisations')
    .values({ slug, kind, name_ja: `${slug}不動産`, name_en: `${slug} realty` })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

let hash: Promise<string> | undefined

/** An active account with {@link PASSWORD}; with codes from {@link SECRET} where that is said. */
export async function makeAccount(
  db: Kysely<Database>,
  role: Role,
  { mail, organisationId = null, codes = false }: { mail: string; organisationId?: number | null; codes?: boolean },
): Promise<User> {
  hash ??= hashPassword(PASSWORD)
  const values = { mail, name: '試験 太郎', locale: 'ja', role, organisation_id: organisationId, state: 'active' }
  const { id } = await db
    .insertInto('accounts')
    .values({ ...values, password_hash: await hash })
    .returning('id')
    .executeTakeFirstOrThrow()
  const sealed = { account_id: id, ...sealedSecret(id, SECRET), confirmed_at: NOW }
  if (codes) await db.insertInto('totp_secrets').values(sealed).execute()
  return { id, mail, name: values.name, locale: 'ja', role, organisationId }
}

/** Logs in with the password; the token of the session, complete or not. */
export async function signIn(db: Kysely<Database>, mail: string, visit = visitAt()): Promise<string> {
  const result = await logIn(db, { mail, password: PASSWORD, visit, held: null, sendLetter: letterBox().sendLetter })
  if (!result.ok) throw new Error(result.refusal)
  return result.token
}

export const codeAt = (now: Date): string => codeNow(SECRET, now)
