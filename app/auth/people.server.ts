import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { can } from './can.ts'
import { rolesToGive } from './giving.ts'
import type { AccountState, Role, User } from './model.ts'
import type { PeopleFilter } from './people.ts'

export type AccountLine = {
  id: number
  mail: string
  name: string
  role: Role
  state: AccountState
  locale: Locale
  organisationId: number | null
  organisationKind: string | null
  organisationJa: string | null
  organisationEn: string | null
  lastSeenAt: Date | null
  /** Whether one-time codes or a passkey are in use. */
  hasSecondStep: boolean
  /** How long a letter's invitation is still good; null where none is open. */
  invitedUntil: Date | null
}

const lines = (db: Db, now: Date) =>
  db
    .selectFrom('accounts as a')
    .leftJoin('organisations as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.mail', 'a.name', 'a.role', 'a.state', 'a.locale', 'a.organisation_id as organisationId'])
    .select(['o.kind as organisationKind', 'o.name_ja as organisationJa', 'o.name_en as organisationEn'])
    .select(query => [
      query
        .selectFrom('sessions as s')
        .select(seen => seen.fn.max('s.last_seen_at').as('at'))
        .whereRef('s.account_id', '=', 'a.id')
        .where('s.stage', '=', 'full')
        .as('lastSeenAt'),
      query
        .selectFrom('mail_tokens as t')
        .select(open => open.fn.max('t.expires_at').as('at'))
        .whereRef('t.account_id', '=', 'a.id')
        .where('t.purpose', '=', 'invite')
        .where('t.used_at', 'is', null)
        .where('t.expires_at', '>', now)
        .as('invitedUntil'),
      sql<boolean>`exists (select from totp_secrets c where c.account_id = a.id and c.confirmed_at is not null)
        or exists (select from passkeys p where p.account_id = a.id)`.as('hasSecondStep'),
    ])

export const PEOPLE_A_PAGE = 50

/** One page of those who meet the filter, by organisation and name, the city's own first; and how many there are. */
export async function listAccounts(
  db: Db,
  { organisationId, role, state, words }: PeopleFilter,
  { page, now }: { page: number; now: Date },
): Promise<{ people: AccountLine[]; total: number }> {
  const like = `%${(words ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const rows = await lines(db, now)
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .$if(organisationId !== undefined, query =>
      query.where('a.organisation_id', 'is not distinct from', organisationId as number | null),
    )
    .$if(role !== undefined, query => query.where('a.role', '=', role!))
    .$if(state !== undefined, query => query.where('a.state', '=', state!))
    .$if(words !== undefined, query =>
      query.where(either => either.or([either('a.name', 'ilike', like), either('a.mail', 'ilike', like)])),
    )
    .orderBy(sql`o.name_ja nulls first`)
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(PEOPLE_A_PAGE)
    .offset((page - 1) * PEOPLE_A_PAGE)
    .execute()
  const people = rows.map(({ total: _, ...line }) => line as AccountLine)
  return { people, total: rows[0]?.total ?? 0 }
}

/** An account that somebody may look at; null where there is none, or it is out of reach. */
export async function findAccount(db: Db, by: User, id: number, now: Date): Promise<AccountLine | null> {
  const row = (await lines(db, now).where('a.id', '=', id).executeTakeFirst()) as AccountLine | undefined
  return row && can(by, 'account.read', row) ? row : null
}

export type OrganisationChoice = { id: number; kind: string; name: string }

/** The organisations in use, by name. */
export async function listOrganisations(db: Db, locale: Locale): Promise<OrganisationChoice[]> {
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'kind', 'name_ja as nameJa', 'name_en as nameEn'])
    .where('retired_at', 'is', null)
    .orderBy('name_ja')
    .execute()
  return rows.map(row => ({ id: row.id, kind: row.kind, name: inLocale(locale, row, 'name') ?? row.nameJa }))
}

export type Deed = 'invite' | 'disable' | 'enable' | 'role' | 'sessions'

/** What somebody may do to an account: what the page offers. The commands ask again. */
export function deedsFor(by: User, { id, role, state, organisationId, organisationKind }: AccountLine): Deed[] {
  const subject = { organisationId }
  if (id === by.id || !rolesToGive(by.role, organisationKind).includes(role)) return []
  const isOpen = state !== 'disabled'
  const deeds: [Deed, boolean][] = [
    ['invite', isOpen && can(by, 'account.invite', subject)],
    ['role', isOpen && rolesToGive(by.role, organisationKind).length > 1 && can(by, 'account.change_role', subject)],
    ['sessions', state === 'active' && can(by, 'session.revoke', subject)],
    ['disable', isOpen && can(by, 'account.disable', subject)],
    ['enable', !isOpen && can(by, 'account.enable', subject)],
  ]
  return deeds.filter(([, may]) => may).map(([deed]) => deed)
}
