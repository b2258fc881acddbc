import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { addDays } from '../lib/day.ts'
import { canonicalText } from '../places/features.ts'
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

/** Stores a question with the answer that the portal gave. Returns its id and the receipt that belongs to it. */
export async function recordQuestion(
  db: Kysely<Database>,
  question: Question,
  today: string,
): Promise<{ id: number; receipt: string }> {
  const { inputs, locale, words, mail, phone } = question
  const content_hash = contentHash(question, today)
  const receipt = receiptOf(content_hash)
  return db.transaction().execute(async trx => {
    const fresh = await trx
      .insertInto('verdict_questions')
      .values({ asked_on: today, locale, inputs: jsonb(inputs), words, mail, phone, content_hash })
      .onConflict(conflict => conflict.constraint('verdict_questions_once').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!fresh) return { id: await questionOf(trx, content_hash), receipt }
    const answer = await answerOf(trx, inputs, today)
    if (answer) await recordAnswer(trx, fresh.id, answer, today)
    return { id: fresh.id, receipt }
  })
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
  const { numDeletedRows } = await db.deleteFrom('verdict_questions').where('asked_on', '<', oldest).executeTakeFirst()
  return Number(numDeletedRows)
}
