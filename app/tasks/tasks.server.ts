import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { type Actor, actorText } from '../audit/entry.ts'
import { dayInTokyo } from '../lib/day.ts'
import { type Outcome, type Subject, TASK_KINDS, type Task, type TaskKind } from './model.ts'
import { workingDaysAfter } from './working-days.server.ts'

export type NewTask = {
  kind: TaskKind
  subject: Subject
  /** Whose thing it is about; the task is theirs where its kind says so. */
  organisationId: number | null
  assigneeId?: number
  /** Ids and codes only. */
  detail?: Record<string, unknown>
}

/**
 * Opens a task in the transaction of what makes it necessary. One that is open already stays as it is; false then.
 */
export async function openTask(trx: Trx, task: NewTask, now: Date): Promise<boolean> {
  const { owner, workingDays } = TASK_KINDS[task.kind]
  const opened = await trx
    .insertInto('tasks')
    .values({
      kind: task.kind,
      subject_kind: task.subject.kind,
      subject_id: String(task.subject.id),
      organisation_id: owner === 'city' ? null : task.organisationId,
      assignee_id: task.assigneeId ?? null,
      due_on: workingDaysAfter(dayInTokyo(now), workingDays),
      detail: jsonb(task.detail ?? {}),
      opened_at: now,
      closed_at: null,
      closed_by: null,
      outcome: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return opened !== undefined
}

type Ending = { kind: TaskKind; subject: Subject; outcome: Outcome; by: Actor; now: Date }

/** Closes what is open of a kind about a subject, whoever owns it. Returns how many there were. */
export async function closeTasks(trx: Trx, { kind, subject, outcome, by, now }: Ending): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('tasks')
    .set({ closed_at: now, closed_by: actorText(by), outcome })
    .where('kind', '=', kind)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', String(subject.id))
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Gives what is open of a kind about a subject to somebody of its owner's; null: to nobody in particular. */
export async function assignTask(
  trx: Trx,
  { kind, subject, assigneeId, by, now }: Omit<Ending, 'outcome'> & { assigneeId: number | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('tasks')
    .set({ assignee_id: assigneeId })
    .where('kind', '=', kind)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', String(subject.id))
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) === 0) return false
  const about = { subjectKind: subject.kind, subjectId: subject.id, fields: ['assignee'] }
  await appendAudit(trx, { actor: by, action: 'task.assign', ...about }, now)
  return true
}

const TASK = [
  'id',
  'kind',
  'organisation_id as organisationId',
  'assignee_id as assigneeId',
  'due_on as dueOn',
  'detail',
  'opened_at as openedAt',
  'closed_at as closedAt',
  'outcome',
  'subject_kind as subjectKind',
  'subject_id as subjectId',
] as const

const ownedBy = (organisationId: number | null) => sql<boolean>`coalesce(organisation_id, 0) = ${organisationId ?? 0}`

/** Open tasks of an organisation (null: of the city), those due first first. */
export async function listTasks(
  db: Db,
  { organisationId, kind, limit = 100 }: { organisationId: number | null; kind?: TaskKind; limit?: number },
): Promise<Task[]> {
  const rows = await db
    .selectFrom('tasks')
    .select(TASK)
    .where('closed_at', 'is', null)
    .where(ownedBy(organisationId))
    .$if(kind !== undefined, query => query.where('kind', '=', kind!))
    .orderBy('due_on')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ subjectKind, subjectId, ...row }) => ({
    ...(row as Omit<Task, 'subject'>),
    subject: { kind: subjectKind, id: subjectId } as Task['subject'],
  }))
}

/** How many tasks of each kind are open, and how many of them are late on the day. */
export async function countTasks(
  db: Db,
  { organisationId, today }: { organisationId: number | null; today: string },
): Promise<{ kind: TaskKind; open: number; late: number }[]> {
  const { rows } = await sql<{ kind: TaskKind; open: number; late: number }>`
    select kind, count(*)::int as open, (count(*) filter (where due_on < ${today}::text::date))::int as late
    from tasks where closed_at is null and ${ownedBy(organisationId)} group by kind order by kind`.execute(db)
  return rows
}
