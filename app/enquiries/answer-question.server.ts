import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { User } from '../auth/model.ts'
import type { Posting } from '../tasks/hear.server.ts'
import { type FormFault, type ReturnedAnswer, readAnswerForm } from './answer-form.ts'
import { isQuestionWay } from './question.ts'
import { answerQuestion, type QuestionRefusal } from './question-desk.server.ts'

export type QuestionFault = FormFault | QuestionRefusal
export type QuestionAnswered =
  | { ok: true }
  | { ok: false; status: 400 | 404 | 409; returned: ReturnedAnswer<QuestionFault> | null }

const STATUS = { NotFound: 404, AlreadyAnswered: 409, NoWords: 400, NoMail: 400 } as const satisfies Record<
  QuestionRefusal,
  number
>

/** Does what a form on the page of a question asks: a letter, or the record of an answer outside the portal. */
export async function answerQuestionByForm(
  db: Kysely<Database>,
  id: number,
  params: URLSearchParams,
  by: User,
  posting: Posting,
): Promise<QuestionAnswered> {
  const read = readAnswerForm(params, isQuestionWay)
  if (!read.ok) return { ok: false, status: 400, returned: read.returned }
  const { intent, way, words } = read.form
  if (intent === 'close') return { ok: false, status: 400, returned: null }
  const done = await db.transaction().execute(trx => answerQuestion(trx, id, { way, words }, by, posting))
  if (done.ok) return { ok: true }
  return {
    ok: false,
    status: STATUS[done.refusal],
    returned: { intent, fault: done.refusal, words: words ?? '', way },
  }
}
