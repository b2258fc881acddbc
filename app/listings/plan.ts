import type { ShownFacts } from './fact-values.ts'
import type { Kind } from './model.ts'
import { type PlanLimits, type PlanWords, planCase } from './plan-case.ts'
import { floorDrawing } from './plan-floor.ts'
import { limitsDrawing } from './plan-limits.ts'
import { lotDrawing } from './plan-lot.ts'
import { sectionDrawing } from './plan-section.ts'
import type { Drawing } from './plan-sheet.ts'

/**
 * Stands where a listing has no photo: drawings from the figures on record, to scale. `limits` is null where nothing
 * may be built.
 */
export function drawingsOf(words: PlanWords, kind: Kind, facts: ShownFacts, limits: PlanLimits | null): Drawing[] {
  const plan = planCase(kind, facts, words.locale)
  if (kind !== 'land') return [floorDrawing(words, plan), sectionDrawing(words, plan)]
  return limits ? [lotDrawing(words, plan), limitsDrawing(words, plan, limits)] : [lotDrawing(words, plan)]
}
