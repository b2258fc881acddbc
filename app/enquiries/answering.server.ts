import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { appendAudit } from '../audit/audit.server.ts'
import type { Actor } from '../audit/entry.ts'
import type { User } from '../auth/model.ts'
import { type Locale, pathIn } from '../lib/i18n/locale.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { writeLetter } from '../mail/outbox.server.ts'
import type { Posting } from '../tasks/hear.server.ts'
import { closeTasks } from '../tasks/tasks.server.ts'
import { enquiryNumber } from './enquiry.ts'
import { ALLOWED, type AnswerWay, type EnquiryState } from './enquiry-state.ts'

/** An enquiry as a command finds it, held until the transaction ends. `mail` null: purged. */
type Held = {
  id: number
  state: EnquiryState
  locale: Locale
  mail: string | null
  title: string
  publicId: string
  organisation: string
  answers: number
}

/** Holds an organisation's own enquiry; null where there is none or it is somebody else's. */
async function holdEnquiry(trx: Trx, id: number, organisationId: number): Promise<Held | null> {
  const { rows } = await sql<Held>`
    select e.id, e.state, e.locale, e.mail, l.public_id as "publicId",
      case e.locale when 'en' then l.title_en else l.title_ja end as title,
      case e.locale when 'en' then g.name_en else g.name_ja end as organisation,
      (select count(*)::int from enquiry_answers n where n.enquiry_id = e.id) as answers
    from enquiries e join listings l on l.id = e.listing_id join organisations g on g.id = e.organisation_id
    where e.id = ${id} and e.organisation_id = ${organisationId} for update of e`.execute(trx)
  return rows[0] ?? null
}

/** `NotFound`: none, or another organisation's. `Changed`: somebody has answered since it was looked at. */
export type AnswerRefusal = 'NotFound' | 'Closed' | 'Changed' | 'NoWords'

export type Answering = {
  organisationId: number
  way: AnswerWay
  /** The letter, or a note on what was said. */
  words: string | null
  /** How many answers whoever writes had in front of them. */
  seen: number
}

/** Keeps an answer with its enquiry, in the name of nobody where the sample writes it. Writes no letter. */
export async function recordAnswer(
  trx: Trx,
  id: number,
  { organisationId, way, words, seen }: Answering,
  by: { actor: Actor; accountId: number | null },
  now: Date,
): Promise<Result<Held, AnswerRefusal>> {
  const held = await holdEnquiry(trx, id, organisationId)
  if (!held) return refused('NotFound')
  if (!ALLOWED[held.state].includes('answer')) return refused('Closed')
  if (held.answers !== seen) return refused('Changed')
  if (way === 'letter' && !words) return refused('NoWords')
  const answer = { enquiry_id: id, number: seen + 1, way, words, answered_by: by.accountId, answered_at: now }
  await trx.insertInto('enquiry_answers').values(answer).execute()
  await trx
    .updateTable('enquiries')
    .set({ state: 'answered', answered_at: sql<Date>`coalesce(answered_at, ${now})` })
    .where('id', '=', id)
    .execute()
  const subject = { kind: 'enquiry', id } as const
  await closeTasks(trx, { kind: 'enquiry', subject, outcome: 'done', by: by.actor, now })
  const audit = { actor: by.actor, action: 'enquiry.answer', subjectKind: 'enquiry', subjectId: id }
  await appendAudit(trx, { ...audit, fields: ['state', `answer_${way}`] }, now)
  return done(held)
}

/** Answers an enquiry; by letter it is written to whoever asked, and their reply goes to whoever answers. */
export async function answerEnquiry(
  trx: Trx,
  id: number,
  answering: Answering,
  by: User,
  posting: Posting,
): Promise<Result<Held, AnswerRefusal>> {
  const actor = { accountId: by.id }
  const answered = await recordAnswer(trx, id, answering, { actor, accountId: by.id }, posting.now)
  if (!answered.ok || answering.way !== 'letter' || answered.value.mail === null) return answered
  const { locale, mail, publicId, title, organisation } = answered.value
  const link = posting.baseUrl + pathIn(locale, `/listings/${publicId}`)
  const values = { title, publicId, number: enquiryNumber(id), organisation, words: answering.words ?? '', link }
  await writeLetter(trx, { kind: 'enquiry_answered', locale, to: mail, replyTo: by.mail, values }, posting)
  return answered
}

/** Puts an enquiry away: nothing more is to be done. One that nobody answered is closed without an answer. */
export async function closeEnquiry(
  trx: Trx,
  id: number,
  organisationId: number,
  by: Actor,
  now: Date,
): Promise<Result<Held, 'NotFound' | 'Closed'>> {
  const held = await holdEnquiry(trx, id, organisationId)
  if (!held) return refused('NotFound')
  if (!ALLOWED[held.state].includes('close')) return refused('Closed')
  await trx.updateTable('enquiries').set({ state: 'closed', closed_at: now }).where('id', '=', id).execute()
  await closeTasks(trx, { kind: 'enquiry', subject: { kind: 'enquiry', id }, outcome: 'void', by, now })
  const audit = { actor: by, action: 'enquiry.close', subjectKind: 'enquiry', subjectId: id }
  await appendAudit(trx, { ...audit, fields: ['state'] }, now)
  return done(held)
}
