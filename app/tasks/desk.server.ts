import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { Workspace } from '../auth/workspace.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import type { DeskTask } from './desk.tsx'
import type { SubjectKind, TaskKind } from './model.ts'

type Named = { nameJa: string | null; nameEn: string | null; number: string | null }
type Row = Named & { id: number; kind: TaskKind; subjectKind: SubjectKind; subjectId: string; dueOn: string }

/** Where what a task is about is seen to, in each workspace; by the subject's id and its public number. */
const PATHS: Record<Workspace, Partial<Record<SubjectKind, (id: string, number: string | null) => string>>> = {
  partner: {
    revision: (_, number) => `/partner/listings/${number}`,
  },
  staff: {},
}

/** The open tasks of an organisation (null: of the city), due first first, with what each is about in words. */
export async function deskTasks(
  db: Db,
  { organisationId, workspace, locale }: { organisationId: number | null; workspace: Workspace; locale: Locale },
): Promise<DeskTask[]> {
  const { rows } = await sql<Row>`
    select t.id, t.kind, t.subject_kind as "subjectKind", t.subject_id as "subjectId", t.due_on as "dueOn",
      coalesce(l.title_ja, g.name_ja) as "nameJa", coalesce(l.title_en, g.name_en) as "nameEn", l.public_id as number
    from tasks t
    left join listing_revisions r on t.subject_kind = 'revision' and r.id::text = t.subject_id
    left join offers o on t.subject_kind = 'offer' and o.id::text = t.subject_id
    left join listings l on l.id = coalesce(r.listing_id, o.listing_id,
      case when t.subject_kind = 'listing' then t.subject_id::bigint end)
    left join agreements a on t.subject_kind = 'agreement' and a.id::text = t.subject_id
    left join organisations g on g.id = coalesce(a.organisation_id,
      case when t.subject_kind = 'organisation' then t.subject_id::int end)
    where t.closed_at is null and coalesce(t.organisation_id, 0) = ${organisationId ?? 0}
    order by t.due_on, t.id limit 200`.execute(db)
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    dueOn: row.dueOn,
    about: [inLocale(locale, row, 'name'), row.number].filter(Boolean).join(' · ') || row.subjectId,
    path: PATHS[workspace][row.subjectKind]?.(row.subjectId, row.number) ?? null,
  }))
}
