import { hasControls } from '../lib/controls.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { isAddress, onOneLine } from '../mail/letter.ts'
import { type AskedWork, readAskedWork } from '../zoning/law/asked.ts'
import { isPhone, TRAP } from './question.ts'

/** What somebody wants of whoever offers a property: 内見, 条件, 用途, その他. */
export const PURPOSES = ['viewing', 'terms', 'use', 'other'] as const
export type Purpose = (typeof PURPOSES)[number]

/** An enquiry as its form sends it. Name, company, mail and phone stand on one line each. */
export type Enquiry = {
  offerId: number
  locale: Locale
  purpose: Purpose
  /** The work that was chosen on the way here. */
  asked: AskedWork | null
  /** The city is told as well. */
  cityHears: boolean
  name: string
  company: string | null
  mail: string
  phone: string | null
  words: string
}

/** Characters; line ends count as one. */
export const MOST = { name: 80, company: 120, mail: 254, phone: 30, words: 2000 } as const

export const ENQUIRY_FIELDS = ['offer', 'purpose', 'name', 'company', 'mail', 'phone', 'words', TRAP] as const
export type EnquiryField = (typeof ENQUIRY_FIELDS)[number]
export type FieldFault = 'missing' | 'unsound'
export type EnquiryFaults = Partial<Record<EnquiryField, FieldFault>>

/** The field that says when the form was drawn, and the seconds that a person takes to fill it in at least. */
export const DRAWN = 'drawn'
const LEAST_SECONDS = 3

/** The number that is told to both sides. */
export const enquiryNumber = (id: number): string => `E-${String(id).padStart(5, '0')}`
export const isEnquiryNumber = (text: string): boolean => /^E-\d{5,12}$/.test(text)

/** Years after which nothing of a person is left in an enquiry. */
export const KEPT_YEARS = 3

/** When a form is drawn, as it stands in it. Not signed: whoever makes one up can as well wait. */
export const drawnAt = (now: Date): string => String(Math.floor(now.getTime() / 1000))

/** Whether a form comes back quicker than people write. One that does not say when it was drawn counts as quick. */
export function isHurried(drawn: string, now: Date): boolean {
  if (!/^\d{10}$/.test(drawn)) return true
  return now.getTime() / 1000 - Number(drawn) < LEAST_SECONDS
}

/** What was typed into a field: people count a line end as one character, and mean plain digits and letters. */
export function typedIn(params: URLSearchParams, name: EnquiryField): string {
  const raw = params.get(name) ?? ''
  if (name === 'words') return raw.replace(/\r\n?/g, '\n').trim()
  return name === 'mail' || name === 'phone' ? raw.normalize('NFKC').trim() : onOneLineOrAsIs(raw)
}

/** Control characters stay, to be named as a fault; a line end is a space. */
const onOneLineOrAsIs = (raw: string) => (hasControls(raw) ? raw.trim() : onOneLine(raw))

const within = (limit: number) => (text: string) => [...text].length <= limit && !hasControls(text)

const SOUND: Record<EnquiryField, (text: string) => boolean> = {
  offer: text => /^\d{1,15}$/.test(text),
  purpose: text => (PURPOSES as readonly string[]).includes(text),
  name: within(MOST.name),
  company: within(MOST.company),
  mail: isAddress,
  phone: isPhone,
  words: within(MOST.words),
  [TRAP]: () => false,
}
const NEEDED: readonly EnquiryField[] = ['offer', 'purpose', 'name', 'mail', 'words']

function faultsOf(fields: Record<EnquiryField, string>): EnquiryFaults {
  const faults: EnquiryFaults = {}
  for (const name of ENQUIRY_FIELDS) {
    if (fields[name] === '' && NEEDED.includes(name)) faults[name] = 'missing'
    else if (fields[name] !== '' && !SOUND[name](fields[name])) faults[name] = 'unsound'
  }
  return faults
}

/**
 * Reads what the form of an enquiry sends. `enquiry` null where something is to be put right. An answer about the work
 * that cannot be read was read before, on the page that led here: it is left out.
 */
export function readEnquiry(
  params: URLSearchParams,
  locale: Locale,
): { enquiry: Enquiry | null; faults: EnquiryFaults } {
  const fields = Object.fromEntries(ENQUIRY_FIELDS.map(name => [name, typedIn(params, name)])) as Record<
    EnquiryField,
    string
  >
  const faults = faultsOf(fields)
  if (Object.keys(faults).length > 0) return { enquiry: null, faults }
  const { offer, purpose, name, company, mail, phone, words } = fields
  return {
    faults,
    enquiry: {
      offerId: Number(offer),
      locale,
      purpose: purpose as Purpose,
      asked: readAskedWork(params).asked,
      cityHears: params.get('city') === '1',
      ...{ name, mail, words },
      company: company || null,
      phone: phone || null,
    },
  }
}
