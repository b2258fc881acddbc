import { givenText, type Problem, type ReadFault, readDecimal } from '../../lib/reading.ts'
import type { Answers, Work } from './case.ts'
import { FACT_IDS, type FactId, FLAG_FACTS, NUMBER_FACTS, OPTION_FACTS } from './facts.ts'
import { processOf } from './processes.ts'
import { openFacts } from './questions.ts'
import { isUse } from './uses.ts'

/** What somebody asks whether it may be done: a process or a use of buildings by its id, with what is answered of it. */
export type AskedWork = { use: string; answers: Answers }

/** The work of an id, of a process before a use of the same; null for one that neither has. */
export function workOf(use: string): Work | null {
  const process = processOf(use)
  if (process) return { use: process.use, process }
  return isUse(use) ? { use, process: null } : null
}

type Read = { value: number | boolean | string } | { fault: ReadFault; limit?: number }

function readNumber(raw: string, { max, unit }: { max: number; unit: string }): Read {
  const value = readDecimal(raw)
  const isCounted = unit === '台' || unit === '階'
  const min = unit === '階' ? 1 : 0
  if (value === null) return { fault: 'notANumber' }
  if (value < min) return { fault: 'tooSmall', limit: min }
  if (value > max) return { fault: 'tooLarge', limit: max }
  return isCounted && !Number.isInteger(value) ? { fault: 'notAnInteger' } : { value }
}

function readAnswer(fact: FactId, raw: string): Read {
  if (fact in NUMBER_FACTS) return readNumber(raw, NUMBER_FACTS[fact as keyof typeof NUMBER_FACTS])
  if (fact in FLAG_FACTS) return raw === '1' || raw === '0' ? { value: raw === '1' } : { fault: 'notAnOption' }
  const { options } = OPTION_FACTS[fact as keyof typeof OPTION_FACTS]
  return options.some(([id]) => id === raw) ? { value: raw } : { fault: 'notAnOption' }
}

const given = (params: URLSearchParams, name: string) =>
  params
    .getAll(name)
    .map(raw => raw.trim())
    .filter(raw => raw !== '')

/**
 * Reads `use` and the answers to its questions, each under its fact's name. An empty value is "not known"; what cannot
 * be read is named and taken as not answered; answers without a work are passed over.
 */
export function readAskedWork(params: URLSearchParams): { asked: AskedWork | null; problems: Problem[] } {
  const uses = given(params, 'use')
  const [use] = uses
  if (use === undefined) return { asked: null, problems: [] }
  const value = givenText(uses)
  if (uses.length > 1) return { asked: null, problems: [{ parameter: 'use', fault: 'tooManyValues', value, limit: 1 }] }
  if (!workOf(use)) return { asked: null, problems: [{ parameter: 'use', fault: 'notAnOption', value }] }
  const problems: Problem[] = []
  const answers: Record<string, number | boolean | string> = {}
  for (const fact of FACT_IDS) {
    const raw = given(params, fact)
    if (raw.length === 0) continue
    const read: Read = raw.length > 1 ? { fault: 'tooManyValues', limit: 1 } : readAnswer(fact, raw[0]!)
    if ('value' in read) answers[fact] = read.value
    else problems.push({ parameter: fact, fault: read.fault, value: givenText(raw), limit: read.limit })
  }
  return { asked: { use, answers: answers as Answers }, problems }
}

/** The query that {@link readAskedWork} reads; equal works have equal texts. */
export function writeAskedWork({ use, answers }: AskedWork): [name: string, value: string][] {
  const answered = Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1))
  return [
    ['use', use],
    ...answered.map(([fact, value]): [string, string] => [
      fact,
      typeof value === 'boolean' ? (value ? '1' : '0') : String(value),
    ]),
  ]
}

export const MOST_QUESTIONS = 8

/**
 * What to ask about a work, the most deciding first. What is answered stays, so that it can be answered anew; what other
 * answers have settled goes. An answer may open further questions, as the kind of goods does their quantity and the output
 * of compressors whether they are silent.
 */
export function questionsFor(work: Work, answers: Answers): FactId[] {
  const isAnswered = (fact: FactId) => answers[fact] !== undefined
  const { trade, goods } = answers
  const asked = [...new Set([...openFacts(work, {}), ...openFacts(work, { trade, goods })])]
  const open = openFacts(work, answers)
  const isAhead = (fact: FactId) => fact === 'silent_compressor' && answers.compressor_kw === undefined
  const matters = asked.filter(fact => isAnswered(fact) || (open.includes(fact) && !isAhead(fact)))
  const kept = [...new Set([...matters.filter(isAnswered), ...matters])].slice(0, MOST_QUESTIONS)
  return matters.filter(fact => kept.includes(fact))
}
