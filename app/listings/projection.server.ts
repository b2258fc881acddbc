import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import type { Database } from '../../db/schema.ts'
import { type CellDay, COUNTED, type Counted, changedCells, recountCells } from './cells.server.ts'
import { toTwoDigits } from './fields.ts'
import {
  isMergedAway,
  lastShownDay,
  leadOfferOf,
  mayBeShown,
  OFFERS,
  offeredUnder,
  withheldUnder,
} from './live-offers.server.ts'
import { hasBuilding } from './model.ts'
import { isNearStation } from './near-station.server.ts'
import { TRUCK_TONNES } from './options.ts'
import { searchWords, type Worded } from './search-words.ts'
import { bigrams } from './words.ts'

/** A fact as the projection needs it: field id to its current value. */
type Values = Record<string, unknown>

type Source = Worded & { listing_id: number }

const numberOf = (values: Values, field: string): number | null => {
  const value = values[field]
  return typeof value === 'number' ? value : null
}

/** The largest rated load; 0 = known to have no crane; null = unknown. */
function craneTonnes(values: Values): number | null {
  const cranes = values.cranes
  if (!Array.isArray(cranes)) return null
  return Math.max(0, ...cranes.map(crane => Number((crane as { ratedLoadT: number }).ratedLoadT)))
}

const truckTonnes = (values: Values): number | null =>
  TRUCK_TONNES[values.truck_access_class as keyof typeof TRUCK_TONNES] ?? null

/** true = allowed round the clock, false = restricted or not, null = unknown or to be asked. */
const hours24 = (values: Values): boolean | null => {
  const value = values.operation_24h
  return value === 'allowed' ? true : value === 'restricted' || value === 'not_allowed' ? false : null
}

const certificate = (values: Values): boolean | null =>
  values.inspection_certificate === 'yes' ? true : values.inspection_certificate === 'no' ? false : null

/** The storey it is on; of a building offered whole the highest, as all of it is used. */
function storey(values: Values): number | null {
  const [floor, storeys] = [numberOf(values, 'floor'), numberOf(values, 'storeys')]
  const [offered, all] = [numberOf(values, 'leasable_area_m2'), numberOf(values, 'gross_floor_area_m2')]
  if (floor !== null) return floor
  return storeys === 1 || (offered !== null && all !== null && offered >= all) ? storeys : null
}

function projected(row: Source) {
  const { facts } = row
  const atTown = row.location_precision === 'town'
  const land = numberOf(facts, 'land_area_m2')
  const words = searchWords(row)
  return {
    listing_id: row.listing_id,
    floor_area_m2: numberOf(facts, 'leasable_area_m2') ?? numberOf(facts, 'gross_floor_area_m2'),
    land_area_m2: land !== null && atTown ? toTwoDigits(land) : land,
    power_kw: numberOf(facts, 'power_contract_kw'),
    ceiling_m: numberOf(facts, 'ceiling_height_min_m'),
    floor_load_t_m2: numberOf(facts, 'floor_load_t_m2'),
    crane_t: craneTonnes(facts),
    truck_t: truckTonnes(facts),
    road_m: numberOf(facts, 'front_road_width_m'),
    hours24: hours24(facts),
    certificate: certificate(facts),
    workshop_area_m2: hasBuilding(row.kind) ? numberOf(facts, 'workshop_area_m2') : null,
    storey: hasBuilding(row.kind) ? storey(facts) : null,
    words,
    grams: bigrams(words),
  }
}

/**
 * A limit of the whole lot. Where parts differ it is weighted by their shares and so tells how the lot lies across
 * their border: at town precision it stays untold.
 */
const toldLimit = (limit: 'coverage_ratio_pct' | 'floor_area_ratio_pct') => sql`
  case when a.location_precision = 'exact' or not exists (select from asset_zones z where z.asset_id = a.id
    and z.${sql.ref(limit)} is distinct from a.${sql.ref(limit)}) then a.${sql.ref(limit)} end`

/** Industries that areas at the place are guided to; where the town alone is public they would tell of the place. */
const GUIDED = sql`
  case when a.location_precision = 'exact' then array(select distinct unnest(g.industries) from asset_guidance i
    join guidance_areas g on g.id = i.guidance_area_id where i.asset_id = a.id order by 1) end`

