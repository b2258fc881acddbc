import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { asGeoJson, type LngLat, metresTo } from '../../db/postgis.ts'
import type { Interchange, Line, Station, Town } from './model.ts'
import type { MultiPolygon } from './rings.ts'

type PointJson = { coordinates: [number, number] }
const location = asGeoJson<PointJson>(sql.ref('location'), 7).as('location')
const placed = <T extends { location: PointJson }>(row: T) => ({ ...row, location: row.location.coordinates })

const towns = (db: Db) =>
  db
    .selectFrom('towns')
    .select([
      'id',
      'slug',
      'name_ja as nameJa',
      'name_en as nameEn',
      'base_ja as baseJa',
      'base_en as baseEn',
      'chome',
      'kana',
      'postal_code as postalCode',
      'is_approximate as isApproximate',
      location,
    ])

const stations = (db: Db) =>
  db
    .selectFrom('stations')
    .select([
      'id',
      'slug',
      'name_ja as nameJa',
      'name_en as nameEn',
      'kana',
      sql<Line[]>`lines`.as('lines'),
      'in_city as inCity',
      location,
    ])

/** The towns of the edition in use, in the order of their reading. */
export async function listTowns(db: Db): Promise<Town[]> {
  const rows = await towns(db).where('retired_at', 'is', null).execute()
  return byReading(rows.map(placed))
}

const collator = new Intl.Collator('ja')
type Read = { kana: string | null; baseJa: string; chome: number | null }

/** In the order of their reading. Numbers follow as numbers, not as they are read. */
function byReading<T extends Read>(towns: readonly T[]): T[] {
  const keyed = towns.map(town => ({
    town,
    reading: (town.kana ?? town.baseJa).replace(
      /(いっ|に|さん|よん|ご|ろく|なな|はっ|きゅう|じゅっ|じゅう)ちょうめ$/,
      '',
    ),
  }))
  keyed.sort((a, b) => collator.compare(a.reading, b.reading) || (a.town.chome ?? 0) - (b.town.chome ?? 0))
  return keyed.map(({ town }) => town)
}

/** A town by its slug, also one that an older edition had: links to it stay good. */
export async function findTown(db: Db, slug: string): Promise<Town | null> {
  const row = await towns(db).where('slug', '=', slug).orderBy(sql`retired_at is not null`).executeTakeFirst()
  return row ? placed(row) : null
}

export type PlaceName = { kind: 'town' | 'station'; slug: string; nameJa: string; nameEn: string }

/** What towns and stations are called; those in use come first, those of older editions after them. */
export async function listPlaceNames(db: Db): Promise<PlaceName[]> {
  const names = (kind: PlaceName['kind']) => sql`
    select ${sql.lit(kind)}::text as kind, slug, name_ja as "nameJa", name_en as "nameEn", retired_at is not null as old
    from ${sql.table(`${kind}s`)}`
  const { rows } = await sql<PlaceName>`
    select kind, slug, "nameJa", "nameEn" from (${names('town')} union all ${names('station')}) as found
    order by old, slug`.execute(db)
  return rows
}

export async function findTownByName(db: Db, nameJa: string): Promise<Town | null> {
  const row = await towns(db).where('name_ja', '=', nameJa).where('retired_at', 'is', null).executeTakeFirst()
  return row ? placed(row) : null
}

/** The town whose point is nearest: towns are known by one point each, so this is a guess near their edges. */
export async function nearestTown(db: Db, at: LngLat): Promise<{ town: Town; metres: number } | null> {
  const metres = metresTo(sql.ref('location'), at)
  const row = await towns(db)
    .select(metres.as('metres'))
    .where('retired_at', 'is', null)
    .orderBy(metres)
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { metres: distance, ...town } = row
  return { town: placed(town), metres: Math.round(distance) }
}

/** The stations of the edition in use: those of the city first, each group in the order of its reading. */
export async function listStations(db: Db): Promise<Station[]> {
  const rows = await stations(db).where('retired_at', 'is', null).execute()
  return rows
    .map(placed)
    .sort((a, b) => Number(b.inCity) - Number(a.inCity) || collator.compare(a.kana ?? a.nameJa, b.kana ?? b.nameJa))
}

export type StationNear = { id: number; slug: string; nameJa: string; nameEn: string; straightM: number }

/** The nearest stations of the edition in use, with metres in a straight line. */
export async function nearestStations(db: Db, at: LngLat, count = 3): Promise<StationNear[]> {
  const metres = metresTo(sql.ref('location'), at)
  const rows = await db
    .selectFrom('stations')
    .select(['id', 'slug', 'name_ja as nameJa', 'name_en as nameEn', metres.as('straightM')])
    .where('retired_at', 'is', null)
    .orderBy(metres)
    .orderBy('id')
    .limit(count)
    .execute()
  return rows.map(row => ({ ...row, straightM: Math.round(row.straightM) }))
}

export async function findStation(db: Db, slug: string): Promise<Station | null> {
  const row = await stations(db).where('slug', '=', slug).where('retired_at', 'is', null).executeTakeFirst()
  return row ? placed(row) : null
}

/** The nearest interchanges with metres in a straight line. There is none inside the city. */
export async function nearestInterchanges(db: Db, at: LngLat, count = 2): Promise<Interchange[]> {
  const metres = metresTo(sql.ref('location'), at)
  const rows = await db
    .selectFrom('interchanges')
    .select([
      'slug',
      'name_ja as nameJa',
      'name_en as nameEn',
      'road_ja as roadJa',
      'road_en as roadEn',
      metres.as('metres'),
    ])
    .where('retired_at', 'is', null)
    .orderBy(metres)
    .limit(count)
    .execute()
  return rows.map(({ metres: straight, ...row }) => ({ ...row, straightM: Math.round(straight) }))
}

export type Boundary = {
  datasetId: number
  code: string
  nameJa: string
  nameEn: string
  areaM2: number
  geometry: MultiPolygon
}

/** The city's boundary in use, or null before one is loaded. */
export async function cityBoundary(db: Db): Promise<Boundary | null> {
  const row = await db
    .selectFrom('boundaries')
    .innerJoin('datasets', 'datasets.id', 'boundaries.dataset_id')
    .select([
      'boundaries.dataset_id as datasetId',
      'boundaries.code',
      'boundaries.name_ja as nameJa',
      'boundaries.name_en as nameEn',
      sql<number>`ST_Area(boundaries.geom::geography)`.as('areaM2'),
      asGeoJson<MultiPolygon>(sql.ref('boundaries.geom'), 7).as('geometry'),
    ])
    .where('datasets.retired_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Whether a point lies in the city; null before a boundary is loaded. */
export async function isInCity(db: Db, [lng, lat]: LngLat): Promise<boolean | null> {
  const row = await db
    .selectFrom('boundaries')
    .innerJoin('datasets', 'datasets.id', 'boundaries.dataset_id')
    .select(
      sql<boolean>`ST_Covers(boundaries.geom, ST_SetSRID(ST_MakePoint(${lng}::float8, ${lat}::float8), 4326))`.as('is'),
    )
    .where('datasets.retired_at', 'is', null)
    .executeTakeFirst()
  return row?.is ?? null
}
