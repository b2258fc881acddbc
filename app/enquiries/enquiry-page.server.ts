import type { Db } from '../../db/client.server.ts'
import { withoutControls } from '../lib/controls.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { listingPath } from '../listings/card-verdict.ts'
import { findListing } from '../listings/detail.server.ts'
import type { GoneListing, LiveListing } from '../listings/detail.ts'
import { moneyOf } from '../listings/detail-terms.ts'
import { detailVerdict } from '../listings/detail-verdict.server.ts'
import { type AskedWork, readAskedWork, writeAskedWork } from '../zoning/law/asked.ts'
import type { VerdictView } from '../zoning/verdict-view.ts'
import { DRAWN, drawnAt, type EnquiryFaults, type EnquiryField, MOST } from './enquiry.ts'

export type OfferChoice = {
  id: number
  organisation: string
  person: string
  hours: string
  phone: string
  licence: string | null
  money: string | null
  takesEnquiries: boolean
}
export type Written = Record<'purpose' | 'name' | 'company' | 'mail' | 'phone' | 'words', string> & { city: boolean }

/** The form of an enquiry, or what has been written into it to be looked at once more. */
export type EnquiryForm = {
  state: 'form' | 'check'
  listing: { publicId: string; title: string; town: string; path: string; isSample: boolean }
  offers: OfferChoice[]
  /** The offer that is asked about; null where no offer of the listing takes enquiries here. */
  chosen: number | null
  work: { words: string; verdict: VerdictView; fields: [name: string, value: string][] } | null
  /** The same form without the work. */
  withoutWork: string
  written: Written
  errors: Partial<Record<EnquiryField, string>>
  /** What else keeps it from being sent, in words. */
  problems: string[]
  drawn: string
}
export type EnquiryPage = EnquiryForm | { state: 'gone'; gone: GoneListing } | { state: 'lost' }

export type PageRequest = { locale: Locale; today: string; now: Date }
export type Faulty = { faults?: EnquiryFaults; problems?: readonly string[]; step?: EnquiryForm['state'] }

const LIMITED = ['name', 'company', 'words'] as const
const isLimited = (name: string): name is (typeof LIMITED)[number] => (LIMITED as readonly string[]).includes(name)

function errorsOf(faults: EnquiryFaults, locale: Locale): EnquiryForm['errors'] {
  const t = translator(locale, 'enquiries')
  const words = Object.entries(faults) as [EnquiryField, 'missing' | 'unsound'][]
  return Object.fromEntries(
    words.map(([name, fault]) => [name, t(`fault.${name}.${fault}`, { limit: isLimited(name) ? MOST[name] : 0 })]),
  )
}

function choicesOf(listing: LiveListing, locale: Locale): OfferChoice[] {
  const words = { locale, t: translator(locale, 'listingFacts') }
  return listing.offers.map(offer => ({
    id: offer.id,
    organisation: inLocale(locale, offer, 'organisation'),
    person: inLocale(locale, offer, 'contactName'),
    hours: inLocale(locale, offer, 'contactHours'),
    phone: offer.contactPhone,
    licence: offer.licenceNumber,
    money: moneyOf(words, offer, listing.summary).short ?? null,
    takesEnquiries: offer.takesEnquiries,
  }))
}

/** The offer that an address or a form names, else the newest that takes enquiries. */
function chosenOf(offers: readonly OfferChoice[], named: string): number | null {
  const taking = offers.filter(offer => offer.takesEnquiries)
  return (taking.find(({ id }) => String(id) === named) ?? taking[0])?.id ?? null
}

function writtenIn(params: URLSearchParams): Written {
  const given = (name: string) => withoutControls(params.get(name) ?? '').slice(0, 2 * MOST.words)
  return {
    ...{ purpose: given('purpose'), name: given('name'), company: given('company'), mail: given('mail') },
    ...{ phone: given('phone'), words: given('words').replace(/\r\n?/g, '\n'), city: params.get('city') === '1' },
  }
}

async function workOf(db: Db, { summary }: LiveListing, asked: AskedWork | null, request: PageRequest) {
  const found = await detailVerdict(db, summary, { asked, ...request })
  return asked && found && { words: found.work, verdict: found.verdict, fields: writeAskedWork(asked) }
}

/**
 * The page on which a property is asked about, filled in from an address or from a form that came back: whatever was
 * written stays. A listing that is gone is told with similar ones; a number that never was is lost.
 */
export async function enquiryPage(
  db: Db,
  params: URLSearchParams,
  request: PageRequest,
  { faults = {}, problems = [], step = 'form' }: Faulty = {},
): Promise<EnquiryPage> {
  const { locale, today, now } = request
  const found = await findListing(
    db,
    withoutControls(params.get('listing') ?? '')
      .trim()
      .slice(0, 40),
    today,
  )
  if (!found) return { state: 'lost' }
  if (found.state === 'gone') return { state: 'gone', gone: found }
  const { asked } = readAskedWork(params)
  const { summary } = found
  const offers = choicesOf(found, locale)
  const chosen = chosenOf(offers, params.get('offer') ?? '')
  const own = { listing: summary.publicId, ...(chosen === null ? {} : { offer: String(chosen) }) }
  const drawn = params.get(DRAWN) ?? ''
  return {
    state: step,
    listing: {
      publicId: summary.publicId,
      title: inLocale(locale, summary, 'title'),
      town: inLocale(locale, summary, 'town'),
      path: listingPath(summary.publicId, asked),
      isSample: summary.isSample,
    },
    offers,
    chosen,
    work: await workOf(db, found, asked, request),
    withoutWork: `/enquiries/new?${new URLSearchParams(own)}`,
    written: writtenIn(params),
    errors: errorsOf(faults, locale),
    problems: [...problems],
    drawn: /^\d{10}$/.test(drawn) ? drawn : drawnAt(now),
  }
}
