import { type RawBuilder, sql } from 'kysely'

/** West, south, east, north in degrees (EPSG:4326). */
export type Bbox = readonly [number, number, number, number]
export type LngLat = readonly [number, number]

/** A jsonb parameter. Given as text and cast, so that both drivers store an object and never a quoted string. */
export const jsonb = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::text::jsonb`

/** A point from degrees. */
export const point = ([lng, lat]: LngLat) => sql<string>`ST_SetSRID(ST_MakePoint(${lng}::float8, ${lat}::float8), 4326)`

/** A geometry from a GeoJSON geometry object. The caller has validated it. */
export const geometry = (geojson: unknown) =>
  sql<string>`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geojson)}::text), 4326)`

/** A geometry column read as a GeoJSON object; raw EWKB never leaves the database. */
export const asGeoJson = <T = GeoJSON.Geometry>(column: RawBuilder<unknown>, digits = 6) =>
  sql<T>`ST_AsGeoJSON(${column}, ${sql.lit(digits)})::json`

/** True where the column's box meets the box; box comparison is float32, so add an exact test where counts must agree. */
export const boxMeets = (column: RawBuilder<unknown>, [w, s, e, n]: Bbox) =>
  sql<boolean>`${column} && ST_MakeEnvelope(${w}::float8, ${s}::float8, ${e}::float8, ${n}::float8, 4326)`

/** Metres between a geometry column and a point, on the spheroid. */
export const metresTo = (column: RawBuilder<unknown>, at: LngLat) =>
  sql<number>`ST_Distance(${column}::geography, ${point(at)}::geography)`
