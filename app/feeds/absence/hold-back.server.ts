import { type Kysely, sql } from 'kysely'
import type { Db, Trx } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import type { Owner } from '../../listings/moves.server.ts'
import type { Subject } from '../../tasks/model.ts'
import { closeTasks, openTask } from '../../tasks/tasks.server.ts'
import { sourceOf } from './absence.ts'
import { type Hold, holdOf, type RunFigures } from './breaker.ts'

type Import = { id: number; organisationId: number; feedId: number | null }

async function findWhole(db: Db, importId: number): Promise<Import | null> {
  const found = await db
    .selectFrom('imports')
    .select(['id', 'organisation_id as organisationId', 'feed_id as feedId'])
    .where('id', '=', importId)
    .where('is_whole', '=', true)
    .executeTakeFirst()
  return (found as Import | undefined) ?? null
}

/**
 * Live offers that a source answers for, as `o`, with when it named each last, as `s`: those that it has named before, and
 * for a whole file, which says that it is everything, those that no source has named. What a person has let go already does
 * not count again.
 */
const answeredFor = ({ organisationId, feedId }: Import) => sql`
  from offers o left join offer_sources s on s.offer_id = o.id and s.source = ${sourceOf(feedId)}
  where o.organisation_id = ${organisationId} and o.status = 'live'
    and (s.offer_id is not null or (${feedId === null}
      and not exists (select from offer_sources any_source where any_source.offer_id = o.id)))
    and not exists (select from offer_absences a where a.offer_id = o.id and a.ended_at is null and a.is_let_through)`

/** Of these, the ones that a run does not name, for joins; a row with errors names its offer as well. */
export const missingFrom = (one: Import) => sql`
  ${answeredFor(one)} and not exists (select from import_rows r where r.import_id = ${one.id} and r.reference = o.partner_ref)`

async function figuresOf(db: Db, one: Import): Promise<RunFigures> {
  const { rows } = await sql<RunFigures>`
    with named as (select distinct reference from import_rows where import_id = ${one.id} and reference is not null),
      others as (select o.organisation_id, count(distinct n.reference)::int as n from named n
        join offers o on o.partner_ref = n.reference and o.status = 'live'
          and o.organisation_id <> ${one.organisationId}
        where not exists (select from offers own where own.partner_ref = n.reference
          and own.organisation_id = ${one.organisationId})
        group by o.organisation_id)
    select
      (select count(*)::int from import_rows where import_id = ${one.id} and outcome <> 'error') as valid,
      (select count(*)::int ${answeredFor(one)}) as held,
      (select count(*)::int ${answeredFor(one)} and not exists (select from import_rows r
        where r.import_id = ${one.id} and r.reference = o.partner_ref and r.operation = 'put')) as missing,
      (select count(*)::int from named) as references,
      coalesce((select max(n) from others), 0) as foreign,
      (select count(*)::int from imports i, jsonb_array_elements(i.sheets) s where i.id = ${one.id}
        and (s ->> 'isList')::boolean and not (s ->> 'isRead')::boolean) as unread`.execute(db)
  return rows[0]!
}

const subjectOf = ({ organisationId, feedId }: Import): Subject =>
  feedId === null ? { kind: 'organisation', id: organisationId } : { kind: 'feed', id: feedId }

/**
 * Looks at a run that has just been checked and claims to be everything, before it counts as checked. One that is wrong
 * as a whole is held back with one task, however often it comes again; one that is right closes that task.
 */
export async function holdBack(db: Kysely<Database>, importId: number, now: Date): Promise<Hold | null> {
  const one = await findWhole(db, importId)
  if (!one) return null
  const hold = holdOf(await figuresOf(db, one))
  await db.transaction().execute(async trx => {
    await trx.updateTable('imports').set({ held_back: hold }).where('id', '=', importId).execute()
    await (hold ? askAbout(trx, one, hold, now) : settle(trx, one, now))
  })
  return hold
}

/** The one task about what came wrong; also for what could not even be read as rows. */
export async function askAbout(trx: Trx, one: Import, hold: Hold, now: Date): Promise<void> {
  const detail = { hold, import: one.id }
  const { organisationId } = one
  await openTask(trx, { kind: 'import_held_back', subject: subjectOf(one), organisationId, detail }, now)
}

const settle = (trx: Trx, one: Import, now: Date) =>
  closeTasks(trx, { kind: 'import_held_back', subject: subjectOf(one), outcome: 'done', by: 'portal', now })

/**
 * Lets a run be applied that was held back, as a person has looked at it and says so. Its rows still go the usual ways,
 * and what it does not name still has its grace. False: there is none, or it is somebody else's.
 */
export async function letThrough(
  trx: Trx,
  importId: number,
  { owner, by, now }: { owner: Owner; by: number; now: Date },
): Promise<boolean> {
  const found = await trx
    .updateTable('imports')
    .set({ let_through_by: by, let_through_at: now })
    .where('id', '=', importId)
    .where('state', '=', 'checked')
    .where('held_back', 'is not', null)
    .where('let_through_at', 'is', null)
    .$if(owner !== 'anybody', query =>
      query.where('organisation_id', '=', (owner as { organisationId: number }).organisationId),
    )
    .returning(['id', 'organisation_id as organisationId', 'feed_id as feedId'])
    .executeTakeFirst()
  if (!found) return false
  await settle(trx, found as Import, now)
  const about = { subjectKind: 'import', subjectId: importId }
  await appendAudit(trx, { actor: { accountId: by }, action: 'import.let_through', ...about }, now)
  return true
}
