import type { Locale } from '../lib/i18n/locale.ts'
import { type PlaceFacts, whyNoZone } from './here.ts'
import { type AskedWork, workOf } from './law/asked.ts'
import { unusedAnswers } from './law/unused.ts'
import { verdictOf } from './law/verdict.ts'
import { lawPlace } from './law-place.ts'
import { verdictView } from './verdict-view.server.ts'
import type { VerdictView } from './verdict-view.ts'

/** The verdict on a work at a point of the city, on a day. Null where nothing is asked, and outside the city. */
export function placeVerdict(
  facts: PlaceFacts,
  asked: AskedWork | null,
  date: string,
  locale: Locale,
): VerdictView | null {
  const work = asked && workOf(asked.use)
  if (!work || whyNoZone(facts) === 'outside_city') return null
  const { answers } = asked
  const verdict = verdictOf({ work, answers, property: null, place: lawPlace(facts), date })
  return verdictView(verdict, locale, unusedAnswers(work, answers))
}
