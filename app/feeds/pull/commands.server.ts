import { z } from 'zod'
import type { Trx } from '../../../db/client.server.ts'
import { appendAudit } from '../../audit/audit.server.ts'
import { requestJob } from '../../jobs/queue.server.ts'
import { done, type Result, refused } from '../../lib/result.ts'
import type { Owner } from '../../listings/moves.server.ts'
import { closeTasks } from '../../tasks/tasks.server.ts'
import { sealedAuthorization } from './feed.server.ts'
import { LEAST_PAUSE_MS, writeAtHours } from './schedule.ts'
import { isNeverPublic, readTarget, type TargetRefusal } from './target.ts'

const hours = z
  .string()
  .trim()
  .regex(/^\d{1,2}(\s*[,、]\s*\d{1,2})*$/)
  .transform(text => text.split(/[,、]/).map(Number))
  .refine(list => list.every(hour => hour <= 23))

/** What a form says of a feed. `atHours` counts before `everyHours`; an empty word leaves the one that is kept. */
export const feedForm = z.object({
  name: z.string().trim().min(1).max(60),
  url: z.string().trim().min(1),
  format: z.enum(['csv', 'json']),
  everyHours: z.coerce.number().int().min(1).max(168),
  atHours: z.union([z.literal('').transform(() => null), hours]),
  authorization: z
    .string()
    .trim()
    .max(500)
    .regex(/^[\x20-\x7e]*$/)
    .transform(text => text || null),
})
export type FeedForm = z.infer<typeof feedForm>
export type FeedRefusal = TargetRefusal | 'AlreadyThere' | 'NotFound'

type Doing = { owner: Owner; by: number; now: Date }

const scheduleColumns = ({ atHours, everyHours }: FeedForm) =>
  atHours ? { every_hours: null, at_hours: writeAtHours(atHours) } : { every_hours: everyHours, at_hours: null }

/** Registers a feed of an organisation, or changes one that it has (`id`). It is fetched as soon as may be. */
export async function keepFeed(
  trx: Trx,
  organisationId: number,
  form: FeedForm,
  { id, by, now }: { id: number | null; by: number; now: Date },
): Promise<Result<number, FeedRefusal>> {
  const target = readTarget(form.url)
  if (!target.ok) return target
  if (isNeverPublic(target.value)) return refused('NotPublic')
  const url = target.value.href
  const other = await trx
    .selectFrom('pull_feeds')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('url', '=', url)
    .where('state', '!=', 'stopped')
    .executeTakeFirst()
  if (other && other.id !== id) return refused('AlreadyThere')
  const word = form.authorization === null ? {} : sealedAuthorization(organisationId, form.authorization)
  const values = { name: form.name, url, format: form.format, ...scheduleColumns(form), next_run_at: now, ...word }
  const fresh = { etag: null, last_modified: null, content_sha256: null, content_changed_at: null }
  const kept =
    id === null
      ? await trx
          .insertInto('pull_feeds')
          .values({
            ...{ organisation_id: organisationId, created_by: by, created_at: now, ...fresh },
            ...{ last_run_at: null, last_success_at: null, last_failure_at: null, last_failure: null },
            ...{ sealed_authorization: null, key_id: null, ...values },
          })
          .returning('id')
          .executeTakeFirst()
      : await trx
          .updateTable('pull_feeds')
          .set({ ...values, ...fresh })
          .where('id', '=', id)
          .where('organisation_id', '=', organisationId)
          .where('is_sample', '=', false)
          .returning('id')
          .executeTakeFirst()
  if (!kept) return refused('NotFound')
  const action = id === null ? 'feed.register' : 'feed.edit'
  const fields = id === null ? [] : ['name', 'url', 'format', 'schedule']
  await appendAudit(trx, { actor: { accountId: by }, action, subjectKind: 'feed', subjectId: kept.id, fields }, now)
  return done(kept.id)
}

/** Stops fetching a feed for a while, or begins again. False: there is none, it is not theirs, or it stands so already. */
export async function setPaused(trx: Trx, id: number, isPaused: boolean, { owner, by, now }: Doing): Promise<boolean> {
  const found = await trx
    .updateTable('pull_feeds')
    .set(isPaused ? { state: 'paused' } : { state: 'active', next_run_at: now })
    .where('id', '=', id)
    .where('state', '=', isPaused ? 'active' : 'paused')
    .where('is_sample', '=', false)
    .$if(owner !== 'anybody', query => query.where('organisation_id', '=', organisationOf(owner)))
    .returning('id')
    .executeTakeFirst()
  if (!found) return false
  const action = isPaused ? 'feed.pause' : 'feed.resume'
  await appendAudit(trx, { actor: { accountId: by }, action, subjectKind: 'feed', subjectId: id }, now)
  return true
}

/** Ends a feed for good; what it has brought stays as it is. False: there is none, or it is not theirs. */
export async function stopFeed(trx: Trx, id: number, { owner, by, now }: Doing): Promise<boolean> {
  const found = await trx
    .updateTable('pull_feeds')
    .set({ state: 'stopped', sealed_authorization: null, key_id: null })
    .where('id', '=', id)
    .where('state', '!=', 'stopped')
    .where('is_sample', '=', false)
    .$if(owner !== 'anybody', query => query.where('organisation_id', '=', organisationOf(owner)))
    .returning('id')
    .executeTakeFirst()
  if (!found) return false
  const subject = { kind: 'feed', id } as const
  await closeTasks(trx, { kind: 'feed_failing', subject, outcome: 'void', by: { accountId: by }, now })
  await closeTasks(trx, { kind: 'import_held_back', subject, outcome: 'void', by: { accountId: by }, now })
  await appendAudit(trx, { actor: { accountId: by }, action: 'feed.stop', subjectKind: 'feed', subjectId: id }, now)
  return true
}

const organisationOf = (owner: Owner): number => (owner === 'anybody' ? 0 : owner.organisationId)

/** Has a feed fetched at once, though not more often than any feed is. */
export async function runNow(
  trx: Trx,
  id: number,
  { owner, now }: Omit<Doing, 'by'>,
): Promise<Result<number, 'NotFound' | 'TooSoon'>> {
  const found = await trx
    .selectFrom('pull_feeds')
    .select(['id', 'last_run_at as lastRunAt'])
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where('is_sample', '=', false)
    .$if(owner !== 'anybody', query => query.where('organisation_id', '=', organisationOf(owner)))
    .executeTakeFirst()
  if (!found) return refused('NotFound')
  if (found.lastRunAt && now.getTime() - found.lastRunAt.getTime() < LEAST_PAUSE_MS) return refused('TooSoon')
  await requestJob(trx, 'feeds.pull', now, String(id))
  return done(id)
}
