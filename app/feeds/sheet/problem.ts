import type { Fault, Guess } from '../cells/read.ts'

/** Why a row as a whole cannot be taken, besides a cell that cannot be read. */
export const ROW_FAULTS = [
  'no_reference',
  'own_number',
  'control_characters',
  'half_a_place',
  'outside_city',
  'too_many_cells',
  'two_values',
  'cell_error',
  'nothing_to_end',
  'other_deal',
  'twice',
  'kind_not_agreed',
  'lacks',
  'zone_differs',
  'ratio_differs',
  'other_firm',
  'has_ended',
  'not_of_deal',
  'pin_dropped',
  'pin_kept',
  'far_from_town',
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

/** A note is said of its row and asks nothing of anybody. */
export const LEVELS = ['error', 'warning', 'note'] as const
export type Level = (typeof LEVELS)[number]
const NOTES: ReadonlySet<string> = new Set<Guess>(['from_minutes', 'respelled', 'unknown_code'])
export const levelOf = (guess: Guess): Level => (NOTES.has(guess) ? 'note' : 'warning')

/** Something that is to be known of a row. `column`: an id, or null where it is about the whole. */
export type Problem = {
  level: Level
  column: string | null
  heading: string
  /** The cell as it stands in the file, cut. */
  raw: string
  code: Fault | Guess | RowFault
}
