import type { Kysely } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import type { Flat } from '../../listings/content.ts'
import { actorOf } from '../../listings/publish.server.ts'
import { listTowns } from '../../places/queries.server.ts'
import { takeBackAbsences } from '../absence/note.server.ts'
import type { Means } from './apply.server.ts'
import type { Applying } from './apply-row.server.ts'
import type { Became } from './became.ts'
import type { Before } from './take-row.server.ts'
import { type AppliedRow, undoRow } from './undo-row.server.ts'

type Asked = { organisationId: number; by: number | null }

/**
 * Takes back what an applied file did, row by row from its end, each in a transaction of its own: one that was cut off
 * goes on. Nothing is deleted. Returns how many rows it looked at; null: none is asked for, or it was stopped.
 */
export async function undoImport(db: Kysely<Database>, id: number, means: Means): Promise<number | null> {
  const asked = await findAsked(db, id)
  if (!asked) return null
  const towns = new Map((await listTowns(db)).map(town => [town.id, town]))
  let looked = 0
  for (;;) {
    if (means.signal.aborted) return null
    const now = means.clock()
    const applying: Applying = { ...asked, now, posting: { baseUrl: means.baseUrl, now, isQuiet: true }, towns }
    if (!(await db.transaction().execute(trx => undoNext(trx, id, applying)))) break
    looked++
  }
  await finish(db, id, asked, means.clock())
  return looked
}

async function findAsked(db: Kysely<Database>, id: number): Promise<Asked | null> {
  const found = await db
    .selectFrom('imports')
    .select(['organisation_id as organisationId', 'undone_by as by'])
    .where('id', '=', id)
    .where('state', '=', 'undoing')
    .executeTakeFirst()
  return found ?? null
}

async function undoNext(trx: Trx, id: number, applying: Applying): Promise<boolean> {
  await trx
    .selectFrom('organisations')
    .select('id')
    .where('id', '=', applying.organisationId)
    .forNoKeyUpdate()
    .execute()
  const row = await trx
    .selectFrom('import_rows')
    .select(['number', 'reference', 'said', 'became', 'before', 'applied_at as appliedAt'])
    .where('import_id', '=', id)
    .where('applied_at', 'is not', null)
    .where('undone', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const applied: AppliedRow = {
    ...{ number: row.number, reference: row.reference!, said: row.said as Flat, appliedAt: row.appliedAt! },
    became: row.became!.split(':', 1)[0] as Became,
    before: row.before as Before | null,
  }
  const undone = await undoRow(trx, applied, applying)
  await trx
    .updateTable('import_rows')
    .set({ undone })
    .where('import_id', '=', id)
    .where('number', '=', row.number)
    .execute()
  return true
}

async function finish(db: Kysely<Database>, id: number, { by }: Asked, now: Date): Promise<void> {
  await db.transaction().execute(async trx => {
    const { numUpdatedRows } = await trx
      .updateTable('imports')
      .set({ state: 'undone', undone_at: now })
      .where('id', '=', id)
      .where('state', '=', 'undoing')
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await takeBackAbsences(trx, id, now)
    if (numUpdatedRows > 0n)
      await appendAudit(trx, { actor: actorOf(by), action: 'import.undo', subjectKind: 'import', subjectId: id }, now)
  })
}
