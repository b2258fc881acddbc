/** What was done a moment ago, as the page that follows tells it. */
export const TOLD = ['submitted', 'published', 'taken_back', 'discarded', 'opened', 'saved', 'challenged'] as const
export type Told = (typeof TOLD)[number]
export const toldOf = (text: string | null): Told | null => TOLD.find(told => told === text) ?? null
