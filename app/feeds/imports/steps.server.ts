import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import type { Database } from '../../../db/schema.ts'
import { requestJob } from '../../jobs/queue.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import type { Owner } from '../../listings/moves.server.ts'
import { letThrough } from '../absence/hold-back.server.ts'
import type { Charset } from '../sheet/charset.ts'
import { type Chosen, columnOf, headingKey } from '../sheet/headings.ts'
import { isRowOfValues, isValueLike } from '../sheet/value-like.ts'
import { type ApplyMode, type ImportCounts, type ImportState, MAX_ATOMIC_ROWS, undoUntil } from './model.ts'

/** Why a step is not taken. `Moved`: the file stands elsewhere by now. */
export type StepRefusal = 'NotFound' | 'Moved' | 'HasErrors' | 'TooManyAtOnce' | 'HeldBack' | 'TooLate' | 'TwoForOne'
export type Stepping = { owner: Owner; by: number; now: Date }

type HeldImport = {
  id: number
  organisationId: number
  state: ImportState
  counts: ImportCounts
  headings: readonly { heading: string }[]
  headingLine: number | null
  chosenColumns: Chosen
  heldBack: string | null
  appliedAt: Date | null
}

async function hold(trx: Trx, id: number, owner: Owner): Promise<HeldImport | null> {
  const found = await trx
    .selectFrom('imports')
    .select(['id', 'organisation_id as organisationId', 'state', 'counts', 'headings'])
    .select(['held_back as heldBack', 'applied_at as appliedAt', 'heading_line as headingLine'])
    .select('chosen_columns as chosenColumns')
    .where('id', '=', id)
    .$if(owner !== 'anybody', query =>
      query.where('organisation_id', '=', (owner as { organisationId: number }).organisationId),
    )
    .forUpdate()
    .executeTakeFirst()
  return (found as HeldImport | undefined) ?? null
}

type Step = (trx: Trx, held: HeldImport, doing: Stepping) => Promise<Result<null, StepRefusal>>
const step = (db: Kysely<Database>, id: number, doing: Stepping, take: Step): Promise<Result<null, StepRefusal>> =>
  db.transaction().execute(async trx => {
    const held = await hold(trx, id, doing.owner)
    return held ? take(trx, held, doing) : refused('NotFound')
  })

/** Before anything of it was applied, a file can be looked at anew. */
const LOOKED_AT: readonly ImportState[] = ['received', 'checking', 'checked', 'refused']

async function checkAnew(trx: Trx, { id }: HeldImport, now: Date): Promise<void> {
  await trx
    .updateTable('imports')
    .set({ state: 'received', refusal: null, refusal_detail: null, held_back: null, stopped_at: null })
    .where('id', '=', id)
    .execute()
  await requestJob(trx, 'imports.check', now, String(id))
}

/** Says how the text of a file is written; null: as the portal finds it. The file is checked anew. */
export const chooseCharset = (db: Kysely<Database>, id: number, charset: Charset | null, doing: Stepping) =>
  step(db, id, doing, async (trx, held, { now }) => {
    if (!LOOKED_AT.includes(held.state)) return refused('Moved')
    await trx.updateTable('imports').set({ chosen_charset: charset }).where('id', '=', id).execute()
    await checkAnew(trx, held, now)
    return done(null)
  })

/** What each heading stands for by its place; null: it is not taken. */
export type HeadingChoices = ReadonlyMap<number, string | null>

/**
 * Remembers what an organisation's headings stand for, for this file and the next ones, and checks the file anew. Where
 * no heading says it, or what stands there looks like a value, the choice is for this file alone.
 */
export const chooseHeadings = (db: Kysely<Database>, id: number, choices: HeadingChoices, doing: Stepping) =>
  step(db, id, doing, async (trx, held, { by, now }) => {
    if (!LOOKED_AT.includes(held.state)) return refused('Moved')
    const columns = [...choices.values()].filter(column => column !== null)
    if (new Set(columns).size < columns.length) return refused('TwoForOne')
    const own: Record<string, string | null> = { ...held.chosenColumns }
    const areValues = held.headingLine === 0 || isRowOfValues(held.headings.map(({ heading }) => heading))
    for (const [at, column] of choices) {
      const said = held.headings[at]?.heading
      if (said === undefined || (column !== null && !columnOf(column))) continue
      const heading = headingKey(said)
      delete own[at]
      if (areValues || heading === '' || isValueLike(said)) {
        own[at] = column
        continue
      }
      await trx
        .insertInto('heading_choices')
        .values({ organisation_id: held.organisationId, heading, column_id: column, chosen_by: by, chosen_at: now })
        .onConflict(conflict =>
          conflict
            .columns(['organisation_id', 'heading'])
            .doUpdateSet({ column_id: column, chosen_by: by, chosen_at: now }),
        )
        .execute()
    }
    await trx
      .updateTable('imports')
      .set({ chosen_columns: jsonb(own) })
      .where('id', '=', id)
      .execute()
    await checkAnew(trx, held, now)
    return done(null)
  })

