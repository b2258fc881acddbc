import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { requestJob } from '../../jobs/queue.server.ts'
import { withoutControls } from '../../lib/controls.ts'
import { idIn } from '../../lib/page-number.ts'
import type { Owner } from '../../listings/moves.server.ts'
import { sayStillThere, undoAbsence } from '../absence/end.server.ts'
import { letThrough } from '../absence/hold-back.server.ts'
import { type FeedRefusal, feedForm, keepFeed, runNow, setPaused, stopFeed } from './commands.server.ts'

/** What a page of feeds is asked to do. */
export const FEED_INTENTS = ['keep', 'pause', 'resume', 'stop', 'run', 'let', 'still', 'undo'] as const
export type FeedIntent = (typeof FEED_INTENTS)[number]

const WRITTEN = ['name', 'url', 'format', 'everyHours', 'atHours'] as const
export type FeedField = (typeof WRITTEN)[number] | 'authorization'

/** `done`: what was done, for the next page; else what was wrong, with what was written. */
export type FeedAnswer =
  | { done: FeedIntent }
  | { done: null; why: FeedRefusal | 'TooSoon' | 'BadFields'; fields: FeedField[]; written: Record<string, string> }

type Desk = { owner: Owner; by: number; now: Date }

/** Does what a form of a page of feeds asks for; null: what it names is not there, or not theirs. */
export async function actOnFeeds(db: Kysely<Database>, form: URLSearchParams, desk: Desk): Promise<FeedAnswer | null> {
  const intent = FEED_INTENTS.find(one => one === form.get('intent'))
  if (!intent) return { done: null, why: 'BadFields', fields: [], written: {} }
  if (intent === 'keep') return keep(db, form, desk)
  const id = idIn(form.get('id') ?? '')
  if (id === null) return null
  if (intent === 'run') return run(db, id, desk)
  const isDone = await db.transaction().execute(async trx => {
    if (intent === 'still') return sayStillThere(trx, id, desk)
    if (intent === 'undo') return undoAbsence(trx, id, desk)
    if (intent === 'stop') return stopFeed(trx, id, desk)
    if (intent !== 'let') return setPaused(trx, id, intent === 'pause', desk)
    if (!(await letThrough(trx, id, desk))) return false
    const { feedId } = await trx
      .selectFrom('imports')
      .select('feed_id as feedId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (feedId) await requestJob(trx, 'feeds.pull', desk.now, String(feedId))
    return true
  })
  return isDone ? { done: intent } : null
}

async function run(db: Kysely<Database>, id: number, desk: Desk): Promise<FeedAnswer | null> {
  const ran = await db.transaction().execute(trx => runNow(trx, id, desk))
  if (ran.ok) return { done: 'run' }
  return ran.refusal === 'TooSoon' ? { done: null, why: 'TooSoon', fields: [], written: {} } : null
}

async function keep(db: Kysely<Database>, form: URLSearchParams, { owner, by, now }: Desk): Promise<FeedAnswer | null> {
  // Only a partner gives the word that lets in at its own server.
  if (owner === 'anybody') return null
  const written = Object.fromEntries(WRITTEN.map(name => [name, withoutControls(form.get(name) ?? '')]))
  const read = feedForm.safeParse({ ...written, authorization: form.get('authorization') ?? '' })
  if (!read.success) {
    const fields = [...new Set(read.error.issues.map(({ path }) => path[0] as FeedField))]
    return { done: null, why: 'BadFields', fields, written }
  }
  const kept = await db
    .transaction()
    .execute(trx => keepFeed(trx, owner.organisationId, read.data, { id: idIn(form.get('id') ?? ''), by, now }))
  if (!kept.ok && kept.refusal === 'NotFound') return null
  return kept.ok ? { done: 'keep' } : { done: null, why: kept.refusal, fields: ['url'], written }
}
