/** Who did something: an account, the portal's own clockwork, somebody at its terminal, or nobody who is signed in. */
export type Actor = { accountId: number } | 'portal' | 'terminal' | 'anonymous'

/**
 * One line of the audit log: who did what to which thing, and which of its fields were touched. Ids and names of fields
 * only: no value, no address, no secret.
 */
export type AuditEntry = {
  actor: Actor
  /** The domain's verb, such as 'account.invite'. */
  action: string
  subjectKind: string
  subjectId: string | number | null
  fields?: readonly string[]
}

/** The actor as the log writes it: 'account:17'. */
export const actorText = (actor: Actor): string => (typeof actor === 'string' ? actor : `account:${actor.accountId}`)

/** What stands before the first line of the chain. */
export const FIRST_LINK = '0'.repeat(64)

export type ChainedRow = {
  at: Date
  actor: string
  action: string
  subjectKind: string
  subjectId: string | null
  fields: readonly string[]
  previousHash: string
}

/** What a line's hash is made of: all of it, in this order, and the hash of the line before. */
export const chainedText = (row: ChainedRow): string =>
  JSON.stringify([
    row.previousHash,
    row.at.toISOString(),
    row.actor,
    row.action,
    row.subjectKind,
    row.subjectId,
    row.fields,
  ])
