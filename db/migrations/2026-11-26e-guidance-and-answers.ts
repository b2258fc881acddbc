import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

const LAYERS = [
  ...['boundary', 'towns', 'stations', 'interchanges', 'zoning', 'overlays', 'organisations', 'listings', 'sites'],
  ...['incubation', 'basemap'],
]
const knownLayers = (layers: readonly string[]) => `alter table datasets
  drop constraint datasets_layer_known,
  add constraint datasets_layer_known check (layer in (${layers.map(layer => `'${layer}'`).join(',')}))`

/** What a search by box reads from its index alone; `more` after what it has read so far. */
const boxIndex = (more: string) => `create index listing_search_box on listing_search ((cell_y >> 9), lng)
  include (lat, cell_x, cell_y, listing_id, asset_id, visible_until, published_on, kind, deal, zone_id, town_id,
    location_precision, floor_area_m2, land_area_m2, rent_yen, price_yen, power_kw, ceiling_m, floor_load_t_m2, crane_t,
    truck_t, road_m, hours24, certificate, available_from, workshop_area_m2, storey, plans_bar, plans_open${more})`

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, knownLayers([...LAYERS, 'guidance']))
  // Areas that certain industries are guided to. Industries are middle groups of 日本標準産業分類.
  await run(
    db,
    `create table guidance_areas (
      id int generated always as identity primary key,
      dataset_id int not null references datasets (id),
      name_ja text not null,
      name_en text not null,
      industries text[] not null,
      incentives_ja text,
      incentives_en text,
      source_ja text,
      source_en text,
      url text,
      geom geometry(MultiPolygon, 4326) not null,
      is_current boolean not null default true,
      constraint guidance_areas_industries_known check
        (array_to_string(industries, ',') ~ '^[0-9]{2}(,[0-9]{2})*$')
    )`,
  )
  await run(db, 'create index guidance_areas_geom on guidance_areas using gist (geom) where is_current')
  await run(db, 'create index guidance_areas_dataset on guidance_areas (dataset_id)')
  await run(
    db,
    `create table asset_guidance (
      asset_id bigint not null references assets (id) on delete cascade,
      guidance_area_id int not null references guidance_areas (id),
      share real not null,
      primary key (asset_id, guidance_area_id)
    )`,
  )
  // Null: nobody has looked, which is not the same as lying in none.
  await run(db, 'alter table assets add column guidance_dataset_id int references datasets (id)')
  // Industries guided to a listing's place; null where that is not told, because its town alone is public.
  await run(
    db,
    `alter table listing_search
      add column guided_industries text[],
      add constraint listing_search_guidance_hidden check (location_precision = 'exact' or guided_industries is null)`,
  )
  await run(db, 'drop index listing_search_box')
  await run(db, boxIndex(', guided_industries'))

  // What seekers hand over to the city: their inputs as given, apart from every answer to them, which has a history.
  await run(
    db,
    `create table verdict_questions (
      id bigint generated always as identity primary key,
      asked_on date not null,
      locale text not null,
      status text not null default 'open',
      inputs jsonb not null,
      words text,
      mail text,
      phone text,
      content_hash text not null,
      recorded_at timestamptz not null default now(),
      constraint verdict_questions_once unique (content_hash),
      constraint verdict_questions_locale_known check (locale in ('ja','en')),
      constraint verdict_questions_status_known check (status in ('open','answered'))
    )`,
  )
  await run(db, 'create index verdict_questions_asked_on on verdict_questions (asked_on)')
  await run(
    db,
    `create table verdict_answers (
      id bigint generated always as identity primary key,
      question_id bigint not null references verdict_questions (id) on delete cascade,
      headline text not null,
      verdict jsonb not null,
      rule_version text not null,
      zoning_dataset_id int references datasets (id),
      overlays_dataset_id int references datasets (id),
      answered_on date not null,
      recorded_at timestamptz not null default now(),
      superseded_at timestamptz,
      constraint verdict_answers_headline_known check
        (headline in ('allowed','conditional','to_be_confirmed','not_allowed'))
    )`,
  )
  await run(
    db,
    'create unique index verdict_answers_one_current on verdict_answers (question_id) where superseded_at is null',
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['verdict_answers', 'verdict_questions']) await run(db, `drop table ${table}`)
  await run(db, 'drop index listing_search_box')
  await run(
    db,
    'alter table listing_search drop constraint listing_search_guidance_hidden, drop column guided_industries',
  )
  await run(db, boxIndex(''))
  await run(db, 'alter table assets drop column guidance_dataset_id')
  for (const table of ['asset_guidance', 'guidance_areas']) await run(db, `drop table ${table}`)
  await run(db, `delete from datasets where layer = 'guidance'`)
  await run(db, knownLayers(LAYERS))
}
