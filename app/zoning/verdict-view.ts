import type { Whose } from './law/case.ts'
import type { FactId } from './law/facts.ts'
import {
  type Confidence,
  type Headline,
  IN_HEADLINE,
  type Layer,
  type LineResult,
  type OpenCode,
  worst,
} from './law/verdict-model.ts'

/** A line of a verdict in one language. `change`: the one answer that would turn a refusal, and what it becomes. */
export type LineView = {
  layer: Layer
  result: LineResult
  clause: string
  text: string
  /** Facts that decide and are not known. */
  needs: readonly { fact: FactId; name: string }[]
  facts: readonly { fact: FactId; name: string; value: string; whose: Whose }[]
  change: { fact: FactId; text: string; becomes: Headline } | null
  confidence: Confidence
}

/** A verdict in one language: as a page shows it and as the API gives it. */
export type VerdictView = {
  result: Headline
  layers: readonly LineView[]
  open: readonly { code: OpenCode; clause: string; text: string; confidence: Confidence }[]
  unchecked: readonly { code: string; text: string }[]
  /** Answers that no rule on this work reads. */
  unused: readonly { fact: FactId; name: string }[]
  ruleVersion: string
  /** That it is guidance, and who decides. */
  guidance: string
}

/** The line that a headline rests on; of several the first. A permit to be had, or no data, is what leaves one open. */
export function decidingLine({ result, layers }: Pick<VerdictView, 'result' | 'layers'>): LineView | undefined {
  const lines = layers.filter(({ layer }) => IN_HEADLINE.includes(layer))
  return lines.find(line => line.result === result) ?? lines.find(line => worst([line.result]) === result)
}
