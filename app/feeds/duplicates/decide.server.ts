import { type Kysely, sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import type { Database } from '../../../db/schema.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import { shownUnder } from '../../listings/follow.server.ts'
import { mergeListings, splitMerge } from '../../listings/merges.server.ts'
import type { MergeRefusal } from '../../listings/merges.ts'
import { actorOf } from '../../listings/publish.server.ts'
import type { DecideRefusal, Deciding } from './decision.ts'
import { oddsOf, type PairState } from './pairs.ts'

type Held = {
  id: number
  firstId: number
  secondId: number
  state: PairState
  version: number
  probability: number
  decidedBy: number | null
}

/** Who decides; null: the portal, which only its sample does. */
type By = { accountId: number | null; now: Date }

/** Where a decision leaves its pair. */
const AFTER: Record<Deciding['decision'], PairState> = { merge: 'merged', apart: 'dismissed', split: 'dismissed' }

/**
 * What a person of the city says of a pair: merge it, keep it apart, or split it again. Of two who decide at once the
 * second is told; what one says twice is said once.
 */
export async function decidePair(
  db: Kysely<Database>,
  id: number,
  deciding: Deciding,
  by: By,
): Promise<Result<null, DecideRefusal>> {
  return db.transaction().execute(trx => decideIn(trx, id, deciding, by))
}

/** The same in a transaction of the caller's, which it rolls back where this is refused. */
export async function decideIn(trx: Trx, id: number, deciding: Deciding, by: By): Promise<Result<null, DecideRefusal>> {
  const held = await holdPair(trx, id)
  if (!held) return refused('NotFound')
  const { decision, version, reason } = deciding
  const isTheirs = held.decidedBy === by.accountId && version === held.version - 1
  if (isTheirs && held.state === AFTER[decision]) return done(null)
  if (version !== held.version || (decision === 'split') !== (held.state === 'merged')) return refused('Changed')
  if (decision !== 'merge' && reason === '') return refused('NoReason')
  const refusal = await carryOut(trx, held, deciding, by)
  if (refusal) return refused(refusal)
  await note(trx, held, deciding, by)
  return done(null)
}

async function holdPair(trx: Trx, id: number): Promise<Held | null> {
  const found = await trx
    .selectFrom('duplicate_pairs')
    .select(['id', 'first_id as firstId', 'second_id as secondId', 'state', 'version', 'probability'])
    .select('decided_by as decidedBy')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found ? { ...found, state: found.state as PairState } : null
}

async function carryOut(trx: Trx, held: Held, { decision, keepId, reason }: Deciding, { accountId, now }: By) {
  if (decision === 'merge') return mergePair(trx, held, keepId, { by: accountId, now, reason: reason || null })
  if (decision === 'split') return splitPair(trx, held, { by: accountId, now, reason })
  const audit = {
    actor: actorOf(accountId),
    action: 'listing.keep_apart',
    subjectKind: 'duplicate',
    subjectId: held.id,
  }
  await appendAudit(trx, audit, now)
  return null
}

type Doing<Reason> = { by: number | null; now: Date; reason: Reason }

/** The listing that is chosen keeps what stands under it; so does the one that it was merged into itself. */
async function mergePair(
  trx: Trx,
  { firstId, secondId }: Held,
  keepId: number | null,
  doing: Doing<string | null>,
): Promise<MergeRefusal | 'NoChoice' | null> {
  if (keepId !== firstId && keepId !== secondId) return 'NoChoice'
  const keptId = await shownUnder(trx, keepId)
  const absorbedId = await shownUnder(trx, keepId === firstId ? secondId : firstId)
  const merged = await mergeListings(trx, { keptId, absorbedId, ...doing })
  return merged.ok ? null : merged.refusal
}

/** Takes out the one of the two that stands under the other, or under a third as the other does. */
async function splitPair(trx: Trx, { firstId, secondId }: Held, doing: Doing<string>): Promise<'Changed' | null> {
  const { rows } = await sql<{ id: number }>`
    select m.id from listing_merges m where m.split_at is null and m.absorbed_id in (${firstId}, ${secondId})
    order by m.absorbed_id = ${secondId}::bigint desc, m.id desc limit 1`.execute(trx)
  const split = rows[0] && (await splitMerge(trx, { mergeId: rows[0].id, ...doing }))
  return split?.ok ? null : 'Changed'
}

const note = (trx: Trx, { id, probability }: Held, { decision, reason }: Deciding, { accountId, now }: By) =>
  trx
    .updateTable('duplicate_pairs')
    .set({
      ...{ state: AFTER[decision], decided_by: accountId, decided_at: now, decision_reason: reason || null },
      ...{ decided_odds: oddsOf(probability), version: sql<number>`version + 1` },
    })
    .where('id', '=', id)
    .execute()
