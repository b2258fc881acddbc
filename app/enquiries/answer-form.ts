import { hasControls } from '../lib/controls.ts'
import { MOST_ANSWER } from './enquiry-state.ts'

/** What somebody does with what came in: a letter from the portal, the record of another answer, or an end without one. */
export const INTENTS = ['letter', 'mark', 'close'] as const
export type AnswerIntent = (typeof INTENTS)[number]
export const isIntent = (text: string): text is AnswerIntent => (INTENTS as readonly string[]).includes(text)

export const MOST_NOTE = 1000

export type FormFault = 'NoWords' | 'TooLong' | 'NoWay'
export type AnswerForm<Way extends string> = {
  intent: AnswerIntent
  /** 'letter' for a letter. */
  way: Way
  words: string | null
  /** How many answers its writer had in front of them. */
  seen: number
}
/** A form that comes back: which part of the page it was, what is wrong, and what was written. */
export type ReturnedAnswer<Fault extends string> = {
  intent: AnswerIntent
  fault: Fault
  words: string
  way: string
}

type Read<Way extends string> =
  | { ok: true; form: AnswerForm<Way> }
  | { ok: false; returned: ReturnedAnswer<FormFault> | null }

/** Reads the form of an answer. `ways`: those that a mark may name. null where the intent is none. */
export function readAnswerForm<Way extends string>(
  params: URLSearchParams,
  isWay: (text: string) => text is Way,
): Read<Way | 'letter'> {
  const intent = params.get('intent') ?? ''
  if (!isIntent(intent)) return { ok: false, returned: null }
  const words = (params.get('words') ?? '').replace(/\r\n?/g, '\n').trim()
  const way = intent === 'letter' ? 'letter' : (params.get('way') ?? '')
  const back = (fault: FormFault): Read<Way> => ({ ok: false, returned: { intent, fault, words, way } })
  const limit = intent === 'letter' ? MOST_ANSWER : MOST_NOTE
  if (intent === 'letter' && words === '') return back('NoWords')
  if ([...words].length > limit || hasControls(words)) return back('TooLong')
  if (intent === 'mark' && (!isWay(way) || way === 'letter')) return back('NoWay')
  const seen = /^\d{1,4}$/.test(params.get('seen') ?? '') ? Number(params.get('seen')) : -1
  return { ok: true, form: { intent, way: way as Way | 'letter', words: words || null, seen } }
}
