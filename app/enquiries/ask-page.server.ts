import type { Db } from '../../db/client.server.ts'
import { withoutControls } from '../lib/controls.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { problemWords } from '../lib/problem.server.ts'
import { findSummary } from '../listings/detail.server.ts'
import { workOf, writeAskedWork } from '../zoning/law/asked.ts'
import { unusedAnswers } from '../zoning/law/unused.ts'
import { pickedWork } from '../zoning/picked-work.server.ts'
import type { PickedWork } from '../zoning/picked-work.ts'
import { verdictView } from '../zoning/verdict-view.server.ts'
import type { VerdictView } from '../zoning/verdict-view.ts'
import { answerOf } from './answer.server.ts'
import { type NoPlace, whyNoPlace } from './place.server.ts'
import {
  MOST_WORDS,
  type QuestionField,
  type QuestionPlace,
  readQuestionPlace,
  writeQuestionPlace,
} from './question.ts'

export type AskPage = {
  picked: PickedWork
  /** Where the question is about, in words; null = nowhere in particular. */
  place: { name: string; path: string; fields: [name: string, value: string][] } | null
  /** Why the question is about no place although one was given. */
  noPlace: NoPlace | null
  /** Where a place is chosen, with the work. */
  lookupPath: string
  verdict: VerdictView | null
  written: Record<'words' | 'mail' | 'phone', string>
  errors: Partial<Record<QuestionField, string>>
  /** What else could not be read, in words. */
  problems: string[]
}

async function placeView(db: Db, place: QuestionPlace, today: string, locale: Locale): Promise<AskPage['place']> {
  const fields = writeQuestionPlace(place)
  if (place.kind === 'point') {
    const query = new URLSearchParams(fields)
    return { name: place.at.map(degree => degree.toFixed(5)).join(', '), path: `/zoning?${query}`, fields }
  }
  const summary = await findSummary(db, place.publicId, today)
  if (!summary || summary === 'gone') return null
  const name = `${inLocale(locale, summary, 'title')} (${place.publicId})`
  return { name, path: `/listings/${place.publicId}`, fields }
}

/**
 * The page on which a question is handed over, filled in from an address or from a form that came back with faults:
 * whatever was right in it stays. `returned`: the fields at fault of a form that came back.
 */
export async function askPage(
  db: Db,
  params: URLSearchParams,
  { locale, today, returned }: { locale: Locale; today: string; returned?: readonly QuestionField[] },
): Promise<AskPage> {
  const t = translator(locale, 'ask')
  const { picked, asked } = pickedWork(params, locale)
  const { place, problems } = readQuestionPlace(params)
  const noPlace = await whyNoPlace(db, place, today)
  const shown = place && !noPlace ? await placeView(db, place, today, locale) : null
  const work = asked && workOf(asked.use)
  const unused = work ? unusedAnswers(work, asked.answers) : []
  const answer = asked && shown ? await answerOf(db, { asked, place }, today) : null
  const given = (name: string) => withoutControls(params.get(name) ?? '').slice(0, 2 * MOST_WORDS)
  return {
    picked,
    place: shown,
    noPlace,
    lookupPath: asked ? `/zoning?${new URLSearchParams(writeAskedWork(asked))}` : '/zoning',
    verdict: answer && verdictView(answer.verdict, locale, unused),
    written: { words: given('words'), mail: given('mail'), phone: given('phone') },
    errors: Object.fromEntries((returned ?? []).map(name => [name, t(`fault.${name}`, { limit: MOST_WORDS })])),
    problems: [
      ...(returned && !picked.chosen ? [t('chooseFirst')] : []),
      ...picked.problems,
      ...problems.map(found => problemWords(locale, found)),
      ...(noPlace ? [t(noPlace)] : []),
    ],
  }
}
