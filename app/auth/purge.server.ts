import type { Db } from '../../db/client.server.ts'
import { purgeTries } from './attempts.server.ts'
import { purgeChallenges } from './passkeys.server.ts'
import { purgeSessions } from './sessions.server.ts'
import { purgeTokens } from './tokens.server.ts'

/** Throws away what log-ins have left behind and nobody needs any more. */
export async function purgeLogIns(db: Db, now: Date): Promise<void> {
  await purgeTries(db, now)
  await purgeChallenges(db, now)
  await purgeTokens(db, now)
  await purgeSessions(db, now)
}