/** Says in which line the headings stand; 0: in none. The file is checked anew. */
export const chooseLine = (db: Kysely<Database>, id: number, line: number, doing: Stepping) =>
  chooseReading(db, id, { chosen_line: line }, doing)

/** Says which sheet of a workbook is read. What was put right in another one goes with it. */
export const chooseSheet = (db: Kysely<Database>, id: number, name: string, doing: Stepping) =>
  chooseReading(db, id, { chosen_sheet: name, chosen_line: null, fixes: jsonb({}) }, doing)

const chooseReading = (
  db: Kysely<Database>,
  id: number,
  chosen: { chosen_line: number | null; chosen_sheet?: string; fixes?: RawBuilder<unknown> },
  doing: Stepping,
) =>
  step(db, id, doing, async (trx, held, { now }) => {
    if (!LOOKED_AT.includes(held.state)) return refused('Moved')
    await trx
      .updateTable('imports')
      .set({ ...chosen, chosen_columns: jsonb({}) })
      .where('id', '=', id)
      .execute()
    await checkAnew(trx, held, now)
    return done(null)
  })

/** Forgets what an organisation's headings were chosen to stand for, and checks the file anew. */
export const forgetHeadings = (db: Kysely<Database>, id: number, doing: Stepping) =>
  step(db, id, doing, async (trx, held, { now }) => {
    if (!LOOKED_AT.includes(held.state)) return refused('Moved')
    await trx.deleteFrom('heading_choices').where('organisation_id', '=', held.organisationId).execute()
    await checkAnew(trx, held, now)
    return done(null)
  })

/** Looks at a file anew, against what the portal has by now. */
export const lookAgain = (db: Kysely<Database>, id: number, doing: Stepping) =>
  step(db, id, doing, async (trx, held, { now }) => {
    if (!LOOKED_AT.includes(held.state)) return refused('Moved')
    await checkAnew(trx, held, now)
    return done(null)
  })

/**
 * Has a checked file applied. `isKnown`: whoever says yes has been told why it was held back. A second yes is the first.
 */
export const startApplying = (
  db: Kysely<Database>,
  id: number,
  { mode, isKnown }: { mode: ApplyMode; isKnown: boolean },
  doing: Stepping,
) =>
  step(db, id, doing, async (trx, held) => {
    const { by, now } = doing
    if (held.state === 'applying' || held.state === 'applied') return done(null)
    if (held.state !== 'checked') return refused('Moved')
    if (held.heldBack && !isKnown) return refused('HeldBack')
    if (held.heldBack) await letThrough(trx, held.id, doing)
    if (mode === 'all_or_nothing') {
      const { error, new: begun, changed, unchanged } = held.counts
      if (error > 0) return refused('HasErrors')
      if (begun + changed + unchanged > MAX_ATOMIC_ROWS) return refused('TooManyAtOnce')
    }
    await trx
      .updateTable('imports')
      .set({ state: 'applying', apply_mode: mode, applied_by: by, apply_asked_at: now, stopped_at: null })
      .where('id', '=', id)
      .execute()
    await requestJob(trx, 'imports.apply', now, String(id))
    return done(null)
  })

/** Has what an applied file did taken back, within the time that there is for it. */
export const startUndoing = (db: Kysely<Database>, id: number, doing: Stepping) =>
  step(db, id, doing, async (trx, held, { by, now }) => {
    if (held.state === 'undoing' || held.state === 'undone') return done(null)
    if (held.state !== 'applied' || !held.appliedAt) return refused('Moved')
    if (now > undoUntil(held.appliedAt)) return refused('TooLate')
    await trx
      .updateTable('imports')
      .set({ state: 'undoing', undone_by: by, undo_asked_at: now })
      .where('id', '=', id)
      .execute()
    await requestJob(trx, 'imports.undo', now, String(id))
    return done(null)
  })

/** Puts a file away that is not to be applied. What it held is not kept. */
export const dropImport = (db: Kysely<Database>, id: number, doing: Stepping) =>
  step(db, id, doing, async (trx, held) => {
    if (held.state === 'dropped') return done(null)
    if (!LOOKED_AT.includes(held.state)) return refused('Moved')
    await trx
      .updateTable('imports')
      .set({ state: 'dropped', refusal: null, refusal_detail: null, headings: jsonb([]), counts: jsonb({}) })
      .where('id', '=', id)
      .execute()
    await sql`delete from import_rows where import_id = ${id}`.execute(trx)
    return done(null)
  })
