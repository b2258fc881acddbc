import { type Kysely, sql } from 'kysely'

const run = (db: Kysely<unknown>, text: string) => sql.raw(text).execute(db)

const LAYERS = [
  ...['boundary', 'towns', 'stations', 'interchanges', 'zoning', 'overlays', 'listings', 'sites', 'incubation'],
  'basemap',
]
const knownLeases = (kinds: string) => `alter table offers
  drop constraint offers_lease_kind_known,
  add constraint offers_lease_kind_known check (lease_kind in (${kinds}))`

const knownLayers = (layers: readonly string[]) => `alter table datasets
  drop constraint datasets_layer_known,
  add constraint datasets_layer_known check (layer in (${layers.map(layer => `'${layer}'`).join(',')}))`

export async function up(db: Kysely<unknown>): Promise<void> {
  // Papers that nobody states are unknown: no dash, and not the day on which the file happened to be loaded.
  await run(db, 'alter table datasets alter column licence drop not null, alter column edition drop not null')
  await run(db, `update datasets set licence = null where licence = '—'`)

  await run(db, knownLayers([...LAYERS, 'organisations']))
  // Whom to ask where an offer names nobody; a partner that left keeps its row, as offers of the past name it.
  await run(
    db,
    `alter table organisations
      add column contact_name_ja text,
      add column contact_name_en text,
      add column contact_hours_ja text,
      add column contact_hours_en text,
      add column retired_at timestamptz`,
  )

  // Land that is let as it lies, without a building, is under none of the leases there were.
  await run(db, knownLeases(`'ordinary','fixed_term','business_land','yard'`))

  // A place that nobody stated is no row. The town's point used to stand for it, and a zone was read from that.
  await run(
    db,
    `create temporary table unplaced on commit drop as
      select p.asset_id from asset_places p join assets a on a.id = p.asset_id join towns t on t.id = a.town_id
      where a.location_precision = 'town' and not a.is_sample and p.lot is null and ST_Equals(p.location, t.location)`,
  )
  for (const table of ['asset_places', 'asset_zones', 'asset_overlays'])
    await run(db, `delete from ${table} where asset_id in (select asset_id from unplaced)`)
  await run(
    db,
    `update assets set zone_id = null, coverage_ratio_pct = null, floor_area_ratio_pct = null,
      zoning_dataset_id = null, overlays_dataset_id = null
      where id in (select asset_id from unplaced)`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await run(db, `update offers set lease_kind = null where lease_kind = 'yard'`)
  await run(db, knownLeases(`'ordinary','fixed_term','business_land'`))
  await run(
    db,
    `insert into asset_places (asset_id, location) select a.id, t.location from assets a join towns t on t.id = a.town_id
      where not exists (select from asset_places p where p.asset_id = a.id)`,
  )
  await run(
    db,
    `alter table organisations
      drop column contact_name_ja,
      drop column contact_name_en,
      drop column contact_hours_ja,
      drop column contact_hours_en,
      drop column retired_at`,
  )
  await run(db, `delete from datasets where layer = 'organisations'`)
  await run(db, knownLayers(LAYERS))
  await run(db, `update datasets set licence = coalesce(licence, '—'), edition = coalesce(edition, '—')`)
  await run(db, 'alter table datasets alter column licence set not null, alter column edition set not null')
}
