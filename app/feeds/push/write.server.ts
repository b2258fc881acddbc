import type { Kysely } from 'kysely'
import type { Db, Trx } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import { dayInTokyo } from '../../lib/day.ts'
import { actorOf } from '../../listings/publish.server.ts'
import { listStations, listTowns } from '../../places/queries.server.ts'
import { type Applied, type Applying, applyRow } from '../imports/apply-row.server.ts'
import type { Became } from '../imports/became.ts'
import { heldOf } from '../imports/held.server.ts'
import { isToldThisHour } from '../imports/own-revision.server.ts'
import { type Compared, compareRow, type Held, type Outcome } from '../sheet/compare.ts'
import type { Operation } from '../sheet/core-columns.ts'
import type { Problem } from '../sheet/problem.ts'
import { claimsIn, type FileAround, type RowRead } from '../sheet/row.ts'
import { askAboutEnded, isTooManyEnded } from './brake.server.ts'
import { type Changed, changedFields } from './changes.ts'
import { type Conditions, isMeant } from './etag.server.ts'
import type { Caller } from './model.ts'
import { type BodyError, readBody, shown } from './read-body.ts'
import { findStanding, type Standing } from './standing.server.ts'

/** What a program asks for of one of its references. */
export type Asking = { reference: string; operation: Operation; body?: unknown; conditions?: Conditions }

export type Doing = {
  caller: Pick<Caller, 'organisationId' | 'by' | 'tokenId'>
  now: Date
  baseUrl: string
  /** Does it all, tells what became of it, and takes it back. */
  isDry: boolean
  around: FileAround
}

export type Written = {
  kind: 'done'
  isNew: boolean
  outcome: Exclude<Outcome, 'error'>
  became: Became
  changes: Changed[]
  warnings: BodyError[]
  standing: Standing
}

/** `faults`: fields that cannot be taken; `refused`: a rule is against it. */
export type WriteEnd =
  | Written
  | { kind: 'faults'; errors: BodyError[] }
  | { kind: 'notMeant' | 'notFound' }
  | { kind: 'refused'; why: string }

/** What every body of one request is read against. */
export const aroundOf = async (db: Db, now: Date): Promise<FileAround> => ({
  towns: await listTowns(db),
  stations: await listStations(db),
  today: dayInTokyo(now),
})

/** Why the end of an offer is refused that is one too many. */
const TOO_MANY = 'TooManyEnded'

class TakenBack extends Error {
  readonly end: WriteEnd
  constructor(end: WriteEnd) {
    super('Taken back')
    this.end = end
  }
}

/**
 * Writes one reference of an organisation, in a transaction of its own: read, compared with what is there now, and applied
 * as a row of a file is. Requests of one organisation write one after the other, so that the same one a hundred times at
 * once is one listing. What is refused leaves nothing behind.
 */
export async function writeListing(db: Kysely<Database>, asking: Asking, doing: Doing): Promise<WriteEnd> {
  try {
    return await db.transaction().execute(async trx => {
      const { organisationId } = doing.caller
      await trx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
      const end = await writeHeld(trx, asking, doing)
      if (doing.isDry || end.kind === 'refused') throw new TakenBack(end)
      return end
    })
  } catch (error) {
    if (error instanceof TakenBack) {
      const { end } = error
      if (!doing.isDry && end.kind === 'refused' && end.why === TOO_MANY)
        await askAboutEnded(db, doing.caller.organisationId, doing.now)
      return end
    }
    if (isReferenceTaken(error)) return { kind: 'refused', why: 'ReferenceTaken' }
    throw error
  }
}

/** Somebody typed the same reference into the editor at the same moment. */
const isReferenceTaken = (error: unknown): boolean =>
  (error as { code?: unknown }).code === '23505' &&
  (error as { constraint?: unknown }).constraint === 'offers_reference_once'

