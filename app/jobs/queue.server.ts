import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { appendAudit } from '../audit/audit.server.ts'
import { HELD_MS, type JobKind, MOST_ATTEMPTS, retryAt } from './job.ts'

/** A job in somebody's hands. `requests` tells whether it was asked for again meanwhile. */
export type Held = { id: number; kind: JobKind; subject: string; requests: number; attempts: number }

const after = (now: Date, ms: number) => new Date(now.getTime() + ms)

/**
 * Asks for work, in the transaction of what makes it necessary. Asked for twice before it is done it is done once; asked
 * for while it is being done it is done again.
 */
export async function requestJob(db: Db, kind: JobKind, now: Date, subject = ''): Promise<void> {
  await sql`
    insert into jobs as j (kind, subject, due_at, requested_at) values (${kind}, ${subject}, ${now}, ${now})
    on conflict (kind, subject) do update set
      requests = j.requests + 1, requested_at = excluded.requested_at, due_at = least(j.due_at, excluded.due_at),
      attempts = case j.state when 'failed' then 0 else j.attempts end,
      state = case j.state when 'failed' then 'waiting' else j.state end`.execute(db)
}

/**
 * Sees to it that work which comes again by itself has its row, due now at first, and is due by `next` at the latest: a
 * clock that was ahead would else have put it off.
 */
export async function plantJob(db: Db, kind: JobKind, now: Date, next: Date): Promise<void> {
  await db
    .insertInto('jobs')
    .values({ kind, due_at: now, requested_at: now, holder: null, held_until: null, last_error: null })
    .onConflict(conflict =>
      conflict.constraint('jobs_once').doUpdateSet({ due_at: sql`least(jobs.due_at, ${next}::timestamptz)` }),
    )
    .execute()
}

/**
 * Takes the job of these kinds that has been due for longest, or null. Of several processes each gets another; one whose
 * holder has not been heard of in time is taken over. `except`: ids that are left for later.
 */
export async function takeJob(
  db: Db,
  { kinds, holder, now, except }: { kinds: readonly JobKind[]; holder: string; now: Date; except: readonly number[] },
): Promise<Held | null> {
  if (kinds.length === 0) return null
  const due = db
    .selectFrom('jobs')
    .select('id')
    .where('kind', 'in', kinds)
    .where('due_at', '<=', now)
    .where(eb =>
      eb.or([eb('state', '=', 'waiting'), eb.and([eb('state', '=', 'working'), eb('held_until', '<=', now)])]),
    )
    .$if(except.length > 0, query => query.where('id', 'not in', except))
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  const taken = await db
    .updateTable('jobs')
    .set({ state: 'working', holder, held_until: after(now, HELD_MS), attempts: sql`attempts + 1` })
    .where('id', '=', due)
    .returning(['id', 'kind', 'subject', 'requests', 'attempts'])
    .executeTakeFirst()
  return taken ? { ...taken, kind: taken.kind as JobKind } : null
}

const own = (db: Db, id: number, holder: string) =>
  db.updateTable('jobs').where('id', '=', id).where('holder', '=', holder)

/** Says that its holder is still at work. */
export async function keepJob(db: Db, id: number, holder: string, now: Date): Promise<void> {
  await own(db, id, holder)
    .set({ held_until: after(now, HELD_MS) })
    .execute()
}

const free = { state: 'waiting', holder: null, held_until: null }

/** Ends a job that was done: it goes, or waits for `next`, or for now where it was asked for again meanwhile. */
export async function finishJob(db: Db, job: Held, holder: string, now: Date, next?: Date): Promise<void> {
  const done = { ...free, attempts: 0, last_error: null }
  if (next) {
    const due_at = sql<Date>`case when requests = ${job.requests} then ${next}::timestamptz else ${now}::timestamptz end`
    await own(db, job.id, holder)
      .set({ ...done, due_at })
      .execute()
    return
  }
  await db
    .deleteFrom('jobs')
    .where('id', '=', job.id)
    .where('holder', '=', holder)
    .where('requests', '=', job.requests)
    .execute()
  await own(db, job.id, holder)
    .set({ ...done, due_at: now })
    .execute()
}

