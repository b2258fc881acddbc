import { sql } from 'kysely'
import { closeEnquiry, recordAnswer } from '../../app/enquiries/answering.server.ts'
import { recordEnquiry } from '../../app/enquiries/enquiries.server.ts'
import { findOpenOffer, type OpenOffer } from '../../app/enquiries/open-offer.server.ts'
import { recordQuestionAnswer } from '../../app/enquiries/question-desk.server.ts'
import { recordQuestion } from '../../app/enquiries/questions.server.ts'
import { addDays } from '../../app/lib/day.ts'
import type { Trx } from '../client.server.ts'
import { ENQUIRIES, type SampleEnquiry } from './enquiry-records.ts'
import { QUESTIONS, type SampleQuestion } from './question-records.ts'

// What people have asked in the sample city: by the portal's own commands, so that tasks, states and the audit log are as
// they would be. Nobody is written to.

/** An instant on a day counted back from the sample's day, by the clock in Tokyo. */
/** Not of today: whoever starts the sample early in the morning would find it in the future. */
const at = (today: string, daysAgo: number, time: string) =>
  new Date(`${addDays(today, -Math.max(1, daysAgo))}T${time}:00+09:00`)
/** The sample's answers are nobody's in particular: its accounts come later. */
const NOBODY = { actor: 'portal', accountId: null } as const

/** Records the sample's enquiries and questions. Returns how many there are of each. */
export async function recordSampleEnquiries(
  trx: Trx,
  today: string,
): Promise<{ enquiries: number; questions: number }> {
  const offers = new Map<string, OpenOffer[]>()
  for (const organisation of new Set(ENQUIRIES.map(one => one.organisation)))
    offers.set(organisation, await openOffersOf(trx, organisation, today))
  for (const [i, enquiry] of ENQUIRIES.entries()) {
    const own = offers.get(enquiry.organisation) ?? []
    const offer = own[i % own.length]
    if (offer) await recordOne(trx, offer, enquiry, i, today)
  }
  const listings = [...offers.values()].flat()
  for (const [i, question] of QUESTIONS.entries()) await askOne(trx, question, listings[i % listings.length], i, today)
  return { enquiries: ENQUIRIES.length, questions: QUESTIONS.length }
}

async function openOffersOf(trx: Trx, slug: string, today: string): Promise<OpenOffer[]> {
  const { rows } = await sql<{ id: number }>`
    select o.id from offers o join organisations g on g.id = o.organisation_id
    where g.slug = ${slug} and o.status = 'live' order by o.id`.execute(trx)
  const found: OpenOffer[] = []
  for (const { id } of rows) {
    const offer = await findOpenOffer(trx, id, today)
    if (offer) found.push(offer)
  }
  return found
}

async function recordOne(trx: Trx, offer: OpenOffer, sample: SampleEnquiry, i: number, today: string): Promise<void> {
  const { organisationId, offerId } = offer
  const { daysAgo, organisation: _, answer, isClosed, ...own } = sample
  const mail = `enquiry${i + 1}@mihon.example`
  const received = at(today, daysAgo, '10:20')
  const { id } = await recordEnquiry(trx, offer, { ...own, offerId, mail }, received)
  if (answer) {
    const { way, words } = answer
    const answered = at(today, Math.max(0, daysAgo - answer.afterDays), '15:40')
    await recordAnswer(trx, id, { organisationId, way, words, seen: 0 }, NOBODY, answered)
  }
  if (isClosed) await closeEnquiry(trx, id, organisationId, 'portal', at(today, 1, '17:05'))
}

async function askOne(
  trx: Trx,
  { daysAgo, place, answer, ...own }: SampleQuestion,
  offer: OpenOffer | undefined,
  i: number,
  today: string,
): Promise<void> {
  const where = place === 'listing' && offer ? ({ kind: 'listing', publicId: offer.publicId } as const) : place
  const inputs = { asked: own.asked, place: where === 'listing' ? null : where }
  const question = { inputs, locale: own.locale, words: own.words, mail: null, phone: null }
  const contact = { mail: own.hasMail ? `question${i + 1}@mihon.example` : null, phone: own.phone }
  const asked = { today: addDays(today, -daysAgo), now: at(today, daysAgo, '11:10'), isSample: true }
  const { id } = await recordQuestion(trx, { ...question, ...contact }, asked)
  if (answer) await recordQuestionAnswer(trx, id, answer, NOBODY, at(today, Math.max(0, daysAgo - 2), '16:30'))
}
