import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Role } from '../auth/model.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { Letter } from '../mail/letter.ts'
import { writeLetter } from '../mail/outbox.server.ts'
import { DESK_ROLES, HEARERS, type Hearer, MEMBER_ROLES, type PortalEvent, SPEAKER_ROLES } from './hearing.ts'

/** Whose thing an event is about, and who submitted it. */
export type About = { organisationId: number | null; writerId?: number | null }
/** `organisationId` null: works for the city. */
export type Heard = { accountId: number; mail: string; locale: Locale; organisationId: number | null }

const ROLES = { speakers: SPEAKER_ROLES, members: MEMBER_ROLES, desk: DESK_ROLES, lead: ['staff_manager'] } as const

const isCity = (hearer: Hearer) => hearer === 'desk' || hearer === 'lead'

async function accountsFor(db: Db, hearer: Hearer, { organisationId, writerId }: About): Promise<Heard[]> {
  const query = db
    .selectFrom('accounts')
    .select(['id as accountId', 'mail', 'locale', 'organisation_id as organisationId'])
    .where('state', '=', 'active')
    .orderBy('id')
  if (hearer === 'writer') return writerId ? ((await query.where('id', '=', writerId).execute()) as Heard[]) : []
  const ofRole = query.where('role', 'in', ROLES[hearer] as readonly Role[])
  if (isCity(hearer)) return (await ofRole.where('organisation_id', 'is', null).execute()) as Heard[]
  if (organisationId === null) return []
  return (await ofRole.where('organisation_id', '=', organisationId).execute()) as Heard[]
}

/** Accounts in use that hear of an event, each once. */
export async function hearersOf(db: Db, event: PortalEvent, about: About): Promise<Heard[]> {
  const heard = new Map<number, Heard>()
  for (const hearer of HEARERS[event])
    for (const account of await accountsFor(db, hearer, about)) heard.set(account.accountId, account)
  return [...heard.values()]
}

/** Whether anybody of an organisation hears of what its members hear. `organisation`: the column with its id. */
export const hasMembers = (organisation: string) => sql<boolean>`exists (
  select from accounts m where m.organisation_id = ${sql.ref(organisation)} and m.state = 'active'
    and m.role in (${sql.join([...MEMBER_ROLES])}))`

/** Where letters link to, and when it is. `isQuiet`: one of many at once, of which one letter tells together. */
export type Posting = { baseUrl: string; now: Date; isQuiet?: boolean }

/** Writes a letter to everybody who hears of an event, in the transaction of what it tells of. Returns how many. */
export async function tellOf(
  trx: Trx,
  event: PortalEvent,
  about: About,
  letterFor: (heard: Heard) => Letter,
  posting: Posting,
): Promise<number> {
  if (posting.isQuiet) return 0
  const hearers = await hearersOf(trx, event, about)
  for (const heard of hearers) await writeLetter(trx, letterFor(heard), posting)
  return hearers.length
}
