import type { Db } from '../../db/client.server.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { askedInWords } from '../zoning/asked-words.server.ts'
import { type AskedWork, readAskedWork, writeAskedWork } from '../zoning/law/asked.ts'
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

/** The work that an address asks about: its own, else that of the search it came from. */
export function askedOf({ searchParams }: URL): AskedWork | null {
  const { asked } = readAskedWork(searchParams)
  return asked ?? readAskedWork(new URLSearchParams(searchParams.get('back') ?? '')).asked
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
