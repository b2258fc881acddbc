import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { currentKeyId } from './sealing.server.ts'
import { openSecret, sealedSecret } from './totp.server.ts'

/** `sealed`: under the key of now. `lost`: their key is gone; those people need a recovery code or a new invitation. */
export type Resealed = { sealed: number; lost: number }

/**
 * Brings every one-time-code secret under the key of now: those sealed with the former one, and those written before
 * secrets were sealed. Done at each start; killed in the middle, the next start goes on.
 */
export async function resealCodes(db: Kysely<Database>): Promise<Resealed> {
  const done: Resealed = { sealed: 0, lost: 0 }
  const rows = await db
    .selectFrom('totp_secrets')
    .select(['id', 'account_id as accountId', 'secret', 'key_id as keyId'])
    .where('key_id', 'is distinct from', currentKeyId())
    .execute()
  for (const row of rows) {
    const plain = row.keyId === null ? row.secret : openSecret(row.accountId, row)
    if (plain === null) done.lost++
    else {
      const { numUpdatedRows } = await db
        .updateTable('totp_secrets')
        .set(sealedSecret(row.accountId, plain))
        .where('id', '=', row.id)
        .where('secret', '=', row.secret)
        .executeTakeFirst()
      done.sealed += Number(numUpdatedRows)
    }
  }
  return done
}
