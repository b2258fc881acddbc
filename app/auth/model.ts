import { hasControls } from '../lib/controls.ts'
import type { Locale } from '../lib/i18n/locale.ts'

export const ROLES = [
  'partner_member',
  'partner_manager',
  'association_office',
  'bank',
  'chamber',
  'university',
  'support',
  'incubation_manager',
  'company',
  'council_member',
  'staff',
  'staff_manager',
  'operator',
] as const
export type Role = (typeof ROLES)[number]

/** Who works for the city; these accounts belong to no organisation. */
export const STAFF_ROLES = ['staff', 'staff_manager', 'operator'] as const satisfies readonly Role[]
export const isStaff = (role: Role): boolean => (STAFF_ROLES as readonly Role[]).includes(role)

/**
 * Who may not come in on a password alone: a one-time code or a passkey is asked for as well. The city's own, partners'
 * managers, and whoever may issue API tokens.
 */
const WITH_CODE: readonly Role[] = [...STAFF_ROLES, 'partner_manager', 'association_office']
export const needsCode = (role: Role): boolean => WITH_CODE.includes(role)

export const ACCOUNT_STATES = ['invited', 'active', 'disabled'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

/** Who is signed in. */
export type User = {
  id: number
  mail: string
  name: string
  locale: Locale
  role: Role
  /** null: works for the city, or sits in the council for nobody. */
  organisationId: number | null
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long a session lasts untouched and at most, in milliseconds. */
export const sessionLimits = (role: Role): { idle: number; absolute: number } =>
  isStaff(role) ? { idle: 30 * MINUTE, absolute: 8 * HOUR } : { idle: 2 * HOUR, absolute: 12 * HOUR }

/** Time for the second step of a log-in. */
export const CODE_STEP_MS = 10 * MINUTE
/** Time after a log-in or a repeated password in which what keeps others out may be changed. */
export const ELEVATED_MS = 10 * MINUTE
/** How long what a mail carries is good for. */
export const TOKEN_MS = { invite: 7 * 24 * HOUR, reset: HOUR } as const
export type TokenPurpose = keyof typeof TOKEN_MS

const MOST_MAIL = 254

/** A mail address as it is kept and compared with; null where it is none. */
export function readMail(raw: string): string | null {
  const mail = raw.normalize('NFKC').trim()
  const isMail = mail.length <= MOST_MAIL && !hasControls(mail) && /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(mail)
  return isMail ? mail : null
}

const MOST_NAME = 80

/** A person's name on one line; null where there is none. */
export function readName(raw: string): string | null {
  const name = raw.trim().replace(/\s+/g, ' ')
  return name !== '' && [...name].length <= MOST_NAME && !hasControls(name) ? name : null
}
