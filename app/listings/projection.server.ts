import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { type ZoneId, zoneOf } from '../zoning/model.ts'
import { type CellDay, COUNTED, type Counted, changedCells, recountCells } from './cells.server.ts'
import { toTwoDigits } from './fields.ts'
import { KIND_WORDS, type Kind } from './model.ts'
import { TRUCK_TONNES } from './options.ts'
import { bigrams, searchForm } from './words.ts'

/** A fact as the projection needs it: field id to its current value. */
type Values = Record<string, unknown>

type Source = {
  listing_id: number
  asset_id: number
  public_id: string
  kind: Kind
  deal: string
  zone_id: string | null
  location_precision: string
  title_ja: string
  title_en: string
  summary_ja: string | null
  summary_en: string | null
  address_ja: string
  town_ja: string
  town_en: string
  town_kana: string | null
  facts: Values
}

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

/** Everything a visitor may find a listing by. What the public does not see is not here. */
function wordsOf(row: Source): string {
  const zone = row.zone_id ? zoneOf(row.zone_id as ZoneId) : null
  const parts = [
    row.public_id,
    row.title_ja,
    row.title_en,
    row.summary_ja,
    row.summary_en,
    row.location_precision === 'exact' ? row.address_ja : null,
    row.town_ja,
    row.town_en,
    row.town_kana,
    ...KIND_WORDS[row.kind],
    zone?.nameJa,
    zone?.nameEn,
    typeof row.facts.previous_use === 'string' ? row.facts.previous_use : null,
    (craneTonnes(row.facts) ?? 0) > 0 ? 'クレーン crane' : null,
  ]
  return searchForm(parts.filter(Boolean).join(' '))
}

function projected(row: Source) {
  const { facts } = row
  const atTown = row.location_precision === 'town'
  const land = numberOf(facts, 'land_area_m2')
  const words = wordsOf(row)
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

const inList = (ids: readonly number[]) => sql`(select value::bigint from jsonb_array_elements_text(${jsonb(ids)}))`

/**
 * Writes the public search rows of listings anew, and takes away those that are no longer published. The newest live
 * offer gives the terms. Run it in the transaction that changed a listing, its asset, an offer, a town or the zoning.
 */
export async function refreshSearch(trx: Trx, listingIds: readonly number[]): Promise<void> {
  const changed: CellDay[] = []
  for (let start = 0; start < listingIds.length; start += 500) {
    const ids = listingIds.slice(start, start + 500)
    const gone = sql<Counted>`delete from listing_search where listing_id in ${inList(ids)} returning ${COUNTED}`
    const { rows: before } = await gone.execute(trx)
    changed.push(...changedCells(before, await writeRows(trx, ids)))
  }
  await recountCells(trx, changed)
}

async function writeRows(trx: Trx, ids: readonly number[]): Promise<Counted[]> {
  const { rows } = await sql<Source>`
    select l.id as listing_id, a.id as asset_id, l.public_id, a.kind, l.deal, a.zone_id, a.location_precision,
      l.title_ja, l.title_en, l.summary_ja, l.summary_en, a.address_ja,
      t.name_ja as town_ja, t.name_en as town_en, t.kana as town_kana,
      coalesce((select jsonb_object_agg(f.field, f.value) from facts f
        where f.asset_id = a.id and f.superseded_at is null), '{}') as facts
    from listings l join assets a on a.id = l.asset_id join towns t on t.id = a.town_id
    where l.id in ${inList(ids)} and l.status = 'published'
      and exists (select from offers o where o.listing_id = l.id and o.status = 'live')`.execute(trx)
  if (rows.length === 0) return []
  const { rows: written } = await sql<Counted>`
    insert into listing_search (listing_id, public_id, asset_id, kind, deal, zone_id, town_id, location_precision,
      public_location, lng, lat, coverage_ratio_pct, floor_area_ratio_pct, rent_yen, price_yen, floor_area_m2,
      land_area_m2, power_kw, ceiling_m, floor_load_t_m2, crane_t, truck_t, road_m, hours24, certificate,
      available_from, grams, words, published_on, visible_until, offer_ends, updated_at)
    select l.id, l.public_id, a.id, a.kind, l.deal, a.zone_id, a.town_id, a.location_precision,
      a.public_location, ST_X(a.public_location), ST_Y(a.public_location), ${toldLimit('coverage_ratio_pct')},
      ${toldLimit('floor_area_ratio_pct')}, o.rent_yen, o.price_yen, n.floor_area_m2,
      n.land_area_m2, n.power_kw, n.ceiling_m, n.floor_load_t_m2, n.crane_t, n.truck_t, n.road_m, n.hours24,
      n.certificate, o.available_from, array(select jsonb_array_elements_text(n.grams)), n.words,
      coalesce(l.published_on, l.first_seen_on), o.next_update_on, o.offer_ends, l.updated_at
    from jsonb_to_recordset(${jsonb(rows.map(projected))}) as n(listing_id bigint, floor_area_m2 numeric,
      land_area_m2 numeric, power_kw numeric, ceiling_m numeric, floor_load_t_m2 numeric, crane_t numeric,
      truck_t numeric, road_m numeric, hours24 boolean, certificate boolean, words text, grams jsonb)
    join listings l on l.id = n.listing_id
    join assets a on a.id = l.asset_id
    join lateral (
      select rent_yen, price_yen, available_from, next_update_on,
        (select array_agg(e.next_update_on order by e.next_update_on) from offers e
          where e.listing_id = l.id and e.status = 'live') as offer_ends
      from offers where listing_id = l.id and status = 'live'
      order by confirmed_on desc, id desc limit 1) o on true
    returning ${COUNTED}`.execute(trx)
  return written
}

/** Writes every search row anew; for imports that move zones, towns or stations. */
export async function refreshAllSearch(trx: Trx): Promise<number> {
  const ids = (await trx.selectFrom('listings').select('id').orderBy('id').execute()).map(row => row.id)
  await refreshSearch(trx, ids)
  return ids.length
}
