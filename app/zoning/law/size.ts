import type { Answers, Case } from './case.ts'
import type { Open } from './verdict-model.ts'

/** The floor that the work needs as it is asked about, in m²; null where no area is answered. */
export function floorNeeded({ workshop_area, floor_area }: Answers): number | null {
  const needed = Math.max(workshop_area ?? 0, floor_area ?? 0)
  return needed > 0 ? needed : null
}

/** That the work as it is asked about does not fit the floor on record. No matter of the law, and so not of the headline. */
export function tooSmall({ answers, property }: Case): Open | null {
  const needed = floorNeeded(answers)
  const floor = property?.floorAreaM2 ?? null
  if (needed === null || floor === null || floor >= needed) return null
  return {
    code: 'too_small',
    clause: '物件の登録',
    ja: `答えの広さ${needed}㎡は、この物件の床面積${floor}㎡に入りません。`,
    en: `The ${needed} m² asked about do not fit the ${floor} m² of this property.`,
    confidence: 'high',
  }
}
