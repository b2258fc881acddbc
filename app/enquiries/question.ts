import { hasControls } from '../lib/controls.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { givenText, type Problem } from '../lib/reading.ts'
import { isAddress } from '../mail/letter.ts'
import { type AskedWork, readAskedWork, writeAskedWork } from '../zoning/law/asked.ts'
import { readPoint } from '../zoning/lookup.ts'

/** Where somebody means to work: at a listing, by its public id, or at a point, [lng, lat]. */
export type QuestionPlace = { kind: 'listing'; publicId: string } | { kind: 'point'; at: [number, number] }

/** What a verdict is made from, as it was given. `place` null: nowhere in particular, so there is no verdict. */
export type QuestionInputs = { asked: AskedWork; place: QuestionPlace | null }

/** A question for the city's staff. Whoever asks may leave words, and where to be reached; neither is needed. */
export type Question = {
  inputs: QuestionInputs
  locale: Locale
  words: string | null
  mail: string | null
  phone: string | null
}

export const MOST_WORDS = 1000
const MOST_PHONE = 30

/** A field that people do not see; what fills it in is no person. */
export const TRAP = 'website'
export const QUESTION_FIELDS = ['words', 'mail', 'phone', TRAP] as const
export type QuestionField = (typeof QUESTION_FIELDS)[number]

/** Days a question is kept; afterwards it goes with everything that belongs to it. */
export const KEPT_DAYS = 365

/** The number that is told to whoever asked. */
export const questionNumber = (id: number): string => `Q-${String(id).padStart(5, '0')}`
export const isQuestionNumber = (text: string): boolean => /^Q-\d{5,12}$/.test(text)

/** Reads where: `listing`, or `lng` with `lat`; neither is no problem. */
export function readQuestionPlace(params: URLSearchParams): { place: QuestionPlace | null; problems: Problem[] } {
  const publicId = (params.get('listing') ?? '').trim()
  if (publicId !== '')
    return /^HN-\d{4}-\d{5,9}$/.test(publicId)
      ? { place: { kind: 'listing', publicId }, problems: [] }
      : { place: null, problems: [{ parameter: 'listing', fault: 'notAnOption', value: givenText([publicId]) }] }
  if (['lng', 'lat'].every(name => (params.get(name) ?? '').trim() === '')) return { place: null, problems: [] }
  const { at, problems } = readPoint(params)
  return { place: at && { kind: 'point', at }, problems }
}

/** The query that {@link readQuestionPlace} reads. */
export function writeQuestionPlace(place: QuestionPlace | null): [name: string, value: string][] {
  if (!place) return []
  if (place.kind === 'listing') return [['listing', place.publicId]]
  const [lng, lat] = place.at
  return [
    ['lng', String(lng)],
    ['lat', String(lat)],
  ]
}

/** How a question was answered: by a letter from the portal, by phone, or at the desk. */
export const QUESTION_WAYS = ['letter', 'phone', 'desk'] as const
export type QuestionWay = (typeof QUESTION_WAYS)[number]
export const isQuestionWay = (text: string): text is QuestionWay => (QUESTION_WAYS as readonly string[]).includes(text)

/** Where the verdict on a question stands as it is today: the property's page, or the map at the point. */
export function questionPath({ asked, place }: QuestionInputs): string {
  const query = new URLSearchParams(writeAskedWork(asked))
  if (place?.kind === 'listing') return `/listings/${place.publicId}?${query}`
  for (const [name, value] of writeQuestionPlace(place)) query.set(name, value)
  return `/zoning?${query}`
}

/** The page on which a question is handed over, filled in. */
export const askPath = ({ asked, place }: QuestionInputs): string =>
  `/zoning/ask?${new URLSearchParams([...writeAskedWork(asked), ...writeQuestionPlace(place)])}`

export const isPhone = (text: string) => text.length <= MOST_PHONE && /^\+?[\d()-]{6,}$/.test(text.replace(/\s/g, ''))

/** What each field may hold; an empty one always may. */
const SOUND: Record<QuestionField, (text: string) => boolean> = {
  words: text => text.length <= MOST_WORDS && !hasControls(text),
  // An answer is sent there: what no letter can be sent to is no address.
  mail: isAddress,
  phone: isPhone,
  website: () => false,
}

/** Reads what the form of a question sends. `question` null where something is to be put right. */
export function readQuestion(
  params: URLSearchParams,
  locale: Locale,
): { question: Question | null; faults: QuestionField[]; problems: Problem[] } {
  // A browser sends line ends as two characters; people count them as one.
  const given = (name: QuestionField) => (params.get(name) ?? '').replace(/\r\n?/g, '\n').trim()
  const plain = (name: 'mail' | 'phone') => given(name).normalize('NFKC')
  const fields = { words: given('words'), mail: plain('mail'), phone: plain('phone'), website: given(TRAP) }
  const faults = QUESTION_FIELDS.filter(name => fields[name] !== '' && !SOUND[name](fields[name]))
  const { asked, problems: ofWork } = readAskedWork(params)
  const { place, problems: ofPlace } = readQuestionPlace(params)
  const problems = [...ofWork, ...ofPlace]
  if (!asked && ofWork.length === 0) problems.push({ parameter: 'use', fault: 'missing', value: '' })
  if (!asked || faults.length + problems.length > 0) return { question: null, faults, problems }
  const { words, mail, phone } = fields
  return {
    question: { inputs: { asked, place }, locale, words: words || null, mail: mail || null, phone: phone || null },
    faults,
    problems,
  }
}
