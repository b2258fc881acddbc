import type { ColumnType, RawBuilder } from 'kysely'

// Kinds of columns, as both databases give and take them.

/** Written through db/postgis.ts; read only through asGeoJson. */
export type Geometry = ColumnType<string, RawBuilder<string>, RawBuilder<string>>
/** Written through jsonb(); read as the parsed value, checked with zod by the reader. */
export type Json = ColumnType<unknown, RawBuilder<unknown>, RawBuilder<unknown>>
export type Range = ColumnType<string, RawBuilder<string>, RawBuilder<string>>
/** 'YYYY-MM-DD' */
export type Day = string
/** Seen as a Date; the database fills it. */
export type Stamp = ColumnType<Date, Date | undefined, Date>
