import { sql } from 'kysely'
import type { Db } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import type { AddressTown } from '../../places/address.ts'
import { addressKey, type Side } from './side.ts'

/** Fields of a property that are compared. */
const FIELDS = [
  ...['leasable_area_m2', 'gross_floor_area_m2', 'land_area_m2', 'floor', 'storeys', 'built_ym', 'structure'],
  ...['ceiling_height_min_m', 'real_estate_id'],
]

type Row = {
  id: number
  deal: Side['deal']
  kind: string
  address: string
  lng: number | null
  lat: number | null
  facts: Record<string, unknown>
  rentYen: number | null
  priceYen: number | null
  tax: string | null
  text: string | null
  photos: string[]
}

/** Seventeen digits, or the thirteen of the register alone; whatever else somebody writes there is none. */
const idOf = (value: unknown): string | null => {
  const digits = typeof value === 'string' ? value.normalize('NFKC').replace(/\D/g, '') : ''
  return digits.length === 17 || digits.length === 13 ? digits : null
}
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

function sideOf({ facts, lng, lat, rentYen, priceYen, ...row }: Row, towns: readonly AddressTown[]): Side {
  return {
    ...{ kind: row.kind, deal: row.deal, tax: row.tax, photos: row.photos },
    address: addressKey(row.address, towns),
    at: lng === null || lat === null ? null : [lng, lat],
    realEstateId: idOf(facts.real_estate_id),
    floorAreaM2: numberOf(facts.leasable_area_m2),
    grossM2: numberOf(facts.gross_floor_area_m2),
    landAreaM2: numberOf(facts.land_area_m2),
    floor: numberOf(facts.floor),
    storeys: numberOf(facts.storeys),
    builtYm: textOf(facts.built_ym),
    structure: textOf(facts.structure),
    ceilingM: numberOf(facts.ceiling_height_min_m),
    money: row.deal === 'rent' ? rentYen : priceYen,
    text: row.text ?? '',
  }
}

/** Listings as they are compared, by their ids: what their own partners say, and nobody else. */
export async function readSides(
  db: Db,
  ids: readonly number[],
  towns: readonly AddressTown[],
): Promise<Map<number, Side>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select l.id, l.deal, a.kind, a.address_ja as address, ST_X(p.location) as lng, ST_Y(p.location) as lat,
      l.summary_ja as text, o.rent_yen as "rentYen", o.price_yen as "priceYen", o.tax,
      coalesce((select jsonb_object_agg(f.field, f.value) from facts f where f.asset_id = a.id
        and f.superseded_at is null and f.field in (${sql.join(FIELDS)})), '{}') as facts,
      array(select h.look_hash from photos h where h.asset_id = a.id and h.state = 'ready' and h.look_hash <> 'none'
        order by h.position) as photos
    from listings l join assets a on a.id = l.asset_id left join asset_places p on p.asset_id = a.id
    left join lateral (select * from offers o where o.listing_id = l.id
      order by o.status = 'live' desc, o.confirmed_on desc, o.id desc limit 1) o on true
    where l.id in (select value::bigint from jsonb_array_elements_text(${jsonb([...ids])}))`.execute(db)
  return new Map(rows.map(row => [row.id, sideOf(row, towns)]))
}
