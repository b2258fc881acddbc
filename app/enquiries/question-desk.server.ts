import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Actor } from '../audit/entry.ts'
import type { User } from '../auth/model.ts'
import { type Locale, pathIn } from '../lib/i18n/locale.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { writeLetter } from '../mail/outbox.server.ts'
import type { Posting } from '../tasks/hear.server.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'
import type { Headline, Verdict } from '../zoning/law/verdict-model.ts'
import { type QuestionInputs, type QuestionWay, questionNumber, questionPath } from './question.ts'

export type QuestionLine = {
  id: number
  askedOn: string
  status: 'open' | 'answered'
  inputs: QuestionInputs
  /** Title of the property that it is about. */
  titleJa: string | null
  titleEn: string | null
  hasMail: boolean
  hasPhone: boolean
  /** What was told at first, and what holds now; null: asked of no place. */
  toldFirst: Headline | null
  saysNow: Headline | null
  dueOn: string | null
}

const LINE = sql`
  q.id, q.asked_on as "askedOn", q.status, q.inputs, l.title_ja as "titleJa", l.title_en as "titleEn",
  q.mail is not null as "hasMail", q.phone is not null as "hasPhone",
  (select headline from verdict_answers v where v.question_id = q.id order by v.id limit 1) as "toldFirst",
  (select headline from verdict_answers v where v.question_id = q.id order by v.id desc limit 1) as "saysNow",
  (select t.due_on from tasks t where t.kind = 'zoning_question' and t.subject_kind = 'question'
    and t.subject_id = q.id::text and t.closed_at is null) as "dueOn"`
const FROM = sql`verdict_questions q
  left join listings l on l.public_id = q.inputs -> 'place' ->> 'publicId'`

export const PAGE_SIZE = 25

/** Questions in a state: the open ones oldest first, the answered ones newest first. */
export async function listQuestions(
  db: Db,
  { status, page }: { status: QuestionLine['status']; page: number },
): Promise<QuestionLine[]> {
  const order = status === 'open' ? sql`q.id` : sql`q.answered_at desc, q.id desc`
  const { rows } = await sql<QuestionLine>`
    select ${LINE} from ${FROM} where q.status = ${status}
    order by ${order} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`.execute(db)
  return rows
}

export type QuestionCounts = Record<QuestionLine['status'], number>

export async function countQuestions(db: Db): Promise<QuestionCounts> {
  const { rows } = await sql<QuestionCounts>`
    select (count(*) filter (where status = 'open'))::int as open,
      (count(*) filter (where status = 'answered'))::int as answered from verdict_questions`.execute(db)
  return rows[0]!
}

export type QuestionWhole = QuestionLine & {
  words: string | null
  mail: string | null
  phone: string | null
  answer: { way: QuestionWay; words: string | null; by: string | null; at: Date } | null
  /** Every verdict on it, the first told first. */
  verdicts: { verdict: Verdict; ruleVersion: string; on: string }[]
}

export async function findQuestion(db: Db, id: number): Promise<QuestionWhole | null> {
  const { rows } = await sql<Omit<QuestionWhole, 'verdicts'>>`
    select ${LINE}, q.words, q.mail, q.phone,
      case when q.answered_at is not null then json_build_object('way', q.answer_way, 'words', q.answer_words,
        'by', (select name from accounts a where a.id = q.answered_by), 'at', q.answered_at) end as answer
    from ${FROM} where q.id = ${id}`.execute(db)
  const [found] = rows
  if (!found) return null
  const { rows: verdicts } = await sql<QuestionWhole['verdicts'][number]>`
    select verdict, rule_version as "ruleVersion", answered_on as on from verdict_answers
    where question_id = ${id} order by id`.execute(db)
  return { ...found, answer: found.answer && { ...found.answer, at: new Date(found.answer.at) }, verdicts }
}

export type QuestionRefusal = 'NotFound' | 'AlreadyAnswered' | 'NoWords' | 'NoMail'
export type QuestionAnswer = { way: QuestionWay; words: string | null }

type Held = { status: string; inputs: QuestionInputs; locale: Locale; mail: string | null }

/** Keeps how a question was answered and closes it. Writes no letter. */
export async function recordQuestionAnswer(
  trx: Trx,
  id: number,
  { way, words }: QuestionAnswer,
  by: { actor: Actor; accountId: number | null },
  now: Date,
): Promise<Result<Held, QuestionRefusal>> {
  const { rows } = await sql<Held>`
    select status, inputs, locale, mail from verdict_questions where id = ${id} for update`.execute(trx)
  const [held] = rows
  if (!held) return refused('NotFound')
  if (held.status !== 'open') return refused('AlreadyAnswered')
  if (way === 'letter' && held.mail === null) return refused('NoMail')
  if (way === 'letter' && !words) return refused('NoWords')
  await trx
    .updateTable('verdict_questions')
    .set({ status: 'answered', answer_way: way, answer_words: words, answered_by: by.accountId, answered_at: now })
    .where('id', '=', id)
    .execute()
  const subject = { kind: 'question', id } as const
  await closeTasks(trx, { kind: 'zoning_question', subject, outcome: 'done', by: by.actor, now })
  const audit = { actor: by.actor, action: 'question.answer', subjectKind: 'question', subjectId: id }
  await appendAudit(trx, { ...audit, fields: ['status', `answer_${way}`] }, now)
  return done(held)
}

/** Answers a question; by letter it is written to whoever asked, and their reply goes to whoever answers. */
export async function answerQuestion(
  trx: Trx,
  id: number,
  answer: QuestionAnswer,
  by: User,
  posting: Posting,
): Promise<Result<Held, QuestionRefusal>> {
  const actor = { accountId: by.id }
  const answered = await recordQuestionAnswer(trx, id, answer, { actor, accountId: by.id }, posting.now)
  if (!answered.ok || answer.way !== 'letter') return answered
  const { inputs, locale, mail } = answered.value
  const values = {
    number: questionNumber(id),
    asked: askedInWords(inputs.asked, locale),
    words: answer.words ?? '',
    link: posting.baseUrl + pathIn(locale, questionPath(inputs)),
  }
  await writeLetter(trx, { kind: 'question_answered', locale, to: mail!, replyTo: by.mail, values }, posting)
  return answered
}
