import type { Db } from '../../../db/client.server.ts'
import type { Action } from '../../auth/can.ts'
import { enterWorkspace } from '../../auth/frame.server.ts'
import type { Workspace } from '../../auth/workspace.ts'
import { type Locale, localeOfPath, pathIn } from '../../lib/i18n/locale.ts'
import type { Owner } from '../moves.server.ts'
import { isPublicId } from '../public-id.ts'
import type { Writing } from '../revisions.server.ts'

/** The workspace that a path lies in: partners write their own listings, staff anybody's. */
export const workspaceOf = (pathname: string): Workspace =>
  pathIn('ja', pathname).startsWith('/staff/') ? 'staff' : 'partner'

/** Whoever works on a listing, and from where. */
export async function enterEditor(db: Db, request: Request, action: Action, publicId?: string) {
  const { pathname } = new URL(request.url)
  const workspace = workspaceOf(pathname)
  const now = new Date()
  const { holder, frame } = await enterWorkspace(db, request, workspace, action, now)
  if (publicId !== undefined && !isPublicId(publicId)) throw new Response(null, { status: 404 })
  const { user } = holder
  const owner: Owner = workspace === 'staff' ? 'anybody' : { organisationId: user.organisationId! }
  const writing: Writing = { owner, by: user.id, now }
  const locale: Locale = localeOfPath(pathname)
  return { user, frame, owner, writing, locale, base: `/${workspace}/listings` }
}
