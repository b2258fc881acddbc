import { sql } from 'kysely'
import type { Db, Trx } from '../../../db/client.server.ts'
import { jsonb } from '../../../db/postgis.ts'
import type { AddressTown } from '../../places/address.ts'
import { readSides } from './sides.server.ts'

/** Listings that are public or were: of drafts nothing is compared. */
export const WAS_PUBLIC = sql`l.published_on is not null and l.status in ('published','closed','withdrawn','expired')`

const STALE = sql`
  from listings l join assets a on a.id = l.asset_id left join listing_marks k on k.listing_id = l.id
  where ${WAS_PUBLIC} and (k.compared_at is null or k.listing_version <> l.version or k.asset_version <> a.version)`

/** Whether anything has changed since listings were last compared. */
export async function isAnyStale(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 ${STALE} limit 1`.execute(db)
  return rows.length > 0
}

/** Ids of listings that have changed, or come to be, since they were last compared. */
export async function listStale(db: Db, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select l.id ${STALE} order by l.id limit ${most}::int`.execute(db)
  return rows.map(({ id }) => id)
}

/** Notes what candidates of listings are found by. They count as compared when {@link markCompared} says so. */
export async function writeMarks(
  trx: Trx,
  ids: readonly number[],
  towns: readonly AddressTown[],
  now: Date,
): Promise<void> {
  const sides = await readSides(trx, ids, towns)
  const marks = [...sides].map(([id, { address, realEstateId, ...side }]) => ({
    ...{ id, town: address?.town ?? null, realEstateId },
    // A block alone is no address: many stand in it.
    numbers: address?.isWhole ? address.numbers.slice(0, 2).join('-') : null,
    area: side.kind === 'land' ? side.landAreaM2 : (side.floorAreaM2 ?? side.grossM2),
  }))
  await sql`
    insert into listing_marks as k (listing_id, listing_version, asset_version, town, numbers, real_estate_id,
      area_m2, read_at)
    select l.id, l.version, a.version, n.town, n.numbers, n."realEstateId", n.area, ${now}::timestamptz
    from jsonb_to_recordset(${jsonb(marks)}) as n(id bigint, town text, numbers text, "realEstateId" text, area numeric)
    join listings l on l.id = n.id join assets a on a.id = l.asset_id
    on conflict (listing_id) do update set listing_version = excluded.listing_version,
      asset_version = excluded.asset_version, town = excluded.town,
      numbers = excluded.numbers, real_estate_id = excluded.real_estate_id, area_m2 = excluded.area_m2,
      read_at = excluded.read_at, compared_at = null`.execute(trx)
}

export const markCompared = (trx: Trx, ids: readonly number[], now: Date) =>
  trx.updateTable('listing_marks').set({ compared_at: now }).where('listing_id', 'in', ids).execute()

/** Has listings of these assets compared again, because more is known of how they look. */
export const compareAgain = (db: Db, assetIds: readonly number[]) =>
  sql`update listing_marks k set compared_at = null from listings l
    where l.id = k.listing_id and l.asset_id in (select value::bigint from jsonb_array_elements_text(${jsonb([...assetIds])}))`.execute(
    db,
  )
