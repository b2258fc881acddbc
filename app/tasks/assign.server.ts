import { type Kysely, sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { DESK_ROLES, MEMBER_ROLES } from './hearing.ts'

/** Somebody who may have a task. */
export type Colleague = { id: number; name: string }

const colleagues = (db: Db, organisationId: number | null) =>
  db
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('state', '=', 'active')
    .where('role', 'in', organisationId === null ? DESK_ROLES : MEMBER_ROLES)
    .where(sql<boolean>`organisation_id is not distinct from ${organisationId}::int`)

/** Who works at a desk: of an organisation, or (null) of the city. */
export const colleaguesOf = (db: Db, organisationId: number | null): Promise<Colleague[]> =>
  colleagues(db, organisationId).orderBy('name').orderBy('id').execute()

/**
 * Gives an open task of a desk to somebody who works there, or (null) to nobody. False where there is no such task, it is
 * another desk's or done, or they do not work there.
 */
export async function assignTask(
  trx: Trx,
  taskId: number,
  organisationId: number | null,
  to: number | null,
  { by, now }: { by: number; now: Date },
): Promise<boolean> {
  if (to !== null && !(await colleagues(trx, organisationId).where('id', '=', to).executeTakeFirst())) return false
  const { numUpdatedRows } = await trx
    .updateTable('tasks')
    .set({ assignee_id: to })
    .where('id', '=', taskId)
    .where('closed_at', 'is', null)
    .where(sql<boolean>`organisation_id is not distinct from ${organisationId}::int`)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const audit = { actor: { accountId: by }, action: 'task.assign', subjectKind: 'task', subjectId: taskId }
  await appendAudit(trx, { ...audit, fields: ['assignee_id'] }, now)
  return true
}

const idIn = (params: URLSearchParams, name: string): number | null =>
  /^[1-9]\d{0,14}$/.test(params.get(name) ?? '') ? Number(params.get(name)) : null

/** To whom a form on a desk gives its task: to whoever sends it, to nobody, to a colleague. undefined: it says nothing. */
function givenTo(params: URLSearchParams, me: number): number | null | undefined {
  const intent = params.get('intent')
  if (intent === 'take') return me
  if (intent === 'release') return null
  return intent === 'give' ? (idIn(params, 'to') ?? undefined) : undefined
}

/** Does what a form on a desk asks: take a task, let it go, give it to a colleague. False where that could not be done. */
export async function assignByForm(
  db: Kysely<Database>,
  params: URLSearchParams,
  { me, organisationId, now }: { me: number; organisationId: number | null; now: Date },
): Promise<boolean> {
  const taskId = idIn(params, 'task')
  const to = givenTo(params, me)
  if (taskId === null || to === undefined) return false
  return db.transaction().execute(trx => assignTask(trx, taskId, organisationId, to, { by: me, now }))
}
