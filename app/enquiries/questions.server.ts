import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { addDays } from '../lib/day.ts'
import { canonicalText } from '../places/features.ts'
import { openTask } from '../tasks/tasks.server.ts'
import type { Headline } from '../zoning/law/verdict-model.ts'
import { type Answer, answerOf } from './answer.server.ts'
import { isQuestionNumber, KEPT_DAYS, type Question, type QuestionInputs } from './question.ts'

/** The same question on the same day, such as of a button pressed twice, is one question. */
const contentHash = (question: Question, today: string): string =>
  createHash('sha256')
    .update(canonicalText([question, today]))
    .digest('hex')

/** By which whoever asked is known again: of the content, which nobody else knows. */
const receiptOf = (content_hash: string): string => content_hash.slice(0, 20)

const NO_ANSWER = { answer_way: null, answer_words: null, answered_by: null, answered_at: null }

/**
 * Stores a question with the answer that the portal gave, and opens the city's task to answer it. `today`: the day that
 * the verdict is of. Returns its id and the receipt that belongs to it.
 */
export async function recordQuestion(
  trx: Trx,
  question: Question,
  { today, now, isSample = false }: { today: string; now: Date; isSample?: boolean },
): Promise<{ id: number; receipt: string }> {
  const { inputs, ...own } = question
  const content_hash = contentHash(question, today)
  const receipt = receiptOf(content_hash)
  const fresh = await trx
    .insertInto('verdict_questions')
    .values({ ...own, ...NO_ANSWER, asked_on: today, inputs: jsonb(inputs), content_hash, is_sample: isSample })
    .onConflict(conflict => conflict.constraint('verdict_questions_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!fresh) return { id: await questionOf(trx, content_hash), receipt }
  const { id } = fresh
  const answer = await answerOf(trx, inputs, today)
  if (answer) await recordAnswer(trx, id, answer, today)
  await openTask(trx, { kind: 'zoning_question', subject: { kind: 'question', id }, organisationId: null }, now)
  return { id, receipt }
}

/** Whether a question of this number was received and has this receipt. */
export async function isReceived(db: Db, number: string, receipt: string): Promise<boolean> {
  if (!isQuestionNumber(number)) return false
  const id = Number(number.slice(2))
  const question = await db
    .selectFrom('verdict_questions')
    .select('content_hash')
    .where('id', '=', id)
    .executeTakeFirst()
  return question !== undefined && receiptOf(question.content_hash) === receipt
}

const questionOf = async (trx: Trx, content_hash: string): Promise<number> =>
  (
    await trx
      .selectFrom('verdict_questions')
      .select('id')
      .where('content_hash', '=', content_hash)
      .executeTakeFirstOrThrow()
  ).id

/** Adds an answer to a question's history; the one before stays, superseded. */
export async function recordAnswer(trx: Trx, questionId: number, answer: Answer, today: string): Promise<void> {
  const { verdict, zoningDatasetId, overlaysDatasetId } = answer
  await trx
    .updateTable('verdict_answers')
    .set({ superseded_at: sql<Date>`now()` })
    .where('question_id', '=', questionId)
    .where('superseded_at', 'is', null)
    .execute()
  await trx
    .insertInto('verdict_answers')
    .values({
      question_id: questionId,
      headline: verdict.result,
      verdict: jsonb(verdict),
      rule_version: verdict.ruleVersion,
      zoning_dataset_id: zoningDatasetId,
      overlays_dataset_id: overlaysDatasetId,
      answered_on: today,
      superseded_at: null,
    })
    .execute()
}

export type OpenQuestion = {
  id: number
  askedOn: string
  inputs: QuestionInputs
  words: string | null
  mail: string | null
  phone: string | null
  /** null: asked of no place, so that there was no verdict. */
  headline: Headline | null
  /** The verdict before, and the day on which it became another; null: it is the first. */
  changed: { before: Headline; on: string } | null
}

/** Questions that nobody has answered yet, oldest first. */
export const listOpenQuestions = (db: Db): Promise<OpenQuestion[]> =>
  db
    .selectFrom('verdict_questions as q')
    .leftJoin('verdict_answers as a', join =>
      join.onRef('a.question_id', '=', 'q.id').on('a.superseded_at', 'is', null),
    )
    .select([
      'q.id',
      'q.asked_on as askedOn',
      sql<QuestionInputs>`q.inputs`.as('inputs'),
      'q.words',
      'q.mail',
      'q.phone',
      sql<Headline | null>`a.headline`.as('headline'),
      sql<OpenQuestion['changed']>`(
        select json_build_object('before', p.headline, 'on', a.answered_on) from verdict_answers p
        where p.question_id = q.id and p.superseded_at is not null order by p.id desc limit 1)`.as('changed'),
    ])
    .where('q.status', '=', 'open')
    .orderBy('q.id')
    .execute()

/** Throws away questions older than a year, with contacts, words and answers; returns how many went. */
export async function purgeQuestions(db: Db, today: string): Promise<number> {
  const oldest = addDays(today, -KEPT_DAYS)
  const { rows } = await sql`
    with gone as (delete from verdict_questions where asked_on < ${oldest}::text::date returning id),
    done as (
      update tasks set closed_at = now(), closed_by = 'portal', outcome = 'void'
      where kind = 'zoning_question' and closed_at is null and subject_id in (select id::text from gone))
    select id from gone`.execute(db)
  return rows.length
}
