import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import type { Database } from '../../../db/schema.ts'
import type { AddressTown } from '../../places/address.ts'
import { listTowns } from '../../places/queries.server.ts'
import { type Candidate, candidatesOf } from './candidates.server.ts'
import { listStale, markCompared, writeMarks } from './marks.server.ts'
import { isRaisedAgain, OPEN_STATES, type PairState, stateFor } from './pairs.ts'
import { keepFirstDay } from './relisted.server.ts'
import { RELISTED_FROM, type Score, scoreOf } from './score.ts'
import { readSides } from './sides.server.ts'

/** Listings that are compared in one transaction, and in one run. */
const AT_ONCE = 50
const MOST = 2_000

export type Found = { compared: number; pairs: number; relisted: number }

/**
 * Compares listings that are new or have changed with what may be the same, and keeps the pairs that a person should look
 * at. What was posted again by the same partner keeps its first day. Merges nothing.
 */
export async function findDuplicates(db: Kysely<Database>, now: Date, signal: AbortSignal): Promise<Found> {
  const towns = await listTowns(db)
  const stale = await listStale(db, MOST)
  const found: Found = { compared: 0, pairs: 0, relisted: 0 }
  const batches = Array.from({ length: Math.ceil(stale.length / AT_ONCE) }, (_, i) =>
    stale.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
  // All are marked before any is compared, so that two that are new find each other.
  for (const ids of batches) await db.transaction().execute(trx => writeMarks(trx, ids, towns, now))
  for (const ids of batches) {
    if (signal.aborted) break
    const { pairs, relisted } = await db.transaction().execute(trx => compareListings(trx, ids, towns, now))
    found.compared += ids.length
    found.pairs += pairs
    found.relisted += relisted
  }
  return found
}

type Judged = Candidate & { score: Score }

/** Compares listings that have been marked, in one transaction. */
export async function compareListings(trx: Trx, ids: readonly number[], towns: readonly AddressTown[], now: Date) {
  const candidates = await candidatesOf(trx, ids)
  const sides = await readSides(trx, [...new Set(candidates.flatMap(({ one, other }) => [one, other]))], towns)
  const judged = candidates.flatMap(candidate => {
    const score = scoreOf(sides.get(candidate.one)!, sides.get(candidate.other)!)
    return score ? [{ ...candidate, score }] : []
  })
  const relisted = judged.filter(({ isRelisted, score }) => isRelisted && score.probability >= RELISTED_FROM)
  for (const { one, other } of relisted) await keepFirstDay(trx, one, other, now)
  const pairs = await keepPairs(
    trx,
    ids,
    judged.filter(({ isRelisted }) => !isRelisted),
    now,
  )
  await markCompared(trx, ids, now)
  return { pairs, relisted: relisted.length }
}

/** Writes the pairs of these listings; one that nobody has decided and that is none any more goes. */
async function keepPairs(trx: Trx, ids: readonly number[], judged: readonly Judged[], now: Date): Promise<number> {
  const pairs = new Map(
    judged
      .filter(({ score }) => stateFor(score.probability) !== null)
      .map(({ one, other, score }) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)]
        return [`${first}-${second}`, { first, second, score }]
      }),
  )
  const asked = sql`(select value::bigint from jsonb_array_elements_text(${jsonb([...ids])}))`
  await sql`
    delete from duplicate_pairs where state in (${sql.join(OPEN_STATES)})
      and (first_id in ${asked} or second_id in ${asked})
      and first_id || '-' || second_id not in (select jsonb_array_elements_text(${jsonb([...pairs.keys()])}))`.execute(
    trx,
  )
  for (const { first, second, score } of pairs.values()) await keepPair(trx, first, second, score, now)
  return pairs.size
}

async function keepPair(trx: Trx, first: number, second: number, score: Score, now: Date): Promise<void> {
  const { probability, reasons } = score
  const held = await trx
    .selectFrom('duplicate_pairs')
    .select(['id', 'state', 'decided_odds as decidedOdds'])
    .where('first_id', '=', first)
    .where('second_id', '=', second)
    .forUpdate()
    .executeTakeFirst()
  const said = { probability, reasons: jsonb(reasons), judged_at: now }
  const state = stateFor(probability)!
  if (!held)
    await trx
      .insertInto('duplicate_pairs')
      .values({
        ...{ first_id: first, second_id: second, state, ...said, found_at: now },
        ...{ decided_by: null, decided_at: null, decided_odds: null, decision_reason: null },
      })
      .execute()
  // A decision stands until more speaks against it. One that was merged and stands apart again is open again.
  else if ((held.state as PairState) !== 'dismissed' || isRaisedAgain(probability, held.decidedOdds))
    await trx
      .updateTable('duplicate_pairs')
      .set({ ...said, state, version: sql<number>`version + 1` })
      .where('id', '=', held.id)
      .execute()
}
