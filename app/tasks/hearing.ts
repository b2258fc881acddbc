import type { Role } from '../auth/model.ts'

/**
 * Who hears of what, one line an event. `writer`: whoever submitted it; `speakers`: who speaks for the organisation
 * whose thing it is; `members`: everybody there who offers property; `desk`: the city's staff; `lead`: its managers.
 */
export type Hearer = 'writer' | 'speakers' | 'members' | 'desk' | 'lead'

export const HEARERS = {
  'listing.submitted': ['desk'],
  'listings.submitted': ['desk'],
  'listing.changes_requested': ['writer'],
  'listing.published': ['writer'],
  'listing.published_by_proxy': ['writer', 'members'],
  'import.done': ['writer'],
  'offer.confirmation_due': ['members'],
  'offer.overdue': ['speakers'],
  'offer.suspended': ['members'],
  'offer.reported_gone': ['members'],
  'offer.missing': ['members'],
  'agreement.ending': ['speakers', 'lead'],
  'agreement.suspended': ['speakers'],
  'api_token.revoked': ['speakers'],
  'bank_lead.ready': ['desk'],
  'bank_lead.handed_over': ['members'],
  'enquiry.received': ['members'],
  'enquiry.received_with_consent': ['members', 'desk'],
} as const satisfies Record<string, readonly Hearer[]>
export type PortalEvent = keyof typeof HEARERS

export const SPEAKER_ROLES = [
  'partner_manager',
  'association_office',
  'bank',
  'chamber',
  'university',
  'support',
  'incubation_manager',
  'company',
] as const satisfies readonly Role[]
export const MEMBER_ROLES = ['partner_member', ...SPEAKER_ROLES] as const satisfies readonly Role[]
export const DESK_ROLES = ['staff', 'staff_manager'] as const satisfies readonly Role[]