async function writeHeld(trx: Trx, asking: Asking, doing: Doing): Promise<WriteEnd> {
  const { reference, operation, body, conditions } = asking
  const { around, caller } = doing
  const held = (await heldOf(trx, caller.organisationId, [reference])).get(reference) ?? null
  if (operation !== 'put' && !held) return { kind: 'notFound' }
  if (conditions && !isMeant(conditions, held)) return { kind: 'notMeant' }
  const { row, errors, warnings } =
    operation === 'put'
      ? readBody(reference, body, around)
      : { row: endingRow(reference, operation), errors: [], warnings: [] }
  const compared = compareRow(row, held, around)
  if (errors.length > 0 || compared.outcome === 'error')
    return { kind: 'faults', errors: together(errors, faultsOf(compared, body)) }
  if (operation !== 'put' && held?.status === 'live' && compared.changes.length > 0)
    if (await isTooManyEnded(trx, caller.organisationId, doing.now)) return { kind: 'refused', why: TOO_MANY }
  const applied = await apply(trx, { row, held, compared }, doing)
  if (applied.became === 'refused') return { kind: 'refused', why: applied.why ?? 'NotAllowed' }
  if (applied.offerId !== null && compared.changes.length > 0) await noteToken(trx, applied.offerId, doing)
  const standing = await findStanding(trx, caller.organisationId, reference, around.today)
  if (!standing) throw new Error('What has been written is there')
  return {
    ...{ kind: 'done', isNew: held === null, outcome: compared.outcome, became: applied.became },
    ...{
      changes: changedFields(compared.changes),
      warnings: [...warnings, ...doubtsIn(compared, row, body)],
      standing,
    },
  }
}

/** By which token it was written: after a leak its writes are told from others of the same person. */
const noteToken = (trx: Trx, offerId: number, { caller: { by, tokenId }, now }: Doing): Promise<void> =>
  appendAudit(
    trx,
    {
      ...{ actor: actorOf(by), action: 'listing.push', subjectKind: 'offer', subjectId: offerId },
      fields: [`api_token:${tokenId}`],
    },
    now,
  )

const endingRow = (reference: string, operation: Operation): RowRead => ({
  ...{ reference, operation, kind: null, deal: null, said: {}, claims: claimsIn({}), problems: [] },
  hasErrors: false,
})

/** What is told of a row, in the words of its fields. */
const inFields = (problems: readonly Problem[], body: unknown): BodyError[] =>
  problems.map(({ column, code }) => ({
    field: column,
    code,
    value: shown(column === null ? null : (body as Record<string, unknown> | undefined)?.[column]),
  }))

const faultsOf = ({ problems }: Compared, body: unknown): BodyError[] =>
  inFields(
    problems.filter(({ level }) => level === 'error'),
    body,
  )

/** Warnings that only what is there brings about. That it has ended its reasons tell. */
const doubtsIn = ({ problems }: Compared, row: RowRead, body: unknown): BodyError[] =>
  inFields(
    problems.filter(one => one.level === 'warning' && one.code !== 'has_ended' && !row.problems.includes(one)),
    body,
  )

/** All that is wrong, once; a field that is wrong is not missing as well. */
function together(errors: readonly BodyError[], more: readonly BodyError[]): BodyError[] {
  const known = new Set(errors.map(({ field }) => field))
  return [...errors, ...more.filter(({ field }) => !known.has(field))]
}

type Ready = { row: RowRead; held: Held | null; compared: Compared & { outcome: Outcome } }

async function apply(trx: Trx, { row, held, compared }: Ready, doing: Doing): Promise<Applied> {
  const applying = applyingOf(doing, await isToldThisHour(trx, doing.caller.organisationId, doing.now))
  const hasChanges = compared.changes.length > 0
  if (held && !hasChanges && row.operation === 'put' && (await isConfirmedOn(trx, held, doing.around.today)))
    return { became: 'confirmed', offerId: held.offerId }
  return applyRow(
    trx,
    { operation: row.operation, deal: compared.deal, written: compared.written, held, hasChanges },
    applying,
  )
}

const applyingOf = ({ caller, now, baseUrl, around }: Doing, isQuiet: boolean): Applying => ({
  ...{ organisationId: caller.organisationId, by: caller.by, now, posting: { baseUrl, now, isQuiet } },
  towns: new Map(around.towns.map(town => [town.id, town])),
})

/** Said again on the day on which it has been said: once is enough for the record. */
async function isConfirmedOn(trx: Trx, { offerId, status }: Held, today: string): Promise<boolean> {
  if (status !== 'live') return false
  const found = await trx
    .selectFrom('offers')
    .select('id')
    .where('id', '=', offerId)
    .where('confirmed_on', '=', today)
    .executeTakeFirst()
  return found !== undefined
}
