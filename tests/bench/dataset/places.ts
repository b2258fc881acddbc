import { type Kysely, sql } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import { GUIDANCE, guidanceRows, PLANS, planRows } from './areas.ts'
import { insertInto } from './fill.ts'
import { EXTENT, type Region } from './region.ts'
import { pointHex, type Values } from './tables.ts'
import { ZONING, zoningRows } from './zoning.ts'

/** The region as one city: importers leave out what lies outside it. */
export async function fillBoundary(db: Kysely<Database>): Promise<void> {
  const [west, south, east, north] = EXTENT
  await sql`insert into datasets (id, layer, name_ja, name_en, source_ja, source_en, licence, edition, checksum, is_sample,
    feature_count) overriding system value values (1000, 'boundary', 'bench', 'bench', 'bench', 'bench', 'CC0 1.0', '2026-11-22', 'bench', false, 1)`.execute(
    db,
  )
  await sql`insert into boundaries (dataset_id, code, name_ja, name_en, geom)
    select id, '13212', 'bench', 'bench', ST_Multi(ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8,
      ${north}::float8, 4326)) from datasets where layer = 'boundary'`.execute(db)
}

export async function fillPlaces(db: Kysely<Database>, { spots, towns, stations }: Region): Promise<void> {
  const put = (name: string, columns: [string, string][], rows: Values[]) =>
    insertInto(db, { name, columns }).write(rows)
  const text = (...names: string[]) => names.map((name): [string, string] => [name, 'text'])
  await put(
    'datasets',
    [
      ['id', 'int'],
      ...text('layer', 'name_ja', 'name_en', 'source_ja', 'source_en', 'licence', 'edition', 'checksum'),
      ['is_sample', 'boolean'],
      ['feature_count', 'int'],
    ],
    ['towns', 'stations', 'zoning', 'listings', 'overlays', 'guidance'].map((layer, i) => [
      ...[i + 1, layer, layer, layer, 'bench', 'bench', 'CC0 1.0', '2026-11-22', `bench-${layer}`, false, 1],
    ]),
  )
  const place = (names: string[]): [string, string][] => [
    ['id', 'int'],
    ['dataset_id', 'int'],
    ...text('slug', 'name_ja', 'name_en', ...names),
    ['location', 'geometry'],
  ]
  await put(
    'towns',
    place(['base_ja', 'base_en']),
    towns.map(({ id, nameJa, nameEn, at }) => [id, 1, `town-${id}`, nameJa, nameEn, nameJa, nameEn, pointHex(at)]),
  )
  await put(
    'stations',
    [...place([]), ['in_city', 'boolean']],
    stations.map(({ id, nameJa, nameEn, at, inCity }) => [
      ...[id, 2, `station-${id}`, nameJa, nameEn, pointHex(at), inCity],
    ]),
  )
  await put(
    'organisations',
    [['id', 'int'], ...text('slug', 'kind', 'name_ja', 'name_en')],
    [[1, 'bench', 'realtor', '架空不動産', 'Fictional Realty']],
  )
  await put(ZONING.name, ZONING.columns, zoningRows())
  await put(PLANS.name, PLANS.columns, planRows(spots))
  await put(GUIDANCE.name, GUIDANCE.columns, guidanceRows(spots))
}
