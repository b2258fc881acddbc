import { sql } from 'kysely'
import type { Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import { shownUnder } from '../../listings/live-offers.server.ts'

/** Metres within which two pins may mark one building. */
const NEAR_M = 30
/** A box that holds them everywhere in Japan, for the index. */
const NEAR_DEGREES = 0.0006
/** Where one tells its town alone, areas this much alike make it a candidate. */
const ALIKE_AREA = 0.02

/** `isRelisted`: one partner's own, the first of them public and the second ended; else two partners', both public. */
export type Candidate = { one: number; other: number; isRelisted: boolean }

/** So long after its end a listing that is posted again is still the old one: later it is a new vacancy. */
const RELISTED_WITHIN_DAYS = 90

/**
 * What may be the same as one of these listings: by real-estate id, by address, by area in a town of which one tells no
 * more, or within {@link NEAR_M} metres; of one deal, and not shown as one already.
 */
export async function candidatesOf(trx: Trx, ids: readonly number[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with asked as (select k.*, l.asset_id from listing_marks k join listings l on l.id = k.listing_id
      where k.listing_id in (select value::bigint from jsonb_array_elements_text(${jsonb([...ids])}))),
    found as (
      select x.listing_id as one, y.listing_id as other from asked x
        join listing_marks y on y.real_estate_id = x.real_estate_id
      union select x.listing_id, y.listing_id from asked x
        join listing_marks y on y.town = x.town and y.numbers = x.numbers
      union select x.listing_id, y.listing_id from asked x
        join listing_marks y on y.town = x.town and (x.numbers is null or y.numbers is null)
        and abs(x.area_m2 - y.area_m2) <= ${ALIKE_AREA}::numeric * x.area_m2
      union select x.listing_id, l.id from asked x join asset_places p on p.asset_id = x.asset_id
        join asset_places q on q.location && ST_Expand(p.location, ${NEAR_DEGREES}::float8)
        and ST_DWithin(p.location::geography, q.location::geography, ${NEAR_M})
        join listings l on l.asset_id = q.asset_id
    )
    select distinct f.one, f.other, v.status <> 'published' as "isRelisted"
    from found f join listings u on u.id = f.one join listings v on v.id = f.other
      join assets a on a.id = u.asset_id join assets b on b.id = v.asset_id
    where u.deal = v.deal and u.asset_id <> v.asset_id and a.is_sample = b.is_sample and u.status = 'published'
      and ${shownUnder(sql`u.id`)} <> ${shownUnder(sql`v.id`)}
      and case when v.status = 'published' then not ${hasCommonPartner}
        else v.status in ('closed', 'withdrawn', 'expired') and u.relisted_of_id is null and ${hasCommonPartner}
          and v.ended_on <= u.published_on and u.published_on - v.ended_on <= ${RELISTED_WITHIN_DAYS}::int end`.execute(
    trx,
  )
  return rows
}

const hasCommonPartner = sql`exists (select from offers o join offers w on w.organisation_id = o.organisation_id
  where o.listing_id = u.id and w.listing_id = v.id)`
