import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, 'create extension if not exists postgis')
  // Every layer arrives with its papers; a newer edition retires the older one and never overwrites it.
  await run(
    db,
    `create table datasets (
      id int generated always as identity primary key,
      layer text not null,
      name_ja text not null,
      name_en text not null,
      source_ja text not null,
      source_en text not null,
      source_url text,
      licence text not null,
      edition text not null,
      is_sample boolean not null,
      checksum text not null,
      feature_count int not null,
      report jsonb,
      imported_at timestamptz not null default now(),
      retired_at timestamptz,
      constraint datasets_layer_known check (layer in
        ('boundary','towns','stations','interchanges','zoning','overlays','listings','sites','incubation','basemap'))
    )`,
  )
  await run(db, 'create unique index datasets_one_current on datasets (layer) where retired_at is null')

  await run(
    db,
    `create table boundaries (
      dataset_id int primary key references datasets (id),
      code text not null,
      name_ja text not null,
      name_en text not null,
      geom geometry(MultiPolygon, 4326) not null
    )`,
  )
  for (const place of ['towns', 'stations', 'interchanges']) {
    const own =
      place === 'towns'
        ? 'base_ja text not null, base_en text not null, chome int, kana text, postal_code text, is_approximate boolean not null default false,'
        : place === 'stations'
          ? `kana text, lines jsonb not null default '[]', in_city boolean not null,`
          : 'road_ja text not null, road_en text not null,'
    await run(
      db,
      `create table ${place} (
        id int generated always as identity primary key,
        dataset_id int not null references datasets (id),
        slug text not null,
        name_ja text not null,
        name_en text not null,
        ${own}
        location geometry(Point, 4326) not null,
        recorded_at timestamptz not null default now(),
        retired_at timestamptz,
        constraint ${place}_name_once unique (name_ja)
      )`,
    )
    await run(db, `create index ${place}_location on ${place} using gist (location)`)
  }

  await run(
    db,
    `create table zoning_areas (
      id int generated always as identity primary key,
      dataset_id int not null references datasets (id),
      zone_id text not null,
      coverage_ratio_pct int,
      floor_area_ratio_pct int,
      source_ref text,
      geom geometry(MultiPolygon, 4326) not null,
      is_current boolean not null default true,
      constraint zoning_areas_zone_known check (zone_id in
        ('1low','2low','1mid','2mid','1res','2res','qres','rural','ncom','com','qind','ind','xind','none','uca'))
    )`,
  )
  await run(db, 'create index zoning_areas_geom on zoning_areas using gist (geom) where is_current')
  await run(db, 'create index zoning_areas_dataset on zoning_areas (dataset_id)')
  await run(
    db,
    `create table overlay_areas (
      id int generated always as identity primary key,
      dataset_id int not null references datasets (id),
      kind text not null,
      name_ja text not null,
      name_en text not null,
      note_ja text,
      note_en text,
      attrs jsonb not null default '{}',
      geom geometry(MultiPolygon, 4326) not null,
      is_current boolean not null default true,
      constraint overlay_areas_kind_known check (kind in ('district_plan','fire','height','hazard','guidance'))
    )`,
  )
  await run(db, 'create index overlay_areas_geom on overlay_areas using gist (geom) where is_current')
  await run(db, 'create index overlay_areas_dataset on overlay_areas (dataset_id)')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['overlay_areas', 'zoning_areas', 'interchanges', 'stations', 'towns', 'boundaries', 'datasets'])
    await run(db, `drop table ${table}`)
}
