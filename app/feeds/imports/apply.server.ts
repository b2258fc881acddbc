import type { Kysely } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import type { Database } from '../../../db/schema.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import { actorOf } from '../../listings/publish.server.ts'
import { listTowns } from '../../places/queries.server.ts'
import { noteAbsences } from '../absence/note.server.ts'
import type { Applying } from './apply-row.server.ts'
import { tellOfImport } from './letters.server.ts'
import { type ApplyMode, MAX_ATOMIC_ROWS } from './model.ts'
import { takeOne, takeSame } from './take-row.server.ts'

type Asked = { organisationId: number; mode: ApplyMode; by: number | null }
export type Means = { clock: () => Date; signal: AbortSignal; baseUrl: string }

/** Rows that are looked at together; those that only confirm are done in one transaction. */
const BATCH = 25

/** A row that cannot be taken where all are wanted or none. */
class OneRefused extends Error {
  constructor(
    readonly number: number,
    readonly why: string,
  ) {
    super('A row was refused')
  }
}

/**
 * Applies the right rows of a file that somebody has said yes to, in transactions of a few rows, so that one that was cut
 * off goes on with the next; with `all_or_nothing` all of them in one, and none where one is refused. Returns how many
 * rows it did; null: none is asked for, it was stopped in between, or nothing was taken.
 */
export async function applyImport(db: Kysely<Database>, id: number, means: Means): Promise<number | null> {
  const asked = await findAsked(db, id)
  if (!asked) return null
  const towns = new Map((await listTowns(db)).map(town => [town.id, town]))
  const applying = (): Applying => {
    const now = means.clock()
    return { ...asked, now, posting: { baseUrl: means.baseUrl, now, isQuiet: true }, towns }
  }
  if (asked.mode === 'all_or_nothing') {
    if (!(await applyWhole(db, id, applying))) return null
  } else if (!(await applyInParts(db, id, applying, means.signal))) return null
  return finish(db, id, asked, means)
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

const openRows = async (db: Kysely<Database> | Trx, id: number, after: number, most: number): Promise<number[]> =>
  (
    await db
      .selectFrom('import_rows')
      .select('number')
      .where('import_id', '=', id)
      .where('outcome', '!=', 'error')
      .where('applied_at', 'is', null)
      .where('number', '>', after)
      .orderBy('number')
      .limit(most)
      .execute()
  ).map(({ number }) => number)

async function applyInParts(
  db: Kysely<Database>,
  id: number,
  applying: () => Applying,
  signal: AbortSignal,
): Promise<boolean> {
  let after = 0
  for (;;) {
    const numbers = await openRows(db, id, after, BATCH)
    if (numbers.length === 0) return true
    if (signal.aborted) return false
    const rest = await db.transaction().execute(trx => takeSame(trx, id, numbers, applying()))
    for (const number of rest) {
      if (signal.aborted) return false
      await db.transaction().execute(trx => takeOne(trx, id, number, applying()))
    }
    after = numbers.at(-1)!
  }
}

/** False: a row was refused, all is as it was, and the file waits with the reason. */
async function applyWhole(db: Kysely<Database>, id: number, applying: () => Applying): Promise<boolean> {
  try {
    await db.transaction().execute(async trx => {
      for (const number of await openRows(trx, id, 0, MAX_ATOMIC_ROWS)) {
        const applied = await takeOne(trx, id, number, applying())
        if (applied?.became === 'refused') throw new OneRefused(number, applied.why ?? '')
      }
    })
    return true
  } catch (error) {
    if (!(error instanceof OneRefused)) throw error
    await db
      .updateTable('imports')
      .set({ state: 'checked', apply_mode: null, stopped_at: jsonb({ number: error.number, why: error.why }) })
      .where('id', '=', id)
      .where('state', '=', 'applying')
      .execute()
    return false
  }
}

async function finish(db: Kysely<Database>, id: number, { by }: Asked, { clock, baseUrl }: Means): Promise<number> {
  const now = clock()
  return db.transaction().execute(async trx => {
    const { numUpdatedRows } = await trx
      .updateTable('imports')
      .set({ state: 'applied', applied_at: now })
      .where('id', '=', id)
      .where('state', '=', 'applying')
      .executeTakeFirst()
    const { n } = await trx
      .selectFrom('import_rows')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .where('import_id', '=', id)
      .where('applied_at', 'is not', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return Number(n)
    await noteAbsences(trx, id, now)
    await appendAudit(trx, { actor: actorOf(by), action: 'import.run', subjectKind: 'import', subjectId: id }, now)
    await tellOfImport(trx, id, { baseUrl, now })
    return Number(n)
  })
}
