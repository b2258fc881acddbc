import { sql } from 'kysely'
import type { Db, Trx } from '../../db/client.server.ts'

const live = sql`
  select l.id from listings l join assets a on a.id = l.asset_id
  where a.is_sample and l.status in ('draft', 'submitted', 'changes_requested', 'published', 'paused', 'applied')`

/** The sample's listings that have not ended. */
export async function countSample(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${live}) as found`.execute(db)
  return rows[0]?.n ?? 0
}

/** Takes the sample's listings off the portal, all of them. Returns their ids. */
export async function withdrawSample(trx: Trx, today: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update listings set status = 'withdrawn', ended_on = ${today}::text::date, version = version + 1, updated_at = now()
    where id in (${live}) returning id`.execute(trx)
  for (const { id } of rows)
    await trx
      .insertInto('listing_events')
      .values({ listing_id: id, offer_id: null, event: 'withdrawn', happened_on: today })
      .execute()
  return rows.map(row => row.id)
}
