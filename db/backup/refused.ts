/** Why a backup is not made, or not brought back; the words stand in db/cli/backup-words.ts. */
export type Refusals = {
  /** The database holds nothing. */
  nothingToBackUp: Record<never, never>
  /** A file of this name is there. */
  exists: { file: string }
  notABackup: { file: string }
  /** Made by a newer program, in another form or with migrations that this one does not know. */
  newer: { what: string }
  /** Tables are not as this program's migrations of that edition leave them. */
  otherTables: { table: string }
  /** A part is missing or is not what was written. */
  damaged: { part: string }
  /** The database, or the file store, holds something that would be lost. */
  notEmpty: Held
  /** Other processes of the portal are connected. */
  inUse: { connections: number }
}

/** What a database holds: rows of its tables, those with the most first, and files. */
export type Held = { rows: number; tables: [name: string, rows: number][]; files: number }

export class BackupRefused<Reason extends keyof Refusals = keyof Refusals> extends Error {
  constructor(
    readonly reason: Reason,
    readonly detail: Refusals[Reason],
  ) {
    super(`${reason} ${JSON.stringify(detail)}`)
    this.name = 'BackupRefused'
  }
}
