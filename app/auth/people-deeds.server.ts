import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type AccountRefusal, changeRole, disableAccount, enableAccount, endSessionsOf } from './accounts.server.ts'
import { inviteAccount, inviteAgain } from './invitations.server.ts'
import type { SendLetter } from './letters.server.ts'
import { ROLES, type Role, readMail, readName, type User } from './model.ts'
import type { Deed } from './people.server.ts'

/** Why a form about somebody comes back; the words stand in the `ops` messages under `people.fault`. */
export type PersonFault = AccountRefusal | 'mail' | 'name' | 'role' | 'MailTaken'
export type PersonReturned = { field: string; fault: PersonFault; written: Record<string, string> }

type Asked = { by: User; now: Date; sendLetter: SendLetter }
type Done = { ok: true } | { ok: false; refusal: AccountRefusal }

const readRole = (text: string | null): Role | undefined => ROLES.find(role => role === text)

/** What the forms of a person's page ask for, by their intent. */
const DEEDS: Record<Deed, (db: Kysely<Database>, id: number, form: URLSearchParams, asked: Asked) => Promise<Done>> = {
  async invite(db, id, _form, asked) {
    const invited = await inviteAgain(db, id, asked)
    return invited.ok ? { ok: true } : { ok: false, refusal: 'NotFound' }
  },
  async role(db, id, form, { by, now }) {
    const role = readRole(form.get('role'))
    return role ? changeRole(db, by, id, role, now) : { ok: false, refusal: 'RoleNotYours' }
  },
  sessions: (db, id, _form, { by, now }) => endSessionsOf(db, by, id, now),
  disable: (db, id, _form, { by, now }) => disableAccount(db, by, id, now),
  enable: (db, id, _form, { by, now }) => enableAccount(db, by, id, now),
}
export const isDeed = (text: string | null): text is Deed => text !== null && Object.hasOwn(DEEDS, text)

/** Does what a form about somebody else asks for. Throws a 400 for an intent that there is not, a 404 for nobody. */
export async function doDeed(
  db: Kysely<Database>,
  id: number,
  form: URLSearchParams,
  asked: Asked,
): Promise<{ deed: Deed } | PersonReturned> {
  const deed = form.get('intent')
  if (!isDeed(deed)) throw new Response(null, { status: 400 })
  const done = await DEEDS[deed](db, id, form, asked)
  if (done.ok) return { deed }
  if (done.refusal === 'NotFound') throw new Response(null, { status: 404 })
  return { field: deed, fault: done.refusal, written: {} }
}

/** Invites whom a form names to an organisation (null: to the city or the council). Returns the account, or the form with what to put right. */
export async function inviteByForm(
  db: Kysely<Database>,
  form: URLSearchParams,
  organisationId: number | null,
  asked: Asked,
): Promise<{ accountId: number } | PersonReturned> {
  const written = Object.fromEntries(
    ['name', 'mail', 'role', 'locale'].map(field => [field, (form.get(field) ?? '').slice(0, 300)]),
  )
  const [name, mail, role] = [readName(written.name ?? ''), readMail(written.mail ?? ''), readRole(form.get('role'))]
  if (!name) return { field: 'name', fault: 'name', written }
  if (!mail) return { field: 'mail', fault: 'mail', written }
  if (!role) return { field: 'role', fault: 'role', written }
  const locale = written.locale === 'en' ? 'en' : 'ja'
  const invited = await inviteAccount(db, { name, mail, role, locale, organisationId }, asked)
  if (invited.ok) return { accountId: invited.accountId }
  return invited.refusal === 'MailTaken'
    ? { field: 'mail', fault: 'MailTaken', written }
    : { field: 'role', fault: 'RoleNotYours', written }
}
