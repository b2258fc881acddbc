/**
 * What became of a row. `drafted`: it is written down and lacks something, or somebody is writing it; `asked`: before it
 * counts as confirmed a dated fact is asked for; the rest stays as it is.
 */
export const BECAME = ['published', 'submitted', 'drafted', 'confirmed', 'asked', 'ended', 'left', 'refused'] as const
export type Became = (typeof BECAME)[number]

/** What became of a row that is taken back. `kept`: somebody has changed it since, and that stands. */
export const UNDONE = ['restored', 'kept', 'nothing'] as const
export type Undone = (typeof UNDONE)[number]
