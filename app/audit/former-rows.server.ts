import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'

const TABLES = { site: 'sites', facility: 'facilities', room: 'rooms' } as const

/** Keeps a row as it stands before it is changed, so that what was known on a past day can be asked. */
export async function keepFormerRow(trx: Trx, kind: keyof typeof TABLES, id: number): Promise<void> {
  const table = sql.table(TABLES[kind])
  await sql`
    insert into former_rows (kind, row_id, content, recorded_at)
    select ${kind}, id, to_jsonb(${table}), recorded_at from ${table} where id = ${id}`.execute(trx)
}

/** What of a list is new and what is gone, told by a key; the rest stays untouched. */
export function changesOf<Held, Next>(
  held: readonly Held[],
  next: readonly Next[],
  keyOfHeld: (row: Held) => string,
  keyOfNext: (row: Next) => string,
): { gone: Held[]; fresh: Next[] } {
  const heldKeys = new Set(held.map(keyOfHeld))
  const nextKeys = new Set(next.map(keyOfNext))
  return {
    gone: held.filter(row => !nextKeys.has(keyOfHeld(row))),
    fresh: next.filter(row => !heldKeys.has(keyOfNext(row))),
  }
}
