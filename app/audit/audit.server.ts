import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'
import { type AuditEntry, actorText, type ChainedRow, chainedText, FIRST_LINK } from './entry.ts'

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

/** Follows the chain from its first line to the last, a thousand at a time. */
export async function verifyAudit(db: Db): Promise<AuditCheck> {
  let head = FIRST_LINK
  let lines = 0
  let after = 0
  for (;;) {
    const part = await linesAfter(db, after)
    for (const row of part) {
      if (row.previousHash !== head || row.hash !== hashOf(row)) return { lines, head, brokenAt: row.id }
      head = row.hash
      lines += 1
    }
    const last = part.at(-1)
    if (!last || part.length < PART) return { lines, head, brokenAt: null }
    after = last.id
  }
}

export type AuditLine = {
  id: number
  at: Date
  actor: string
  action: string
  subjectKind: string
  subjectId: string | null
  fields: string[]
}

/** Lines of the log, newest first; `before`: only those with a smaller id. */
export const listAudit = (db: Db, { before, limit }: { before?: number; limit: number }): Promise<AuditLine[]> =>
  db
    .selectFrom('audit_log')
    .select(['id', 'at', 'actor', 'action', 'subject_kind as subjectKind', 'subject_id as subjectId', 'fields'])
    .$if(before !== undefined, query => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
