import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { isPublic } from './search.server.ts'

/** Whether a photo may be seen on the day: it is marked public and a listing of its asset is public. */
export async function isPublicPhoto(db: Db, fileKey: string, today: string): Promise<boolean> {
  const { rows } = await sql`select 1 from photos p join listing_search s on s.asset_id = p.asset_id
    where p.file_key = ${fileKey} and p.is_public and ${isPublic(today)} limit 1`.execute(db)
  return rows.length > 0
}
