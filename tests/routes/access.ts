import type { Action } from '../../app/auth/can.ts'

/** What a parameter of a path names; the test has one of one's own organisation and one of another's. */
export type Named =
  | 'listing'
  | 'revision'
  | 'offer'
  | 'organisation'
  | 'account'
  | 'enquiry'
  | 'lead'
  | 'question'
  | 'guidance'
  | 'duplicate'
  | 'import'

/**
 * Who may come to a page of a workspace: whoever may do this to what the path names. `named`: what its parameter names.
 * `posts`: the page takes forms as well; with another action where that is said. `elevated`: the password is asked for
 * again. `params`: other parameters.
 */
export type Access = {
  action: Action
  named?: Named
  posts?: true | Action
  /** The form brings files. */
  isMultipart?: true
  query?: string
  /** The page only takes forms. */
  postsOnly?: true
  params?: Record<string, string>
}

const editorAt = (workspace: string): Record<string, Access> => {
  const named = 'listing' as const
  return {
    [`${workspace}/listings/:publicId`]: { action: 'listing.edit', named, posts: true },
    [`${workspace}/listings/:publicId/preview`]: { action: 'listing.edit', named },
    [`${workspace}/listings/:publicId/photos`]: { action: 'photo.add', named, posts: true, isMultipart: true },
    [`${workspace}/listings/:publicId/flyer`]: { action: 'flyer.add', named, posts: true, isMultipart: true },
    [`${workspace}/listings/:publicId/:section`]: {
      ...{ action: 'listing.edit', named, posts: true as const },
      params: { section: 'basics' },
    },
    [`${workspace}/listings/:publicId/save`]: {
      action: 'listing.edit',
      named,
      posts: true,
      postsOnly: true,
      query: '?section=basics',
    },
  }
}

const importsAt = (workspace: string): Record<string, Access> => ({
  [`${workspace}/imports`]: { action: 'import.run', posts: true, isMultipart: true },
  [`${workspace}/imports/template/:format`]: { action: 'import.run', params: { format: 'csv' } },
  [`${workspace}/imports/:id`]: { action: 'import.run', named: 'import', posts: true },
  [`${workspace}/imports/:id/wrong/:format`]: { action: 'import.run', named: 'import', params: { format: 'csv' } },
})

/** Every page of the workspaces. A page that is not here fails the test. */
export const ACCESS: Record<string, Access> = {
  '/partner': { action: 'task.read', posts: 'task.assign' },
  '/partner/listings': { action: 'listing.read' },
  '/partner/listings/new': { action: 'listing.draft', posts: true },
  ...editorAt('/partner'),
  ...importsAt('/partner'),
  '/partner/imports/export/:format': { action: 'import.run', params: { format: 'csv' } },
  '/partner/enquiries': { action: 'enquiry.read' },
  '/partner/enquiries/:id': { action: 'enquiry.read', named: 'enquiry', posts: 'enquiry.answer' },
  '/partner/team': { action: 'account.read' },
  '/partner/team/new': { action: 'account.invite', posts: true },
  '/partner/team/:id': { action: 'account.read', named: 'account' },
  '/partner/organisation': { action: 'organisation.read', posts: 'organisation.edit' },
  '/partner/feeds': { action: 'feed.read', posts: 'feed.edit' },
  '/partner/tokens': { action: 'api_token.issue', posts: true },
  '/partner/leads': { action: 'bank_lead.read' },
  '/partner/leads/new': { action: 'bank_lead.record', posts: true },
  '/partner/leads/:id': { action: 'bank_lead.read', named: 'lead' },
  '/staff': { action: 'task.read', posts: 'task.assign' },
  '/staff/review': { action: 'listing.approve', posts: true },
  '/staff/review/:id': { action: 'listing.approve', named: 'revision', posts: true },
  '/staff/listings': { action: 'listing.read' },
  '/staff/listings/new': { action: 'listing.enter_by_proxy', posts: true },
  '/staff/listings/:id/standing': { action: 'listing.read', named: 'listing' },
  ...editorAt('/staff'),
  ...importsAt('/staff'),
  '/staff/calls/:id': { action: 'listing.confirm', named: 'offer' },
  '/staff/settings/freshness': { action: 'settings.read', posts: 'freshness.set_promise' },
  '/staff/duplicates': { action: 'listing.merge' },
  '/staff/duplicates/:id': { action: 'listing.merge', named: 'duplicate', posts: true },
  '/staff/enquiries': { action: 'enquiry.read' },
  '/staff/enquiries/:id': { action: 'enquiry.read', named: 'enquiry' },
  '/staff/questions': { action: 'question.read' },
  '/staff/questions/:id': { action: 'question.read', named: 'question', posts: 'question.answer' },
  '/staff/organisations': { action: 'organisation.read' },
  '/staff/organisations/new': { action: 'organisation.register', posts: true },
  '/staff/organisations/:id': { action: 'organisation.read', named: 'organisation' },
  '/staff/feeds': { action: 'feed.read', posts: 'feed.edit' },
  '/staff/tokens': { action: 'api_token.revoke', posts: true },
  '/staff/leads': { action: 'bank_lead.know_of' },
  '/staff/accounts': { action: 'account.read' },
  '/staff/accounts/new': { action: 'account.invite', posts: true },
  '/staff/accounts/:id': { action: 'account.read', named: 'account' },
  '/staff/guidance': { action: 'guidance_area.edit' },
  '/staff/guidance/upload': { action: 'guidance_area.edit', posts: true },
  '/staff/guidance/:id': { action: 'guidance_area.edit', named: 'guidance', posts: true },
  '/staff/audit': { action: 'audit.read', posts: true },
  '/staff/audit.csv': { action: 'audit.read' },
  '/staff/mail': { action: 'outbox.read', posts: 'outbox.resend' },
  '/staff/jobs': { action: 'jobs.read', posts: 'jobs.retry' },
}

/** Pages for whoever is signed in, whatever the role. */
export const ANY_ROLE = ['/account', '/account/codes', '/account/confirm', '/account/passkeys']

/** Pages and answers for everybody; of those with a token, for whoever holds it. */
export const FOR_ALL = [
  '/',
  '/listings',
  '/listings/:id',
  '/listings/:id/card',
  '/listings/:id/report',
  '/enquiries/new',
  '/enquiries/received',
  '/reports/:token',
  '/confirm/:token',
  '/freshness',
  '/work',
  '/zoning',
  '/zoning/ask',
  '/sites',
  '/sites/:id',
  '/incubation',
  '/incubation/:id',
  '/data',
  '/about',
  '/accessibility',
  '/privacy',
  '/terms',
  '/contact',
  '/login',
  '/login/code',
  '/login/passkey',
  '/login/reset',
  '/login/reset/:token',
  '/invitation/:token',
  '/logout',
  '/dev/mail',
  '/*',
  '/api/listings',
  '/api/listings/:id',
  '/api/listings.csv',
  '/api/listings.atom',
  '/api/sites',
  '/api/incubation',
  '/api/zoning',
  '/api/processes',
  '/api/partner/v1',
  '/api/partner/v1/openapi.json',
  '/api/partner/v1/listings',
  '/api/partner/v1/listings/batch',
  '/api/partner/v1/listings/confirm',
  '/api/partner/v1/listings/:reference',
  '/api/partner/v1/listings/:reference/photos',
  '/api/partner/v1/listings/:reference/photos/:photo',
  '/api/*',
  '/openapi.json',
  '/sitemap.xml',
  '/robots.txt',
  '/.well-known/security.txt',
]
