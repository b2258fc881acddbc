import type { Trx } from '../../db/client.server.ts'

/**
 * Ends every session and makes every link in a mail useless, in a database brought back from a backup: a session that
 * was ended since, and a link that was used since, would be good again. Returns how many of each there were.
 */
export async function endLogInsAfterRestore(trx: Trx, now: Date): Promise<{ sessions: number; links: number }> {
  await trx.deleteFrom('passkey_challenges').execute()
  const sessions = await trx
    .updateTable('sessions')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  const links = await trx
    .updateTable('mail_tokens')
    .set({ used_at: now })
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return { sessions: Number(sessions.numUpdatedRows), links: Number(links.numUpdatedRows) }
}
