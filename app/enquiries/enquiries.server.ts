import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { done, type Result, refused } from '../lib/result.ts'
import { canonicalText } from '../places/features.ts'
import type { Posting } from '../tasks/hear.server.ts'
import { openTask } from '../tasks/tasks.server.ts'
import type { Verdict } from '../zoning/law/verdict-model.ts'
import { answerOf } from './answer.server.ts'
import { type Enquiry, enquiryNumber, isEnquiryNumber, KEPT_YEARS } from './enquiry.ts'
import { tellOfEnquiry } from './enquiry-letters.server.ts'
import { findOpenOffer, type OpenOffer } from './open-offer.server.ts'

/** The same enquiry on the same day, such as of a button pressed twice, is one. */
const contentHash = (enquiry: Enquiry, today: string): string =>
  createHash('sha256')
    .update(canonicalText([enquiry, today]))
    .digest('hex')

/** By which whoever asked is known again: of the content, which nobody else knows. */
const receiptOf = (hash: string): string => hash.slice(0, 20)

/** `isNew` false: it was there already. `verdict`: on the work that was chosen, as it is stored. */
export type Recorded = { id: number; receipt: string; isNew: boolean; verdict: Verdict | null }

/** Stores an enquiry with the verdict that was told, and opens the task to answer it. Nobody is written to. */
export async function recordEnquiry(trx: Trx, offer: OpenOffer, enquiry: Enquiry, now: Date): Promise<Recorded> {
  const today = dayInTokyo(now)
  const content_hash = contentHash(enquiry, today)
  const receipt = receiptOf(content_hash)
  const { asked, cityHears, offerId: _, ...own } = enquiry
  const place = { kind: 'listing', publicId: offer.publicId } as const
  const answer = asked && (await answerOf(trx, { asked, place }, today))
  const fresh = await trx
    .insertInto('enquiries')
    .values({
      ...{ listing_id: offer.listingId, offer_id: offer.offerId, organisation_id: offer.organisationId },
      ...own,
      asked: asked && jsonb(asked),
      verdict: answer && jsonb(answer.verdict),
      city_hears: cityHears,
      is_sample: offer.isSample,
      ...{ received_at: now, answered_at: null, closed_at: null, purged_at: null, content_hash },
    })
    .onConflict(conflict => conflict.constraint('enquiries_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!fresh) return { id: await idOf(trx, content_hash), receipt, isNew: false, verdict: null }
  const { id } = fresh
  await openTask(trx, { kind: 'enquiry', subject: { kind: 'enquiry', id }, organisationId: offer.organisationId }, now)
  const fields = ['purpose', 'words', 'name', 'mail'].concat(own.phone ? ['phone'] : [], own.company ? ['company'] : [])
  const audit = { actor: 'anonymous', action: 'enquiry.receive', subjectKind: 'enquiry', subjectId: id } as const
  await appendAudit(trx, { ...audit, fields }, now)
  return { id, receipt, isNew: true, verdict: answer?.verdict ?? null }
}

const idOf = async (trx: Trx, content_hash: string): Promise<number> =>
  (await trx.selectFrom('enquiries').select('id').where('content_hash', '=', content_hash).executeTakeFirstOrThrow()).id

export type EnquiryRefusal = 'NotOffered' | 'NobodyReads'

/**
 * Takes an enquiry from the public: keeps it, and in the same transaction writes to whoever offers the property, to the
 * city where that was wished, and a copy to the sender. Sent twice it is one, and told of once.
 */
export async function receiveEnquiry(
  trx: Trx,
  enquiry: Enquiry,
  posting: Posting,
): Promise<Result<{ number: string; receipt: string }, EnquiryRefusal>> {
  const offer = await findOpenOffer(trx, enquiry.offerId, dayInTokyo(posting.now))
  if (!offer) return refused('NotOffered')
  if (!offer.isHeard) return refused('NobodyReads')
  const { id, receipt, isNew, verdict } = await recordEnquiry(trx, offer, enquiry, posting.now)
  if (isNew) await tellOfEnquiry(trx, { id, offer, enquiry, verdict }, posting)
  return done({ number: enquiryNumber(id), receipt })
}

/** What whoever asked may see again by the receipt: of which property, and who answers. No word of the enquiry. */
export type Receipt = {
  number: string
  publicId: string
  titleJa: string
  titleEn: string
  organisationJa: string
  organisationEn: string
  phone: string
  hoursJa: string
  hoursEn: string
  cityHears: boolean
  isSample: boolean
  dueOn: string | null
}

export async function findReceipt(db: Db, number: string, receipt: string): Promise<Receipt | null> {
  if (!isEnquiryNumber(number) || receipt === '') return null
  const { rows } = await sql<Receipt & { hash: string | null }>`
    select ${number} as number, l.public_id as "publicId", l.title_ja as "titleJa", l.title_en as "titleEn",
      g.name_ja as "organisationJa", g.name_en as "organisationEn", o.contact_phone as phone,
      o.contact_hours_ja as "hoursJa", o.contact_hours_en as "hoursEn", e.city_hears as "cityHears",
      e.is_sample as "isSample", e.content_hash as hash,
      (select due_on from tasks t where t.kind = 'enquiry' and t.subject_id = e.id::text order by t.id limit 1) as "dueOn"
    from enquiries e join listings l on l.id = e.listing_id join organisations g on g.id = e.organisation_id
      join offers o on o.id = e.offer_id where e.id = ${Number(number.slice(2))}`.execute(db)
  const [found] = rows
  if (!found?.hash || receiptOf(found.hash) !== receipt) return null
  const { hash: _, ...told } = found
  return told
}

/**
 * Empties what is personal in enquiries that came in more than three years ago, with the words of their answers; what
 * figures need stays. Returns how many.
 */
export async function purgeEnquiries(db: Db, today: string): Promise<number> {
  const { rows } = await sql`
    with old as (
      update enquiries set content_hash = null, name = null, company = null, mail = null, phone = null, words = null,
        purged_at = now(), state = 'closed', closed_at = coalesce(closed_at, now())
      where purged_at is null
        and (received_at at time zone 'Asia/Tokyo')::date < ${today}::text::date - ${KEPT_YEARS}::int * interval '1 year'
      returning id),
    answers as (update enquiry_answers set words = null where enquiry_id in (select id from old)),
    done as (
      update tasks set closed_at = now(), closed_by = 'portal', outcome = 'void'
      where kind = 'enquiry' and closed_at is null and subject_id in (select id::text from old))
    select id from old`.execute(db)
  return rows.length
}
