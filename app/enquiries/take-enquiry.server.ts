import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { countTry, enquiryTries } from '../auth/attempts.server.ts'
import { waitMinutes } from '../auth/form.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { type EnquiryRefusal, receiveEnquiry } from './enquiries.server.ts'
import { DRAWN, type Enquiry, isHurried, readEnquiry } from './enquiry.ts'
import { type EnquiryPage, enquiryPage, type Faulty, type PageRequest } from './enquiry-page.server.ts'

export type Sending = PageRequest & { clientKey: string; baseUrl: string }

/** Where a form has come to: a page to be shown again, with its HTTP status, or an enquiry that was taken. */
export type Taken = { page: EnquiryPage; status: number } | { number: string; receipt: string }

const REFUSED = { NotOffered: 'notOffered', NobodyReads: 'nobodyReads' } as const satisfies Record<
  EnquiryRefusal,
  string
>

/**
 * Takes one step of the form of an enquiry: `intent` check shows what would be sent, edit goes back to it, send sends it.
 * What is wrong at any step brings the form back with the rest kept.
 */
export async function takeEnquiryForm(db: Kysely<Database>, form: URLSearchParams, sending: Sending): Promise<Taken> {
  const { locale, now } = sending
  const t = translator(locale, 'enquiries')
  const shown = async (faulty: Faulty, status: number): Promise<Taken> => {
    const page = await enquiryPage(db, form, sending, faulty)
    return { page, status: { gone: 410, lost: 404, form: status, check: status }[page.state] }
  }
  const lost: Faulty = { problems: [t('notOffered')] }
  const intent = form.get('intent')
  if (intent === 'edit') return shown({}, 200)
  const { enquiry, faults } = readEnquiry(form, locale)
  if (!enquiry) return shown({ faults }, 400)
  if (isHurried(form.get(DRAWN) ?? '', now)) return shown({ problems: [t('hurried')] }, 400)
  if (intent !== 'send') return checked(await shown({ step: 'check' }, 200), enquiry, () => shown(lost, 409))
  const wait = await countTry(db, enquiryTries(enquiry.mail, sending.clientKey))
  if (wait > 0) return shown({ problems: [t('tooMany', { minutes: waitMinutes(wait) })] }, 429)
  const sent = await send(db, enquiry, sending)
  return sent.ok ? sent.value : shown({ problems: [t(REFUSED[sent.refusal])] }, 409)
}

/** What is shown to be sent goes to whom the form names; where that offer is gone, the form comes back. */
const checked = (taken: Taken, { offerId }: Enquiry, lost: () => Promise<Taken>): Taken | Promise<Taken> =>
  'page' in taken && taken.page.state === 'check' && taken.page.chosen !== offerId ? lost() : taken

const send = (db: Kysely<Database>, enquiry: Enquiry, posting: Sending) =>
  db.transaction().execute(trx => receiveEnquiry(trx, enquiry, posting))
