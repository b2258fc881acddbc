// The route table. A page answers at its path in Japanese and at /en + path in English.

/**
 * Where a listing is written: partners write their own, staff anybody's, on the same pages.
 * @type {(workspace: string) => [path: string, file: string][]}
 */
const editorAt = workspace => [
  [`${workspace}/listings/:publicId`, 'editor.tsx'],
  [`${workspace}/listings/:publicId/preview`, 'editor-preview.tsx'],
  [`${workspace}/listings/:publicId/photos`, 'editor-photos.tsx'],
  [`${workspace}/listings/:publicId/flyer`, 'editor-flyer.tsx'],
  [`${workspace}/listings/:publicId/:section`, 'editor-section.tsx'],
]

/**
 * Where files of listings are taken: partners send their own, staff anybody's.
 * @type {(workspace: string) => [path: string, file: string][]}
 */
const importsAt = workspace => [
  [`${workspace}/imports`, 'imports.tsx'],
  [`${workspace}/imports/:id`, 'import.tsx'],
]

/**
 * How the framework tells routes apart: by their file, and where one file answers in two workspaces, by those.
 * @type {(path: string, file: string) => string}
 */
export const routeName = (path, file) =>
  /^(editor|person|import)/.test(file) && path.startsWith('/staff') ? `${file}@staff` : file

/** @type {[path: string, file: string][]} */
export const pages = [
  ['/', 'home.tsx'],
  ['/listings', 'listings.tsx'],
  ['/listings/:id', 'listing.tsx'],
  ['/enquiries/new', 'enquiry-new.tsx'],
  ['/enquiries/received', 'enquiry-received.tsx'],
  ['/listings/:id/report', 'listing-report.tsx'],
  ['/reports/:token', 'report-token.tsx'],
  ['/confirm/:token', 'confirm-token.tsx'],
  ['/freshness', 'freshness.tsx'],
  ['/work', 'work.tsx'],
  ['/zoning', 'zoning.tsx'],
  ['/zoning/ask', 'zoning-ask.tsx'],
  ['/sites', 'sites.tsx'],
  ['/sites/:id', 'site.tsx'],
  ['/incubation', 'incubation.tsx'],
  ['/incubation/:id', 'facility.tsx'],
  ['/data', 'data.tsx'],
  ['/about', 'about.tsx'],
  ['/accessibility', 'accessibility.tsx'],
  ['/privacy', 'privacy.tsx'],
  ['/terms', 'terms.tsx'],
  ['/contact', 'contact.tsx'],
  ['/login', 'login.tsx'],
  ['/login/code', 'login-code.tsx'],
  ['/login/reset', 'login-reset.tsx'],
  ['/login/reset/:token', 'login-reset-token.tsx'],
  ['/invitation/:token', 'invitation.tsx'],
  ['/account', 'account.tsx'],
  ['/account/codes', 'account-codes.tsx'],
  ['/account/confirm', 'account-confirm.tsx'],
  ['/partner', 'partner.tsx'],
  ['/partner/listings', 'partner-listings.tsx'],
  ['/partner/listings/new', 'partner-listing-new.tsx'],
  ...editorAt('/partner'),
  ...importsAt('/partner'),
  ['/partner/enquiries', 'partner-enquiries.tsx'],
  ['/partner/enquiries/:id', 'partner-enquiry.tsx'],
  ['/partner/team', 'partner-team.tsx'],
  ['/partner/team/new', 'partner-team-new.tsx'],
  ['/partner/team/:id', 'person.tsx'],
  ['/partner/tokens', 'partner-tokens.tsx'],
  ['/partner/organisation', 'partner-organisation.tsx'],
  ['/partner/feeds', 'partner-feeds.tsx'],
  ['/partner/leads', 'partner-leads.tsx'],
  ['/partner/leads/new', 'partner-lead-new.tsx'],
  ['/partner/leads/:id', 'partner-lead.tsx'],
  ['/staff', 'staff.tsx'],
  ['/staff/review', 'staff-review.tsx'],
  ['/staff/review/:id', 'staff-review-revision.tsx'],
  ['/staff/listings/new', 'staff-listings-new.tsx'],
  ['/staff/listings/:id/standing', 'staff-listing-standing.tsx'],
  ['/staff/listings', 'staff-listings.tsx'],
  ...editorAt('/staff'),
  ['/staff/duplicates', 'staff-duplicates.tsx'],
  ['/staff/duplicates/:id', 'staff-duplicate.tsx'],
  ...importsAt('/staff'),
  ['/staff/enquiries', 'staff-enquiries.tsx'],
  ['/staff/enquiries/:id', 'staff-enquiry.tsx'],
  ['/staff/questions', 'staff-questions.tsx'],
  ['/staff/questions/:id', 'staff-question.tsx'],
  ['/staff/accounts', 'staff-accounts.tsx'],
  ['/staff/accounts/new', 'staff-accounts-new.tsx'],
  ['/staff/accounts/:id', 'person.tsx'],
  ['/staff/guidance', 'staff-guidance.tsx'],
  ['/staff/guidance/upload', 'staff-guidance-upload.tsx'],
  ['/staff/guidance/:id', 'staff-guidance-area.tsx'],
  ['/staff/audit', 'staff-audit.tsx'],
  ['/staff/mail', 'staff-mail.tsx'],
  ['/staff/jobs', 'staff-jobs.tsx'],
  ['/staff/calls/:id', 'staff-call.tsx'],
  ['/staff/settings/freshness', 'staff-freshness.tsx'],
  ['/staff/organisations', 'staff-organisations.tsx'],
  ['/staff/organisations/new', 'staff-organisation-new.tsx'],
  ['/staff/organisations/:id', 'staff-organisation.tsx'],
  ['/staff/feeds', 'staff-feeds.tsx'],
  ['/staff/tokens', 'staff-tokens.tsx'],
  ['/staff/leads', 'staff-leads.tsx'],
  ['/dev/mail', 'dev-mail.tsx'],
  ['/*', 'not-found.tsx'],
]

