import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { countTry } from './attempts.server.ts'
import type { SendLetter } from './letters.server.ts'
import { enter } from './log-in.server.ts'
import type { SignedIn } from './sessions.server.ts'
import { confirmCodes, renewRecoveryCodes } from './totp.server.ts'
import type { Visit } from './visit.ts'

export type CodesTaken =
  | { ok: true; recoveryCodes: string[]; token: string }
  | { ok: false; refusal: 'Wrong' | 'TooMany' }

/**
 * Takes one-time codes into use on a first code. The session goes on under a new token; where codes were still owed, it
 * is complete from here on.
 */
export async function takeCodes(
  db: Kysely<Database>,
  { user }: SignedIn,
  { code, visit, held, sendLetter }: { code: string; visit: Visit; held: string; sendLetter: SendLetter },
): Promise<CodesTaken> {
  if ((await countTry(db, [['code', `set up ${user.id}`]])) > 0) return { ok: false, refusal: 'TooMany' }
  return db.transaction().execute(async (trx): Promise<CodesTaken> => {
    const recoveryCodes = await confirmCodes(trx, user.id, code, visit.now)
    if (!recoveryCodes) return { ok: false, refusal: 'Wrong' }
    const subject = { subjectKind: 'account', subjectId: user.id, fields: ['totp', 'recovery_codes'] }
    await appendAudit(trx, { actor: { accountId: user.id }, action: 'account.take_codes', ...subject }, visit.now)
    const token = await enter(trx, user, { stage: 'full', method: 'code', visit, held, sendLetter })
    return { ok: true, recoveryCodes, token }
  })
}

/** Ten new recovery codes in place of what is left of the old. */
export const newRecoveryCodes = (db: Kysely<Database>, { user }: SignedIn, now: Date): Promise<string[]> =>
  db.transaction().execute(async trx => {
    const codes = await renewRecoveryCodes(trx, user.id)
    const subject = { subjectKind: 'account', subjectId: user.id, fields: ['recovery_codes'] }
    await appendAudit(trx, { actor: { accountId: user.id }, action: 'account.renew_recovery_codes', ...subject }, now)
    return codes
  })
