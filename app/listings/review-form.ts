import { withoutControls } from '../lib/controls.ts'
import { isContentPath } from './content.ts'
import { isReasonCode, LONGEST_NOTE, REASONS, type ReasonCode } from './review.ts'
import type { Reason } from './revision.ts'

const NOTE = 'note:'
/** A change has some two hundred fields at most. */
const MOST_REASONS = 60

const words = (raw: string): string => [...withoutControls(raw).trim()].slice(0, LONGEST_NOTE).join('')

/**
 * What is to be put right, as the form says it: ticked templates, a note beside a field ('note:terms.rentYen'), and one on
 * the whole ('note'). `sentence` gives a template's words in the language of whoever is to read them.
 */
export function readReasons(form: URLSearchParams, sentence: (code: ReasonCode) => string): Reason[] {
  const ticked = [...new Set(form.getAll('reason'))].filter(isReasonCode)
  const notes = [...form].flatMap(([name, raw]): Reason[] => {
    const path = name.startsWith(NOTE) ? name.slice(NOTE.length) : null
    const isNote = name === 'note' || (path !== null && isContentPath(path))
    const text = isNote ? words(raw) : ''
    return text === '' ? [] : [{ path, text }]
  })
  return [...ticked.map(code => ({ path: REASONS[code], text: sentence(code) })), ...notes].slice(0, MOST_REASONS)
}

/** What was written, to be shown again where the form comes back. */
export const writtenNotes = (form: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...form].filter(([name]) => name === 'note' || name.startsWith(NOTE)).map(([n, v]) => [n, words(v)]),
  )
