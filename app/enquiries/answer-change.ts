import { canonicalText } from '../places/features.ts'
import type { Headline, Layer, LineResult, Verdict } from '../zoning/law/verdict-model.ts'

/** Why an answer changed. `record`: what the portal knows of the property itself. */
export type Cause = 'rules' | 'zoning' | 'overlays' | 'record'

export type LayerChange = { layer: Layer; before: LineResult[]; after: LineResult[] }
export type AnswerChange = { before: Headline; after: Headline; layers: LayerChange[]; causes: Cause[] }

/** What an answer rests on beside its inputs; data by the number of its edition. */
export type Basis = { ruleVersion: string; zoning: number | null; overlays: number | null }

const linesOf = (verdict: Verdict, layer: Layer) =>
  verdict.layers
    .filter(line => line.layer === layer)
    .map(({ result, clause, needs }) => ({ result, clause, needs: [...needs].sort() }))

const differ = (one: unknown, other: unknown) => canonicalText(one) !== canonicalText(other)
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code).sort()
const layersOf = (...verdicts: Verdict[]): Layer[] => [
  ...new Set(verdicts.flatMap(({ layers }) => layers.map(({ layer }) => layer))),
]
const recorded = ({ layers }: Verdict) =>
  layers.flatMap(({ layer, facts, result }) => [
    ...facts.filter(({ whose }) => whose === 'record').map(({ fact, ja }) => [fact, ja]),
    ...(layer === 'building' ? [result] : []),
  ])

/** Layers whose result, clause or open facts are others than before. Words alone are no change. */
const changedLayers = (before: Verdict, after: Verdict): Layer[] =>
  layersOf(before, after).filter(layer => differ(linesOf(before, layer), linesOf(after, layer)))

function causesOf(before: Verdict, after: Verdict, from: Basis, to: Basis, changed: readonly Layer[]): Cause[] {
  const unchecked = differ(codes(before.unchecked), codes(after.unchecked))
  const isCause: Record<Cause, boolean> = {
    rules: from.ruleVersion !== to.ruleVersion,
    zoning: from.zoning !== to.zoning && changed.some(layer => layer === 'use_zone' || layer === 'dangerous_goods'),
    overlays: from.overlays !== to.overlays && (changed.includes('overlay') || unchecked),
    record: differ(recorded(before), recorded(after)),
  }
  const causes = (Object.keys(isCause) as Cause[]).filter(cause => isCause[cause])
  // Rules have days from which they hold: a day that has passed is a change of them too.
  return causes.length > 0 ? causes : ['rules']
}

/** How an answer differs from the one before it; null where it says the same. */
export function changeBetween(before: Verdict, after: Verdict, from: Basis, to: Basis): AnswerChange | null {
  const changed = changedLayers(before, after)
  const isSame =
    before.result === after.result &&
    changed.length === 0 &&
    !differ(codes(before.open), codes(after.open)) &&
    !differ(codes(before.unchecked), codes(after.unchecked))
  if (isSame) return null
  const results = (verdict: Verdict, layer: Layer) => linesOf(verdict, layer).map(({ result }) => result)
  return {
    before: before.result,
    after: after.result,
    layers: changed.map(layer => ({ layer, before: results(before, layer), after: results(after, layer) })),
    causes: causesOf(before, after, from, to, changed),
  }
}
