import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { jsonb } from '../../db/postgis.ts'
import { type AskedWork, workOf } from '../zoning/law/asked.ts'
import type { Case } from '../zoning/law/case.ts'
import { verdictOf } from '../zoning/law/verdict.ts'
import type { Verdict } from '../zoning/law/verdict-model.ts'
import { planOf } from '../zoning/law-place.ts'
import type { ZoneId } from '../zoning/model.ts'
import type { Overlay } from '../zoning/overlays.ts'
import { overlayKindsLoaded } from '../zoning/queries.server.ts'
import { hasBuilding, type Kind } from './model.ts'

type PlanRow = Pick<Overlay, 'nameJa' | 'nameEn' | 'attrs'>
type Row = {
  id: number
  kind: Kind
  zone: ZoneId | null
  coverageRatioPct: number | null
  floorAreaRatioPct: number | null
  floorAreaM2: number | null
  workshopAreaM2: number | null
  storey: number | null
  certificate: boolean | null
  /** Somebody has laid the overlays over the lot. */
  isLookedAt: boolean
  plans: PlanRow[] | null
}

/** What the public may know of a listing for a verdict: the columns that the SQL of a search reads, with plans by name. */
async function readRows(db: Db, ids: readonly number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.listing_id as id, s.kind, s.zone_id as zone, s.coverage_ratio_pct as "coverageRatioPct",
      s.floor_area_ratio_pct as "floorAreaRatioPct", s.floor_area_m2 as "floorAreaM2",
      s.workshop_area_m2 as "workshopAreaM2", s.storey, s.certificate,
      a.overlays_dataset_id is not null as "isLookedAt",
      case when s.plans_bar is not null then coalesce((
        select json_agg(json_build_object('nameJa', v.name_ja, 'nameEn', v.name_en, 'attrs', v.attrs)
          order by v.id)
        from asset_overlays p join overlay_areas v on v.id = p.overlay_area_id
        where p.asset_id = s.asset_id and v.kind = 'district_plan'), '[]') end as plans
    from listing_search s join assets a on a.id = s.asset_id
    where s.listing_id in (select value::bigint from jsonb_array_elements_text(${jsonb(ids)}))`.execute(db)
  return rows
}

/** The zone of the larger part decides (建築基準法91条); the shares of others are not always public, and not needed. */
function placeOf(row: Row, loaded: Case['place']['overlayKindsLoaded']): Case['place'] {
  const { zone, coverageRatioPct, floorAreaRatioPct } = row
  return {
    zones: zone ? [{ zone, coverageRatioPct, floorAreaRatioPct, share: 1 }] : [],
    plans: row.plans?.map(planOf) ?? null,
    overlayKindsLoaded: row.isLookedAt ? loaded : [],
  }
}

/** Bare land has no building that could say anything. */
const propertyOf = ({ kind, floorAreaM2, workshopAreaM2, storey, certificate }: Row): Case['property'] =>
  hasBuilding(kind) ? { floorAreaM2, workshopAreaM2, storey, certificate } : null

/**
 * The verdicts on a work at many listings, by the listing's number. Knows what is public: at town precision the zone,
 * and no plans.
 */
export async function verdictsOf(
  db: Db,
  ids: readonly number[],
  { use, answers }: AskedWork,
  today: string,
): Promise<Map<number, Verdict>> {
  const work = workOf(use)
  if (!work || ids.length === 0) return new Map()
  const [rows, loaded] = await Promise.all([readRows(db, ids), overlayKindsLoaded(db)])
  return new Map(
    rows.map(row => [
      row.id,
      verdictOf({ work, answers, property: propertyOf(row), place: placeOf(row, loaded), date: today }),
    ]),
  )
}
