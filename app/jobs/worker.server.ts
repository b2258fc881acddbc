import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { type Clock, HELD_MS, type Job, type JobKind } from './job.ts'
import { noteRun } from './last-runs.server.ts'
import { failJob, finishJob, type Held, handBackJobs, keepJob, plantJob, takeJob } from './queue.server.ts'

const LOOK_EVERY_MS = 2_000
const PATIENCE_MS = 4_000

/** Whom the worker tells what it did; an error of null is the worker's own, outside of any job. */
export type Told = {
  done: (kind: JobKind, figures: Record<string, unknown>) => void
  failed: (kind: JobKind | null, error: unknown) => void
}

export type WorkerOptions = {
  db: Kysely<Database>
  jobs: readonly Job[]
  told: Told
  clock?: Clock
  /** No other process can work on this database: what is still held is left from one that was killed. */
  isAlone?: boolean
  /** Milliseconds between two looks; null: only when asked to, by `tick`. */
  lookEveryMs?: number | null
}

export type Worker = {
  /** Does everything that is due, each job once, one after another; returns what was done or failed. */
  tick: () => Promise<JobKind[]>
  /** Takes nothing more, waits a moment for the job under way and gives back what is not done. */
  stop: () => Promise<void>
}

/**
 * A worker of a process does its kinds of jobs one after another; of several processes on a database each does another
 * part of what is due.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { db, jobs, told, clock = () => new Date(), isAlone = false, lookEveryMs = LOOK_EVERY_MS } = options
  const holder = randomUUID()
  const stopping = new AbortController()
  let underWay: Promise<JobKind[]> = Promise.resolve([])
  let timer: NodeJS.Timeout | null = null

  const kinds = jobs.map(({ kind }) => kind)
  if (isAlone) await handBackJobs(db, 'anybody', kinds)
  for (const { kind, next } of jobs) if (next) await plantJob(db, kind, clock(), next(clock()))

  const tick = () => {
    underWay = underWay.catch(() => []).then(() => round({ db, jobs, told, clock, holder, signal: stopping.signal }))
    return underWay
  }
  const look = async () => {
    // The database may be away: the next look finds it back.
    await tick().catch(error => told.failed(null, error))
    if (lookEveryMs !== null && !stopping.signal.aborted) timer = setTimeout(look, lookEveryMs).unref()
  }
  if (lookEveryMs !== null) void look()

  return {
    tick,
    async stop() {
      stopping.abort()
      if (timer) clearTimeout(timer)
      const patience = new AbortController()
      await Promise.race([underWay.catch(() => []), wait(PATIENCE_MS, undefined, patience).catch(() => {})])
      patience.abort()
      // Where the database is away, what is held is free again after a while.
      await handBackJobs(db, holder, kinds).catch(error => told.failed(null, error))
    },
  }
}

type Hands = Required<Pick<WorkerOptions, 'db' | 'jobs' | 'told' | 'clock'>> & { holder: string; signal: AbortSignal }

async function round(hands: Hands): Promise<JobKind[]> {
  const { db, jobs, clock, holder, signal } = hands
  const wanted = new Map<JobKind, Job>()
  for (const job of jobs) if (!job.isWanted || (await job.isWanted(clock()))) wanted.set(job.kind, job)
  const seen: number[] = []
  const kinds: JobKind[] = []
  while (!signal.aborted) {
    const held = await takeJob(db, { kinds: [...wanted.keys()], holder, now: clock(), except: seen })
    if (!held) break
    seen.push(held.id)
    kinds.push(held.kind)
    await perform(hands, wanted.get(held.kind)!, held)
  }
  return kinds
}

async function perform({ db, told, clock, holder, signal }: Hands, job: Job, held: Held): Promise<void> {
  const sign = setInterval(() => {
    keepJob(db, held.id, holder, clock()).catch(error => told.failed(held.kind, error))
  }, HELD_MS / 3).unref()
  const beganAt = clock()
  // Work that was asked for once leaves no row behind, nor anything to tell of it.
  const note = (isDone: boolean) => job.next && noteRun(held.kind, { beganAt, endedAt: clock(), isDone })
  try {
    const figures = await job.run({ now: beganAt, subject: held.subject, signal })
    note(true)
    await finishJob(db, held, holder, clock(), job.next?.(clock()))
    if (figures) told.done(held.kind, figures)
  } catch (error) {
    // Broken off by the stop, which gives the job back: no failure.
    if (signal.aborted) return
    note(false)
    told.failed(held.kind, error)
    await failJob(db, held, holder, { now: clock(), error, comesAgain: job.next !== undefined })
  } finally {
    clearInterval(sign)
  }
}
