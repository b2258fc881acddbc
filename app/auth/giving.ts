import { isStaff, ROLES, type Role } from './model.ts'

/** The roles of an organisation's people, by its kind. The city's own have none of them. */
export const ROLES_OF_KIND: Record<string, readonly Role[]> = {
  city: [],
  association: ['association_office'],
  realtor: ['partner_member', 'partner_manager'],
  bank: ['bank'],
  chamber: ['chamber'],
  university: ['university'],
  support: ['support'],
  incubation_manager: ['incubation_manager'],
  company: ['company'],
}

const OUTSIDE = ROLES.filter(role => !isStaff(role))

/** Which roles somebody may give, by their own. Nobody gives more than they hold. */
const GIVEN_BY: Partial<Record<Role, readonly Role[]>> = {
  partner_manager: ['partner_member', 'partner_manager'],
  association_office: ['association_office'],
  bank: ['bank'],
  chamber: ['chamber'],
  university: ['university'],
  support: ['support'],
  incubation_manager: ['incubation_manager'],
  company: ['company'],
  staff: OUTSIDE,
  staff_manager: [...OUTSIDE, 'staff', 'staff_manager'],
  operator: ROLES,
}

/**
 * The roles that somebody may give to people of an organisation of this kind; `null`, to people of no organisation: the
 * city's own and council members.
 */
export function rolesToGive(giver: Role, kind: string | null): Role[] {
  const fitting = kind === null ? ROLES.filter(role => isStaff(role) || role === 'council_member') : ROLES_OF_KIND[kind]
  return (GIVEN_BY[giver] ?? []).filter(role => fitting?.includes(role))
}
