import type { Db } from '../../db/client.server.ts'
import { inLocale, localeOfPath } from '../lib/i18n/locale.ts'
import { type Action, can } from './can.ts'
import { isStaff } from './model.ts'
import type { SignedIn } from './sessions.server.ts'
import { requireUser } from './who.server.ts'
import { type EntryLabel, entriesFor, type Workspace } from './workspace.ts'

/** What every page of a workspace shows around itself. */
export type Frame = {
  workspace: Workspace
  name: string
  /** For whom they speak; null: for the city. */
  organisation: string | null
  entries: { path: string; label: EntryLabel }[]
}

const notFound = () => new Response(null, { status: 404 })

/**
 * Whoever is signed in and may do this in the workspace, with what stands around its pages. Others are sent to the
 * log-in, or the page is not there for them. Throws a redirect or a 404.
 */
export async function enterWorkspace(
  db: Db,
  request: Request,
  workspace: Workspace,
  action: Action,
  now = new Date(),
): Promise<{ holder: SignedIn; frame: Frame }> {
  const holder = await requireUser(db, request, now)
  const { user } = holder
  const isHome = workspace === 'staff' ? isStaff(user.role) : user.organisationId !== null
  if (!isHome || !can(user, action, { organisationId: user.organisationId })) throw notFound()
  const locale = localeOfPath(new URL(request.url).pathname)
  const organisation =
    user.organisationId === null
      ? null
      : await db
          .selectFrom('organisations')
          .select(['name_ja as nameJa', 'name_en as nameEn'])
          .where('id', '=', user.organisationId)
          .executeTakeFirst()
  return {
    holder,
    frame: {
      workspace,
      name: user.name,
      organisation: organisation ? inLocale(locale, organisation, 'name') : null,
      entries: entriesFor(workspace, user),
    },
  }
}
