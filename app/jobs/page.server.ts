import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { formatInstant } from '../lib/i18n/format.ts'
import type { Locale } from '../lib/i18n/locale.ts'
import type { JobKind } from './job.ts'
import { countJobs, type JobCounts, type WantedSince } from './queue.server.ts'

export type JobState = 'waiting' | 'working' | 'failed'
export type JobView = {
  id: number
  kind: JobKind
  /** What it is about: an id, or nothing. */
  subject: string
  state: JobState
  due: string
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
    .select(['due_at as dueAt', 'requested_at as requestedAt'])
    .orderBy(sql`state = 'failed' desc`)
    .orderBy(sql`attempts > 0 desc`)
    .orderBy('due_at')
    .limit(MOST)
    .execute()
  const jobs = rows.map(({ dueAt, requestedAt, ...row }) => ({
    ...row,
    kind: row.kind as JobKind,
    state: row.state as JobState,
    due: formatInstant(locale, dueAt),
    requested: formatInstant(locale, requestedAt),
  }))
  return { jobs, counts: await countJobs(db, now, wantedSince) }
}
