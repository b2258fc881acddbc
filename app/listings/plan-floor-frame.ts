import type { PlanCase, PlanWords } from './plan-case.ts'
import type { Box, Sheet } from './plan-sheet.ts'

// The sheet of the floor drawing, and what its parts are drawn with.

export const WIDTH = 440
export const HEIGHT = 330
export const SIDE = 24
export const TOP = 36
/** Room for the words of the doors under the wall, and for the scale bar at the foot. */
export const DOOR_ROW = 26
export const FOOT = 36
/** `s`: units per metre. */
export type Frame = { on: Sheet; s: number; building: Box; words: PlanWords; plan: PlanCase }
