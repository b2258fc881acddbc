import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { User } from '../auth/model.ts'
import type { Workspace } from '../auth/workspace.ts'
import { daysBetween } from '../lib/day.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import type { LetterKind } from '../mail/letter.ts'
import { type Colleague, colleaguesOf } from './assign.server.ts'
import { type DeskFilter, type Show, TASKS_PER_PAGE } from './desk-filter.ts'
import type { SubjectKind, TaskKind } from './model.ts'

/** A task as a desk shows it. `path`: where it is done; null: nowhere in this workspace. */
export type DeskTask = {
  id: number
  kind: TaskKind
  about: string
  path: string | null
  dueOn: string
  assignee: Colleague | null
}
/** How many of a kind are open, how many of them late, and for how many days the oldest has been. */
export type KindCount = { kind: TaskKind; open: number; late: number; oldestDays: number }
export type DeskPage = {
  tasks: DeskTask[]
  kinds: KindCount[]
  counts: Record<Show, number>
  filter: DeskFilter
  pages: number
  /** To whom a task may be given; empty where the reader may not. */
  colleagues: Colleague[]
  me: number
  today: string
}

type Named = { nameJa: string | null; nameEn: string | null; number: string | null }
type Row = Named & {
  id: number
  kind: TaskKind
  subjectKind: SubjectKind
  subjectId: string
  dueOn: string
  organisationId: number | null
  assigneeId: number | null
  assigneeName: string | null
  /** Of a letter. */
  letterKind: LetterKind | null
}

type PathOf = (id: string, number: string | null, organisationId: number | null) => string

/** Where what a task is about is seen to, in each workspace; by the subject's id, its public number and whose it is. */
const PATHS: Record<Workspace, Partial<Record<SubjectKind, PathOf>>> = {
  partner: {
    revision: (_id, number) => `/partner/listings/${number}`,
    offer: id => `/partner/listings?offer=${id}`,
    enquiry: id => `/partner/enquiries/${id}`,
    agreement: () => '/partner/organisation',
    bank_lead: id => `/partner/leads/${id}`,
    feed: id => `/partner/feeds#feed-${id}`,
    organisation: () => '/partner/imports',
  },
  staff: {
    revision: id => `/staff/review/${id}`,
    offer: id => `/staff/calls/${id}`,
    enquiry: id => `/staff/enquiries/${id}`,
    question: id => `/staff/questions/${id}`,
    agreement: (_id, _number, organisationId) => `/staff/organisations/${organisationId}`,
    organisation: id => `/staff/organisations/${id}`,
    bank_lead: () => '/staff/leads',
    letter: id => `/staff/mail?state=failed#letter-${id}`,
    feed: id => `/staff/feeds#feed-${id}`,
  },
}

/** What is told to people by a number of its own. */
const NUMBERS: Partial<Record<SubjectKind, string>> = { enquiry: 'E', question: 'Q' }
const numberOf = ({ subjectKind, subjectId }: Row): string | null => {
  const letter = NUMBERS[subjectKind]
  return letter ? `${letter}-${subjectId.padStart(5, '0')}` : null
}

/** What it is about by name; of a letter what it says, and not to whom. */
const aboutOf = (row: Row, locale: Locale): string | null =>
  row.letterKind ? translator(locale, 'ops')(`mail.kind.${row.letterKind}`) : inLocale(locale, row, 'name')

const ownedBy = (organisationId: number | null) =>
  sql<boolean>`coalesce(t.organisation_id, 0) = ${organisationId ?? 0} and t.closed_at is null`

type Asked = { user: User; workspace: Workspace; locale: Locale; today: string }

/**
 * One page of the open tasks of an organisation (the city's in its own workspace), due first first, each with what it is
 * about.
 */
