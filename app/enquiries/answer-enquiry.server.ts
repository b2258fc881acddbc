import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { User } from '../auth/model.ts'
import type { Posting } from '../tasks/hear.server.ts'
import {
  type AnswerForm,
  type AnswerIntent,
  type FormFault,
  type ReturnedAnswer,
  readAnswerForm,
} from './answer-form.ts'
import { type AnswerRefusal, answerEnquiry, closeEnquiry } from './answering.server.ts'
import { type AnswerWay, isAnswerWay } from './enquiry-state.ts'

export type EnquiryFault = FormFault | AnswerRefusal
/** `returned` null: nothing that the page asks. */
export type Answered =
  | { ok: true; intent: AnswerIntent }
  | { ok: false; status: 400 | 404 | 409; returned: ReturnedAnswer<EnquiryFault> | null }

const STATUS = { NotFound: 404, Closed: 409, Changed: 409, NoWords: 400 } as const satisfies Record<
  AnswerRefusal,
  number
>

/** Does what a form on the page of an organisation's own enquiry asks. */
export async function answerByForm(
  db: Kysely<Database>,
  id: number,
  params: URLSearchParams,
  by: User & { organisationId: number },
  posting: Posting,
): Promise<Answered> {
  const read = readAnswerForm(params, isAnswerWay)
  if (!read.ok) return { ok: false, status: 400, returned: read.returned }
  const { form } = read
  const done = await act(db, id, form, by, posting)
  if (done.ok) return { ok: true, intent: form.intent }
  const returned = { intent: form.intent, fault: done.refusal, words: form.words ?? '', way: form.way }
  return { ok: false, status: STATUS[done.refusal], returned }
}

const act = (
  db: Kysely<Database>,
  id: number,
  { intent, way, words, seen }: AnswerForm<AnswerWay>,
  by: User & { organisationId: number },
  posting: Posting,
) =>
  db.transaction().execute(trx => {
    const { organisationId } = by
    if (intent === 'close') return closeEnquiry(trx, id, organisationId, { accountId: by.id }, posting.now)
    return answerEnquiry(trx, id, { organisationId, way, words, seen }, by, posting)
  })
