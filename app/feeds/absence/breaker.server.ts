import { sql } from 'kysely'
import type { Db, Trx } from '../../../db/client.server.ts'
import { closeTasks, openTask } from '../../tasks/tasks.server.ts'
import { type HeldBack, heldBackBy, type Lists } from './absence.ts'

type Run = { id: number; organisationId: number; source: string; isWhole: boolean }

/** What an import comes from: its partner's files, or one of its feeds. */
export const sourceOf = ({ source, feedId }: { source: string; feedId: number | null }): string =>
  source === 'pull' ? `feed:${feedId}` : 'file'

/** Offers that lists of a source have named and that can still be had. */
export const isFedBy = (organisationId: number, source: string) => sql<boolean>`
  o.organisation_id = ${organisationId} and o.fed_by = ${source} and o.status in ('live', 'paused', 'applied')`

async function listsOf(db: Db, { id, organisationId, source, isWhole }: Run): Promise<Lists> {
  const named = sql`exists (select from import_rows r where r.import_id = ${id} and r.reference = o.partner_ref)`
  const { rows } = await sql<Omit<Lists, 'isWhole'>>`
    select
      (select count(*)::int from import_rows where import_id = ${id} and reference is not null) as named,
      (select count(*)::int from import_rows where import_id = ${id} and outcome <> 'error') as right,
      (select count(*)::int from offers o where ${isFedBy(organisationId, source)}) as held,
      (select count(*)::int from offers o where ${isFedBy(organisationId, source)} and not ${named}) as missing,
      coalesce((select max(n)::int from (
        select count(*) as n from import_rows r
          join offers o on o.partner_ref = r.reference and o.organisation_id <> ${organisationId} and o.status = 'live'
        where r.import_id = ${id} and not exists (
          select from offers w where w.organisation_id = ${organisationId} and w.partner_ref = r.reference)
        group by o.organisation_id) as theirs), 0) as foreign`.execute(db)
  return { isWhole, ...rows[0]! }
}

/** Why a checked list is held back; null: it is not. Nothing is written. */
export const breakerFor = async (db: Db, run: Run): Promise<HeldBack | null> => heldBackBy(await listsOf(db, run))

const subjectOf = ({ organisationId }: Run) => ({ kind: 'lists', id: organisationId }) as const

/** One task of the city for a partner whose lists are held back, however many; a good list closes it. */
export async function followBreaker(trx: Trx, run: Run, heldBack: HeldBack | null, now: Date): Promise<void> {
  const about = { kind: 'feed_held_back', subject: subjectOf(run) } as const
  if (heldBack) {
    await openTask(
      trx,
      { ...about, organisationId: run.organisationId, detail: { import: run.id, why: heldBack } },
      now,
    )
    return
  }
  if (run.isWhole) await closeTasks(trx, { ...about, outcome: 'void', by: 'portal', now })
}
