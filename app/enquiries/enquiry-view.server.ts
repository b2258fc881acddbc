import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { listingPath } from '../listings/card-verdict.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'
import { verdictView } from '../zoning/verdict-view.server.ts'
import type { VerdictView } from '../zoning/verdict-view.ts'
import { enquiryNumber } from './enquiry.ts'
import type { EnquiryWhole, KeptAnswer } from './enquiry-desk.server.ts'

type Untold = 'asked' | 'verdict' | 'titleJa' | 'titleEn' | 'organisationJa' | 'organisationEn' | 'answers'

/** An enquiry as its page shows it, in one language, as JSON carries it. */
export type EnquiryView = Omit<EnquiryWhole, Untold | 'receivedAt' | 'answeredAt' | 'closedAt'> & {
  number: string
  title: string
  organisation: string
  listingPath: string
  work: { words: string; verdict: VerdictView | null } | null
  answers: (Omit<KeptAnswer, 'at'> & { at: string })[]
  receivedAt: string
  answeredAt: string | null
  closedAt: string | null
}

const iso = (at: Date | null) => at?.toISOString() ?? null

export function enquiryView(found: EnquiryWhole, locale: Locale): EnquiryView {
  const { asked, verdict, titleJa, titleEn, organisationJa, organisationEn, answers, ...rest } = found
  return {
    ...rest,
    number: enquiryNumber(found.id),
    title: inLocale(locale, { titleJa, titleEn }, 'title'),
    organisation: inLocale(locale, { organisationJa, organisationEn }, 'organisation'),
    listingPath: listingPath(found.publicId, asked),
    work: asked && { words: askedInWords(asked, locale), verdict: verdict && verdictView(verdict, locale) },
    answers: answers.map(answer => ({ ...answer, at: answer.at.toISOString() })),
    receivedAt: found.receivedAt.toISOString(),
    answeredAt: iso(found.answeredAt),
    closedAt: iso(found.closedAt),
  }
}
