import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { dayInTokyo } from '../lib/day.ts'
import type { Deliveries } from '../listings/offers-page.ts'
import { type AbsenceStage, offOn } from './absence/absence.ts'

type Found = {
  offerId: number
  importId: number | null
  source: 'file' | 'pull'
  appliedAt: Date | null
  stage: AbsenceStage | null
  askedAt: Date | null
}

/** How offers came last by a list or a feed, and which of them their source names no more. */
export async function deliveriesOf(db: Db, offerIds: readonly number[]): Promise<Deliveries> {
  if (offerIds.length === 0) return {}
  const { rows } = await sql<Found>`
    select o.value::bigint as "offerId", d.id as "importId", d.source, d.applied_at as "appliedAt", a.stage,
      a.asked_at as "askedAt"
    from jsonb_array_elements_text(${jsonb([...offerIds])}) o
    left join lateral (
      select i.id, i.source, r.applied_at from import_rows r join imports i on i.id = r.import_id
      where r.offer_id = o.value::bigint and r.applied_at is not null order by r.applied_at desc, i.id desc limit 1) d on true
    left join offer_absences a on a.offer_id = o.value::bigint and a.ended_at is null
    where d.id is not null or a.id is not null`.execute(db)
  return Object.fromEntries(
    rows.map(({ offerId, importId, source, appliedAt, stage, askedAt }) => [
      offerId,
      {
        last:
          importId && appliedAt ? { importId: Number(importId), source, on: dayInTokyo(new Date(appliedAt)) } : null,
        absence: stage && { stage, offOn: stage === 'asked' && askedAt ? offOn(new Date(askedAt)) : null },
      },
    ]),
  )
}
