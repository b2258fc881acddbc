import type { Db } from '../../../db/client.server.ts'
import { enterWorkspace } from '../../auth/frame.server.ts'
import { workspaceAt } from '../../auth/workspace.ts'
import { localeOfPath } from '../../lib/i18n/locale.ts'
import type { Owner } from '../../listings/moves.server.ts'

/** Whoever works on files that are sent, and from where: partners on their own, staff on anybody's. */
export async function enterImports(db: Db, request: Request) {
  const { pathname } = new URL(request.url)
  const workspace = workspaceAt(pathname)
  const now = new Date()
  const { holder, frame } = await enterWorkspace(db, request, workspace, 'import.run', now)
  const { user } = holder
  const owner: Owner = workspace === 'staff' ? 'anybody' : { organisationId: user.organisationId! }
  return { user, frame, owner, now, workspace, locale: localeOfPath(pathname), base: `/${workspace}/imports` }
}

/** The number of a file in an address; throws a 404 where it cannot be one. */
export function importIdOf(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,14}$/.test(text)) throw new Response(null, { status: 404 })
  return Number(text)
}
