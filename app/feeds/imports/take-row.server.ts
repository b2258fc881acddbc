import { sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { type Change, changesBetween, type Flat, flatten } from '../../listings/content.ts'
import type { Deal } from '../../listings/model.ts'
import { refreshTogether } from '../../listings/projection.server.ts'
import { type ConfirmationKept, confirmationOf } from '../../listings/restore.server.ts'
import { changesOf, type Held, isBegunAnew } from '../sheet/compare.ts'
import type { Operation } from '../sheet/core-columns.ts'
import { type Applied, type Applying, applyRow, type Ready } from './apply-row.server.ts'
import { heldOf } from './held.server.ts'

type Row = {
  number: number
  reference: string
  operation: Operation
  deal: Deal | null
  said: Flat
  /** As they were seen when the file was checked. */
  changes: Change[]
}

/** What stood before a row was applied, for whoever takes it back. */
export type Before = {
  status: Held['status']
  values: Flat
  confirmation: ConfirmationKept
  /** What was being written of it lay with the city. */
  wasInReview?: boolean
}

/** One file of an organisation writes at a time. */
const lockOrganisation = (trx: Trx, id: number) =>
  trx.selectFrom('organisations').select('id').where('id', '=', id).forNoKeyUpdate().execute()

const openOnes = async (trx: Trx, importId: number, numbers: readonly number[]): Promise<Row[]> =>
  (await trx
    .selectFrom('import_rows')
    .select(['number', 'reference', 'operation', 'deal', 'said', 'changes'])
    .where('import_id', '=', importId)
    .where('number', 'in', [...numbers])
    .where('applied_at', 'is', null)
    .orderBy('number')
    .forUpdate()
    .execute()) as Row[]

/**
 * Of these rows, does those that say what the portal says already, together: they confirm. Returns the numbers of the
 * rest.
 */
export const takeSame = (trx: Trx, importId: number, numbers: readonly number[], applying: Applying) =>
  refreshTogether(trx, () => takeUnchanged(trx, importId, numbers, applying))

async function takeUnchanged(
  trx: Trx,
  importId: number,
  numbers: readonly number[],
  applying: Applying,
): Promise<number[]> {
  await lockOrganisation(trx, applying.organisationId)
  const rows = await openOnes(trx, importId, numbers)
  const held = await heldOf(
    trx,
    applying.organisationId,
    rows.map(({ reference }) => reference),
  )
  const rest: number[] = []
  for (const row of rows) {
    const one = held.get(row.reference) ?? null
    if (one && row.operation === 'put' && isSame(row, one)) await take(trx, importId, { row, held: one }, applying)
    else rest.push(row.number)
  }
  return rest
}

const isSame = ({ operation, said, deal }: Row, held: Held): boolean =>
  (deal === null || deal === held.deal) && changesOf(operation, said, held).length === 0

/** One row, once: compared anew with what is there now. Returns what became of it; null: it was done before. */
export async function takeOne(trx: Trx, importId: number, number: number, applying: Applying): Promise<Applied | null> {
  await lockOrganisation(trx, applying.organisationId)
  const [row] = await openOnes(trx, importId, [number])
  if (!row) return null
  const held = (await heldOf(trx, applying.organisationId, [row.reference])).get(row.reference) ?? null
  return refreshTogether(trx, () => take(trx, importId, { row, held }, applying))
}

async function take(
  trx: Trx,
  importId: number,
  { row, held }: { row: Row; held: Held | null },
  applying: Applying,
): Promise<Applied> {
  const ready: Ready = {
    ...row,
    written: row.said,
    held,
    hasChanges: held === null || changesOf(row.operation, row.said, held).length > 0,
  }
  const before: Before | null = held
    ? {
        status: held.status,
        values: valuesBefore(held, row.said),
        confirmation: await confirmationOf(trx, held.offerId),
        wasInReview: await isInReview(trx, held.offerId),
      }
    : null
  const isDone = !ready.hasChanges && saidToday(before, applying.now)
  const applied: Applied = isDone
    ? { became: 'left', offerId: held!.offerId }
    : ready.hasChanges && held && isOtherSince(row, held)
      ? { became: 'refused', why: 'ChangedSince', offerId: null }
      : await inSavepoint(trx, () => applyRow(trx, ready, applying))
  await trx
    .updateTable('import_rows')
    .set({
      became: applied.why ? `${applied.became}:${applied.why}`.slice(0, 400) : applied.became,
      offer_id: applied.offerId,
      before: before ? jsonb(before) : null,
      applied_at: applying.now,
    })
    .where('import_id', '=', importId)
    .where('number', '=', row.number)
    .execute()
  return applied
}

const isInReview = async (trx: Trx, offerId: number): Promise<boolean> =>
  (await trx
    .selectFrom('listing_revisions')
    .select('id')
    .where('offer_id', '=', offerId)
    .where('state', '=', 'submitted')
    .executeTakeFirst()) !== undefined

/** Somebody has changed, since the file was checked, what the row would change: whoever looked at it saw something else. */
function isOtherSince({ operation, changes }: Row, held: Held): boolean {
  if (operation !== 'put' || isBegunAnew(held)) return false
  const now = flatten(held.content)
  const isSame = (a: unknown, b: unknown) => changesBetween({ value: a ?? null }, { value: b ?? null }).length === 0
  return changes.some(
    ({ path, before, after }) => path !== '@status' && !isSame(now[path], before) && !isSame(now[path], after),
  )
}

/** It has been said today already, by the same way. */
const saidToday = (before: Before | null, now: Date): boolean =>
  before?.confirmation.confirmedOn === dayInTokyo(now) && before.confirmation.method === 'feed'

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
