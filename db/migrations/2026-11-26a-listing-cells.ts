import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  // The web-mercator tile of zoom 23 (five metres) that holds the public place. Kept as whole numbers, so that a
  // listing is in one tile of every zoom and each reader shifts the same number. Nothing is nearer the poles than 85°.
  const latitude = 'radians(least(85, greatest(-85, lat)))'
  await run(
    db,
    `alter table listing_search
      add cell_x int not null generated always as
        (least(8388607, greatest(0, floor((lng + 180) / 360 * 8388608)))::int) stored,
      add cell_y int not null generated always as
        (floor((0.5 - ln((1 + sin(${latitude})) / (1 - sin(${latitude}))) / (4 * pi())) * 8388608)::int) stored`,
  )
  // A row that goes without its writer would stay in the counts.
  await run(db, 'alter table listing_search drop constraint listing_search_listing_id_fkey')
  await run(
    db,
    `alter table listing_search add constraint listing_search_listing_id_fkey
      foreign key (listing_id) references listings (id) on delete restrict`,
  )
  await run(db, 'create index listing_search_cell on listing_search ((cell_x >> 8), (cell_y >> 8), visible_until)')
  // Rows of the projection lie as they came: a search by place would fetch a page for each. Here neighbours stand side
  // by side, in strips two kilometres high, with everything that a search may ask for but words.
  await run(
    db,
    `create index listing_search_box on listing_search ((cell_y >> 9), lng) include (lat, cell_x, cell_y, listing_id,
      asset_id, visible_until, published_on, kind, deal, zone_id, town_id, location_precision, floor_area_m2,
      land_area_m2, rent_yen, price_yen, power_kw, ceiling_m, floor_load_t_m2, crane_t, truck_t, road_m, hours24,
      certificate, available_from)`,
  )
  // What the map shows from afar: for each tile of zoom 12 to 15, the listings whose promise runs out on a day.
  await run(
    db,
    `create table listing_cells (
      zoom int not null,
      x int not null,
      y int not null,
      visible_until date not null,
      count int not null,
      lng_sum float8 not null,
      lat_sum float8 not null,
      west float8 not null,
      south float8 not null,
      east float8 not null,
      north float8 not null,
      listing_id bigint not null,
      constraint listing_cells_once primary key (zoom, x, y, visible_until),
      constraint listing_cells_zoom_known check (zoom between 12 and 15),
      constraint listing_cells_not_empty check (count > 0)
    )`,
  )
  for (const zoom of [15, 14, 13, 12])
    await run(
      db,
      `insert into listing_cells (zoom, x, y, visible_until, count, lng_sum, lat_sum, west, south, east, north, listing_id)
      select ${zoom}, cell_x >> ${23 - zoom}, cell_y >> ${23 - zoom}, visible_until, count(*), sum(lng), sum(lat),
        min(lng), min(lat), max(lng), max(lat), min(listing_id)
      from listing_search group by 2, 3, 4 order by 2, 3, 4`,
    )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, 'drop table listing_cells')
  await run(db, 'drop index listing_search_box')
  await run(db, 'drop index listing_search_cell')
  await run(db, 'alter table listing_search drop constraint listing_search_listing_id_fkey')
  await run(
    db,
    `alter table listing_search add constraint listing_search_listing_id_fkey
      foreign key (listing_id) references listings (id) on delete cascade`,
  )
  await run(db, 'alter table listing_search drop cell_x, drop cell_y')
}
