import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import type { Spread } from './detail.ts'
import { fieldsFor, toTwoDigits } from './fields.ts'
import { isShownOffer, OFFERS, offeredUnder } from './live-offers.server.ts'
import type { Kind, LocationPrecision } from './model.ts'

/** Figures of which those who offer one property may say different things. */
const FIELDS = [
  ...['leasable_area_m2', 'gross_floor_area_m2', 'land_area_m2', 'ceiling_height_min_m', 'floor_load_t_m2'],
  'power_contract_kw',
]

type Told = { kind: Kind; precision: LocationPrecision; withheld: readonly string[]; today: string }

/**
 * Where those whose offers stand under a listing state different figures: the least and the most, as far as the public
 * sees the figure at all.
 */
export async function spreadsOf(db: Db, listingId: number, told: Told): Promise<Spread[]> {
  const { rows } = await sql<Spread>`
    select f.field, min((f.value #>> '{}')::numeric) as least, max((f.value #>> '{}')::numeric) as most
    from listings m join facts f on f.asset_id = m.asset_id and f.superseded_at is null
    where m.id = any (${offeredUnder(sql`${listingId}::bigint`)}) and f.field in (${sql.join(FIELDS)})
      and jsonb_typeof(f.value) = 'number'
      and (m.id = ${listingId} or exists (select from ${OFFERS} where o.listing_id = m.id and ${isShownOffer(told.today)}))
    group by f.field having min((f.value #>> '{}')::numeric) < max((f.value #>> '{}')::numeric)`.execute(db)
  const found = new Map(rows.map(row => [row.field, row]))
  return fieldsFor(told.kind).flatMap(({ id, atTown }) => {
    const spread = found.get(id)
    if (!spread || told.withheld.includes(id)) return []
    if (told.precision === 'exact' || atTown === 'shown') return [spread]
    const rounded = { field: id, least: toTwoDigits(spread.least), most: toTwoDigits(spread.most) }
    return atTown === 'rounded' && rounded.least < rounded.most ? [rounded] : []
  })
}
