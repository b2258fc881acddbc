import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import type { Database } from '../../../db/schema.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { listStations, listTowns } from '../../places/queries.server.ts'
import { compareRow, type Outcome } from '../sheet/compare.ts'
import type { Heading } from '../sheet/headings.ts'
import type { Problem } from '../sheet/problem.ts'
import { readSheetRow } from '../sheet/row.ts'
import { countMissing, type Fixed, namedTwice, storable, withFixes } from './checking.server.ts'
import { foreseeAll, foresightOf } from './foresee.server.ts'
import { heldOfSheet } from './held.server.ts'
import type { ImportCounts } from './model.ts'
import type { Stepping } from './steps.server.ts'

const LONGEST_CELL = 2_000

export type FixRefusal = 'NotFound' | 'Moved' | 'TooLong'

type HeldRow = {
  organisationId: number
  state: string
  headings: Heading[]
  counts: ImportCounts
  line: number
  cells: string[]
  fixed: Fixed
  outcome: Outcome
  problems: Problem[]
}

async function hold(trx: Trx, id: number, number: number, { owner }: Stepping): Promise<HeldRow | null> {
  const isTheirs = owner === 'anybody' ? sql`true` : sql`i.organisation_id = ${owner.organisationId}`
  const { rows } = await sql<HeldRow>`
    select i.organisation_id as "organisationId", i.state, i.headings, i.counts, r.line, r.cells, r.fixed, r.outcome,
      r.problems
    from imports i join import_rows r on r.import_id = i.id
    where i.id = ${id} and r.number = ${number} and ${isTheirs} for update of i, r`.execute(trx)
  return rows[0] ?? null
}

/**
 * Puts cells of a checked row right, by their place; what was sent stays beside it. The row is read and compared anew,
 * and the file's sums follow.
 */
export const fixCells = (
  db: Kysely<Database>,
  id: number,
  { number, fixes }: { number: number; fixes: Fixed },
  doing: Stepping,
): Promise<Result<Outcome, FixRefusal>> =>
  db.transaction().execute(async trx => {
    const row = await hold(trx, id, number, doing)
    if (!row) return refused('NotFound')
    if (row.state !== 'checked') return refused('Moved')
    if (Object.values(fixes).some(text => text.length > LONGEST_CELL)) return refused('TooLong')
    const fixed = whatDiffers(row.cells, { ...row.fixed, ...fixes })
    const compared = await readAnew(trx, id, number, { ...row, fixed }, dayInTokyo(doing.now))
    await trx
      .updateTable('import_rows')
      .set({ fixed: jsonb(storable(fixed)), fixed_by: doing.by, ...compared.row })
      .where('import_id', '=', id)
      .where('number', '=', number)
      .execute()
    const missing = await countMissing(trx, { id, organisationId: row.organisationId })
    await trx
      .updateTable('imports')
      .set({ counts: jsonb({ ...recount(row, compared), missing }), stopped_at: null })
      .set({ fixes: sql`fixes || ${jsonb({ [row.line]: storable(fixed) })}` as never })
      .where('id', '=', id)
      .execute()
    return done(compared.outcome)
  })

/** A form ends every line with two signs, whatever the cell had. */
const oneEnd = (text: string): string => text.replace(/\r\n?/g, '\n')

/** A cell that is put back as it was sent is no fix. */
const whatDiffers = (cells: readonly string[], fixed: Fixed): Fixed =>
  Object.fromEntries(
    Object.entries(fixed)
      .map(([at, text]) => [at, oneEnd(text)] as const)
      .filter(([at, text]) => oneEnd(cells[Number(at)] ?? '') !== text),
  )

async function readAnew(trx: Trx, id: number, number: number, row: HeldRow, today: string) {
  const file = { towns: await listTowns(trx), stations: await listStations(trx), today }
  let read = readSheetRow(row.headings, withFixes(row.cells, row.fixed), file)
  const held =
    read.reference === null
      ? null
      : ((await heldOfSheet(trx, row.organisationId, [read.reference])).get(read.reference) ?? null)
  const reference = held?.reference ?? read.reference
  const first = reference === null ? null : await lineOf(trx, id, number, reference)
  if (first !== null) read = namedTwice(read, first)
  const { operation } = read
  const { outcome, deal, written, changes, problems } = (
    await foreseeAll(
      trx,
      [{ row: read, held, compared: compareRow(read, held, file) }],
      await foresightOf(trx, row.organisationId, today),
    )
  )[0]!
  return {
    outcome,
    problems,
    row: {
      ...{ reference, outcome, operation, deal, offer_id: held?.offerId ?? null },
      ...{ said: jsonb(storable(written)), changes: jsonb(storable(changes)), problems: jsonb(storable(problems)) },
    },
  }
}

/** The line of another row with this reference; null: there is none. */
async function lineOf(trx: Trx, id: number, number: number, reference: string): Promise<number | null> {
  const found = await trx
    .selectFrom('import_rows')
    .select('line')
    .where('import_id', '=', id)
    .where('reference', '=', reference)
    .where('number', '!=', number)
    .orderBy('number')
    .executeTakeFirst()
  return found?.line ?? null
}

const isWarned = (problems: readonly Problem[]): boolean => problems.some(({ level }) => level === 'warning')

function recount(before: HeldRow, after: { outcome: Outcome; problems: Problem[] }): ImportCounts {
  const counts = { ...before.counts }
  counts[before.outcome]--
  counts[after.outcome]++
  counts.warned += Number(isWarned(after.problems)) - Number(isWarned(before.problems))
  return counts
}
