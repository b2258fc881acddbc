import type { Locale } from '../lib/i18n/locale.ts'

/** `work`: the work that the sender means to do, with the portal's verdict; null: none was chosen. */
type EnquiryContent = { title: string; publicId: string; purpose: string; work: string | null; words: string }

/** Rows of a file by what became of them, as its letter tells. */
export type ImportLetterCounts = Record<
  'published' | 'submitted' | 'drafted' | 'confirmed' | 'ended' | 'left' | 'refused' | 'wrong',
  number
>

/** What each kind of letter tells. Titles and names are in the letter's language; links are absolute. */
export type LetterValues = {
  invitation: { organisation: string; link: string; validUntil: Date }
  reset: { link: string; validUntil: Date }
  new_sign_in: { at: Date; device: string; link: string }
  password_changed: { at: Date; link: string }
  /** `dueOn`: the last day on which the offer is shown without a new confirmation. */
  confirm_offer: {
    title: string
    publicId: string
    confirmedOn: string
    dueOn: string
    /** It is past that day. */
    isHidden: boolean
    link: string
  }
  submission_received: { title: string; publicId: string; organisation: string; link: string }
  submissions_received: { organisation: string; count: number; link: string }
  /** `counts`: rows by what became of them. */
  import_done: { fileName: string; counts: ImportLetterCounts; undoUntil: Date; link: string }
  changes_requested: { title: string; publicId: string; reasons: readonly string[]; link: string }
  published: { title: string; publicId: string; dueOn: string; link: string }
  /** `reason`: the city's own words. */
  offer_suspended: { title: string; publicId: string; reason: string; link: string }
  reported_gone: { title: string; publicId: string; link: string }
  /** `answers`: the organisation that does, where whoever hears of it is not to. */
  enquiry_received: EnquiryContent & { name: string; phone: string | null; answers: string | null; link: string }
  /** To the sender: what was sent, and who answers. */
  enquiry_copy: EnquiryContent & {
    number: string
    organisation: string
    person: string
    hours: string
    phone: string
    cityHears: boolean
    isSample: boolean
    link: string
  }
  enquiry_answered: {
    title: string
    publicId: string
    number: string
    organisation: string
    words: string
    link: string
  }
  /** `asked`: the work that the question was about. */
  question_answered: { number: string; asked: string; words: string; link: string }
  confirm_report: { title: string; publicId: string; link: string; validUntil: Date }
  /** `titles`: some of them; `offOn`: the day on which they leave the search without an answer. */
  missing_from_feed: { titles: readonly string[]; count: number; offOn: string; link: string }
  agreement_ending: { organisation: string; endsOn: string; daysLeft: number; link: string }
  agreement_suspended: { organisation: string; words: string; link: string }
  /** `prefix`: the signs of the token by which its list names it. */
  api_token_revoked: { organisation: string; name: string; prefix: string; at: Date; link: string }
  /** Says that there is something to see, and nothing of what it is. */
  bank_lead_ready: { organisation: string; link: string }
  bank_lead_handed_over: { organisation: string; publicId: string; link: string }
}
export type LetterKind = keyof LetterValues

/** A letter as it is handed in, to be written in the transaction of what it tells of. */
export type Letter<K extends LetterKind = LetterKind> = {
  [P in K]: {
    kind: P
    locale: Locale
    /** One plain address. */
    to: string
    values: LetterValues[P]
    /** Whom an answer reaches, where that is somebody. */
    replyTo?: string
    /** Takes a POST without a cookie (RFC 8058), for letters that people may do without. */
    unsubscribeUrl?: string
  }
}[K]

/** Subject and text of one kind in one language. */
export type Words = { subject: string; body: string[] }
export type LetterTexts<K extends LetterKind> = Record<Locale, (values: LetterValues[K]) => Words>

const MOST_ADDRESS = 254

/** A plain address: no name beside it, and nothing that a mail program reads as a second one or as another header. */
export const isAddress = (text: string): boolean =>
  text.length <= MOST_ADDRESS &&
  /^[^\s@<>()",;:\\[\]\p{Cc}]+@[^\s@<>()",;:\\[\]\p{Cc}.]+(\.[^\s@<>()",;:\\[\]\p{Cc}.]+)+$/u.test(text)

/** A text on one line: what people wrote never begins a new header, nor a paragraph that looks like ours. */
export const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

/** What somebody else wrote, marked as theirs on every line. */
export const quoted = (text: string): string =>
  text
    .split(/\r\n?|[\n\p{Zl}\p{Zp}]/u)
    .map(line => `> ${onOneLine(line)}`.trimEnd())
    .join('\n')

/** Days for which a letter is kept after it was written; only what has been sent, or has failed for good, goes. */
export const KEPT_DAYS = 30
