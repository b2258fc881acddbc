import type { Db } from '../../../db/client.server.ts'
import type { Action } from '../../auth/can.ts'
import { enterWorkspace } from '../../auth/frame.server.ts'
import { workspaceAt } from '../../auth/workspace.ts'
import { type Locale, localeOfPath } from '../../lib/i18n/locale.ts'
import type { Owner } from '../moves.server.ts'
import { isPublicId } from '../public-id.ts'
import type { Writing } from '../revisions.server.ts'

/** Whoever works on a listing, and from where: partners write their own, staff anybody's. */
export async function enterEditor(db: Db, request: Request, action: Action, publicId?: string) {
  const { pathname } = new URL(request.url)
  const workspace = workspaceAt(pathname)
  const now = new Date()
  const { holder, frame } = await enterWorkspace(db, request, workspace, action, now)
  if (publicId !== undefined && !isPublicId(publicId)) throw new Response(null, { status: 404 })
  const { user } = holder
  const owner: Owner = workspace === 'staff' ? 'anybody' : { organisationId: user.organisationId! }
  const writing: Writing = { owner, by: user.id, now }
  const locale: Locale = localeOfPath(pathname)
  return { user, frame, owner, writing, locale, base: `/${workspace}/listings` }
}
