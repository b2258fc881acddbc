import { redirect } from '@remix-run/node'
import type { Db } from '../../db/client.server.ts'
import { localeOfPath, pathIn } from '../lib/i18n/locale.ts'
import { whyBarred } from './agreement.server.ts'
import { type Action, can, type Subject } from './can.ts'
import { heldToken } from './cookie.server.ts'
import type { Role } from './model.ts'
import { findSession, isElevated, type SignedIn } from './sessions.server.ts'

/** What a page for whoever is signed in says about itself: nobody keeps it, not even the browser's own history. */
export const FOR_ONE_READER = { 'Cache-Control': 'private, no-store' }

const notFound = () => new Response(null, { status: 404 })

/** The address that a reader is to come back to. */
function wanted(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return request.method === 'GET' ? pathname + search : pathname
}

const goTo = (request: Request, path: string, more: Record<string, string> = {}): Response => {
  const { pathname } = new URL(request.url)
  const query = new URLSearchParams({ to: wanted(request), ...more })
  return redirect(pathIn(localeOfPath(pathname), `${path}?${query}`), { headers: FOR_ONE_READER })
}

/** Whoever holds a session, however far its log-in has come; null: nobody. */
export async function findHolder(db: Db, request: Request, now = new Date()): Promise<SignedIn | null> {
  const token = await heldToken(request)
  return token === null ? null : findSession(db, token, now)
}

/** Whoever is signed in, all steps done; null: nobody. */
export async function findUser(db: Db, request: Request, now = new Date()): Promise<SignedIn | null> {
  const holder = await findHolder(db, request, now)
  return holder?.session.stage === 'full' ? holder : null
}

/** To the log-in, which says so where it was the end of an agreement that put them out. */
async function goToLogIn(db: Db, request: Request, now: Date): Promise<Response> {
  const token = await heldToken(request)
  const why = token === null ? null : await whyBarred(db, token, now)
  return goTo(request, '/login', why ? { agreement: why } : {})
}

const STEPS = { code: '/login/code', enrol: '/account/codes' } as const

/** Whoever is signed in; everybody else is sent to the log-in, or to the step of it that is still owed. Throws a redirect. */
export async function requireUser(db: Db, request: Request, now = new Date()): Promise<SignedIn> {
  const holder = await findHolder(db, request, now)
  if (!holder) throw await goToLogIn(db, request, now)
  if (holder.session.stage !== 'full') throw goTo(request, STEPS[holder.session.stage])
  return holder
}

/** Whoever is signed in with one of these roles; for all others the page is not there. */
export async function requireRole(db: Db, request: Request, roles: readonly Role[], now?: Date): Promise<SignedIn> {
  const holder = await requireUser(db, request, now)
  if (!roles.includes(holder.user.role)) throw notFound()
  return holder
}

/** Whoever is signed in and may do this to the subject; for all others it is not there. */
export async function requireCan(
  db: Db,
  request: Request,
  action: Action,
  subject?: Subject,
  now?: Date,
): Promise<SignedIn> {
  const holder = await requireUser(db, request, now)
  if (!can(holder.user, action, subject)) throw notFound()
  return holder
}

/** Whoever is signed in and gave the password a moment ago; others are asked for it first. */
export async function requireElevated(db: Db, request: Request, now = new Date()): Promise<SignedIn> {
  const holder = await requireUser(db, request, now)
  if (!isElevated(holder, now)) throw goTo(request, '/account/confirm')
  return holder
}

/**
 * Whoever may set one-time codes up: those who still owe them, and those who are signed in and gave the password a
 * moment ago.
 */
export async function requireCodeSetUp(db: Db, request: Request, now = new Date()): Promise<SignedIn> {
  const holder = await findHolder(db, request, now)
  return holder?.session.stage === 'enrol' ? holder : requireElevated(db, request, now)
}
