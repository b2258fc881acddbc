import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'

/** The city has an organisation of its own, so the portal is no demonstration any more. */
const isInUse = sql<boolean>`exists (select from organisations o where not o.is_sample and o.retired_at is null)`

/**
 * Of an account `a`: it may come in at all. Everybody knows the password of the sample's accounts, so from the moment
 * that the portal is in use they open nothing.
 */
export const mayComeIn = sql<boolean>`not (a.is_sample and ${isInUse})`

/** Whether the portal shows nothing but the sample: the city has no organisation of its own. */
export async function isDemonstration(db: Db): Promise<boolean> {
  const { rows } = await sql<{ inUse: boolean }>`select ${isInUse} as "inUse"`.execute(db)
  return rows[0]?.inUse === false
}
