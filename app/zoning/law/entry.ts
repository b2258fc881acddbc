import { all, any, atMost, type Condition, flag, not, over } from './condition.ts'
import type { UseId } from './uses.ts'

/**
 * One entry of Appended Table 2: the buildings it names, as a condition for each use that it can meet. An entry says the
 * same wherever another column takes it over; which columns do is in columns.ts.
 */
export type Entry = {
  id: string
  clause: string
  /** Its words in short. */
  ja: string
  en: string
  covers: Partial<Record<UseId, Condition>>
  /** First and last day on which it holds, where the law as read sets one. */
  from?: string
  to?: string
}

export const entry = (id: string, clause: string, ja: string, en: string, covers: Entry['covers']): Entry => ({
  id,
  clause: `別表第二${clause}`,
  ja,
  en,
  covers,
})

export const each = (uses: readonly UseId[], covers: (use: UseId) => Condition): Entry['covers'] =>
  Object.fromEntries(uses.map(use => [use, covers(use)]))

/** "原動機を使用する場合にあつては、その出力の合計が〇・七五キロワット以下". */
const smallMotor = any(not(flag('prime_mover')), atMost('motor_kw', 0.75))
export const SMALL_MOTOR: Condition = smallMotor
export const SMALL_WORKSHOP: Condition = all(atMost('workshop_area', 50), smallMotor)
/** "原動機を使用する工場で作業場の床面積の合計が…を超えるもの". */
export const motorWorkshopOver = (m2: number): Condition => all(flag('prime_mover'), over('workshop_area', m2))