/** District plans that lie over an asset. */
const plans = sql`asset_overlays p join overlay_areas v on v.id = p.overlay_area_id
  where p.asset_id = a.id and v.kind = 'district_plan'`
const plansBar = sql`array(select distinct jsonb_array_elements_text(v.attrs -> 'usesBarred') from ${plans}
  and jsonb_typeof(v.attrs -> 'usesBarred') = 'array' order by 1)`
const plansOpen = sql`exists (select from ${plans} and jsonb_typeof(v.attrs -> 'usesBarred') is distinct from 'array')`
/** Told where the place is public and somebody has looked. */
const toldOfPlans = (what: RawBuilder<unknown>) => sql`
  case when a.location_precision = 'exact' and a.overlays_dataset_id is not null then ${what} end`

const inList = (ids: readonly number[]) => sql`(select value::bigint from jsonb_array_elements_text(${jsonb(ids)}))`

const together = new WeakMap<Trx, Set<number>>()

/** Does several things to listings in a transaction; their search rows are written once, at the end. */
export async function refreshTogether<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  const waiting = new Set<number>()
  together.set(trx, waiting)
  const done = await work().finally(() => together.delete(trx))
  await refreshSearch(trx, [...waiting])
  return done
}

/**
 * Writes the public search rows of listings anew, and takes away those that are no longer published. The first of the
 * offers that may be shown gives the terms. Run it in the transaction that changed a listing, its asset, an offer,
 * whoever makes it, a town or the zoning.
 */
export async function refreshSearch(trx: Trx, listingIds: readonly number[]): Promise<void> {
  const waiting = together.get(trx)
  if (waiting) {
    for (const id of listingIds) waiting.add(id)
    return
  }
  const changed: CellDay[] = []
  for (let start = 0; start < listingIds.length; start += 500) {
    const ids = await withKept(trx, listingIds.slice(start, start + 500))
    const gone = sql<Counted>`delete from listing_search where listing_id in ${inList(ids)} returning ${COUNTED}`
    const { rows: before } = await gone.execute(trx)
    changed.push(...changedCells(before, await writeRows(trx, ids)))
  }
  await recountCells(trx, changed)
}

/** What changes of a listing that was merged into another changes that one's row. */
async function withKept(trx: Trx, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select kept_id as id from listing_merges where absorbed_id in ${inList(ids)} and split_at is null`.execute(trx)
  return [...new Set([...ids, ...rows.map(row => row.id)])]
}

/** What the rows of published listings are made from. */
async function sourcesOf(trx: Trx, ids: readonly number[]): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select l.id as listing_id, l.public_id, p.kind, l.deal, p.zone_id, p.location_precision,
      l.title_ja, l.title_en, l.summary_ja, l.summary_en, p.address_ja,
      t.name_ja as town_ja, t.name_en as town_en, t.kana as town_kana,
      (select string_agg(concat_ws(' ', n.name_ja || '駅', n.kana, n.name_en || ' station'), ' ' order by n.id)
        from asset_access a join stations n on n.id = a.station_id
        where a.asset_id = l.asset_id and n.retired_at is null and ${isNearStation(sql.ref('p.location_precision'))}
      ) as stations,
      (select string_agg(distinct concat_ws(' ', g.name_ja, g.name_en), ' ')
        from ${OFFERS} where o.listing_id = any (${offeredUnder(sql`l.id`)}) and ${mayBeShown}) as organisations,
      coalesce((select jsonb_object_agg(f.field, f.value) from facts f
        where f.asset_id = p.id and f.superseded_at is null and f.field <> all (${withheldUnder})), '{}') as facts
    from listings l join assets p on p.id = l.asset_id join towns t on t.id = p.town_id
    join lateral ${leadOfferOf(sql`l.id`)} o on true join organisations w on w.id = o.organisation_id
    where l.id in ${inList(ids)} and l.status = 'published' and not ${isMergedAway(sql`l.id`)}`.execute(trx)
  return rows
}

