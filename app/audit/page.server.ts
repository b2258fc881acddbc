import type { Db } from '../../db/client.server.ts'
import { formatInstant } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { countAudit, listAudit } from './audit.server.ts'
import type { AuditFilter } from './filter.ts'

export const LINES_A_PAGE = 50

/** A line as the page shows it; words for actor, action and subject are the page's. */
export type AuditView = {
  id: number
  at: string
  actor: string
  actorName: string | null
  action: string
  subjectKind: string
  subjectId: string | null
  fields: string[]
}
export type AuditPage = {
  lines: AuditView[]
  total: number
  page: number
  pages: number
  /** Whom the filter may name: everybody who has an account. */
  people: { id: number; name: string }[]
}

/** One page of the log. */
export async function auditPage(
  db: Db,
  filter: AuditFilter,
  { page, locale }: { page: number; locale: Locale },
): Promise<AuditPage> {
  const total = await countAudit(db, filter)
  const lines = await listAudit(db, { filter, offset: (page - 1) * LINES_A_PAGE, limit: LINES_A_PAGE })
  const people = await db.selectFrom('accounts').select(['id', 'name']).orderBy('name').orderBy('id').execute()
  return {
    lines: lines.map(({ at, ...line }) => ({ ...line, at: formatInstant(locale, at) })),
    total,
    page,
    pages: Math.ceil(total / LINES_A_PAGE),
    people,
  }
}
