import { type RawBuilder, type SqlBool, sql } from 'kysely'

type Bool = RawBuilder<SqlBool>

/** Without a walking time, "near the station" is this far: along roads where that is stated, else in a straight line. */
const NEAR_M = 1500

/** Stated road metres tell the true place, so they count only where that is public. */
const roadM = (precision: RawBuilder<unknown>) => sql`case when ${precision} = 'exact' then a.road_m end`

/** Whether a row of asset_access, alias `a`, is near its station. `precision`: of the asset's public place. */
export const isNearStation = (precision: RawBuilder<unknown>): Bool =>
  sql<SqlBool>`coalesce(${roadM(precision)}, a.straight_m) <= ${sql.lit(NEAR_M)}`

/** Metres a straight line may measure before the walk is longer than so many minutes by any road. */
const metresIn = (minutes: number) => minutes * 80

/**
 * How a row of asset_access, alias `a`, meets a wish for a station; `s` is the search projection. A walking time is
 * decided by stated road metres alone; a straight line that is too long leaves no doubt.
 */
export function stationTest(walkMax: number | undefined): { test: Bool; unknown: Bool } {
  const precision = sql.ref('s.location_precision')
  if (walkMax === undefined) return { test: isNearStation(precision), unknown: sql<SqlBool>`false` }
  return {
    test: sql<SqlBool>`${roadM(precision)} <= ${metresIn(walkMax)}`,
    unknown: sql<SqlBool>`(${roadM(precision)} is null and a.straight_m <= ${metresIn(walkMax)})`,
  }
}