async function writeRows(trx: Trx, ids: readonly number[]): Promise<Counted[]> {
  const rows = await sourcesOf(trx, ids)
  if (rows.length === 0) return []
  const { rows: written } = await sql<Counted>`
    insert into listing_search (listing_id, public_id, asset_id, kind, deal, zone_id, town_id, location_precision,
      public_location, lng, lat, coverage_ratio_pct, floor_area_ratio_pct, rent_yen, price_yen, floor_area_m2,
      land_area_m2, power_kw, ceiling_m, floor_load_t_m2, crane_t, truck_t, road_m, hours24, certificate,
      workshop_area_m2, storey, plans_bar, plans_open, available_from, grams, words, published_on, visible_until,
      offer_ends, updated_at, guided_industries, withheld_fields)
    select l.id, l.public_id, a.id, a.kind, l.deal, a.zone_id, a.town_id, a.location_precision,
      a.public_location, ST_X(a.public_location), ST_Y(a.public_location), ${toldLimit('coverage_ratio_pct')},
      ${toldLimit('floor_area_ratio_pct')}, o.rent_yen, o.price_yen, n.floor_area_m2,
      n.land_area_m2, n.power_kw, n.ceiling_m, n.floor_load_t_m2, n.crane_t, n.truck_t, n.road_m, n.hours24,
      n.certificate, n.workshop_area_m2, n.storey, ${toldOfPlans(plansBar)}, ${toldOfPlans(plansOpen)},
      o.available_from, array(select jsonb_array_elements_text(n.grams)), n.words,
      coalesce(l.listed_since, l.published_on, l.first_seen_on), o.last_shown_on, e.offer_ends, l.updated_at, ${GUIDED},
      ${withheldUnder}
    from jsonb_to_recordset(${jsonb(rows.map(projected))}) as n(listing_id bigint, floor_area_m2 numeric,
      land_area_m2 numeric, power_kw numeric, ceiling_m numeric, floor_load_t_m2 numeric, crane_t numeric,
      truck_t numeric, road_m numeric, hours24 boolean, certificate boolean, workshop_area_m2 numeric,
      storey int, words text, grams jsonb)
    join listings l on l.id = n.listing_id
    join assets a on a.id = l.asset_id
    join lateral ${leadOfferOf(sql`l.id`)} o on true
    join organisations w on w.id = o.organisation_id
    join lateral (select array_agg(${lastShownDay} order by ${lastShownDay}) as offer_ends
      from ${OFFERS} where o.listing_id = any (${offeredUnder(sql`l.id`)}) and ${mayBeShown}) e on true
    returning ${COUNTED}`.execute(trx)
  return written
}

/** Writes anew the rows of all that an organisation offers; for when its agreement begins, ends or is suspended. */
export async function refreshOffersOf(trx: Trx, organisationIds: readonly number[]): Promise<void> {
  if (organisationIds.length === 0) return
  const offers = await trx
    .selectFrom('offers')
    .select('listing_id')
    .distinct()
    .where('organisation_id', 'in', organisationIds)
    .orderBy('listing_id')
    .execute()
  await refreshSearch(
    trx,
    offers.map(offer => offer.listing_id),
  )
}

/** Writes every search row anew; for imports that move zones, towns or stations. */
export async function refreshAllSearch(trx: Trx): Promise<number> {
  const ids = (await trx.selectFrom('listings').select('id').orderBy('id').execute()).map(row => row.id)
  await refreshSearch(trx, ids)
  return ids.length
}

/** For imports of a layer that search rows hold something of: they are written anew in the same transaction. */
export const refreshSearchAfter = async (trx: Trx): Promise<void> => {
  await refreshAllSearch(trx)
}

/** Raise it when the same listing gives another row, so that rows written by an older program are written anew. */
const ROWS_EDITION = 6
const EDITION_KEY = 'search_rows'

/** Writes every search row anew where the program that wrote them made others. Returns how many listings were looked at. */
export async function renewSearch(db: Kysely<Database>): Promise<number> {
  return db.transaction().execute(async trx => {
    const { rows } = await sql`
      insert into portal_state as p (key, value) values (${EDITION_KEY}, ${jsonb(ROWS_EDITION)})
      on conflict (key) do update set value = excluded.value, recorded_at = now() where p.value <> excluded.value
      returning key`.execute(trx)
    return rows.length === 0 ? 0 : refreshAllSearch(trx)
  })
}
