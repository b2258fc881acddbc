import type { Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import { problemWords } from '../lib/problem.server.ts'
import { givenText, type Problem } from '../lib/reading.ts'
import { type AskedWork, questionsFor, readAskedWork, workOf } from './law/asked.ts'
import type { Work } from './law/case.ts'
import { type FactId, NUMBER_FACTS, type NumberFact, OPTION_FACTS, type OptionFact } from './law/facts.ts'
import { findProcesses } from './law/find-process.ts'
import type { Process } from './law/process.ts'
import { unusedAnswers } from './law/unused.ts'
import { nameOfUse } from './law/uses.ts'
import { factName, factQuestion } from './law/values.ts'
import { type PickedWork, type Question, WORK_WORDS, type WorkChoice } from './picked-work.ts'
import { readWorkWords } from './process-query.ts'

/** What a work is called. */
export const workName = ({ use, process }: Work, locale: Locale): string => process?.[locale] ?? nameOfUse(use)[locale]

const choiceOf =
  (locale: Locale) =>
  ({ id, use, ...process }: Process): WorkChoice => ({ use: id, name: process[locale], note: nameOfUse(use)[locale] })

/** Works that are often sought, to choose from before anything is typed. */
export const usualWorks = (locale: Locale): WorkChoice[] => findProcesses('').map(choiceOf(locale))

const isNumber = (fact: FactId): fact is NumberFact => fact in NUMBER_FACTS
const isOption = (fact: FactId): fact is OptionFact => fact in OPTION_FACTS

function optionsOf(fact: FactId, locale: Locale): { value: string; label: string }[] {
  if (isOption(fact))
    return OPTION_FACTS[fact].options.map(([value, ja, en]) => ({ value, label: locale === 'ja' ? ja : en }))
  const t = translator(locale, 'work')
  return [
    { value: '1', label: t('yes') },
    { value: '0', label: t('no') },
  ]
}

const UNITS_EN: Record<string, string> = { '㎡': 'm²', 階: '', 台: '' }

function questionOf(fact: FactId, params: URLSearchParams, problems: readonly Problem[], locale: Locale): Question {
  const problem = problems.find(found => found.parameter === fact)
  const base = {
    id: fact,
    ask: factQuestion(fact)[locale],
    written: givenText([params.get(fact) ?? '']),
    error: problem && problemWords(locale, problem),
  }
  if (!isNumber(fact)) return { ...base, kind: 'choice', options: optionsOf(fact, locale) }
  const { unit } = NUMBER_FACTS[fact]
  return { ...base, kind: 'number', unit: locale === 'ja' ? unit : (UNITS_EN[unit] ?? unit) }
}

/** Reads which work an address asks about, for {@link WorkPicker}: the work, what fits the words, the questions. */
export function pickedWork(
  params: URLSearchParams,
  locale: Locale,
): { picked: PickedWork; asked: AskedWork | null; problems: Problem[] } {
  const { asked, problems: found } = readAskedWork(params)
  const { words, problems: ofWords } = readWorkWords(params, WORK_WORDS)
  const problems = [...found, ...ofWords]
  const work = asked && workOf(asked.use)
  const questions = work ? questionsFor(work, asked.answers).map(fact => questionOf(fact, params, found, locale)) : []
  const isOwn = ({ parameter }: Problem) => questions.some(({ id }) => id === parameter)
  return {
    asked,
    problems,
    picked: {
      chosen: asked && work && { use: asked.use, name: workName(work, locale), note: nameOfUse(work.use)[locale] },
      words,
      matches: words === '' ? null : findProcesses(words).map(choiceOf(locale)),
      questions,
      unused: work ? unusedAnswers(work, asked.answers).map(fact => factName(fact)[locale]) : [],
      problems: problems.filter(problem => !isOwn(problem)).map(problem => problemWords(locale, problem)),
    },
  }
}
