import { hasControls } from '../lib/controls.ts'
import { givenText, type Problem } from '../lib/reading.ts'

/** Longest text by which a work is looked for. */
export const MAX_WORK_WORDS = 60

/** The words of `name` by which somebody looks for a work; '' = none. What cannot be read counts as none. */
export function readWorkWords(params: URLSearchParams, name: string): { words: string; problems: Problem[] } {
  const given = params.getAll(name).filter(value => value.trim() !== '')
  const [first = ''] = given
  const fail = (fault: Problem['fault'], limit?: number) => ({
    words: '',
    problems: [{ parameter: name, fault, value: givenText(given), limit }],
  })
  if (given.length > 1) return fail('tooManyValues', 1)
  if (hasControls(first)) return fail('controls')
  if (first.length > MAX_WORK_WORDS) return fail('tooLong', MAX_WORK_WORDS)
  return { words: first.trim(), problems: [] }
}
