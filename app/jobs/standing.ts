/** A job as its row has it. */
export type JobState = 'waiting' | 'working' | 'failed'

/**
 * How a job stands at a moment. `idle`: begins as soon as there is something to do, and there is nothing; `queued`: due,
 * and others are before it; `left`: its holder is gone, and the next one takes it over.
 */
export type Standing = 'planned' | 'idle' | 'queued' | 'late' | 'working' | 'left' | 'retrying' | 'failed'

/** What has been due for so long is done by nobody. */
export const LATE_MS = 10 * 60_000

type Row = { state: JobState; attempts: number; heldUntil: Date | null }

/** `dueAt`: since when or from when on there is something to do; null: there is nothing. */
export function standingOf({ state, attempts, heldUntil }: Row, dueAt: Date | null, now: Date): Standing {
  if (state === 'failed') return 'failed'
  if (state === 'working') return heldUntil !== null && heldUntil <= now ? 'left' : 'working'
  if (dueAt === null) return 'idle'
  if (now.getTime() - dueAt.getTime() > LATE_MS) return 'late'
  if (attempts > 0) return 'retrying'
  return dueAt > now ? 'planned' : 'queued'
}
