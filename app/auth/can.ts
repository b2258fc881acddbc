import type { Role } from './model.ts'

/** What an action is about. An absent organisation or person is nobody's. */
export type Subject = {
  /** Whose thing it is. */
  organisationId?: number | null | undefined
  /** The account that it is about or that it is given to. */
  accountId?: number | null | undefined
}

/** How far a grant goes: oneself, one's own organisation, everything. */
export type Reach = 'self' | 'own' | 'any'

type Grant = Partial<Record<Reach, readonly Role[]>>

const MEMBER = 'partner_member'
const MANAGER = 'partner_manager'
const CITY = ['staff', 'staff_manager', 'operator'] as const
const DESK = ['staff', 'staff_manager'] as const
const LEAD = ['staff_manager'] as const
const TECHNICAL = ['operator'] as const

/** Who offers property: licensed agents, their association, and owners who let or sell for themselves. No bank may. */
const OFFERING = [MEMBER, MANAGER, 'association_office', 'company'] as const
/** Who speaks for the organisation. Kinds with one role only have no members beside. */
const SPEAKING: readonly Role[] = [
  MANAGER,
  'association_office',
  'bank',
  'chamber',
  'university',
  'support',
  'incubation_manager',
  'company',
]
const ORGANISED: readonly Role[] = [MEMBER, ...SPEAKING]
const EVERYBODY: readonly Role[] = [...ORGANISED, 'council_member', ...CITY]

/**
 * Who may do what. One line an action; whoever is not named may not. Staff act on a partner's thing only by proxy, with
 * the consent that the command asks for; nobody reviews what their own organisation has submitted.
 */
const GRANTS = {
  // Listings, from draft to the end.
  'listing.draft': { own: OFFERING, any: DESK },
  'listing.read': { own: OFFERING, any: CITY },
  'listing.edit': { own: OFFERING, any: DESK },
  'listing.submit': { own: OFFERING, any: DESK },
  'listing.request_changes': { any: DESK },
  'listing.approve': { any: DESK },
  'listing.publish': { any: DESK },
  'listing.pause': { own: OFFERING, any: DESK },
  'listing.resume': { own: OFFERING, any: DESK },
  'listing.mark_applied': { own: OFFERING, any: DESK },
  'listing.close': { own: OFFERING, any: DESK },
  'listing.withdraw': { own: OFFERING, any: DESK },
  'listing.confirm': { own: OFFERING, any: DESK },
  'listing.restore': { own: OFFERING, any: DESK },
  'listing.suspend': { any: DESK },
  'listing.challenge_fact': { own: OFFERING, any: DESK },
  'listing.merge': { any: DESK },
  'listing.enter_by_proxy': { any: DESK },
  'photo.add': { own: OFFERING, any: DESK },
  'photo.arrange': { own: OFFERING, any: DESK },
  'photo.remove': { own: OFFERING, any: DESK },
  'flyer.add': { own: OFFERING, any: DESK },
  'flyer.read': { own: OFFERING, any: DESK },
  'flyer.remove': { own: OFFERING, any: DESK },

  // Organisations and their agreements.
  'organisation.register': { any: DESK },
  'organisation.read': { own: ORGANISED, any: CITY },
  'organisation.edit': { own: SPEAKING, any: DESK },
  'agreement.read': { own: ORGANISED, any: CITY },
  'agreement.register': { any: LEAD },
  'agreement.amend': { any: LEAD },
  'agreement.suspend': { any: LEAD },
  'agreement.renew': { any: LEAD },

  // Leads of banks: masked until the owner consents and a licensed agent is attached.
  'bank_lead.record': { own: ['bank'] },
  'bank_lead.know_of': { own: ['bank'], any: DESK },
  'bank_lead.read': { own: ['bank'] },
  'bank_lead.edit': { own: ['bank'] },
  'bank_lead.record_consent': { own: ['bank'] },
  'bank_lead.attach_agent': { own: ['bank'] },
  'bank_lead.hand_over': { own: ['bank'] },
  'bank_lead.withdraw': { own: ['bank'] },

  // Enquiries, tasks.
  'enquiry.read': { own: ORGANISED, any: DESK },
  'enquiry.answer': { own: ORGANISED, any: DESK },
  'task.read': { own: ORGANISED, any: CITY },
  'task.complete': { own: ORGANISED, any: DESK },
  'task.assign': { own: SPEAKING, any: DESK },

  // Accounts. Which role may be given stands in giving.ts.
  'account.read': { self: EVERYBODY, own: SPEAKING, any: CITY },
  'account.edit': { self: EVERYBODY },
  'account.invite': { own: SPEAKING, any: CITY },
  'account.disable': { own: SPEAKING, any: ['staff_manager', 'operator'] },
  'account.enable': { own: SPEAKING, any: ['staff_manager', 'operator'] },
  'account.change_role': { own: SPEAKING, any: ['staff_manager', 'operator'] },
  'session.revoke': { self: EVERYBODY, own: SPEAKING, any: ['staff_manager', 'operator'] },
  'api_token.issue': { own: [MANAGER, 'association_office'], any: LEAD },
  'api_token.revoke': { own: [MANAGER, 'association_office'], any: ['staff_manager', 'operator'] },
  'import.run': { own: [MEMBER, MANAGER, 'association_office'], any: DESK },
  'import.let_through': { own: [MANAGER, 'association_office'], any: DESK },
  'feed.read': { own: [MANAGER, 'association_office'], any: CITY },
  'feed.edit': { own: [MANAGER, 'association_office'], any: DESK },

  // The city's own desks.
  'question.read': { any: DESK },
  'question.answer': { any: DESK },
  'guidance_area.edit': { any: DESK },
  'freshness.read_by_partner': { own: [...OFFERING], any: DESK },
  'freshness.set_promise': { any: LEAD },
  'stale_report.read': { own: OFFERING, any: DESK },
  'settings.read': { any: CITY },
  'settings.edit': { any: ['staff_manager', 'operator'] },
  'audit.read': { any: ['staff_manager', 'operator'] },
  'jobs.read': { any: CITY },
  'jobs.retry': { any: TECHNICAL },
  'outbox.read': { any: CITY },
  'outbox.resend': { any: ['staff_manager', 'operator'] },
} as const satisfies Record<string, Grant>

export type Action = keyof typeof GRANTS
export const ACTIONS = Object.keys(GRANTS) as Action[]

/** The reaches that a role has in an action, the widest last; none = never. */
export const reachesOf = (role: Role, action: Action): Reach[] => {
  const grant: Grant = GRANTS[action]
  return (['self', 'own', 'any'] as const).filter(reach => grant[reach]?.includes(role))
}

type Doer = { id: number; role: Role; organisationId: number | null }

const REACHES: Record<Reach, (user: Doer, subject: Subject) => boolean> = {
  self: (user, { accountId }) => accountId === user.id,
  own: (user, { organisationId }) => user.organisationId !== null && organisationId === user.organisationId,
  any: () => true,
}

/** Whether somebody may do something to a thing; `null`, who is not signed in, may nothing. */
export const can = (user: Doer | null, action: Action, subject: Subject = {}): boolean =>
  user !== null && reachesOf(user.role, action).some(reach => REACHES[reach](user, subject))
