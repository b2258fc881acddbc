import { sql } from 'kysely'
import type { Db } from '../../db/client.server.ts'
import { asGeoJson } from '../../db/postgis.ts'
import type { MultiPolygon } from '../places/rings.ts'
import type { ZoneId } from '../zoning/model.ts'
import { inOrder, matchesSite, type SiteFilter } from './filter.ts'
import { hectares, SITE_STATES, type SiteState, type SiteStep, siteStateOn } from './model.ts'
import type { Site } from './site.ts'

/** The public columns of a site; there is no other list. */
const COLUMNS = [
  'sites.id as rowId',
  'sites.public_id as id',
  'sites.name_ja as nameJa',
  'sites.name_en as nameEn',
  'towns.name_ja as townJa',
  'towns.name_en as townEn',
  'sites.former_use_ja as formerUseJa',
  'sites.former_use_en as formerUseEn',
  'sites.note_ja as noteJa',
  'sites.note_en as noteEn',
  'sites.area_m2 as areaM2',
  sql<ZoneId | null>`sites.zone_id`.as('zone'),
  'sites.coverage_ratio_pct as coverageRatioPct',
  'sites.floor_area_ratio_pct as floorAreaRatioPct',
  'datasets.is_sample as isSample',
  'datasets.edition',
  asGeoJson<{ coordinates: [number, number] }>(sql`ST_PointOnSurface(sites.geom)`, 5).as('point'),
  asGeoJson<MultiPolygon>(sql.ref('sites.geom'), 6).as('shape'),
] as const

/** Sites of the edition in use. */
export const liveSites = (db: Db) =>
  db
    .selectFrom('sites')
    .innerJoin('towns', 'towns.id', 'sites.town_id')
    .innerJoin('datasets', 'datasets.id', 'sites.dataset_id')
    .select(COLUMNS)
    .where('sites.retired_at', 'is', null)

/** The steps of each site, oldest first. */
export async function stepsOf(db: Db, rowIds: readonly number[]): Promise<Map<number, SiteStep[]>> {
  if (rowIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('site_states')
    .select([
      'site_id as siteId',
      sql<SiteState>`state`.as('state'),
      'from_on as from',
      'source_ja as sourceJa',
      'source_en as sourceEn',
    ])
    .where('site_id', 'in', rowIds)
    .where('superseded_at', 'is', null)
    .orderBy('from_on')
    .execute()
  const steps = new Map<number, SiteStep[]>()
  for (const { siteId, ...step } of rows) steps.set(siteId, [...(steps.get(siteId) ?? []), step])
  return steps
}

const everything: SiteFilter = { sort: 'newest' }

/** The sites that a filter asks for, with the state of `today`. */
export async function listSites(db: Db, today: string, filter: SiteFilter = everything): Promise<Site[]> {
  const rows = await liveSites(db).execute()
  const steps = await stepsOf(
    db,
    rows.map(row => row.rowId),
  )
  const sites = rows.map(({ rowId, point, noteJa: _, noteEn: __, edition: ___, ...site }) => ({
    ...site,
    step: siteStateOn(steps.get(rowId) ?? [], today),
    at: point.coordinates,
  }))
  return inOrder(
    sites.filter(site => matchesSite(site, filter)),
    filter.sort,
  )
}

export type SiteFigures = { count: number; totalHa: number; byState: Record<SiteState, number> }

/** How many sites there are, how large together, and how many in each state on `today`. */
export function figuresOf(sites: readonly Pick<Site, 'areaM2' | 'step'>[]): SiteFigures {
  const byState = Object.fromEntries(SITE_STATES.map(state => [state, 0])) as Record<SiteState, number>
  for (const { step } of sites) if (step) byState[step.state]++
  return { count: sites.length, totalHa: hectares(sites.reduce((sum, { areaM2 }) => sum + areaM2, 0)), byState }
}

export const siteFigures = async (db: Db, today: string): Promise<SiteFigures> => figuresOf(await listSites(db, today))
