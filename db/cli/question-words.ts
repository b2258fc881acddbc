import { type QuestionInputs, questionNumber } from '../../app/enquiries/question.ts'
import type { OpenQuestion } from '../../app/enquiries/questions.server.ts'
import type { ChangedAnswer } from '../../app/enquiries/reverify.server.ts'
import type { Locale } from '../../app/lib/i18n/locale.ts'
import { translator } from '../../app/lib/i18n/translate.server.ts'
import { workOf, writeAskedWork } from '../../app/zoning/law/asked.ts'
import type { LineResult } from '../../app/zoning/law/verdict-model.ts'
import { workName } from '../../app/zoning/picked-work.server.ts'
import { type Place, placeName } from '../place.ts'

const wordsIn = (locale: Locale) => {
  const t = translator(locale, 'questions')
  const verdict = translator(locale, 'verdict')
  const resultName = (result: LineResult) =>
    result === 'permit_required' || result === 'no_data' ? verdict(`line.${result}`) : verdict(`headline.${result}`)
  const workIn = ({ asked: { use } }: QuestionInputs) => {
    const work = workOf(use)
    return work ? workName(work, locale) : use
  }
  const placeIn = ({ place }: QuestionInputs) =>
    place === null ? t('nowhere') : place.kind === 'listing' ? place.publicId : place.at.join(', ')
  return { t, verdict, resultName, workIn, placeIn, list: locale === 'ja' ? '、' : ', ' }
}

/** Where the answers come from: which folder or server was read, without the password. */
export const sourceLine = (locale: Locale, place: Place): string =>
  translator(locale, 'questions')(place.DATABASE_URL ? 'fromServer' : 'fromFolder', { place: placeName(place) })

/** Questions that nobody has answered, for a terminal. */
export function questionLines(locale: Locale, questions: readonly OpenQuestion[]): string[] {
  const { t, resultName, workIn, placeIn, list } = wordsIn(locale)
  if (questions.length === 0) return [t('none')]
  const linesOf = ({ id, askedOn, inputs, words, mail, phone, headline, changed }: OpenQuestion): string[] => {
    const answers = writeAskedWork(inputs.asked).slice(1)
    const contact = [mail, phone].filter(one => one !== null)
    const verdict = headline ? resultName(headline) : t('noVerdict')
    const asked = { number: questionNumber(id), day: askedOn, work: workIn(inputs), place: placeIn(inputs), verdict }
    return [
      t('of', asked),
      ...(changed
        ? [`  ${t('changedOn', { before: resultName(changed.before), after: verdict, day: changed.on })}`]
        : []),
      ...(answers.length > 0 ? [`  ${t('answers', { answers: answers.map(pair => pair.join('=')).join(list) })}`] : []),
      ...(words ? [`  ${t('words', { words: words.replaceAll('\n', '\n    ') })}`] : []),
      ...(contact.length > 0 ? [`  ${t('contact', { contact: contact.join(list) })}`] : []),
    ]
  }
  return [t('title', { n: questions.length }), ...questions.flatMap(linesOf)]
}

/** Answers that are now others: what they were, what they are, and why; for a terminal. */
export function changeLines(locale: Locale, changes: readonly ChangedAnswer[]): string[] {
  const { t, verdict, resultName, workIn, placeIn, list } = wordsIn(locale)
  if (changes.length === 0) return [t('unchanged')]
  const named = (results: readonly LineResult[]) => results.map(resultName).join(list) || t('gone')
  const linesOf = ({ questionId, inputs, before, after, layers, causes }: ChangedAnswer): string[] => [
    t('change', {
      number: questionNumber(questionId),
      work: workIn(inputs),
      place: placeIn(inputs),
      before: resultName(before),
      after: resultName(after),
      causes: causes.map(cause => t(`cause.${cause}`)).join(list),
    }),
    ...layers.map(
      ({ layer, ...results }) =>
        `  ${t('layer', { layer: verdict(`layer.${layer}`), before: named(results.before), after: named(results.after) })}`,
    ),
  ]
  return [t('changed', { n: changes.length }), ...changes.flatMap(linesOf)]
}
