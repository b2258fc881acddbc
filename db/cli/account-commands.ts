import type { Kysely } from 'kysely'
import type { AuditCheck } from '../../app/audit/audit.server.ts'
import { inviteAccount } from '../../app/auth/invitations.server.ts'
import type { Letter } from '../../app/auth/letter.ts'
import { readMail, readName } from '../../app/auth/model.ts'
import { say } from '../../app/server/terminal.ts'
import type { Database } from '../schema.ts'

/** Says whether the audit log's chain holds, and what its last line's hash is; 1 where it is broken. */
export function tellAudit({ lines, head, brokenAt }: AuditCheck): number {
  if (brokenAt !== null) {
    say(`監査記録は ${brokenAt} 番で途切れています`, `The audit log is broken at line ${brokenAt}`)
    return 1
  }
  say(`監査記録 ${lines} 行、連なりは正しい。末尾 ${head}`, `${lines} audit lines, the chain holds. Head ${head}`)
  return 0
}

/** Invites somebody who runs the system, and prints the link instead of mailing it; 1 where that cannot be. */
export async function inviteOperator(db: Kysely<Database>, baseUrl: string, words: [string, string]): Promise<number> {
  const [mail, name] = [readMail(words[0]), readName(words[1])]
  if (!mail || !name) {
    say('メールアドレスかお名前を読み取れません', 'The mail address or the name cannot be read')
    return 1
  }
  const letters: Letter[] = []
  const sendLetter = async (_trx: unknown, letter: Letter) => void letters.push(letter)
  const invitation = { mail, name, locale: 'ja', role: 'operator', organisationId: null } as const
  const invited = await inviteAccount(db, invitation, { by: null, now: new Date(), sendLetter })
  if (!invited.ok) {
    say('このメールアドレスはもう登録されています', 'This mail address is registered already')
    return 1
  }
  say(`7日以内に開いてください： ${baseUrl}${letters[0]?.path}`, 'open it within seven days; it works once')
  return 0
}
