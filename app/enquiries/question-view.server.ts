import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { workOf } from '../zoning/law/asked.ts'
import { knownIn } from '../zoning/law/case.ts'
import { FACT_IDS } from '../zoning/law/facts.ts'
import { factName, factValue } from '../zoning/law/values.ts'
import type { Headline } from '../zoning/law/verdict-model.ts'
import { workName } from '../zoning/picked-work.server.ts'
import { verdictView } from '../zoning/verdict-view.server.ts'
import type { VerdictView } from '../zoning/verdict-view.ts'
import { readPage } from './desk-query.ts'
import { type QuestionInputs, type QuestionWay, questionNumber, questionPath } from './question.ts'
import { PAGE_SIZE, type QuestionCounts, type QuestionLine, type QuestionWhole } from './question-desk.server.ts'

/** What a question is about, in words. */
type About = {
  number: string
  work: string
  place: string
  /** Where the verdict stands as it is today. */
  path: string
}

export type QuestionLineView = Omit<QuestionLine, 'inputs' | 'titleJa' | 'titleEn'> & About

function placeWords(
  { place }: QuestionInputs,
  titles: Pick<QuestionLine, 'titleJa' | 'titleEn'>,
  locale: Locale,
): string {
  const t = translator(locale, 'enquiries')
  if (place === null) return t('question.nowhere')
  if (place.kind === 'point') return t('question.point', { at: place.at.map(degree => degree.toFixed(5)).join(', ') })
  const title = inLocale(locale, titles, 'title')
  return title ? `${title}（${place.publicId}）` : place.publicId
}

const about = (line: QuestionLine, locale: Locale): About => {
  const work = workOf(line.inputs.asked.use)
  return {
    number: questionNumber(line.id),
    work: work ? workName(work, locale) : line.inputs.asked.use,
    place: placeWords(line.inputs, line, locale),
    path: questionPath(line.inputs),
  }
}

export function questionLineView(line: QuestionLine, locale: Locale): QuestionLineView {
  const { inputs: _, titleJa: __, titleEn: ___, ...rest } = line
  return { ...rest, ...about(line, locale) }
}

export type QuestionListPage = {
  lines: QuestionLineView[]
  counts: QuestionCounts
  status: QuestionLine['status']
  page: number
  pages: number
}

/** Which questions an address of the list asks for, by how many there are. */
export function questionsAsked(params: URLSearchParams, counts: QuestionCounts) {
  const status: QuestionLine['status'] = params.get('state') === 'answered' ? 'answered' : 'open'
  const pages = Math.max(1, Math.ceil(counts[status] / PAGE_SIZE))
  return { status, pages, page: Math.min(readPage(params), pages) }
}

type Told = { verdict: VerdictView; on: string }

export type QuestionView = QuestionLineView & {
  /** What was answered of the work, each with its name. */
  answers: { name: string; value: string }[]
  words: string | null
  mail: string | null
  phone: string | null
  answer: { way: QuestionWay; words: string | null; by: string | null; at: string } | null
  /** The verdict as it was told, and what it is now where that is another. */
  first: Told | null
  changed: (Told & { before: Headline }) | null
}

function answersIn({ inputs: { asked } }: QuestionWhole, locale: Locale): QuestionView['answers'] {
  const work = workOf(asked.use)
  if (!work) return []
  const known = knownIn({ work, answers: asked.answers, property: null })
  return FACT_IDS.filter(fact => asked.answers[fact] !== undefined).map(fact => ({
    name: factName(fact)[locale],
    value: factValue(fact, known)?.[locale] ?? '',
  }))
}

/** A question as its page shows it, in one language, as JSON carries it. */
export function questionView(found: QuestionWhole, locale: Locale): QuestionView {
  const { verdicts, answer, words, mail, phone, ...line } = found
  const told = (one: QuestionWhole['verdicts'][number] | undefined): Told | null =>
    one ? { verdict: verdictView(one.verdict, locale), on: one.on } : null
  const first = told(verdicts[0])
  const last = verdicts.length > 1 ? told(verdicts.at(-1)) : null
  return {
    ...questionLineView(line, locale),
    answers: answersIn(found, locale),
    ...{ words, mail, phone, first },
    answer: answer && { ...answer, at: answer.at.toISOString() },
    changed: last && first && { ...last, before: first.verdict.result },
  }
}
