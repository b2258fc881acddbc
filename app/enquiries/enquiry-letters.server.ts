import type { Trx } from '../../db/client.server.ts'
import { inLocale, type Locale, pathIn } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { writeLetter } from '../mail/outbox.server.ts'
import { type Posting, tellOf } from '../tasks/hear.server.ts'
import type { Verdict } from '../zoning/law/verdict-model.ts'
import { type Enquiry, enquiryNumber } from './enquiry.ts'
import type { OpenOffer } from './open-offer.server.ts'
import { workWords } from './work-words.server.ts'

type Told = { id: number; offer: OpenOffer; enquiry: Enquiry; verdict: Verdict | null }

/** Writes to whoever answers, to the city where that was wished, and a copy to the sender. */
export async function tellOfEnquiry(trx: Trx, told: Told, posting: Posting): Promise<void> {
  const { id, offer, enquiry } = told
  const { organisationId } = offer
  const event = enquiry.cityHears ? 'enquiry.received_with_consent' : 'enquiry.received'
  await tellOf(
    trx,
    event,
    { organisationId },
    ({ mail, locale, organisationId: ofHearer }) => {
      const isCity = ofHearer === null
      const path = isCity ? `/staff/enquiries/${id}` : `/partner/enquiries/${id}`
      return {
        kind: 'enquiry_received',
        locale,
        to: mail,
        replyTo: enquiry.mail,
        values: {
          ...contentOf(told, locale),
          name: enquiry.name,
          phone: enquiry.phone,
          answers: isCity ? inLocale(locale, offer, 'organisation') : null,
          link: posting.baseUrl + pathIn(locale, path),
        },
      }
    },
    posting,
  )
  await writeCopy(trx, told, posting)
}

const contentOf = ({ offer, enquiry, verdict }: Told, locale: Locale) => ({
  title: inLocale(locale, offer, 'title'),
  publicId: offer.publicId,
  purpose: translator(locale, 'enquiries')(`purpose.${enquiry.purpose}`),
  work: workWords(enquiry.asked, verdict, locale),
  words: enquiry.words,
})

async function writeCopy(trx: Trx, told: Told, posting: Posting): Promise<void> {
  const { id, offer, enquiry } = told
  const { locale } = enquiry
  await writeLetter(
    trx,
    {
      kind: 'enquiry_copy',
      locale,
      to: enquiry.mail,
      values: {
        ...contentOf(told, locale),
        number: enquiryNumber(id),
        organisation: inLocale(locale, offer, 'organisation'),
        person: inLocale(locale, offer, 'contactName'),
        hours: inLocale(locale, offer, 'contactHours'),
        phone: offer.contactPhone,
        cityHears: enquiry.cityHears,
        isSample: offer.isSample,
        link: posting.baseUrl + pathIn(locale, `/listings/${offer.publicId}`),
      },
    },
    posting,
  )
}
