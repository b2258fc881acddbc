import { withoutControls } from '../lib/controls.ts'
import { ACCOUNT_STATES, type AccountState, ROLES, type Role } from './model.ts'

/** Which people are looked at: of an organisation, of the city's own (null), or everybody's (absent). */
export type PeopleFilter = { organisationId?: number | null; role?: Role; state?: AccountState; words?: string }

const MOST_WORDS = 80
const oneOf = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  list.find(one => one === value)

/** The organisation that a form names: a number, or 'city'. */
export const readOrganisation = (value: string | null): number | null | undefined =>
  value === 'city' ? null : /^[1-9]\d{0,8}$/.test(value ?? '') ? Number(value) : undefined

/** Reads a filter out of an address; what cannot be read is no condition. */
export function readPeopleFilter(query: URLSearchParams): PeopleFilter {
  const organisationId = readOrganisation(query.get('organisation'))
  const role = oneOf(ROLES, query.get('role'))
  const state = oneOf(ACCOUNT_STATES, query.get('state'))
  const words = withoutControls(query.get('q') ?? '')
    .trim()
    .slice(0, MOST_WORDS)
  return {
    ...(organisationId === undefined ? {} : { organisationId }),
    ...(role ? { role } : {}),
    ...(state ? { state } : {}),
    ...(words ? { words } : {}),
  }
}
