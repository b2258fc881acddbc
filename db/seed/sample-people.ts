import type { Kysely } from 'kysely'
import { changeRole, disableAccount } from '../../app/auth/accounts.server.ts'
import { acceptInvitation, inviteAccount } from '../../app/auth/invitations.server.ts'
import type { Letter } from '../../app/auth/letter.ts'
import type { SendLetter } from '../../app/auth/letters.server.ts'
import { logOut } from '../../app/auth/log-in.server.ts'
import type { Role, User } from '../../app/auth/model.ts'
import { portalNames } from '../../app/auth/portal-names.server.ts'
import { addDays, dayInTokyo } from '../../app/lib/day.ts'
import { accountLetters } from '../../app/server/letters.ts'
import { openLetterTask } from '../../app/tasks/dead-letters.server.ts'
import type { Trx } from '../client.server.ts'
import type { Database } from '../schema.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'

// Colleagues of the sample's log-ins, brought in by the same commands as real people: what the audit log and the outbox
// say of them is what those commands say.

/** What has become of the invitation. `bounced`: the mail server did not take its letter. */
type Fate = 'came' | 'invited' | 'over' | 'bounced' | 'left' | 'promoted'
type Person = { by: string; local: string; name: string; role: Role; fate: Fate; daysAgo: number }

const person = (by: string, role: Role, local: string, name: string, daysAgo: number, fate: Fate = 'came'): Person => ({
  ...{ by, role, local, daysAgo, fate },
  name: `${name}（サンプル）`,
})

const PEOPLE: readonly Person[] = [
  person('lead', 'staff', 'asahi', '朝日 見本', 24),
  person('lead', 'staff', 'takahata', '高幡 見本', 24),
  person('lead', 'staff', 'hirayama', '平山 見本', 23, 'left'),
  person('manager', 'partner_member', 'sato', '佐藤 見本', 22),
  person('manager', 'partner_member', 'suzuki', '鈴木 見本', 22),
  person('manager', 'partner_member', 'takahashi', '高橋 見本', 21),
  person('manager', 'partner_member', 'tanaka', '田中 見本', 20, 'left'),
  person('manager', 'partner_member', 'ito', '伊藤 見本', 19, 'promoted'),
  person('manager', 'partner_member', 'watanabe', '渡辺 見本', 18),
  person('manager', 'partner_member', 'yamamoto', '山本 見本', 15),
  person('association', 'association_office', 'nakamura', '中村 見本', 14),
  person('bank', 'bank', 'kobayashi', '小林 見本', 13),
  person('manager', 'partner_member', 'kato', '加藤 見本', 12, 'over'),
  person('lead', 'council_member', 'yoshida', '吉田 見本', 9, 'over'),
  person('manager', 'partner_member', 'yamada', '山田 見本', 3, 'invited'),
  person('manager', 'partner_member', 'sasaki', '佐々木 見本', 2, 'bounced'),
  person('company', 'company', 'matsumoto', '松本 見本', 2, 'bounced'),
  person('lead', 'staff', 'inoue', '井上 見本', 1, 'invited'),
]

const MINUTE = 60_000
const mailOf = (local: string) => `${local}@mihon.example`

/** Letters go to the outbox as they would, and have gone out, or come back, in the same moment: nothing waits. */
function outbox(baseUrl: string, fate: Fate, now: Date) {
  const letters: Letter[] = []
  const write = accountLetters(baseUrl, () => now)
  const sendLetter: SendLetter = async (trx, letter) => {
    letters.push(letter)
    await write(trx, letter)
    await settle(trx, letter.to.mail, fate, now)
  }
  return { letters, sendLetter }
}

async function settle(trx: Trx, recipient: string, fate: Fate, now: Date): Promise<void> {
  const waiting = trx.updateTable('outbox').where('recipient', '=', recipient).where('state', '=', 'waiting')
  if (fate !== 'bounced') {
    await waiting.set({ state: 'sent', sent_at: now, body: null, html: null, attempts: 1 }).execute()
    return
  }
  const dead = await waiting
    .set({ state: 'failed', attempts: 1, last_error: 'EENVELOPE RCPT TO 550' })
    .returning('id')
    .execute()
  for (const { id } of dead) await openLetterTask(trx, id, now)
}

async function findUser(db: Kysely<Database>, local: string): Promise<User | undefined> {
  const found = await db
    .selectFrom('accounts')
    .select(['id', 'mail', 'name', 'locale', 'role', 'organisation_id as organisationId'])
    .where('mail', '=', mailOf(local))
    .where('is_sample', '=', true)
    .executeTakeFirst()
  return found as User | undefined
}

const came = (fate: Fate) => fate === 'came' || fate === 'left' || fate === 'promoted'

/** In office hours, one after another where they are of one day. */
const morningOf = (today: Date, daysAgo: number, place: number) =>
  new Date(`${addDays(dayInTokyo(today), -daysAgo)}T09:10:00+09:00`).getTime() + (place % 3) * 100 * MINUTE

async function bringIn(
  db: Kysely<Database>,
  one: Person,
  { baseUrl, today, place }: { baseUrl: string; today: Date; place: number },
) {
  const by = await findUser(db, one.by)
  if (!by) return
  const morning = morningOf(today, one.daysAgo, place)
  const at = (minutes: number) => new Date(morning + minutes * MINUTE)
  const { letters, sendLetter } = outbox(baseUrl, one.fate, at(0))
  const { role, name } = one
  const invitation = { mail: mailOf(one.local), name, role, locale: 'ja', organisationId: by.organisationId } as const
  const invited = await inviteAccount(db, invitation, { by, now: at(0), sendLetter })
  if (!invited.ok) return
  const { accountId } = invited
  await db.updateTable('accounts').set({ is_sample: true }).where('id', '=', accountId).execute()
  if (!came(one.fate)) return
  const visit = { clientKey: '192.0.2.20', agent: '', now: at(45) }
  const token = letters[0]?.path.split('/').at(-1) ?? ''
  const given = { token, password: DEMO_PASSWORD, portal: portalNames, visit, held: null, sendLetter }
  const accepted = await acceptInvitation(db, given)
  if (accepted.ok) await logOut(db, accepted.token, at(70))
  if (one.fate === 'left') await disableAccount(db, by, accountId, at(80))
  if (one.fate === 'promoted') await changeRole(db, by, accountId, 'partner_manager', at(80))
}

/** Brings the sample's people in, once; those who are there stay as they are. Whoever stops it has whole people only. */
export async function openSamplePeople(
  db: Kysely<Database>,
  baseUrl: string,
  today: Date,
  stopped: AbortSignal,
): Promise<void> {
  for (const [place, one] of PEOPLE.entries()) {
    if (stopped.aborted) return
    if (!(await findUser(db, one.local))) await bringIn(db, one, { baseUrl, today, place })
  }
}
