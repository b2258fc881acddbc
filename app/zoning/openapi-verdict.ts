import { choice, listOf, number, object, orNull, type Parameter, type Schema, text, whole } from '../lib/openapi.ts'
import type { verdictAnswer } from './answer.ts'
import type { Whose } from './law/case.ts'
import {
  FACT_IDS,
  type FactId,
  FLAG_FACTS,
  NUMBER_FACTS,
  type NumberFact,
  OPTION_FACTS,
  type OptionFact,
} from './law/facts.ts'
import { HEADLINES, LAYERS } from './law/verdict-model.ts'

function answerSchema(fact: FactId): Schema {
  if (fact in FLAG_FACTS) return choice(['1', '0'])
  if (fact in OPTION_FACTS) return choice(OPTION_FACTS[fact as OptionFact].options.map(([id]) => id))
  const { unit, max } = NUMBER_FACTS[fact as NumberFact]
  const schema = unit === '台' || unit === '階' ? whole : number
  return { ...schema, minimum: unit === '階' ? 1 : 0, maximum: max }
}

/** What is answered of a work, each by the name of its fact. */
export const answerParameters: Record<string, Parameter> = Object.fromEntries(
  FACT_IDS.map(fact => [fact, { schema: answerSchema(fact) }]),
)

type VerdictAnswer = ReturnType<typeof verdictAnswer>

const WHOSE: readonly Whose[] = ['asker', 'record', 'process']
const fact = choice(FACT_IDS)
const confidence = choice(['high', 'medium', 'low'])

const lineSchema = object({
  layer: choice(LAYERS),
  result: choice([...HEADLINES, 'permit_required', 'no_data']),
  clause: text,
  text,
  needs: listOf(fact),
  facts: listOf(object({ fact, name: text, value: text, whose: choice(WHOSE) })),
  change: orNull(object({ fact, text, becomes: choice(HEADLINES) })),
  confidence,
} satisfies Record<keyof VerdictAnswer['layers'][number], Schema>)

/** A verdict on a work at a place. */
export const verdictSchema = object({
  result: choice(HEADLINES),
  layers: listOf(lineSchema),
  open: listOf(object({ code: text, clause: text, text, confidence })),
  unchecked: listOf(object({ code: text, text })),
  unused: listOf(text),
  ruleVersion: text,
  guidance: text,
} satisfies Record<keyof VerdictAnswer, Schema>)
