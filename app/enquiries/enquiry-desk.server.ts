import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { AskedWork } from '../zoning/law/asked.ts'
import type { Verdict } from '../zoning/law/verdict-model.ts'
import type { Purpose } from './enquiry.ts'
import type { AnswerWay, EnquiryState } from './enquiry-state.ts'

/** Lines on a page of a list. */
export const PAGE_SIZE = 25

export type EnquiryLine = {
  id: number
  publicId: string
  titleJa: string
  titleEn: string
  organisationJa: string
  organisationEn: string
  state: EnquiryState
  receivedAt: Date
  answeredAt: Date | null
  /** Until when it is to be answered; null: it has been. */
  dueOn: string | null
  /** null: purged, or none of the reader's business. */
  purpose: Purpose | null
  name: string | null
  company: string | null
  /** The city may read it. */
  cityHears: boolean
  isPurged: boolean
}

/** Whose enquiries are read: an organisation's own in full, or all of them with what the city may know. */
export type Reader = { organisationId: number } | 'city'

const isTheirs = (reader: Reader) =>
  reader === 'city' ? sql<boolean>`true` : sql<boolean>`e.organisation_id = ${reader.organisationId}`
/** The city reads what its sender wished it to, and of all others that they are there. */
const mayRead = (reader: Reader) => (reader === 'city' ? sql<boolean>`e.city_hears` : sql<boolean>`true`)

const dueOn = sql`(select t.due_on from tasks t where t.kind = 'enquiry' and t.subject_kind = 'enquiry'
  and t.subject_id = e.id::text and t.closed_at is null)`

const line = (reader: Reader) => sql`
  e.id, l.public_id as "publicId", l.title_ja as "titleJa", l.title_en as "titleEn", g.name_ja as "organisationJa",
  g.name_en as "organisationEn", e.state, e.received_at as "receivedAt", e.answered_at as "answeredAt",
  ${dueOn} as "dueOn", e.city_hears as "cityHears", e.purged_at is not null as "isPurged",
  case when ${mayRead(reader)} then e.purpose end as purpose,
  case when ${mayRead(reader)} then e.name end as name, case when ${mayRead(reader)} then e.company end as company`

const FROM = sql`enquiries e join listings l on l.id = e.listing_id join organisations g on g.id = e.organisation_id`

/** Enquiries, those that wait for an answer first, the longest waiting of them first; the rest newest first. */
export async function listEnquiries(
  db: Db,
  reader: Reader,
  { state, page }: { state: EnquiryState | null; page: number },
): Promise<EnquiryLine[]> {
  const { rows } = await sql<EnquiryLine>`
    select ${line(reader)} from ${FROM}
    where ${isTheirs(reader)} and ${state === null ? sql`true` : sql`e.state = ${state}`}
    order by e.state <> 'new', case when e.state = 'new' then e.received_at end, e.received_at desc, e.id desc
    limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`.execute(db)
  return rows
}

export type EnquiryCounts = Record<EnquiryState, number>

export async function countEnquiries(db: Db, reader: Reader): Promise<EnquiryCounts> {
  const { rows } = await sql<EnquiryCounts>`
    select (count(*) filter (where state = 'new'))::int as new,
      (count(*) filter (where state = 'answered'))::int as answered,
      (count(*) filter (where state = 'closed'))::int as closed
    from enquiries e where ${isTheirs(reader)}`.execute(db)
  return rows[0]!
}

export type KeptAnswer = { number: number; way: AnswerWay; words: string | null; by: string | null; at: Date }

/** An enquiry whole. For the city without its sender's wish: that it is there, and how long it took. */
export type EnquiryWhole = EnquiryLine & {
  mail: string | null
  phone: string | null
  words: string | null
  asked: AskedWork | null
  verdict: Verdict | null
  closedAt: Date | null
  answers: KeptAnswer[]
  mayRead: boolean
}

export async function findEnquiry(db: Db, id: number, reader: Reader): Promise<EnquiryWhole | null> {
  const may = mayRead(reader)
  const { rows } = await sql<Omit<EnquiryWhole, 'answers'>>`
    select ${line(reader)}, e.closed_at as "closedAt", ${may} as "mayRead",
      case when ${may} then e.mail end as mail, case when ${may} then e.phone end as phone,
      case when ${may} then e.words end as words, case when ${may} then e.asked end as asked,
      case when ${may} then e.verdict end as verdict
    from ${FROM} where e.id = ${id} and ${isTheirs(reader)}`.execute(db)
  const [found] = rows
  if (!found) return null
  if (!found.mayRead) return { ...found, answers: [] }
  const { rows: answers } = await sql<KeptAnswer>`
    select n.number, n.way, n.words, a.name as by, n.answered_at as at
    from enquiry_answers n left join accounts a on a.id = n.answered_by
    where n.enquiry_id = ${id} order by n.number`.execute(db)
  return { ...found, answers }
}

/** How long answers take. Hours of the calendar, of enquiries received in the last `days` days. */
export type AnswerTimes = { received: number; answered: number; medianHours: number | null; late: number }

export async function answerTimes(
  db: Db,
  reader: Reader,
  { now, days, today }: { now: Date; days: number; today: string },
): Promise<AnswerTimes> {
  const since = new Date(now.getTime() - days * 24 * 60 * 60_000)
  const { rows } = await sql<AnswerTimes>`
    select count(*)::int as received, count(e.answered_at)::int as answered,
      (percentile_cont(0.5) within group (order by extract(epoch from e.answered_at - e.received_at) / 3600))::float8
        as "medianHours",
      (select count(*)::int from enquiries e where ${isTheirs(reader)} and e.state = 'new'
        and ${dueOn} < ${today}::text::date) as late
    from enquiries e where ${isTheirs(reader)} and e.received_at >= ${since}`.execute(db)
  return rows[0]!
}
