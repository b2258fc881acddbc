import type { Db } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { problemWords } from '../lib/problem.server.ts'
import type { Problem } from '../lib/reading.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'
import { type AskedWork, readAskedWork, writeAskedWork } from '../zoning/law/asked.ts'
import { FACT_IDS } from '../zoning/law/facts.ts'
import { factName } from '../zoning/law/values.ts'
import type { VerdictView } from '../zoning/verdict-view.ts'
import type { ListingSummary } from './summary.ts'
import { verdictViews } from './verdict-views.server.ts'

/** What the page of a listing says on a work. */
export type DetailVerdict = {
  /** The work with what is answered of it, in words. */
  work: string
  verdict: VerdictView
  /** Where its answers can be changed, and where the city is asked. */
  workPath: string
  askPath: string
}

/**
 * The work that an address asks about: its own, else that of the search it came from. What of its own cannot be read is
 * named; of the search its own page has told.
 */
export function askedOf({ searchParams }: URL): { asked: AskedWork | null; problems: Problem[] } {
  const { asked, problems } = readAskedWork(searchParams)
  const ofSearch = () => readAskedWork(new URLSearchParams(searchParams.get('back') ?? '')).asked
  return { asked: asked ?? ofSearch(), problems }
}

/** What could not be read of a work, each by what it is called, in words. */
export function unreadInWords(problems: readonly Problem[], locale: Locale): string[] {
  const nameOf = (parameter: string) => {
    const fact = FACT_IDS.find(id => id === parameter)
    return fact ? factName(fact)[locale] : translator(locale, 'search')('fields.use')
  }
  return problems.map(problem => `${nameOf(problem.parameter)}: ${problemWords(locale, problem)}`)
}

export async function detailVerdict(
  db: Db,
  listing: Pick<ListingSummary, 'id' | 'publicId'>,
  { asked, today, locale }: { asked: AskedWork | null; today: string; locale: Locale },
): Promise<DetailVerdict | null> {
  const verdict = (await verdictViews(db, [listing], { asked, today, locale })).get(listing.publicId)
  if (!asked || !verdict) return null
  const query = new URLSearchParams(writeAskedWork(asked))
  return {
    work: askedInWords(asked, locale),
    verdict,
    workPath: `/work?${query}`,
    askPath: `/zoning/ask?${query}&listing=${listing.publicId}`,
  }
}
