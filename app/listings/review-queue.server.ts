import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { isUnreleased } from '../files/photos-view.ts'
import { listPhotos } from '../files/queries.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { inLocale, type Locale } from '../lib/i18n/locale.ts'
import { agreementInForce } from '../partners/agreements.server.ts'
import { workingDaysBetween } from '../tasks/working-days.server.ts'
import { CHECKLIST } from './checklist.ts'
import { type Change, changesBetween, flatten } from './content.ts'
import { hasWritten, isDelicate } from './decide.server.ts'
import { checklistOf } from './lacks.server.ts'
import type { Deal, Kind } from './model.ts'
import { readingOf, saidOn } from './publish.server.ts'
import { type Outcome, outcomeOf } from './rebase.server.ts'
import { flagsOf, isFirstOf, mayGoInBulk, needsPair, type ReviewFlag, type ReviewTab, type Sight } from './review.ts'
import type { Lack, Revision } from './revision.ts'
import { findRevisionById } from './revisions.server.ts'

export const REVIEW_PAGE_SIZE = 25

/** A revision that waits: for the city, or sent back for its writer. */
type Waiting = { id: number; dueOn: string | null; assigneeId: number | null; assignee: string | null }

const STATES = { submitted: 'submitted', returned: 'changes_requested' } as const
const TASKS = { submitted: 'review_listing', returned: 'put_right' } as const

/** Who waits in the queue, those due first first. */
export async function listWaiting(db: Db, tab: ReviewTab): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select r.id, t.due_on as "dueOn", t.assignee_id as "assigneeId", a.name as assignee from listing_revisions r
    left join tasks t on t.kind = ${TASKS[tab]} and t.subject_kind = 'revision' and t.subject_id = r.id::text
      and t.closed_at is null
    left join accounts a on a.id = t.assignee_id
    where r.state = ${STATES[tab]} order by t.due_on nulls last, r.id limit 1000`.execute(db)
  return rows
}

export const countWaiting = async (db: Db): Promise<Record<ReviewTab, number>> => {
  const { rows } = await sql<Record<ReviewTab, number>>`
    select (count(*) filter (where state = 'submitted'))::int as submitted,
      (count(*) filter (where state = 'changes_requested'))::int as returned from listing_revisions`.execute(db)
  return rows[0]!
}

const wishes = new Set(CHECKLIST.filter(({ severity }) => severity === 'should').map(({ id }) => id))

export type Looked = Outcome & {
  sight: Sight
  /** What a reader compares: of something new, all that it states. */
  told: Change[]
  checklist: { id: string; state: Lack['state'] | 'met' | 'notApplicable' }[]
}

/** What a revision would change and what is to be seen of it at once, for somebody at the city hall. */
export async function lookAt(db: Db, revision: Revision, accountId: number, today: string): Promise<Looked> {
  const outcome = await outcomeOf(db, revision)
  const reading = { ...(await readingOf(db, revision, today)), confirmedOn: saidOn(revision, today) }
  const checklist = await checklistOf(db, outcome.after, reading)
  const isOpen = ({ id, state }: (typeof checklist)[number]) =>
    wishes.has(id) && (state === 'missing' || state === 'unknown')
  const isFirst = isFirstOf(revision)
  const isProxy = revision.byProxy !== null
  const { changes, after } = outcome
  const sight: Sight = {
    ...{ isFirst, changes, isProxy },
    isOwn: await hasWritten(db, revision, accountId),
    openWishes: checklist.filter(isOpen).length,
    newPhotos: (await listPhotos(db, revision.assetId)).filter(isUnreleased).length,
    needsPair: needsPair({ isFirst, isProxy, changes }, isDelicate(revision, after)),
    isApprovedOnce: revision.approvedBy !== null,
  }
  const told = sight.isFirst ? changesBetween({}, flatten(outcome.after)) : outcome.changes
  return { ...outcome, sight, told, checklist }
}

/** Whether it may be approved with others at one stroke. */
export async function isBulkable(db: Db, { organisationId }: Revision, sight: Sight, today: string): Promise<boolean> {
  const agreement = await agreementInForce(db, organisationId, today)
  return mayGoInBulk(sight, agreement?.bulkApproval ?? false)
}

export type QueueRow = {
  id: number
  version: number
  publicId: string
  title: string
  organisation: string
  kind: Kind
  deal: Deal
  /** 'YYYY-MM-DD' */
  submittedOn: string | null
  ageDays: number
  dueOn: string | null
  assignee: string | null
  /** Fields that differ from what stands today; of something new, all that it states. */
  changed: number
  flags: ReviewFlag[]
  reasons: number
  isBulkable: boolean
}
export type Reader = { accountId: number; locale: Locale; today: string }

/** A page of the queue, those due first first. */
export async function reviewQueue(db: Db, asked: { tab: ReviewTab; page: number }, reader: Reader) {
  const waiting = await listWaiting(db, asked.tab)
  const start = (asked.page - 1) * REVIEW_PAGE_SIZE
  const rows: QueueRow[] = []
  for (const one of waiting.slice(start, start + REVIEW_PAGE_SIZE))
    rows.push(await queueRow(db, one, asked.tab, reader))
  return { rows, total: waiting.length, pages: Math.ceil(waiting.length / REVIEW_PAGE_SIZE) }
}

async function queueRow(db: Db, { id, dueOn, assignee }: Waiting, tab: ReviewTab, reader: Reader): Promise<QueueRow> {
  const { accountId, locale, today } = reader
  const revision = (await findRevisionById(db, id, 'anybody')) as Revision
  const organisation = await organisationNamed(db, revision.organisationId, locale)
  const { sight, told } = await lookAt(db, revision, accountId, today)
  const submittedOn = revision.submittedAt && dayInTokyo(revision.submittedAt)
  return {
    ...{ id, organisation, submittedOn, dueOn, assignee, version: revision.version, publicId: revision.publicId },
    title: inLocale(locale, revision.content, 'title'),
    kind: revision.content.kind,
    deal: revision.deal,
    ageDays: submittedOn ? workingDaysBetween(submittedOn, today) : 0,
    changed: told.length,
    flags: flagsOf(sight),
    reasons: revision.reasons.length,
    isBulkable: tab === 'submitted' && (await isBulkable(db, revision, sight, today)),
  }
}

export async function organisationNamed(db: Db, id: number, locale: Locale): Promise<string> {
  const found = await db
    .selectFrom('organisations')
    .select(['name_ja as nameJa', 'name_en as nameEn'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return inLocale(locale, found, 'name')
}

/** What stands before and after a revision in the queue of submitted ones, and how many there are. */
export async function placeInQueue(db: Db, id: number) {
  const ids = (await listWaiting(db, 'submitted')).map(one => one.id)
  const at = ids.indexOf(id)
  return { position: at + 1, total: ids.length, previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null }
}
