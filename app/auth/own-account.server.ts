import type { Db } from '../../db/client.server.ts'
import { formatInstant } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { listPasskeys } from './passkeys.server.ts'
import { isElevated, listSessions, type SignedIn } from './sessions.server.ts'
import { countRecoveryCodes, hasCodes } from './totp.server.ts'

export type OwnAccount = {
  mail: string
  name: string
  locale: Locale
  role: SignedIn['user']['role']
  /** The password was given lately: what protects the log-in may be changed. */
  isElevated: boolean
  hasCodes: boolean
  recoveryCodes: number
  passkeys: { id: string; name: string; added: string; used: string | null }[]
  sessions: { id: number; device: string; address: string; since: string; seen: string; isHere: boolean }[]
}

/** A person's own account as its page shows it. */
export async function ownAccount(
  db: Db,
  holder: SignedIn,
  { locale, now }: { locale: Locale; now: Date },
): Promise<OwnAccount> {
  const { user, session } = holder
  const at = (instant: Date) => formatInstant(locale, instant)
  const passkeys = await listPasskeys(db, user.id)
  const sessions = await listSessions(db, user, now)
  return {
    mail: user.mail,
    name: user.name,
    locale: user.locale,
    role: user.role,
    isElevated: isElevated(holder, now),
    hasCodes: await hasCodes(db, user.id),
    recoveryCodes: await countRecoveryCodes(db, user.id),
    passkeys: passkeys.map(({ id, name, recordedAt, lastUsedAt }) => ({
      id,
      name,
      added: at(recordedAt),
      used: lastUsedAt && at(lastUsedAt),
    })),
    sessions: sessions.map(({ id, agent, address, createdAt, seenAt }) => ({
      ...{ id, address, device: agent, since: at(createdAt), seen: at(seenAt) },
      isHere: id === session.id,
    })),
  }
}