/** Answers without a page: APIs, feeds, files. @type {[path: string, file: string][]} */
export const resources = [
  ['/api/listings', 'api.listings.ts'],
  ['/api/listings/:id', 'api.listing.ts'],
  ['/api/listings.csv', 'api.listings-csv.ts'],
  ['/api/listings.atom', 'api.listings-atom.ts'],
  ['/api/sites', 'api.sites.ts'],
  ['/api/incubation', 'api.incubation.ts'],
  ['/api/zoning', 'api.zoning.ts'],
  ['/api/processes', 'api.processes.ts'],
  ['/api/partner/v1', 'api.partner.ts'],
  ['/api/partner/v1/openapi.json', 'api.partner-openapi.ts'],
  ['/api/partner/v1/listings', 'api.partner-listings.ts'],
  ['/api/partner/v1/listings/batch', 'api.partner-batch.ts'],
  ['/api/partner/v1/listings/confirm', 'api.partner-confirm.ts'],
  ['/api/partner/v1/listings/:reference', 'api.partner-listing.ts'],
  ['/api/partner/v1/listings/:reference/photos', 'api.partner-photos.ts'],
  ['/api/partner/v1/listings/:reference/photos/:photo', 'api.partner-photo.ts'],
  ['/api/*', 'api.not-found.ts'],
  ['/listings/:id/card', 'listing-card.ts'],
  ['/login/passkey', 'login-passkey.ts'],
  ['/account/passkeys', 'account-passkeys.ts'],
  ['/logout', 'logout.ts'],
  ['/staff/audit.csv', 'staff-audit-csv.ts'],
  ['/partner/imports/template/:format', 'import-template.ts'],
  ['/partner/imports/export/:format', 'import-export.ts'],
  ['/staff/imports/template/:format', 'import-template.ts'],
  ['/partner/imports/:id/wrong/:format', 'import-wrong.ts'],
  ['/staff/imports/:id/wrong/:format', 'import-wrong.ts'],
  ['/partner/listings/:publicId/save', 'editor-save.ts'],
  ['/staff/listings/:publicId/save', 'editor-save.ts'],
  ['/openapi.json', 'openapi.ts'],
  ['/sitemap.xml', 'sitemap.ts'],
  ['/robots.txt', 'robots.ts'],
  ['/.well-known/security.txt', 'security-txt.ts'],
]
