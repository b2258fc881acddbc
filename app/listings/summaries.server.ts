import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Criterion } from './filter.ts'
import { leadOfferOf } from './live-offers.server.ts'
import { isShown } from './photos.server.ts'
import type { ListingSummary } from './summary.ts'

/** The one list of columns that leave the house for a public listing; `s` is the projection. */
const PUBLIC_COLUMNS = sql`
  s.listing_id as id, s.public_id as "publicId", s.kind, s.deal, l.title_ja as "titleJa", l.title_en as "titleEn",
  s.rent_yen as "rentYen", s.price_yen as "priceYen", s.floor_area_m2 as "floorAreaM2", s.land_area_m2 as "landAreaM2",
  s.zone_id as zone, s.coverage_ratio_pct as "coverageRatioPct", s.floor_area_ratio_pct as "floorAreaRatioPct",
  s.power_kw as "powerKw", s.ceiling_m as "ceilingM", s.floor_load_t_m2 as "floorLoadTPerM2", s.crane_t as "craneT",
  s.truck_t as "truckT", s.road_m as "roadM", t.slug as "townSlug", t.name_ja as "townJa", t.name_en as "townEn",
  s.location_precision as "locationPrecision", s.lng, s.lat, o.confirmed_on as "confirmedOn",
  o.confirmed_by_ja as "confirmedByJa", o.confirmed_by_en as "confirmedByEn", o.confirm_method as "confirmMethod",
  o.next_update_on as "nextUpdateOn", s.published_on as "publishedOn", s.updated_at as "updatedAt",
  g.name_ja as "organisationJa", g.name_en as "organisationEn", o.transaction_mode as "transactionMode",
  a.is_sample as "isSample"`

type Row = Omit<ListingSummary, 'toConfirm' | 'updatedAt'> & { updatedAt: Date }

const factOf = (field: string) => sql`(select f.value from facts f
  where f.asset_id = s.asset_id and f.superseded_at is null and f.field = ${sql.lit(field)}
    and f.field <> all (s.withheld_fields))`

/**
 * The summaries of listings, in the order of `ids`. An id that is not public on the day is left out, whatever the
 * caller found before. `stations`: slugs of those that were asked for; the nearest of them is told.
 */
export async function listSummaries(
  db: Db,
  ids: readonly number[],
  today: string,
  toConfirm: ReadonlyMap<number, Criterion[]> = new Map(),
  stations: readonly string[] = [],
): Promise<ListingSummary[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select ${PUBLIC_COLUMNS},
      (select count(*) from unnest(s.offer_ends) as ends(day) where day >= ${today}::text::date)::int as offers,
      ${factOf('workshop_area_m2')} as "workshopAreaM2", ${factOf('office_area_m2')} as "officeAreaM2",
      (select max((one ->> 'widthM')::numeric) from jsonb_array_elements(${factOf('shutter_openings')}) one) as "doorM",
      case when s.location_precision = 'exact' then ${factOf('road_frontage_m')} end as "frontageM",
      ${firstPhoto} as photo,
      ${nearestStation(stations)} as station
    from (select value::bigint as id, ordinality from jsonb_array_elements_text(${jsonb(ids)}) with ordinality) wanted
    join listing_search s on s.listing_id = wanted.id
    join listings l on l.id = s.listing_id
    join assets a on a.id = s.asset_id
    join towns t on t.id = s.town_id
    join lateral ${leadOfferOf(sql`s.listing_id`)} o on true
    join organisations g on g.id = o.organisation_id
    where s.visible_until >= ${today}::text::date
    order by wanted.ordinality`.execute(db)
  // Added to the rows as they came: a copy of forty columns for each would cost as much as reading them.
  return rows.map(row =>
    Object.assign(row, { updatedAt: row.updatedAt.toISOString(), toConfirm: toConfirm.get(row.id) ?? [] }),
  )
}

const firstPhoto: RawBuilder<unknown> = sql`(
  select json_build_object('key', p.file_key, 'widths', p.variants, 'altJa', p.alt_ja, 'altEn', p.alt_en)
  from photos p where p.asset_id = s.asset_id and ${isShown} order by p.position limit 1)`

/**
 * The nearest station from the public place, among those that were asked for if it is near one of them at all. Stated
 * road metres are not told where only the town is public.
 */
const nearestStation = (asked: readonly string[]): RawBuilder<unknown> => sql`(
  select json_build_object('nameJa', n.name_ja, 'nameEn', n.name_en, 'straightM', c.straight_m,
    'roadM', case when s.location_precision = 'exact' then c.road_m end)
  from asset_access c join stations n on n.id = c.station_id
  where c.asset_id = s.asset_id and n.retired_at is null
  order by ${asked.length === 0 ? sql`` : sql`n.slug not in (${sql.join(asked)}),`} c.straight_m, c.station_id limit 1)`
