import type { Kysely } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { Database } from '../../db/schema.ts'
import type { User } from '../auth/model.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { translator } from '../lib/i18n/translate.server.ts'
import type { Posting } from '../tasks/hear.server.ts'
import { DESK_ROLES } from '../tasks/hearing.ts'
import { assignTask } from '../tasks/tasks.server.ts'
import { approveRevision, type Decided, requestChanges } from './decide.server.ts'
import { nextAfter } from './review.ts'
import { readReasons, writtenNotes } from './review-form.ts'
import { listWaiting } from './review-queue.server.ts'
import type { RevisionState } from './revision.ts'
import { findRevisionById } from './revisions.server.ts'

/** What a form of the review asks for. */
export const DECISIONS = ['approve', 'return', 'assign'] as const
export type Decision = (typeof DECISIONS)[number]
export const isDecision = (text: string): text is Decision => (DECISIONS as readonly string[]).includes(text)

/** The language of whoever wrote a revision; whoever has no account reads Japanese. */
async function writersLocale(db: Db, submittedBy: number | null): Promise<Locale> {
  if (submittedBy === null) return 'ja'
  const found = await db.selectFrom('accounts').select('locale').where('id', '=', submittedBy).executeTakeFirst()
  return found?.locale === 'en' ? 'en' : 'ja'
}

async function sendBack(db: Kysely<Database>, id: number, form: URLSearchParams, user: User, posting: Posting) {
  const revision = await findRevisionById(db, id, 'anybody')
  const t = translator(await writersLocale(db, revision?.submittedBy ?? null), 'review')
  const reasons = readReasons(form, code => t(`reason.${code}`))
  return db.transaction().execute(trx => requestChanges(trx, id, reasons, user.id, posting))
}

async function assign(
  db: Kysely<Database>,
  id: number,
  form: URLSearchParams,
  user: User,
  now: Date,
): Promise<Decided> {
  const given = Number(form.get('to')) || null
  const colleague = given === null ? null : await findColleague(db, given)
  if (given !== null && !colleague) return { ok: false, refusal: 'NotFound' }
  const task = { kind: 'review_listing', subject: { kind: 'revision', id }, by: { accountId: user.id }, now } as const
  const isDone = await db.transaction().execute(trx => assignTask(trx, { ...task, assigneeId: given }))
  return isDone ? { ok: true } : { ok: false, refusal: 'NotSubmitted' }
}

const findColleague = (db: Db, id: number) =>
  db
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where('organisation_id', 'is', null)
    .where('role', 'in', [...DESK_ROLES])
    .executeTakeFirst()

export type Deciding = { id: number; decision: Decision; form: URLSearchParams; user: User; posting: Posting }

/** Does what a form of the review asks for. `next`: the revision to go on with; null: none is left. */
export async function decide(
  db: Kysely<Database>,
  { id, decision, form, user, posting }: Deciding,
): Promise<{ decided: Decided; next: number | null }> {
  const waiting = (await listWaiting(db, 'submitted')).map(one => one.id)
  const next = decision === 'assign' ? id : nextAfter(waiting, id)
  if (decision === 'assign') return { decided: await assign(db, id, form, user, posting.now), next }
  if (decision === 'return') return { decided: await sendBack(db, id, form, user, posting), next }
  const seen = Number(form.get('seen'))
  const decided = await db.transaction().execute(trx => approveRevision(trx, id, seen, user.id, posting))
  return { decided, next }
}

const HOW: Partial<Record<RevisionState, 'approved' | 'returned'>> = {
  applied: 'approved',
  changes_requested: 'returned',
}

/** What became of the revision that was decided on last, in a line; null where the address says what is not so. */
export async function lastDecision(db: Db, params: URLSearchParams, locale: Locale) {
  const id = Number(params.get('decided'))
  const revision = Number.isInteger(id) && id > 0 ? await findRevisionById(db, id, 'anybody') : null
  if (!revision) return null
  const { state, publicId, content, approvedBy } = revision
  const how = state === 'submitted' && approvedBy !== null ? ('once' as const) : HOW[state]
  if (!how) return null
  return { how, publicId, title: inLocale(locale, content, 'title') }
}

/** What a refused form comes back with: why, what is lacking, and what was written. */
export function returnedDecision(decided: Exclude<Decided, { ok: true }>, form: URLSearchParams) {
  return {
    refusal: decided.refusal,
    lacks: 'lacks' in decided ? decided.lacks.map(({ id }) => id) : [],
    noReason: decided.refusal === 'NoReason',
    ticked: form.getAll('reason'),
    notes: writtenNotes(form),
  }
}

/** Where to go on after a decision: the next of the queue, or the queue itself. */
export function decidedPath(decision: Decision, id: number, next: number | null): string {
  if (decision === 'assign') return `/staff/review/${id}`
  return next === null ? `/staff/review?decided=${id}` : `/staff/review/${next}?decided=${id}`
}
