import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

/** What a search by box reads from its index alone. */
const boxIndex = (more: string) => `create index listing_search_box on listing_search ((cell_y >> 9), lng)
  include (lat, cell_x, cell_y, listing_id, asset_id, visible_until, published_on, kind, deal, zone_id, town_id,
    location_precision, floor_area_m2, land_area_m2, rent_yen, price_yen, power_kw, ceiling_m, floor_load_t_m2, crane_t,
    truck_t, road_m, hours24, certificate, available_from${more})`

export async function up(db: Kysely<unknown>): Promise<void> {
  // Of district plans: the uses that they bar, and whether one lies here whose rules are not in the data. Both are null
  // where that is not told, as the place itself is not.
  await run(
    db,
    `alter table listing_search
      add column workshop_area_m2 numeric(12, 2),
      add column storey int,
      add column plans_bar text[],
      add column plans_open boolean,
      add constraint listing_search_plans_hidden check
        (location_precision = 'exact' or (plans_bar is null and plans_open is null))`,
  )
  await run(db, 'drop index listing_search_box')
  await run(db, boxIndex(', workshop_area_m2, storey, plans_bar, plans_open'))
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop index listing_search_box')
  await run(db, boxIndex(''))
  await run(
    db,
    `alter table listing_search drop constraint listing_search_plans_hidden,
      drop column workshop_area_m2, drop column storey, drop column plans_bar, drop column plans_open`,
  )
}
