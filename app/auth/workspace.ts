import { pathIn } from '../lib/i18n/locale.ts'
import type { Action } from './can.ts'
import { can } from './can.ts'
import { isStaff, type Role, type User } from './model.ts'

/** Two workspaces: the partners' and the city's. */
export const WORKSPACES = ['partner', 'staff'] as const
export type Workspace = (typeof WORKSPACES)[number]

/** A page of a workspace that its menu leads to; shown to whoever may do what it is for. */
type Entry = { path: string; label: EntryLabel; action: Action }
export type EntryLabel = keyof typeof import('../lib/i18n/messages/ja/workspace.ts')['workspace']['menu']

export const ENTRIES: Record<Workspace, readonly Entry[]> = {
  partner: [
    { path: '/partner', label: 'desk', action: 'task.read' },
    { path: '/partner/listings', label: 'listings', action: 'listing.read' },
    { path: '/partner/imports', label: 'imports', action: 'import.run' },
    { path: '/partner/feeds', label: 'feeds', action: 'feed.read' },
    { path: '/partner/tokens', label: 'tokens', action: 'api_token.issue' },
    { path: '/partner/enquiries', label: 'enquiries', action: 'enquiry.read' },
    { path: '/partner/leads', label: 'leads', action: 'bank_lead.record' },
    { path: '/partner/organisation', label: 'organisation', action: 'organisation.read' },
    { path: '/partner/team', label: 'team', action: 'account.read' },
  ],
  staff: [
    { path: '/staff', label: 'desk', action: 'task.read' },
    { path: '/staff/review', label: 'review', action: 'listing.approve' },
    { path: '/staff/listings', label: 'listings', action: 'listing.read' },
    { path: '/staff/duplicates', label: 'duplicates', action: 'listing.merge' },
    { path: '/staff/imports', label: 'imports', action: 'import.run' },
    { path: '/staff/feeds', label: 'feeds', action: 'feed.read' },
    { path: '/staff/tokens', label: 'tokens', action: 'api_token.revoke' },
    { path: '/staff/enquiries', label: 'enquiries', action: 'enquiry.read' },
    { path: '/staff/questions', label: 'questions', action: 'question.read' },
    { path: '/staff/organisations', label: 'organisations', action: 'organisation.read' },
    { path: '/staff/leads', label: 'knownLeads', action: 'bank_lead.know_of' },
    { path: '/staff/guidance', label: 'guidance', action: 'guidance_area.edit' },
    { path: '/staff/settings/freshness', label: 'freshness', action: 'settings.read' },
    { path: '/staff/accounts', label: 'accounts', action: 'account.read' },
    { path: '/staff/mail', label: 'mail', action: 'outbox.read' },
    { path: '/staff/jobs', label: 'jobs', action: 'jobs.read' },
    { path: '/staff/audit', label: 'audit', action: 'audit.read' },
  ],
}

/** The workspace that a path lies in. */
export const workspaceAt = (pathname: string): Workspace =>
  /^\/staff(\/|$)/.test(pathIn('ja', pathname)) ? 'staff' : 'partner'

/** The workspace of a role; a council member has none yet. */
export const workspaceOf = (role: Role): Workspace | null =>
  isStaff(role) ? 'staff' : role === 'council_member' ? null : 'partner'

/** The menu of whoever is signed in. */
export const entriesFor = (workspace: Workspace, user: User): { path: string; label: EntryLabel }[] =>
  ENTRIES[workspace]
    .filter(({ action }) => can(user, action, { organisationId: user.organisationId }))
    .map(({ path, label }) => ({ path, label }))
