import type { ShownFacts } from './fact-values.ts'
import type { Kind } from './model.ts'
import { type PlanWords, planCase } from './plan-case.ts'
import { floorDrawing } from './plan-floor.ts'
import { lotDrawing } from './plan-lot.ts'
import { sectionDrawing } from './plan-section.ts'
import type { Drawing } from './plan-sheet.ts'

/** Stands where a listing has no photo: drawings from the figures on record, to scale. */
export function drawingsOf(words: PlanWords, kind: Kind, facts: ShownFacts): Drawing[] {
  const plan = planCase(kind, facts, words.locale)
  return kind === 'land' ? [lotDrawing(words, plan)] : [floorDrawing(words, plan), sectionDrawing(words, plan)]
}
