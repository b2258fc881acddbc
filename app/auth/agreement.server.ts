import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { dayInTokyo } from '../lib/day.ts'
import { tokenHash } from './secrets.server.ts'

/** Why an organisation's people are kept out: their agreement is suspended, or none is in force any more or yet. */
export type Barred = 'suspended' | 'lapsed'

/** Of an account `a`: its organisation has agreements and none is in force on the day. It needs no worker to become so. */
const isWithout = (today: string) => sql`g.id = a.organisation_id and g.shown_until < ${today}::text::date`

export const isWelcome = (now: Date): RawBuilder<SqlBool> =>
  sql<SqlBool>`not exists (select from organisations g where ${isWithout(dayInTokyo(now))})`

/** Of an account `a`: why it may not come in; null = it may. */
export const barredOn = (now: Date): RawBuilder<Barred | null> => sql<Barred | null>`(
  select case when exists (select from agreements r where r.organisation_id = g.id and r.superseded_at is null
    and r.suspended_at is not null and r.ends_on >= ${dayInTokyo(now)}::text::date) then 'suspended' else 'lapsed' end
  from organisations g where ${isWithout(dayInTokyo(now))})`

/** Why whoever held this session is kept out; null where that is not what ended it. Tells nothing to who never held one. */
export async function whyBarred(db: Db, token: string, now: Date): Promise<Barred | null> {
  const found = await db
    .selectFrom('sessions as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .select(barredOn(now).as('barred'))
    .where('s.token_hash', '=', tokenHash(token))
    .where('s.expires_at', '>', now)
    .where('a.state', '=', 'active')
    .executeTakeFirst()
  return found?.barred ?? null
}
