import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import type { Database } from '../../../db/schema.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import { type Flat, flatten } from '../../listings/content.ts'
import type { Deal } from '../../listings/model.ts'
import { actorOf } from '../../listings/publish.server.ts'
import { listTowns } from '../../places/queries.server.ts'
import { noteAbsences } from '../absence/note.server.ts'
import { changesOf, type Held } from '../sheet/compare.ts'
import type { Operation } from '../sheet/core-columns.ts'
import { type Applied, type Applying, applyRow } from './apply-row.server.ts'
import { heldOf } from './held.server.ts'
import type { ApplyMode } from './model.ts'

type Asked = { organisationId: number; mode: ApplyMode; by: number | null }
type Row = { number: number; reference: string; operation: Operation; deal: Deal | null; said: Flat }
export type Means = { clock: () => Date; signal: AbortSignal; baseUrl: string }

/**
 * Applies the right rows of a file that somebody has said yes to, each in a transaction of its own, so that one that was
 * cut off goes on with the next; with `all_or_nothing` all of them in one. Returns how many rows it did; null: none is
 * asked for, or it was stopped in between.
 */
export async function applyImport(db: Kysely<Database>, id: number, means: Means): Promise<number | null> {
  const asked = await findAsked(db, id)
  if (!asked) return null
  const towns = new Map((await listTowns(db)).map(town => [town.id, town]))
  const applying = (): Applying => {
    const now = means.clock()
    return { ...asked, now, posting: { baseUrl: means.baseUrl, now }, towns }
  }
  if (asked.mode === 'all_or_nothing')
    await db.transaction().execute(async trx => {
      for (const number of await openRows(trx, id)) await applyOne(trx, id, number, applying())
    })
  else
    for (const number of await openRows(db, id)) {
      if (means.signal.aborted) return null
      await db.transaction().execute(trx => applyOne(trx, id, number, applying()))
    }
  return finish(db, id, asked, means.clock())
}

async function findAsked(db: Kysely<Database>, id: number): Promise<Asked | null> {
  const found = await db
    .selectFrom('imports')
    .select(['organisation_id as organisationId', 'apply_mode as mode', 'applied_by as by'])
    .where('id', '=', id)
    .where('state', '=', 'applying')
    // What is held back is applied only where a person has said so.
    .where(eb => eb.or([eb('held_back', 'is', null), eb('let_through_at', 'is not', null)]))
    .executeTakeFirst()
  return (found as Asked | undefined) ?? null
}

const openRows = async (db: Kysely<Database> | Trx, id: number): Promise<number[]> =>
  (
    await db
      .selectFrom('import_rows')
      .select('number')
      .where('import_id', '=', id)
      .where('outcome', '!=', 'error')
      .where('applied_at', 'is', null)
      .orderBy('number')
      .execute()
  ).map(({ number }) => number)

/** One row, once: compared anew with what is there now, under a lock that lets one file of an organisation write at a time. */
async function applyOne(trx: Trx, id: number, number: number, applying: Applying): Promise<void> {
  const { organisationId, now } = applying
  await trx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  const row = (await trx
    .selectFrom('import_rows')
    .select(['number', 'reference', 'operation', 'deal', 'said'])
    .where('import_id', '=', id)
    .where('number', '=', number)
    .where('applied_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()) as Row | undefined
  if (!row) return
  const held = (await heldOf(trx, organisationId, [row.reference])).get(row.reference) ?? null
  const ready = {
    ...row,
    written: row.said,
    held,
    hasChanges: held === null || changesOf(row.operation, row.said, held).length > 0,
  }
  const applied = await inSavepoint(trx, () => applyRow(trx, ready, applying))
  await trx
    .updateTable('import_rows')
    .set({
      became: applied.why ? `${applied.became}:${applied.why}`.slice(0, 400) : applied.became,
      offer_id: applied.offerId,
      before: held ? jsonb({ status: held.status, values: valuesBefore(held, row.said) }) : null,
      applied_at: now,
    })
    .where('import_id', '=', id)
    .where('number', '=', number)
    .execute()
}

/** What a refused row has written already is taken back; the row itself is noted. */
async function inSavepoint(trx: Trx, apply: () => Promise<Applied>): Promise<Applied> {
  await sql`savepoint one_row`.execute(trx)
  const applied = await apply()
  if (applied.became !== 'refused') return applied
  await sql`rollback to savepoint one_row`.execute(trx)
  return { ...applied, offerId: null }
}

/** What stood where the row writes; a fact that was not there is null. */
function valuesBefore({ content }: Held, said: Flat): Flat {
  const before = flatten(content)
  return Object.fromEntries(Object.keys(said).map(path => [path, before[path] ?? null]))
}

async function finish(db: Kysely<Database>, id: number, { by }: Asked, now: Date): Promise<number> {
  return db.transaction().execute(async trx => {
    await trx
      .updateTable('imports')
      .set({ state: 'applied', applied_at: now })
      .where('id', '=', id)
      .where('state', '=', 'applying')
      .execute()
    await noteAbsences(trx, id, now)
    await appendAudit(trx, { actor: actorOf(by), action: 'import.run', subjectKind: 'import', subjectId: id }, now)
    const { n } = await trx
      .selectFrom('import_rows')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('import_id', '=', id)
      .where('applied_at', 'is not', null)
      .executeTakeFirstOrThrow()
    return Number(n)
  })
}
