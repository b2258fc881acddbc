import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { formatInstant } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import { type Lasting, lasting } from '../lib/lasting.ts'
import type { JobKind } from './job.ts'
import { lastRunOf } from './last-runs.server.ts'
import { countJobs, type JobCounts, LOOKS_ITSELF, type WantedSince } from './queue.server.ts'
import { type JobState, type Standing, standingOf } from './standing.ts'

export type JobView = {
  id: number
  kind: JobKind
  /** What it is about: an id, or nothing. */
  subject: string
  standing: Standing
  /** Null: whenever there is something to do. */
  due: string | null
  /** For how long it has been due; null: it is not. */
  waits: Lasting | null
  /** How it went last in this process; null: not since it began. */
  last: { at: string; took: Lasting; isDone: boolean } | null
  requested: string
  attempts: number
  /** The kind of error, never its words. */
  error: string | null
}
export type JobsPage = { jobs: JobView[]; counts: JobCounts }

const MOST = 200

/** The work outside of requests: what a person must look at first, then by when it is due. */
export async function jobsPage(
  db: Db,
  { locale, now, wantedSince }: { locale: Locale; now: Date; wantedSince: WantedSince },
): Promise<JobsPage> {
  const rows = await db
    .selectFrom('jobs')
    .select(['id', 'kind', 'subject', 'state', 'attempts', 'last_error as error'])
    .select(['due_at as dueAt', 'held_until as heldUntil', 'requested_at as requestedAt'])
    .orderBy(sql`state = 'failed' desc`)
    .orderBy(sql`attempts > 0 desc`)
    .orderBy('due_at')
    .limit(MOST)
    .execute()
  const jobs = rows.map(({ id, subject, attempts, error, heldUntil, requestedAt, ...row }) => {
    const kind = row.kind as JobKind
    const dueAt = dueOf(kind, row.dueAt, wantedSince)
    const standing = standingOf({ state: row.state as JobState, attempts, heldUntil }, dueAt, now)
    return {
      ...{ id, kind, subject, attempts, error, standing, last: lastOf(kind, locale) },
      due: dueAt && formatInstant(locale, dueAt),
      waits: dueAt && WAITS.includes(standing) ? lasting((now.getTime() - dueAt.getTime()) / 1000) : null,
      requested: formatInstant(locale, requestedAt),
    }
  })
  return { jobs, counts: await countJobs(db, now, wantedSince) }
}

const WAITS: readonly Standing[] = ['queued', 'late']

/** Of work that looks itself whether there is any, the day of its row says nothing where there is none. */
function dueOf(kind: JobKind, dueAt: Date, wantedSince: WantedSince): Date | null {
  const looks = LOOKS_ITSELF.find(one => one === kind)
  if (!looks) return dueAt
  const since = wantedSince[looks] ?? null
  return since && (since > dueAt ? since : dueAt)
}

function lastOf(kind: JobKind, locale: Locale): JobView['last'] {
  const run = lastRunOf(kind)
  if (!run) return null
  const { beganAt, endedAt, isDone } = run
  const took = lasting((endedAt.getTime() - beganAt.getTime()) / 1000)
  return { at: formatInstant(locale, endedAt), took, isDone }
}
