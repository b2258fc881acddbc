import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { addDays } from '../lib/day.ts'
import { type AuditEntry, actorText, type ChainedRow, chainedText, FIRST_LINK } from './entry.ts'
import type { AuditFilter } from './filter.ts'

/** Any number that no other part of the program locks. */
const CHAINING = 20_261_127

const hashOf = (row: ChainedRow): string => createHash('sha256').update(chainedText(row)).digest('hex')

/**
 * Adds a line to the audit log, in the transaction of what it tells of. Lines are chained one after the other: whoever
 * adds one holds the chain's end until the transaction ends.
 */
export async function appendAudit(trx: Trx, entry: AuditEntry, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(${CHAINING}::int8)`.execute(trx)
  const last = await trx.selectFrom('audit_log').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const row: ChainedRow = {
    at,
    actor: actorText(entry.actor),
    action: entry.action,
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId === null ? null : String(entry.subjectId),
    fields: entry.fields ?? [],
    previousHash: last?.hash ?? FIRST_LINK,
  }
  await trx
    .insertInto('audit_log')
    .values({
      at,
      actor: row.actor,
      action: row.action,
      subject_kind: row.subjectKind,
      subject_id: row.subjectId,
      fields: [...row.fields],
      previous_hash: row.previousHash,
      hash: hashOf(row),
    })
    .execute()
}

export type AuditCheck = {
  /** Lines read. */
  lines: number
  /** Hash of the last line: noted elsewhere, it also tells whether lines at the end are gone. */
  head: string
  /** The first line that does not follow from the one before it; null = the chain holds. */
  brokenAt: number | null
  /** The last line read where there are more; null = the end was reached. */
  goOnAfter: number | null
}

const PART = 1_000

const linesAfter = (db: Db, id: number) =>
  db
    .selectFrom('audit_log')
    .select([
      'id',
      'at',
      'actor',
      'action',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'fields',
      'previous_hash as previousHash',
      'hash',
    ])
    .where('id', '>', id)
    .orderBy('id')
    .limit(PART)
    .execute()

const hashAt = async (db: Db, id: number): Promise<string> =>
  (await db.selectFrom('audit_log').select('hash').where('id', '=', id).executeTakeFirst())?.hash ?? FIRST_LINK

/**
 * Follows the chain a thousand lines at a time, from its first line or from after the one where a check before left off,
 * to the last or until `mayGoOn`, asked in between, says no.
 */
export async function verifyAudit(
  db: Db,
  { from = 0, mayGoOn = () => true }: { from?: number; mayGoOn?: () => boolean } = {},
): Promise<AuditCheck> {
  let head = from > 0 ? await hashAt(db, from) : FIRST_LINK
  let lines = 0
  for (let after = from; ; ) {
    const part = await linesAfter(db, after)
    for (const row of part) {
      if (row.previousHash !== head || row.hash !== hashOf(row))
        return { lines, head, brokenAt: row.id, goOnAfter: null }
      head = row.hash
      lines += 1
    }
    const last = part.at(-1)
    if (!last || part.length < PART) return { lines, head, brokenAt: null, goOnAfter: null }
    if (!mayGoOn()) return { lines, head, brokenAt: null, goOnAfter: last.id }
    after = last.id
  }
}

export type AuditLine = {
  id: number
  at: Date
  actor: string
  /** The name that an acting account has today; null where it is none, or is gone. */
  actorName: string | null
  action: string
  subjectKind: string
  subjectId: string | null
  fields: string[]
}

const midnight = (day: string) => new Date(`${day}T00:00:00+09:00`)

/** The log, of which only lines that meet the filter. */
export const filtered = (db: Db, { actor, action, subjectKind, subjectId, day }: AuditFilter) =>
  db
    .selectFrom('audit_log as l')
    .$if(actor !== undefined, query => query.where('l.actor', '=', actor!))
    .$if(action !== undefined, query => query.where('l.action', '=', action!))
    .$if(subjectKind !== undefined, query => query.where('l.subject_kind', '=', subjectKind!))
    .$if(subjectId !== undefined, query => query.where('l.subject_id', '=', subjectId!))
    .$if(day !== undefined, query =>
      query.where('l.at', '>=', midnight(day!)).where('l.at', '<', midnight(addDays(day!, 1))),
    )

/** Lines of the log that meet the filter, newest first; `before`: only those with a smaller id. */
export const listAudit = (
  db: Db,
  { filter = {}, before, offset = 0, limit }: { filter?: AuditFilter; before?: number; offset?: number; limit: number },
): Promise<AuditLine[]> =>
  filtered(db, filter)
    .leftJoin('accounts as a', join => join.on(sql<boolean>`l.actor = 'account:' || a.id`))
    .select(['l.id', 'l.at', 'l.actor', 'l.action', 'l.fields', 'a.name as actorName'])
    .select(['l.subject_kind as subjectKind', 'l.subject_id as subjectId'])
    .$if(before !== undefined, query => query.where('l.id', '<', before!))
    .orderBy('l.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()

/** How many lines meet the filter. */
export async function countAudit(db: Db, filter: AuditFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select(query => query.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
