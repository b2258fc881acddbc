import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { addDays } from '../lib/day.ts'
import { isShownOffer, OFFERS, offeredUnder } from './live-offers.server.ts'
import { type Deal, KINDS, type Kind } from './model.ts'
import { isNearStation } from './near-station.server.ts'
import { isPublic } from './search.server.ts'
import { listSummaries } from './summaries.server.ts'
import type { ListingSummary } from './summary.ts'

export type PlaceCount = { slug: string; nameJa: string; nameEn: string; count: number; lng: number; lat: number }
export type HomeFigures = {
  live: number
  newThisWeek: number
  confirmedWithin7Days: number
  byKind: Record<Kind, Record<Deal, number>>
  byStation: PlaceCount[]
  byTown: PlaceCount[]
  newest: ListingSummary[]
}

/** The figures of the home page: what is public on the day, nothing else. */
export async function homeFigures(db: Db, today: string): Promise<HomeFigures> {
  const weekAgo = addDays(today, -7)
  const { rows: totals } = await sql<{ kind: Kind; deal: Deal; n: number; fresh: number; young: number }>`
    select s.kind, s.deal, count(*)::int as n,
      count(*) filter (where s.published_on > ${weekAgo}::text::date)::int as young,
      count(*) filter (where exists (select from ${OFFERS} where o.listing_id = any (${offeredUnder(sql`s.listing_id`)}) and ${isShownOffer(today)}
        and o.confirmed_on >= ${weekAgo}::text::date))::int as fresh
    from listing_search s where ${isPublic(today)} group by 1, 2`.execute(db)
  const byKind = Object.fromEntries(KINDS.map(kind => [kind, { rent: 0, sale: 0 }])) as HomeFigures['byKind']
  for (const row of totals) byKind[row.kind][row.deal] = row.n
  const sum = (key: 'n' | 'fresh' | 'young') => totals.reduce((all, row) => all + row[key], 0)
  return {
    live: sum('n'),
    newThisWeek: sum('young'),
    confirmedWithin7Days: sum('fresh'),
    byKind,
    byStation: await countByStation(db, today),
    byTown: await countByTown(db, today),
    newest: await newestListings(db, today, 6),
  }
}

/** Public listings by the town they stand in; towns without any are left out. */
export async function countByTown(db: Db, today: string): Promise<PlaceCount[]> {
  const { rows } = await sql<PlaceCount>`
    select t.slug, t.name_ja as "nameJa", t.name_en as "nameEn", count(*)::int as count,
      ST_X(t.location) as lng, ST_Y(t.location) as lat
    from listing_search s join towns t on t.id = s.town_id where ${isPublic(today)}
    group by t.id order by count desc, t.id`.execute(db)
  return rows
}

/** Public listings near each station of the city. */
export async function countByStation(db: Db, today: string): Promise<PlaceCount[]> {
  const { rows } = await sql<PlaceCount>`
    select t.slug, t.name_ja as "nameJa", t.name_en as "nameEn", count(s.listing_id)::int as count,
      ST_X(t.location) as lng, ST_Y(t.location) as lat
    from stations t
    left join asset_access a on a.station_id = t.id
    left join listing_search s on s.asset_id = a.asset_id and ${isPublic(today)}
      and ${isNearStation(sql.ref('s.location_precision'))}
    where t.retired_at is null and t.in_city
    group by t.id order by count desc, t.id`.execute(db)
  return rows
}

async function newestListings(db: Db, today: string, count: number): Promise<ListingSummary[]> {
  const { rows } = await sql<{ id: number }>`
    select s.listing_id as id from listing_search s where ${isPublic(today)}
    order by s.published_on desc, s.listing_id desc limit ${count}::int`.execute(db)
  return listSummaries(
    db,
    rows.map(row => row.id),
    today,
  )
}
