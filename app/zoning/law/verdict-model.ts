import type { Whose } from './case.ts'
import type { FactId } from './facts.ts'

export const LAYERS = ['use_zone', 'overlay', 'local_ordinance', 'dangerous_goods', 'building'] as const
export type Layer = (typeof LAYERS)[number]
/** Layers that a headline is the worst of; the others are told beside it. */
export const IN_HEADLINE: readonly Layer[] = ['use_zone', 'dangerous_goods', 'overlay']

/** From the best to the worst. */
export const HEADLINES = ['allowed', 'conditional', 'to_be_confirmed', 'not_allowed'] as const
export type Headline = (typeof HEADLINES)[number]
/** permit_required: possible, with a permit or notice named; no_data: the portal holds nothing for this layer here. */
export type LineResult = Headline | 'permit_required' | 'no_data'

/** How sure the portal is of a rule: read in the law's text, taken from a secondary source, or from general knowledge. */
export type Confidence = 'high' | 'medium' | 'low'

/** A stated fact that a line rests on, its value in both languages, and whose it is. */
export type UsedFact = { fact: FactId; ja: string; en: string; whose: Whose }
/** The one answer that would turn a refusal, and what it would become. */
export type Change = { fact: FactId; ja: string; en: string; becomes: Headline }

export type Line = {
  layer: Layer
  result: LineResult
  clause: string
  ja: string
  en: string
  /** Facts that decide and are not known. */
  needs: readonly FactId[]
  facts: readonly UsedFact[]
  change: Change | null
  confidence: Confidence
}

/** What remains to do or to ask. */
export type Open = { code: OpenCode; clause: string; ja: string; en: string; confidence: Confidence }
export type OpenCode =
  | 'factory_permit'
  | 'workshop_notice'
  | 'certificate'
  | 'change_of_use'
  | 'goods'
  | 'several_goods'
  | 'development'
  | 'fire_goods'
  | 'too_small'

/** What the portal has not looked at, said as loudly as what it has. */
export type Unchecked = { code: string; ja: string; en: string }

export type Verdict = {
  result: Headline
  layers: readonly Line[]
  open: readonly Open[]
  unchecked: readonly Unchecked[]
  /** Of the rules by which it was made. */
  ruleVersion: string
}

/** The law's text as read, and this portal's own count of changes to its rules. */
export const RULES = { version: '2026-04-01/2', inForceFrom: '2026-04-01' } as const

/** The day of the law's text and the count of changes that a version of the rules is written of. */
export function rulesOf(version: string): { day: string; revision: string } {
  const [day = '', revision = ''] = version.split('/')
  return { day, revision }
}

const RANK: Record<LineResult, number> = {
  allowed: 0,
  conditional: 1,
  permit_required: 2,
  no_data: 2,
  to_be_confirmed: 2,
  not_allowed: 3,
}

/** The worst of some results; a permit to be had and a layer without data leave it to be confirmed. */
export const worst = (results: readonly LineResult[]): Headline =>
  HEADLINES[Math.max(0, ...results.map(result => RANK[result]))]!
