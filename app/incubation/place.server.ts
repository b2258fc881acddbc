import { sql } from 'kysely'
import type { Trx } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { findDataset } from '../places/datasets.server.ts'
import { zonePartsOf } from '../zoning/place.server.ts'

const places = sql`select id as key, location as shape from facilities where retired_at is null`

/** Computes zone and limits of every facility from the zoning in use; run again whenever that changes. */
export async function placeFacilities(trx: Trx): Promise<void> {
  const zoning = (await findDataset(trx, 'zoning'))?.id ?? null
  const parts = await zonePartsOf(trx, places)
  const summary = [...parts].map(([id, [part]]) => ({ id, ...part }))
  await sql`
    update facilities f set zone_id = r.zone, coverage_ratio_pct = r."coverageRatioPct",
      floor_area_ratio_pct = r."floorAreaRatioPct", zoning_dataset_id = ${zoning}::int
    from facilities live
    left join jsonb_to_recordset(${jsonb(summary)})
      as r(id int, zone text, "coverageRatioPct" int, "floorAreaRatioPct" int) on r.id = live.id
    where f.id = live.id and live.retired_at is null`.execute(trx)
}
