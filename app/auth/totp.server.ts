import { Secret, TOTP } from 'otpauth'
import type { Db, Trx } from '../../db/client.server.ts'
import { seal, unseal } from './sealing.server.ts'
import { tokenHash } from './secrets.server.ts'

// One-time codes (RFC 6238): six digits, 30 seconds, SHA-1, as every app reads them.

const SECRET_BYTES = 20
const RECOVERY_CODES = 10
/** 80 bits: as long as this a plain hash is enough. */
const RECOVERY_BYTES = 10

const totpOf = (secret: string, issuer = '', label = '') =>
  new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) })

/** The step whose code this is, allowing for a clock that is one step off; null where it is none. */
function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const totp = totpOf(secret)
  const delta = totp.validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : totp.counter({ timestamp: now.getTime() }) + delta
}

/** The code of this moment; for the sample's accounts, whose secrets are no secrets. */
export const codeNow = (secret: string, now: Date): string => totpOf(secret).generate({ timestamp: now.getTime() })

const placeOf = (accountId: number) => `totp:${accountId}`

/** An account's secret as its row holds it. */
export function sealedSecret(accountId: number, secret: string): { secret: string; key_id: string } {
  const { text, keyId } = seal(secret, placeOf(accountId))
  return { secret: text, key_id: keyId }
}

type Row = { secret: string; keyId: string | null }
const COLUMNS = ['id', 'secret', 'key_id as keyId'] as const
/** What the row holds; null where its key is gone. */
export const openSecret = (accountId: number, { secret, keyId }: Row): string | null =>
  unseal({ text: secret, keyId }, placeOf(accountId))

/** What a person's app reads, as a QR code or typed in. */
export type Enrolment = { secret: string; uri: string }

const enrolmentOf = (secret: string, mail: string, issuer: string): Enrolment => ({
  secret,
  uri: totpOf(secret, issuer, mail).toString(),
})

/** The secret that is being set up: the one begun before, else a new one. The one in use stays until it is confirmed. */
export async function beginCodes(db: Db, user: { id: number; mail: string }, issuer: string): Promise<Enrolment> {
  const fresh = new Secret({ size: SECRET_BYTES }).base32
  const begun = await db
    .insertInto('totp_secrets')
    .values({ account_id: user.id, ...sealedSecret(user.id, fresh) })
    .onConflict(conflict =>
      conflict
        .column('account_id')
        .where('confirmed_at', 'is', null)
        .doUpdateSet(query => ({ account_id: query.ref('totp_secrets.account_id') })),
    )
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  const secret = openSecret(user.id, begun)
  // Begun under a key that is gone: nobody can go on with it.
  if (secret === null)
    await db.updateTable('totp_secrets').set(sealedSecret(user.id, fresh)).where('id', '=', begun.id).execute()
  return enrolmentOf(secret ?? fresh, user.mail, issuer)
}

/**
 * Takes the secret that is being set up into use, on a code made with it; what was in use before goes. Returns fresh
 * recovery codes, which nobody can read again, or null where the code is wrong.
 */
export async function confirmCodes(trx: Trx, accountId: number, code: string, now: Date): Promise<string[] | null> {
  const pending = await trx
    .selectFrom('totp_secrets')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const secret = pending ? openSecret(accountId, pending) : null
  const step = secret === null ? null : stepOf(secret, code, now)
  if (!pending || step === null) return null
  await trx
    .deleteFrom('totp_secrets')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .execute()
  await trx
    .updateTable('totp_secrets')
    .set({ confirmed_at: now, last_step: step })
    .where('id', '=', pending.id)
    .execute()
  return renewRecoveryCodes(trx, accountId)
}

/** Whether codes are in use. */
export async function hasCodes(db: Db, accountId: number): Promise<boolean> {
  const found = await db
    .selectFrom('totp_secrets')
    .select('id')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Uses up a code: right, and of a later step than any used before (RFC 6238 §5.2). */
export async function spendCode(trx: Trx, accountId: number, code: string, now: Date): Promise<boolean> {
  const held = await trx
    .selectFrom('totp_secrets')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const secret = held ? openSecret(accountId, held) : null
  const step = secret === null ? null : stepOf(secret, code, now)
  if (!held || step === null) return false
  const { numUpdatedRows } = await trx
    .updateTable('totp_secrets')
    .set({ last_step: step })
    .where('id', '=', held.id)
    .where(query => query.or([query('last_step', 'is', null), query('last_step', '<', step)]))
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

/** A recovery code without its hyphens and in small letters, whatever width it was typed in. */
const plainCode = (code: string) =>
  code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z2-7]/g, '')
const recoveryHash = (accountId: number, code: string) => tokenHash(`${accountId}:${plainCode(code)}`)

function newRecoveryCode(): string {
  const letters = new Secret({ size: RECOVERY_BYTES }).base32.toLowerCase()
  return letters.match(/.{4}/g)!.join('-')
}

/** Ten new recovery codes; those before are no good any more. */
export async function renewRecoveryCodes(trx: Trx, accountId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await trx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  await trx
    .insertInto('recovery_codes')
    .values(codes.map(code => ({ account_id: accountId, code_hash: recoveryHash(accountId, code) })))
    .execute()
  return codes
}

/** Uses up a recovery code; each is good once. */
export async function spendRecoveryCode(trx: Trx, accountId: number, code: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', recoveryHash(accountId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Db, accountId: number): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_codes')
    .select(query => query.fn.countAll<number>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}