/** Only what kind of error it was: its words may hold what people wrote. */
const errorKind = (error: unknown): string => {
  const { name, code } = error as { name?: unknown; code?: unknown }
  return [name ?? 'Error', code].filter(part => typeof part === 'string' || typeof part === 'number').join(' ')
}

/** Ends a job that failed: tried again later, or, where it does not come again by itself, left for a person. */
export async function failJob(
  db: Db,
  job: Held,
  holder: string,
  { now, error, comesAgain }: { now: Date; error: unknown; comesAgain: boolean },
): Promise<void> {
  const state = comesAgain || job.attempts < MOST_ATTEMPTS ? 'waiting' : 'failed'
  await own(db, job.id, holder)
    .set({ ...free, state, due_at: retryAt(now, job.attempts), last_error: errorKind(error) })
    .execute()
}

/**
 * Gives back what these hands hold, as if it had not been taken; all of these kinds where nobody else can hold any.
 */
export async function handBackJobs(db: Db, holder: string | 'anybody', kinds: readonly JobKind[]): Promise<void> {
  if (kinds.length === 0) return
  await db
    .updateTable('jobs')
    .set({ ...free, attempts: sql`greatest(attempts - 1, 0)` })
    .where('state', '=', 'working')
    .where('kind', 'in', kinds)
    .$if(holder !== 'anybody', query => query.where('holder', '=', holder))
    .execute()
}

/** Takes a job up again that was left for a person, as an account asks. False where it is none. */
export async function retryJob(trx: Trx, id: number, accountId: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('jobs')
    .set({ state: 'waiting', attempts: 0, due_at: now })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await appendAudit(trx, { actor: { accountId }, action: 'jobs.retry', subjectKind: 'job', subjectId: id }, now)
  return true
}

export type JobCounts = {
  /** Due, with something to do, and in nobody's hands. */
  waiting: number
  working: number
  /** Waiting for another try after a failure. */
  retrying: number
  /** Left for a person. */
  failed: number
  /** Seconds for which the oldest of those waiting has been due; 0 where none is. */
  oldestDueSeconds: number
}

/** Due all the time, and taken only when there is something to do: the row alone is no backlog. */
export const LOOKS_ITSELF = ['mail.send', 'pictures.make', 'duplicates.find'] as const satisfies readonly JobKind[]

/** Since when there is something to do for work that looks itself whether there is any; null or absent: nothing. */
export type WantedSince = Partial<Record<(typeof LOOKS_ITSELF)[number], Date | null>>

/** How the work stands. Letters and files belong to rooms of their own, so whoever asks tells since when they wait. */
export async function countJobs(db: Db, now: Date, wantedSince: WantedSince = {}): Promise<JobCounts> {
  const looks = LOOKS_ITSELF.map(kind => sql`(${kind}, ${wantedSince[kind] ?? null}::timestamptz)`)
  const { rows } = await sql<JobCounts>`
    with looks (kind, since) as (values ${sql.join(looks)}),
      stands as (
        select state, attempts, case when l.kind is null then due_at when since is not null then greatest(due_at, since)
          end as due from jobs left join looks l on l.kind = jobs.kind)
    select count(*) filter (where state = 'waiting' and due <= ${now}) as waiting,
      count(*) filter (where state = 'working') as working,
      count(*) filter (where state = 'waiting' and attempts > 0) as retrying,
      count(*) filter (where state = 'failed') as failed,
      coalesce(floor(extract(epoch from ${now} - min(due) filter (where state = 'waiting' and due <= ${now}))), 0)
        as "oldestDueSeconds"
    from stands`.execute(db)
  return rows[0]!
}
