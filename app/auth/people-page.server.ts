import type { Db } from '../../db/client.server.ts'
import { formatInstant } from '../lib/i18n/format.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { rolesToGive } from './giving.ts'
import type { AccountState, Role, User } from './model.ts'
import {
  type AccountLine,
  type Deed,
  deedsFor,
  findAccount,
  listAccounts,
  listOrganisations,
  type OrganisationChoice,
  PEOPLE_A_PAGE,
} from './people.server.ts'
import type { PeopleFilter } from './people.ts'
import { isElevated, listSessions, type SignedIn } from './sessions.server.ts'

/** A person as a list shows them. */
export type PersonView = {
  id: number
  name: string
  mail: string
  role: Role
  state: AccountState
  /** null: the city, or the council. */
  organisation: string | null
  seen: string | null
  hasSecondStep: boolean
  isSelf: boolean
}
type When = { locale: Locale; now: Date }

const viewOf = (line: AccountLine, by: User, locale: Locale): PersonView => {
  const { id, name, mail, role, state, lastSeenAt, hasSecondStep } = line
  return {
    ...{ id, name, mail, role, state, hasSecondStep },
    organisation: line.organisationId === null ? null : inLocale(locale, line, 'organisation'),
    seen: lastSeenAt && formatInstant(locale, lastSeenAt),
    isSelf: id === by.id,
  }
}

export type PeoplePage = { people: PersonView[]; total: number; page: number; pages: number }

/** One page of people that somebody looks at. */
export async function peoplePage(
  db: Db,
  by: User,
  filter: PeopleFilter,
  { page, locale, now }: When & { page: number },
): Promise<PeoplePage> {
  const { people, total } = await listAccounts(db, filter, { page, now })
  const pages = Math.ceil(total / PEOPLE_A_PAGE)
  return { people: people.map(line => viewOf(line, by, locale)), total, page, pages }
}

export type PersonPage = PersonView & {
  locale: Locale
  invitedUntil: string | null
  sessions: { id: number; device: string; address: string; seen: string }[]
  deeds: Deed[]
  roles: Role[]
  /** The password was given a moment ago: the forms are open. */
  isElevated: boolean
}

/** One person, with what whoever looks may do; null where there is nobody to be seen. */
export async function personPage(
  db: Db,
  holder: SignedIn,
  id: number,
  { locale, now }: When,
): Promise<PersonPage | null> {
  const { user } = holder
  const line = await findAccount(db, user, id, now)
  if (!line) return null
  const sessions = line.state === 'active' ? await listSessions(db, line, now) : []
  return {
    ...viewOf(line, user, locale),
    locale: line.locale,
    invitedUntil: line.invitedUntil && formatInstant(locale, line.invitedUntil),
    sessions: sessions.map(({ id: key, agent, address, seenAt }) => ({
      ...{ id: key, address, device: agent },
      seen: formatInstant(locale, seenAt),
    })),
    deeds: deedsFor(user, line),
    roles: rolesToGive(user.role, line.organisationKind),
    isElevated: isElevated(holder, now),
  }
}

/** Whom an invitation may go to: an organisation (null: the city or the council) with the roles that may be given there. */
export type InvitationPage = {
  organisations: OrganisationChoice[]
  chosen: { id: number | null; roles: Role[] } | null
}

/** What the city's form of an invitation offers; `organisationId` undefined: none is chosen yet. */
export async function invitationPage(
  db: Db,
  by: User,
  organisationId: number | null | undefined,
  locale: Locale,
): Promise<InvitationPage> {
  const organisations = (await listOrganisations(db, locale)).filter(
    ({ kind }) => rolesToGive(by.role, kind).length > 0,
  )
  const kind = organisationId === null ? null : organisations.find(({ id }) => id === organisationId)?.kind
  const chosen =
    organisationId === undefined || kind === undefined
      ? null
      : { id: organisationId, roles: rolesToGive(by.role, kind) }
  return { organisations, chosen }
}

/** The roles that somebody may give in their own organisation. */
export async function rolesAtHome(db: Db, by: User): Promise<Role[]> {
  if (by.organisationId === null) return []
  const { kind } = await db
    .selectFrom('organisations')
    .select('kind')
    .where('id', '=', by.organisationId)
    .executeTakeFirstOrThrow()
  return rolesToGive(by.role, kind)
}
