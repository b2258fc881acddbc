// The route table. A page answers at its path in Japanese and at /en + path in English.

/** @type {[path: string, file: string][]} */
export const pages = [
  ['/', 'home.tsx'],
  ['/listings', 'listings.tsx'],
  ['/listings/:id', 'listing.tsx'],
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
  ['/api/*', 'api.not-found.ts'],
  ['/listings/:id/card', 'listing-card.ts'],
  ['/openapi.json', 'openapi.ts'],
  ['/sitemap.xml', 'sitemap.ts'],
  ['/robots.txt', 'robots.ts'],
  ['/.well-known/security.txt', 'security-txt.ts'],
]
