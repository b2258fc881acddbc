import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import type { Verdict } from '../zoning/law/verdict-model.ts'
import { type Answer, answerOf } from './answer.server.ts'
import { type AnswerChange, type Basis, changeBetween } from './answer-change.ts'
import type { QuestionInputs } from './question.ts'
import { recordAnswer } from './questions.server.ts'

export type ChangedAnswer = AnswerChange & { questionId: number; inputs: QuestionInputs }

type Held = { questionId: number; inputs: QuestionInputs; verdict: Verdict } & Basis

const heldAnswers = async (trx: Trx): Promise<Held[]> =>
  (
    await sql<Held>`
      select q.id as "questionId", q.inputs, a.verdict, a.rule_version as "ruleVersion",
        a.zoning_dataset_id as zoning, a.overlays_dataset_id as overlays
      from verdict_questions q join verdict_answers a on a.question_id = q.id and a.superseded_at is null
      order by q.id`.execute(trx)
  ).rows

/**
 * Answers every stored question anew, by the rules and data of today, and returns the answers that are now others. Each
 * of those is added to its question's history; where nothing changed nothing is written. A question whose place has no
 * verdict any more keeps the answer it has.
 */
export async function reverifyAnswers(db: Kysely<Database>, today: string): Promise<ChangedAnswer[]> {
  return db.transaction().execute(async trx => {
    // Not while an import is under way: it would be seen half.
    await sql`select pg_advisory_xact_lock(20261122)`.execute(trx)
    const changed: ChangedAnswer[] = []
    for (const held of await heldAnswers(trx)) {
      const { questionId, inputs, verdict } = held
      const answer = await answerOf(trx, inputs, today)
      const change = answer && changeBetween(verdict, answer.verdict, held, basisOf(answer))
      if (!answer || !change) continue
      await recordAnswer(trx, questionId, answer, today)
      changed.push({ questionId, inputs, ...change })
    }
    return changed
  })
}

const basisOf = ({ verdict, zoningDatasetId, overlaysDatasetId }: Answer): Basis => ({
  ruleVersion: verdict.ruleVersion,
  zoning: zoningDatasetId,
  overlays: overlaysDatasetId,
})
