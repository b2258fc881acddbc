import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { isPublic } from './search.server.ts'

/** Numbers of the public listings with the day of their last change in Tokyo, newest first. */
export async function listPublicIds(db: Db, today: string, most: number): Promise<{ id: string; changedOn: string }[]> {
  const { rows } = await sql<{ id: string; changedOn: string }>`
    select s.public_id as id, to_char(s.updated_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as "changedOn"
    from listing_search s where ${isPublic(today)}
    order by s.published_on desc, s.listing_id desc limit ${most}::int`.execute(db)
  return rows
}