export async function deskTasks(
  db: Db,
  filter: DeskFilter,
  { user, workspace, locale, today }: Asked,
): Promise<DeskTask[]> {
  const { rows } = await sql<Row>`
    select t.id, t.kind, t.subject_kind as "subjectKind", t.subject_id as "subjectId", t.due_on as "dueOn",
      t.assignee_id as "assigneeId", w.name as "assigneeName",
      coalesce(l.title_ja, g.name_ja, f.name) as "nameJa", coalesce(l.title_en, g.name_en, f.name) as "nameEn", l.public_id as number,
      g.id as "organisationId", m.kind as "letterKind"
    from tasks t
    left join outbox m on m.id = ${idOf('letter')}
    left join accounts w on w.id = t.assignee_id
    left join pull_feeds f on f.id = ${idOf('feed')}
    left join listing_revisions r on r.id = ${idOf('revision')}
    left join offers o on o.id = ${idOf('offer')}
    left join enquiries e on e.id = ${idOf('enquiry')}
    left join verdict_questions q on q.id = ${idOf('question')}
    left join listings l on l.id = coalesce(r.listing_id, o.listing_id, e.listing_id, ${idOf('listing')},
      (select p.id from listings p where p.public_id = q.inputs -> 'place' ->> 'publicId'))
    left join agreements a on a.id = ${idOf('agreement')}
    left join bank_leads b on b.id = ${idOf('bank_lead')}
    left join organisations g on g.id = coalesce(a.organisation_id, b.organisation_id, ${idOf('organisation')})
    where ${ownedBy(workspace === 'staff' ? null : user.organisationId)}
      and ${filter.kind === null ? sql`true` : sql`t.kind = ${filter.kind}`}
      and ${shows(filter.show, user.id, today)}
    order by t.due_on, t.id limit ${TASKS_PER_PAGE} offset ${(filter.page - 1) * TASKS_PER_PAGE}`.execute(db)
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    dueOn: row.dueOn,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    about: [numberOf(row), aboutOf(row, locale), row.number].filter(Boolean).join(' · ') || row.subjectId,
    path: PATHS[workspace][row.subjectKind]?.(row.subjectId, row.number, row.organisationId) ?? null,
  }))
}

/** The number of what a task is about, where it is of this kind: written so that each table is read by its key. */
const idOf = (kind: SubjectKind) => sql<number>`case when t.subject_kind = ${kind} then t.subject_id::bigint end`

const shows = (show: Show, me: number, today: string) =>
  ({
    all: sql<boolean>`true`,
    mine: sql<boolean>`t.assignee_id = ${me}`,
    late: sql<boolean>`t.due_on < ${today}::text::date`,
  })[show]

type KindRow = Omit<KindCount, 'oldestDays'> & { mine: number; oldestOn: string }

async function countKinds(db: Db, organisationId: number | null, me: number, today: string): Promise<KindRow[]> {
  const { rows } = await sql<KindRow>`
    select t.kind, count(*)::int as open, (count(*) filter (where ${shows('late', me, today)}))::int as late,
      (count(*) filter (where ${shows('mine', me, today)}))::int as mine,
      to_char(min(t.opened_at) at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as "oldestOn"
    from tasks t where ${ownedBy(organisationId)} group by t.kind order by min(t.due_on), t.kind`.execute(db)
  return rows
}

const sum = (rows: readonly KindRow[], of: 'open' | 'late' | 'mine') => rows.reduce((all, row) => all + row[of], 0)

const COUNTED = { all: 'open', mine: 'mine', late: 'late' } as const

/** All that a desk shows: the tasks that are asked for, and how many there are of each kind. */
export async function deskPage(db: Db, wanted: DeskFilter, asked: Asked & { mayAssign: boolean }): Promise<DeskPage> {
  const { user, workspace, today } = asked
  const organisationId = workspace === 'staff' ? null : user.organisationId
  const rows = await countKinds(db, organisationId, user.id, today)
  const { show, kind } = wanted
  const found = sum(kind === null ? rows : rows.filter(row => row.kind === kind), COUNTED[show])
  const pages = Math.max(1, Math.ceil(found / TASKS_PER_PAGE))
  // What is done leaves the list: the last page may be gone a moment later.
  const filter = { ...wanted, page: Math.min(wanted.page, pages) }
  return {
    tasks: await deskTasks(db, filter, asked),
    kinds: rows.map(({ kind, open, late, oldestOn }) => ({
      ...{ kind, open, late },
      oldestDays: Math.max(0, daysBetween(oldestOn, today)),
    })),
    counts: { all: sum(rows, 'open'), mine: sum(rows, 'mine'), late: sum(rows, 'late') },
    filter,
    pages,
    colleagues: asked.mayAssign ? await colleaguesOf(db, organisationId) : [],
    me: user.id,
    today,
  }
}
