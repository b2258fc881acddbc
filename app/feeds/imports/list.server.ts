import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { formatInstant } from '../../lib/i18n/format.ts'
import { inLocale, type Locale } from '../../lib/i18n/locale.ts'
import type { Owner } from '../../listings/moves.server.ts'
import type { ImportCounts, ImportFormat, ImportState } from './model.ts'

export const IMPORTS_PER_PAGE = 30

export type ImportInList = {
  id: number
  fileName: string
  organisation: string
  state: ImportState
  source: 'file' | 'pull'
  format: ImportFormat
  counts: Partial<ImportCounts>
  refusal: string | null
  heldBack: string | null
  rowsRead: number
  sentAt: string
  sentBy: string | null
}
export type ImportsPage = { imports: ImportInList[]; page: number; pages: number }

type Row = Omit<ImportInList, 'organisation' | 'sentAt'> & { nameJa: string; nameEn: string; sentAt: string }

/** Files that were sent, the newest first. */
export async function listImports(
  db: Db,
  owner: Owner,
  { locale, page, of = null }: { locale: Locale; page: number; of?: number | null },
): Promise<ImportsPage> {
  const whose = owner === 'anybody' ? of : owner.organisationId
  const isTheirs = whose === null ? sql`true` : sql`i.organisation_id = ${whose}`
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from imports i where ${isTheirs}`.execute(db)
  const { rows } = await sql<Row>`
    select i.id, i.file_name as "fileName", g.name_ja as "nameJa", g.name_en as "nameEn", i.state, i.source, i.format,
      i.counts, i.refusal, i.held_back as "heldBack", i.rows_read as "rowsRead", i.sent_at as "sentAt", a.name as "sentBy"
    from imports i join organisations g on g.id = i.organisation_id left join accounts a on a.id = i.sent_by
    where ${isTheirs} order by i.id desc limit ${IMPORTS_PER_PAGE} offset ${(page - 1) * IMPORTS_PER_PAGE}`.execute(db)
  return {
    imports: rows.map(({ nameJa, nameEn, sentAt, ...row }) => ({
      ...row,
      id: Number(row.id),
      organisation: inLocale(locale, { nameJa, nameEn }, 'name'),
      sentAt: formatInstant(locale, new Date(sentAt)),
    })),
    page,
    pages: Math.max(1, Math.ceil(counted[0]!.n / IMPORTS_PER_PAGE)),
  }
}
