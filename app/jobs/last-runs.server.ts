import type { JobKind } from './job.ts'

/** How work that comes again went last. */
export type LastRun = { beganAt: Date; endedAt: Date; isDone: boolean }

type Holder = { portalLastRuns?: Map<JobKind, LastRun> }
const holder = globalThis as Holder

/** Kept on globalThis because the built pages are a program of their own. Of what other processes did nothing is known. */
const runs = (): Map<JobKind, LastRun> => {
  holder.portalLastRuns ??= new Map()
  return holder.portalLastRuns
}

export const noteRun = (kind: JobKind, run: LastRun): void => {
  runs().set(kind, run)
}

/** Null: it has not run since this process began. */
export const lastRunOf = (kind: JobKind): LastRun | null => runs().get(kind) ?? null
