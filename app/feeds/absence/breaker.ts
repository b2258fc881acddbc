/** Why a run is held back until a person has looked; the first that applies is told. */
export const HOLDS = ['empty', 'foreign_references', 'unread_sheets', 'too_many_missing'] as const
export type Hold = (typeof HOLDS)[number]

/** What a run that claims to be everything looks like beside what there is. Counts of rows, references and offers. */
export type RunFigures = {
  /** Rows without errors. */
  valid: number
  /** Live offers that this source answers for. */
  held: number
  /** Of these, how many the run does not name. */
  missing: number
  /** Different references in the run. */
  references: number
  /** Of these, live references of the one other organisation that has most of them, and not its own. */
  foreign: number
  /** Sheets of its workbook with rows that were not read. */
  unread: number
}

/** More than this share of what a source has named may not be missing at once. */
export const MOST_MISSING_PCT = 20
const FEWEST_FOREIGN = 3

/** Whether a run may do anything; null: it may. */
export function holdOf({ valid, held, missing, references, foreign, unread }: RunFigures): Hold | null {
  if (valid === 0) return 'empty'
  if (foreign >= FEWEST_FOREIGN && foreign * 2 > references) return 'foreign_references'
  if (unread > 0) return 'unread_sheets'
  return missing * 100 > held * MOST_MISSING_PCT ? 'too_many_missing' : null
}
