import { sql } from 'kysely'
import type { Db, Trx } from '../client.server.ts'
import { jsonb } from '../postgis.ts'

const KEY = 'sample_day'

/** True where the sample city has been filled in, whole: the day is written last. */
export const isSeeded = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('portal_state').select('key').where('key', '=', KEY).executeTakeFirst()) !== undefined

/** The day that the sample's dates stand for, locked until the transaction ends; null without a sample. */
export async function sampleDay(trx: Trx): Promise<string | null> {
  const row = await trx.selectFrom('portal_state').select('value').where('key', '=', KEY).forUpdate().executeTakeFirst()
  return typeof row?.value === 'string' ? row.value : null
}

export async function setSampleDay(trx: Trx, day: string): Promise<void> {
  await trx
    .insertInto('portal_state')
    .values({ key: KEY, value: jsonb(day) })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value: jsonb(day), recorded_at: sql<Date>`now()` }))
    .execute()
}
