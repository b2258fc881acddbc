import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { PUBLIC_ID } from './public-id.ts'

/** Any number that no other part of the program locks. */
const NUMBERING = 20_261_128

/**
 * HN-2026-00123: the next number of the year. Whoever takes one holds the numbering until the transaction ends. The
 * condition is that of the index of numbers.
 */
export async function nextPublicId(trx: Trx, year: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(${NUMBERING}::int8)`.execute(trx)
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substring(public_id from 9)::int), 0) as last from listings
    where public_id ~ ${sql.lit(PUBLIC_ID)} and left(public_id, 7) = ${`HN-${year}`}`.execute(trx)
  return `HN-${year}-${String((rows[0]?.last ?? 0) + 1).padStart(5, '0')}`
}
