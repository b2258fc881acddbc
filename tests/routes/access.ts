import type { Action } from '../../app/auth/can.ts'

/** What a parameter of a path names; the test has one of everybody's and one of another organisation's. */
export type Named = 'listing' | 'revision' | 'organisation'

/**
 * Who may come to a page of a workspace: whoever may do this to what the path names. `named`: what its parameter names.
 * `posts`: the page takes forms as well; with another action where that is said.
 */
export type Access = { action: Action; named?: Named; posts?: true | Action; params?: Record<string, string> }

/** Every page of the workspaces. A page that is not here fails the test. */
export const ACCESS: Record<string, Access> = {
  '/partner': { action: 'task.read' },
  '/staff': { action: 'task.read' },
}

/** Pages for whoever is signed in, whatever the role. */
export const ANY_ROLE = ['/account', '/account/codes', '/account/confirm', '/account/passkeys']

/** Pages and answers for everybody. */
export const FOR_ALL = [
  '/',
  '/listings',
  '/listings/:id',
  '/listings/:id/card',
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
  '/api/*',
  '/openapi.json',
  '/sitemap.xml',
  '/robots.txt',
  '/.well-known/security.txt',
]
